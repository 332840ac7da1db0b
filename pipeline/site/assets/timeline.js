"use strict";

const UNITS = [ // how long a bar of the timeline is, by how many days there are to show
  { name: "day", days: 62, start: (date) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()), next: (at) => at + DAY },
  { name: "week", days: 450, start: (date) => Math.floor((date / DAY + 3) / 7) * 7 * DAY - 3 * DAY, next: (at) => at + 7 * DAY },
  { name: "month", days: 4000, start: (date) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth()), next: (at) => shiftMonth(at, 1) },
  { name: "year", days: Infinity, start: (date) => Date.UTC(date.getUTCFullYear(), 0), next: (at) => shiftMonth(at, 12) },
];

function shiftMonth(at, months) {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months);
}

/** A stretch that was dragged over. */
function chooseDays({ x0, x1 }) {
  const [from, to] = [Math.min(x0, x1), Math.max(x0, x1)].map((at) => isoDay(Math.floor(at / DAY)));
  changeFilters({ from, to });
}

/** Draws incidents by their first day, and the chosen days. */
function fillTimeline(incidents, { from, to }) {
  const { timeline } = charts.models;
  const days = incidents.map(({ date_start }) => date_start).filter((day) => day !== null).map((day) => day * DAY);
  const [first, last] = days.length ? [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))] : [Date.now(), Date.now()];
  const unit = UNITS.find((one) => (last - first) / DAY <= one.days);
  const isChosen = (at) => (!from || isoDay(unit.next(at) / DAY - 1) >= from) && (!to || isoDay(at / DAY) <= to);
  const bars = [...groupBy(days, (at) => unit.start(new Date(at)))].map(([left, those]) => ({
    left, right: left + 0.9 * (unit.next(left) - left), bottom: 0, top: those.length, weight: isChosen(left) ? 0.9 : 0.25, when: sayStretch(unit, left),
  }));
  fill(timeline("bars-data"), bars, ["left", "right", "bottom", "top", "weight", "when"]);
  const { x_range, y_range } = timeline("timeline");
  x_range.setv({ start: unit.start(new Date(first)), end: unit.next(unit.start(new Date(last))) });
  y_range.setv({ start: 0, end: 1.08 * bars.reduce((most, { top }) => Math.max(most, top), 1) });
  timeline("days").setv({ visible: Boolean(from || to), left: from ? Date.parse(from) : x_range.start, right: to ? Date.parse(to) + DAY : x_range.end });
  const undated = incidents.length - days.length;
  byId("timeline-caption").textContent = `Incidents per ${unit.name}${undated ? `, without ${undated.toLocaleString("en")} of unknown day` : ""}.`;
}

function sayStretch({ name }, at) {
  const day = isoDay(at / DAY);
  return { day, week: `week of ${day}`, month: day.slice(0, 7), year: day.slice(0, 4) }[name];
}
