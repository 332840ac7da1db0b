"use strict";

const PHONE = matchMedia("(max-width: 760px)");
const NAMES = 3; // perpetrators shown of an incident
const COLUMNS = [
  { name: "Day", key: (one) => one.date_start, cell: (one) => one.days ?? unknown(), sort: -1 },
  { name: "Incident", key: (one) => one.label, cell: (one) => [element("a", { href: `#${one.incident_id}` }, one.label), ...notes(one)], sort: 1 },
  { name: "Dead", key: (one) => one.fatalities_best, cell: (one) => one.dead ?? unknown(), number: true, sort: -1, dated: true },
  { name: "Injured", key: (one) => one.injured_best, cell: (one) => one.injured ?? unknown(), number: true, sort: -1, dated: true },
  { name: "By whom", key: (one) => one.perpetrators[0] ?? null, cell: (one) => sayPerpetrators(one), sort: 1 },
  { name: "Sources", key: (one) => one.source_count, cell: (one) => String(one.source_count), number: true, sort: -1 },
  { name: "Confidence", key: (one) => one.confidence, cell: (one) => sayShare(one.confidence), number: true, sort: -1,
    about: "how often kind, day, place and dead are all right" },
]; // sort: the direction of a first press; dated: incidents of unknown day come behind the others
const table = { incidents: [], shown: 0, column: COLUMNS[0], direction: -1 };

/** Rows shown at a time. */
function pageLength() {
  return PHONE.matches ? 25 : 100;
}

function unknown() {
  return element("span", { class: "unknown" }, "unknown");
}

function sayShare(share) {
  return share === null ? "not measured" : `${Math.round(share * 100)}%`;
}

/** The first names, each with its own standing, and how many more there are. */
function sayPerpetrators({ perpetrators, standings }) {
  if (!perpetrators.length) return unknown();
  const more = perpetrators.length - NAMES;
  const said = perpetrators.slice(0, NAMES).map((name, place) => element("div", {}, name,
    standings[place] ? element("small", {}, ` ${labelOf("responsibility", standings[place]).toLowerCase()}`) : null));
  return [said, more > 0 ? element("small", {}, `+${more} more`) : null];
}

/** What keeps an incident from being plain fact. */
function notes({ status, is_main }) {
  const said = [status === "reported" ? null : labelOf("status", status).toLowerCase(), is_main ? null : "only mentioned beside other news"];
  return said.filter(Boolean).map((one) => element("small", {}, ` ${one}`));
}

/** Fills the head once; a press on a column sorts by it, another turns the order round. */
function startTable() {
  byId("incidents").querySelector("thead tr").append(...COLUMNS.map((column) => {
    const button = element("button", { type: "button" }, column.name);
    button.addEventListener("click", () => sortBy(column));
    return element("th", { scope: "col", class: column.number ? "number" : null }, button, column.about ? element("small", { class: "about" }, column.about) : null);
  }));
  byId("more").addEventListener("click", showMore);
}

/** Sorts by a column, the other way round where the table is sorted by it already: the page's address follows. */
function sortBy(column) {
  const direction = table.column === column ? -table.direction : column.sort;
  changeFilters({ sort: column === COLUMNS[0] && direction === -1 ? "" : `${direction < 0 ? "-" : ""}${slug(column)}` });
}

function slug({ name }) {
  return name.toLowerCase().replaceAll(" ", "-");
}

/** Sets the order that the address names, such as "-dead"; the newest come first where it names none. */
function setOrder(sort) {
  const named = COLUMNS.find((column) => slug(column) === sort.replace(/^-/, ""));
  table.column = named ?? COLUMNS[0];
  table.direction = named && !sort.startsWith("-") ? 1 : -1;
}

/** Shows the first rows of these incidents in an order. */
function showTable(incidents, sort) {
  setOrder(sort);
  const { column: { key, dated }, direction } = table;
  const undated = (one) => Number(Boolean(dated) && one.date_start === null);
  table.incidents = [...incidents].sort((one, other) => (key(one) === null) - (key(other) === null) || undated(one) - undated(other)
    || compare(key(one), key(other), direction) || one.row - other.row);
  table.shown = pageLength();
  byId("incidents").querySelectorAll("thead th").forEach((head, place) => {
    const sorted = COLUMNS[place] === table.column;
    head.toggleAttribute("aria-sort", sorted);
    if (sorted) head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
  });
  byId("incidents").tBodies[0].replaceChildren(...table.incidents.slice(0, table.shown).map(makeRow));
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
  const rows = table.incidents.slice(table.shown, table.shown + pageLength()).map(makeRow);
  byId("incidents").tBodies[0].append(...rows);
  table.shown += rows.length;
  offerMore();
  rows[0]?.querySelector("a").focus();
}

function offerMore() {
  const left = table.incidents.length - table.shown;
  byId("more").hidden = left <= 0;
  byId("more").textContent = `Show ${Math.min(pageLength(), left)} more of ${left.toLocaleString("en")}`;
}
