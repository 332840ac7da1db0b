"use strict";

const NO_FILTERS = Object.fromEntries(Object.keys(FILTERS).map((name) => [name, ""]));
const SUGGESTED = 500; // names that the field for actors offers

function formFilters() {
  return Object.fromEntries([...new FormData(byId("filters"))].map(([name, value]) => [name, value.trim()]));
}

const chosen = { area: "" }; // what no field of the form holds

/** The filters as they stand. */
function currentFilters() {
  return { ...formFilters(), ...chosen };
}

/** Sets some filters and shows what passes. */
function setFilters(filters) {
  for (const [name, value] of Object.entries(filters)) {
    const field = byId("filters").elements[name];
    if (field) field.value = value;
    else chosen[name] = value;
  }
  showFiltered();
}

/** Changes some filters, from the charts or a button: the page's address follows. */
function changeFilters(filters) {
  setFilters(filters);
  writeAddress();
}

function clearFilters(...names) {
  changeFilters(Object.fromEntries(names.map((name) => [name, ""])));
}

function writeAddress() {
  const hash = hashOfFilters(currentFilters());
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
}

/** Shows table and charts by the filters as they stand. */
function showFiltered() {
  const filters = currentFilters();
  const passed = passing(filters);
  showTable(passed);
  fillCharts(filters);
  byId("shown").replaceChildren(element("strong", {}, passed.length.toLocaleString("en")), ` of ${count(release.incidents.length, "incident")} shown`);
  byId("clear").hidden = !hashOfFilters(filters);
  byId("clear-area").hidden = !filters.area;
  byId("clear-days").hidden = !(filters.from || filters.to);
}

/** The address says what is to be seen: an incident, filters, or a part of the page. */
function followAddress() {
  const name = location.hash.slice(1);
  const isIncident = name.startsWith("inc-");
  for (const part of ["explore", "about"]) byId(part).hidden = isIncident;
  byId("incident").hidden = !isIncident;
  document.body.classList.toggle("one", isIncident);
  if (isIncident) return showIncident(name).then(() => { byId("incident").focus(); scrollTo(0, 0); });
  document.title = siteTitle;
  if (name.includes("=")) setFilters({ ...NO_FILTERS, ...filtersOfHash(location.hash) });
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
  byId("filters").addEventListener("input", () => { showFiltered(); writeAddress(); });
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => changeFilters(NO_FILTERS));
  byId("clear-area").addEventListener("click", () => clearFilters("area"));
  byId("clear-days").addEventListener("click", () => clearFilters("from", "to"));
  byId("download").addEventListener("click", () => saveText("incidents.csv", toCsv(table.incidents), "text/csv"));
  charts.refill = () => fillCharts(currentFilters());
  addEventListener("hashchange", followAddress);
  showFiltered();
  followAddress();
}

document.addEventListener("DOMContentLoaded", start);
