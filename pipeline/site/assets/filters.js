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

/** The incidents that pass all filters but those named. */
function passing(filters, ...except) {
  const asked = Object.entries(filters).filter(([name, value]) => value && name in FILTERS && !except.includes(name));
  return release.incidents.filter((incident) => asked.every(([name, value]) => FILTERS[name](incident, value)));
}

/** Small letters without accents, so that Durán is found by duran. */
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

/** All names that an incident is found by, folded once. */
function searchText(incident) {
  incident.searched ??= fold([incident.label, labelOf("incident_type", incident.incident_type), incident.place_name, incident.city,
    incident.admin1, incident.country, incident.incident_id, ...NAMED.flatMap((part) => incident[part])].filter(Boolean).join(" "));
  return incident.searched;
}

/** The filters as the page's address holds them, and back. */
function filtersOfHash(hash) {
  return Object.fromEntries([...new URLSearchParams(hash.slice(1))].filter(([name]) => name in FILTERS));
}

function hashOfFilters(filters) {
  return new URLSearchParams(Object.entries(filters).filter(([, value]) => value)).toString();
}
