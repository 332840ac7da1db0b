"use strict";

const MOST_DOTS = 50000; // incidents beyond which the map shows how many there are, by cells of a grid
const CELL = 2; // degrees: the side of a cell
const UNITS = [ // how long a bar of the timeline is, by how many days there are to show
  { name: "day", days: 62, start: (date) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()), next: (at) => at + DAY },
  { name: "week", days: 450, start: (date) => Math.floor((date / DAY + 3) / 7) * 7 * DAY - 3 * DAY, next: (at) => at + 7 * DAY },
  { name: "month", days: 4000, start: (date) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth()), next: (at) => shiftMonth(at, 1) },
  { name: "year", days: Infinity, start: (date) => Date.UTC(date.getUTCFullYear(), 0), next: (at) => shiftMonth(at, 12) },
];
const charts = { models: null, refill: () => {} };

function shiftMonth(at, months) {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months);
}

/** Called by data/charts.js with the two figures: draws them, and lets them be filled from then on. */
async function receiveCharts(items) {
  const models = {};
  for (const item of Object.values(items)) {
    await Bokeh.embed.embed_item(item);
    const drawn = Bokeh.documents.at(-1);
    models[item.target_id] = (name) => drawn.get_model_by_name(name);
  }
  charts.models = models;
  const { map, timeline } = models;
  map("map").on_event("selectiongeometry", ({ geometry, final }) => final !== false && geometry.type === "rect" && chooseArea(geometry));
  map("map").on_event("tap", () => setTimeout(choosePlace));
  timeline("timeline").on_event("selectiongeometry", ({ geometry, final }) => final !== false && chooseDays(geometry));
  if (matchMedia("(pointer: coarse)").matches) for (const name of ["map", "timeline"]) models[name](name).toolbar.active_drag = null;
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", colourCharts);
  colourCharts();
  charts.refill();
}

/** Miller's projection of a latitude, as the outlines have it, and back. */
function project(latitude) {
  return (1.25 * Math.log(Math.tan(Math.PI / 4 + (0.4 * latitude * Math.PI) / 180)) * 180) / Math.PI;
}

function unproject(y) {
  return ((Math.atan(Math.exp((y * Math.PI) / 180 / 1.25)) - Math.PI / 4) / 0.4 / Math.PI) * 180;
}

function chooseArea({ x0, x1, y0, y1 }) {
  const area = [Math.min(x0, x1), unproject(Math.min(y0, y1)), Math.max(x0, x1), unproject(Math.max(y0, y1))];
  changeFilters({ area: area.map((degrees) => degrees.toFixed(2)).join(",") });
}

/** A dot that was pressed is an area of its own. */
function choosePlace() {
  const { data, selected } = charts.models.map("places-data");
  const [place] = selected.indices;
  if (place !== undefined) changeFilters({ area: data.area[place] });
}

function chooseDays({ x0, x1 }) {
  const [from, to] = [Math.min(x0, x1), Math.max(x0, x1)].map((at) => isoDay(Math.floor(at / DAY)));
  changeFilters({ from, to });
}

/** Fills both figures: the map with what passes all filters but the area, the timeline with what passes all but the days. */
function fillCharts(filters) {
  if (!charts.models) return;
  fillMap(passing(filters, "area"), filters.area);
  fillTimeline(passing(filters, "from", "to"), filters);
}

function fillMap(incidents, area) {
  const { map } = charts.models;
  const placed = incidents.filter(({ latitude }) => latitude !== null);
  const isDense = placed.length > MOST_DOTS;
  fill(map("places-data"), isDense ? [] : countPlaces(placed), ["x", "y", "size", "place", "count", "dead", "area"]);
  fill(map("grid-data"), isDense ? countCells(placed) : [], ["left", "right", "bottom", "top", "weight", "count", "dead", "place"]);
  byId("map-key").textContent = isDense ? `The darker a cell of ${CELL}°, the more incidents.` : "The larger a dot, the more incidents.";
  const [west, south, east, north] = (area || "0,0,0,0").split(",").map(Number);
  map("area").setv({ visible: Boolean(area) && west < east, left: west, right: east, bottom: project(south), top: project(north) });
}

/** One dot a place: its area grows with the number of incidents there; the large ones lie beneath. */
function countPlaces(incidents) {
  const places = groupBy(incidents, ({ longitude, latitude }) => `${longitude},${latitude}`);
  return [...places].map(([place, there]) => ({
    x: there[0].longitude, y: project(there[0].latitude), size: Math.min(44, 5 + 3 * Math.sqrt(there.length)),
    place: [there[0].city ?? there[0].admin1, there[0].country].filter(Boolean).join(", "), area: `${place},${place}`, ...countDead(there),
  })).sort((one, other) => other.count - one.count);
}

function countCells(incidents) {
  const cells = groupBy(incidents, ({ longitude, latitude }) => [longitude, latitude].map((degrees) => Math.floor(degrees / CELL) * CELL).join());
  const most = Math.log1p(Math.max(...[...cells.values()].map((there) => there.length)));
  return [...cells].map(([corner, there]) => {
    const [west, south] = corner.split(",").map(Number);
    const weight = 0.15 + (0.85 * Math.log1p(there.length)) / most;
    return { left: west, right: west + CELL, bottom: project(south), top: project(south + CELL), weight, place: `${south}°, ${west}°`, ...countDead(there) };
  });
}

function countDead(incidents) {
  return { count: incidents.length, dead: incidents.reduce((sum, { fatalities_best }) => sum + (fatalities_best ?? 0), 0) };
}

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

function fill(source, rows, names) {
  source.selected.indices = [];
  source.data = Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]));
}

function groupBy(values, key) {
  const groups = new Map();
  for (const value of values) {
    const name = key(value);
    if (groups.has(name)) groups.get(name).push(value);
    else groups.set(name, [value]);
  }
  return groups;
}

/** Gives the figures the colours of the page's style sheet, light or dark. */
function colourCharts() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const { map, timeline } = charts.models;
  map("land").glyph.setv({ fill_color: colour("land"), line_color: colour("border") });
  map("places").glyph.setv({ fill_color: colour("mark"), line_color: colour("mark") });
  map("grid").glyph.setv({ fill_color: colour("mark") });
  timeline("bars").glyph.setv({ fill_color: colour("mark") });
  for (const chosen of [map("area"), timeline("days")]) chosen.setv({ fill_color: colour("link"), line_color: colour("link") });
  timeline("rules").setv({ grid_line_color: colour("rule") });
  for (const axis of [...timeline("timeline").below, ...timeline("timeline").left]) axis.setv({ major_label_text_color: colour("quiet") });
}
