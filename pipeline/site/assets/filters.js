"use strict";

/** What each filter asks of an incident. A filter that is not set asks nothing; what is unknown passes none. */
const FILTERS = {
  search: (incident, words) => fold(words).split(/\s+/).every((word) => searchText(incident).includes(word)),
  kind: (incident, kind) => incident.incident_type === kind,
  country: (incident, country) => incident.country === country,
  actor: (incident, name) => NAMED.some((part) => incident[part].some((one) => fold(one).includes(fold(name)))),
  from: (incident, day) => incident.date_end !== null && isoDay(incident.date_end) >= day,
  to: (incident, day) => incident.date_start !== null && isoDay(incident.date_start) <= day,
  dead: (incident, least) => incident.fatalities_best !== null && incident.fatalities_best >= Number(least),
  confidence: (incident, least) => incident.confidence !== null && incident.confidence >= Number(least),
  area: ({ latitude, longitude }, area) => latitude !== null && isWithin(latitude, longitude, area),
};

/** An area is "west,south,east,north" in degrees. */
function isWithin(latitude, longitude, area) {
  const [west, south, east, north] = area.split(",").map(Number);
  return west <= longitude && longitude <= east && south <= latitude && latitude <= north;
}

/** The incidents that pass all filters but those named; those only told beside other news pass where `beside` is set. */
function passing(filters, ...except) {
  const asked = Object.entries(filters).filter(([name, value]) => value && name in FILTERS && !except.includes(name));
  return release.incidents.filter((incident) => (filters.beside || incident.is_main) && asked.every(([name, value]) => FILTERS[name](incident, value)));
}

/** What is not among those that pass, though nothing that is known of it says so, in words. */
function sayLeftOut(filters) {
  const undated = filters.from || filters.to ? passing(filters, "from", "to").filter(({ date_start }) => date_start === null).length : 0;
  const beside = filters.beside ? 0 : passing({ ...filters, beside: "yes" }).filter(({ is_main }) => !is_main).length;
  return [undated ? `${undated.toLocaleString("en")} of unknown day left out` : null,
    beside ? `${beside.toLocaleString("en")} only mentioned beside other news left out` : null].filter(Boolean);
}

function areDaysReversed({ from, to }) {
  return Boolean(from && to && from > to);
}

/** Small letters without accents, so that Durán is found by duran. */
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

const search = { words: null, asked: false }; // outlets and headlines of each incident, loaded when somebody searches

/** Called by data/search.js, with the words of each incident in the order of the listing. */
function receiveSearchWords(words) {
  search.words = words;
  for (const incident of release.incidents) incident.searched = undefined;
  showFiltered();
}

function loadSearchWords() {
  if (search.asked) return;
  search.asked = true;
  const script = element("script", { src: "data/search.js" });
  script.addEventListener("error", () => receiveSearchWords([]));
  document.head.append(script);
}

/** All words that an incident is found by, folded once: those of its label, kind, places, names, outlets and headlines. */
function searchText(incident) {
  incident.searched ??= fold([incident.label, labelOf("incident_type", incident.incident_type), release.kindWords[incident.incident_type],
    incident.place_name, incident.city, incident.admin1, incident.country, incident.incident_id,
    ...NAMED.flatMap((part) => incident[part]), search.words?.[incident.row]].filter(Boolean).join(" "));
  return incident.searched;
}

/** Every filter, the switch `beside` and the order, none of them set. */
const NO_FILTERS = Object.fromEntries([...Object.keys(FILTERS), "beside", "sort"].map((name) => [name, ""]));

/** The filters as the page's address holds them, and back. */
function filtersOfHash(hash) {
  return Object.fromEntries([...new URLSearchParams(hash.slice(1))].filter(([name]) => name in NO_FILTERS));
}

function hashOfFilters(filters) {
  return new URLSearchParams(Object.entries(filters).filter(([, value]) => value)).toString();
}
