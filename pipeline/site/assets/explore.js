"use strict";

const SUGGESTED = 500; // names that the field for actors offers

function formFilters() {
  return { beside: "", ...Object.fromEntries([...new FormData(byId("filters"))].map(([name, value]) => [name, value.trim()])) };
}

const chosen = { area: "", sort: "" }; // what no field of the form holds

/** The filters as they stand. */
function currentFilters() {
  return { ...formFilters(), ...chosen };
}

/** Sets some filters and shows what passes. */
function setFilters(filters) {
  for (const [name, value] of Object.entries(filters)) {
    const field = byId("filters").elements[name];
    if (!field) chosen[name] = value;
    else if (field.type === "checkbox") field.checked = Boolean(value);
    else field.value = value;
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
  if (filters.search) loadSearchWords();
  const passed = passing(filters);
  showTable(passed, filters.sort);
  fillCharts(filters);
  sayShown(filters, passed.length);
  byId("clear").hidden = !isFiltered(filters);
  byId("clear-area").hidden = !filters.area;
  byId("clear-days").hidden = !(filters.from || filters.to);
}

function isFiltered(filters) {
  return Boolean(hashOfFilters({ ...filters, sort: "" }));
}

/** How many pass, what is left out unseen, and why nothing is there where nothing is. */
function sayShown(filters, number) {
  const said = [` of ${count(release.incidents.length, "incident")} shown`, ...sayLeftOut(filters)].join(", ");
  byId("shown").replaceChildren(element("strong", {}, number.toLocaleString("en")), said);
  byId("none").hidden = number > 0;
  byId("none-why").textContent = sayNone(filters);
  byId("clear-none").hidden = !isFiltered(filters);
  for (const name of ["from", "to"]) byId("filters").elements[name].setAttribute("aria-invalid", areDaysReversed(filters));
}

function sayNone(filters) {
  if (areDaysReversed(filters)) return "The first day comes after the last: turn them round.";
  return filters.search && !search.words ? "Looking through outlets and headlines …" : "No incident passes these filters.";
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
  const surest = release.incidents.reduce((most, { confidence }) => Math.max(most, confidence ?? 0), 0);
  for (const option of [...byId("filters").elements.confidence.options]) if (Number(option.value) > surest) option.remove();
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
  for (const name of ["clear", "clear-none"]) byId(name).addEventListener("click", () => changeFilters({ ...NO_FILTERS, sort: chosen.sort }));
  byId("clear-area").addEventListener("click", () => clearFilters("area"));
  byId("clear-days").addEventListener("click", () => clearFilters("from", "to"));
  byId("download").addEventListener("click", () => saveText("incidents.csv", toCsv(table.incidents), "text/csv"));
  charts.refill = () => fillCharts(currentFilters());
  addEventListener("hashchange", followAddress);
  showFiltered();
  followAddress();
}

document.addEventListener("DOMContentLoaded", start);
