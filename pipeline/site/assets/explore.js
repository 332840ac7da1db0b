"use strict";

const SUGGESTED = 500; // names that the field for actors offers

function formFilters() {
  return Object.fromEntries([...new FormData(byId("filters"))].map(([name, value]) => [name, value.trim()]));
}

const chosen = { area: "" }; // what no field of the form holds

/** The filters as they stand. */
function currentFilters() {
  return { ...formFilters(), ...chosen };
}

/** Sets some filters, from the charts or from the page's address, and shows what passes. */
function setFilters(filters) {
  for (const [name, value] of Object.entries(filters)) {
    const field = byId("filters").elements[name];
    if (field) field.value = value;
    else chosen[name] = value;
  }
  applyFilters();
}

function clearFilters(...names) {
  setFilters(Object.fromEntries(names.map((name) => [name, ""])));
}

/** Shows table, charts and address by the filters as they stand. */
function applyFilters() {
  const filters = currentFilters();
  const passed = passing(filters);
  const hash = hashOfFilters(filters);
  showTable(passed);
  fillCharts(filters);
  byId("shown").replaceChildren(element("strong", {}, passed.length.toLocaleString("en")), ` of ${count(release.incidents.length, "incident")} shown`);
  byId("clear").hidden = !hash;
  byId("clear-area").hidden = !filters.area;
  byId("clear-days").hidden = !(filters.from || filters.to);
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
}

/** The address says what is to be seen: an incident, filters, or a part of the page. */
function followAddress() {
  const name = decodeURIComponent(location.hash.slice(1));
  const isIncident = name.startsWith("inc-");
  for (const part of ["explore", "about"]) byId(part).hidden = isIncident;
  byId("incident").hidden = !isIncident;
  if (isIncident) return showIncident(name).then(() => { byId("incident").focus(); scrollTo(0, 0); });
  document.title = siteTitle;
  if (name.includes("=")) setFilters({ ...Object.fromEntries(Object.keys(FILTERS).map((one) => [one, ""])), ...filtersOfHash(location.hash) });
  else if (name) byId(name)?.scrollIntoView();
  return undefined;
}

const siteTitle = document.title;

function offerChoices() {
  for (const [field, column] of [["kind", "incident_type"], ["country", "country"]]) {
    const choices = countValues(column).map(([value, times]) => element("option", { value }, `${labelOf(column, value)} (${times.toLocaleString("en")})`));
    byId("filters").elements[field].append(...choices);
  }
  const names = new Map();
  for (const [name, times] of NAMED.flatMap(countValues)) names.set(name, (names.get(name) ?? 0) + times);
  const commonest = [...names].sort(([, one], [, other]) => other - one).slice(0, SUGGESTED);
  byId("actors").append(...commonest.map(([value]) => element("option", { value })));
}

function start() {
  startTable();
  offerChoices();
  byId("explore").hidden = false;
  byId("filters").addEventListener("input", applyFilters);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => clearFilters(...Object.keys(FILTERS)));
  byId("clear-area").addEventListener("click", () => clearFilters("area"));
  byId("clear-days").addEventListener("click", () => clearFilters("from", "to"));
  byId("download").addEventListener("click", () => saveText("incidents.csv", toCsv(table.incidents), "text/csv"));
  charts.refill = () => fillCharts(currentFilters());
  addEventListener("hashchange", followAddress);
  setFilters(filtersOfHash(location.hash.includes("=") ? location.hash : ""));
  followAddress();
}

document.addEventListener("DOMContentLoaded", start);
