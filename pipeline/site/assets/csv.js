"use strict";

const CSV_COLUMNS = ["incident_id", "label", "incident_type", "stage", "status", "date_start", "date_end", "place_name", "city", "admin1", "country",
  "latitude", "longitude", "fatalities_low", "fatalities_best", "fatalities_high", "injured_low", "injured_best", "injured_high",
  "perpetrators", "responsibility", "targets", "victims", "confidence", "article_count", "source_count"];
const CSV_VALUES = { date_start: isoDay, date_end: isoDay };
const FORMULA = /^[=+\-@\t\r]/; // what a spreadsheet would take a cell for

/** The incidents as CSV, columns named as in table incidents; unknown is an empty cell, lists are joined by "; ". */
function toCsv(incidents) {
  const rows = incidents.map((incident) => CSV_COLUMNS.map((name) => csvCell(name, incident[name])));
  return [CSV_COLUMNS, ...rows].map((cells) => cells.join(",")).join("\r\n") + "\r\n";
}

function csvCell(name, value) {
  if (value === null) return "";
  if (name in CSV_VALUES) return CSV_VALUES[name](value);
  if (typeof value === "number") return String(value);
  const text = Array.isArray(value) ? value.join("; ") : value;
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a text to the browser as a file. */
function saveText(name, text, type) {
  const address = URL.createObjectURL(new Blob(["\ufeff", text], { type }));
  const link = element("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
