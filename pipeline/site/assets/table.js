"use strict";

const PAGE = 100; // rows shown at a time
const COLUMNS = [
  { name: "Day", key: (one) => one.date_start, cell: (one) => one.days ?? unknown(), sort: -1 },
  { name: "Incident", key: (one) => one.label, cell: (one) => [element("a", { href: `#${one.incident_id}` }, one.label), ...notes(one)], sort: 1 },
  { name: "Dead", key: (one) => one.fatalities_best, cell: (one) => one.dead ?? unknown(), number: true, sort: -1 },
  { name: "Injured", key: (one) => one.injured_best, cell: (one) => one.injured ?? unknown(), number: true, sort: -1 },
  { name: "By whom", key: (one) => one.perpetrators[0] ?? null, cell: (one) => sayPerpetrators(one), sort: 1 },
  { name: "Sources", key: (one) => one.source_count, cell: (one) => String(one.source_count), number: true, sort: -1 },
  { name: "Confidence", key: (one) => one.confidence, cell: (one) => sayShare(one.confidence), number: true, sort: -1 },
];
const table = { incidents: [], shown: PAGE, column: COLUMNS[0], direction: -1 };

function unknown() {
  return element("span", { class: "unknown" }, "unknown");
}

function sayShare(share) {
  return share === null ? "not measured" : `${Math.round(share * 100)}%`;
}

function sayPerpetrators({ perpetrators, responsibility }) {
  if (!perpetrators.length) return unknown();
  const doubt = responsibility && responsibility !== "reported_as_fact" ? element("small", {}, ` ${labelOf("responsibility", responsibility).toLowerCase()}`) : null;
  return [perpetrators.join(", "), doubt];
}

/** What keeps an incident from being plain fact. */
function notes({ status }) {
  return status === "reported" ? [] : [element("small", {}, ` ${labelOf("status", status).toLowerCase()}`)];
}

/** Fills the head once; a press on a column sorts by it, another turns the order round. */
function startTable() {
  byId("incidents").querySelector("thead tr").append(...COLUMNS.map((column) => {
    const button = element("button", { type: "button" }, column.name);
    button.addEventListener("click", () => sortBy(column));
    return element("th", { scope: "col", class: column.number ? "number" : null }, button);
  }));
  byId("more").addEventListener("click", showMore);
}

function sortBy(column) {
  table.direction = table.column === column ? -table.direction : column.sort;
  table.column = column;
  showTable(table.incidents);
}

/** Shows the first rows of these incidents in the order chosen. */
function showTable(incidents) {
  const { column: { key }, direction } = table;
  table.incidents = [...incidents].sort((one, other) => compare(key(one), key(other), direction) || one.row - other.row);
  table.shown = PAGE;
  byId("incidents").querySelectorAll("thead th").forEach((head, place) => {
    const sorted = COLUMNS[place] === table.column;
    head.toggleAttribute("aria-sort", sorted);
    if (sorted) head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
  });
  byId("incidents").tBodies[0].replaceChildren(...table.incidents.slice(0, PAGE).map(makeRow));
  offerMore();
}

/** Unknown comes last in either direction. */
function compare(one, other, direction) {
  if (one === null || other === null) return (one === null) - (other === null);
  return direction * (one < other ? -1 : one > other ? 1 : 0);
}

function makeRow(incident) {
  return element("tr", {}, COLUMNS.map(({ name, cell, number }) => element("td", { "data-label": name, class: number ? "number" : null }, cell(incident))));
}

function showMore() {
  const rows = table.incidents.slice(table.shown, table.shown + PAGE).map(makeRow);
  byId("incidents").tBodies[0].append(...rows);
  table.shown += PAGE;
  offerMore();
  rows[0]?.querySelector("a").focus();
}

function offerMore() {
  const left = table.incidents.length - table.shown;
  byId("more").hidden = left <= 0;
  byId("more").textContent = `Show ${Math.min(PAGE, left)} more of ${left.toLocaleString("en")}`;
}
