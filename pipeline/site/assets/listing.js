"use strict";

/** The incidents of the release, one object each, in the order of their shards; filled by data/incidents.js. */
const release = { incidents: [], byId: new Map(), shards: [], redirects: {}, labels: {}, kindWords: {} };

const DAY = 86400000; // milliseconds
const REPEATED = ["incident_type", "stage", "status", "place_name", "city", "admin1", "country", "responsibility", "days", "dead", "injured"];
const NAMED = ["perpetrators", "targets", "victims"];
const LISTS = [...NAMED, "standings"]; // standings: a code for each of the perpetrators, "" where none is known

/** Called by data/incidents.js: columns become rows, places in the list of texts become texts. */
function receiveListing({ columns, texts, labels, kind_words: kindWords, shards, redirects }) {
  const names = Object.keys(columns);
  release.incidents = columns.incident_id.map((id, row) => {
    const incident = { row };
    for (const name of names) incident[name] = columns[name][row];
    for (const name of REPEATED) if (incident[name] !== null) incident[name] = texts[incident[name]];
    for (const name of LISTS) incident[name] = incident[name].map((place) => texts[place]);
    incident.date_end = incident.date_start === null ? null : incident.date_start + incident.date_length;
    return incident;
  });
  release.byId = new Map(release.incidents.map((incident) => [incident.incident_id, incident]));
  Object.assign(release, { labels, kindWords, shards, redirects });
}

/** A code in words. */
function labelOf(column, code) {
  return release.labels[column]?.[code] ?? code;
}

/** The day, counted from 1970, as ISO 8601 writes it. */
function isoDay(day) {
  return day === null ? "" : new Date(day * DAY).toISOString().slice(0, 10);
}

/** How often each value of a column stands, the commonest first. */
function countValues(column) {
  const counts = new Map();
  for (const incident of release.incidents) {
    for (const value of new Set([incident[column]].flat())) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
}

/** Values in groups, by a key of each; the groups in the order in which they are met. */
function groupBy(values, key) {
  const groups = new Map();
  for (const value of values) {
    const name = key(value);
    if (groups.has(name)) groups.get(name).push(value);
    else groups.set(name, [value]);
  }
  return groups;
}
