"use strict";

const details = new Map(); // by id, as far as their shards are loaded

/** Called by data/details-N.js: whatever names an article by its place in the list gets the article. */
function receiveDetails(incidents) {
  for (const told of incidents) {
    const rows = [...told.reports, ...told.claims, ...told.parties, ...told.statements, ...told.cells];
    for (const row of [...rows, ...rows.flatMap(({ quotes }) => quotes ?? [])]) {
      if ("article" in row) row.article = told.articles[row.article];
    }
    details.set(told.id, told);
  }
}

/** Loads the shard that an incident lies in, if it is not there yet. */
function loadDetails({ row, incident_id }) {
  if (details.has(incident_id)) return Promise.resolve(details.get(incident_id));
  const shard = release.shards.findLastIndex((first) => first <= row);
  return new Promise((resolve, reject) => {
    const script = element("script", { src: `data/details-${shard}.js` });
    script.addEventListener("load", () => resolve(details.get(incident_id)));
    script.addEventListener("error", () => reject(new Error(`data/details-${shard}.js cannot be loaded`)));
    document.head.append(script);
  });
}

/** Fills the page of one incident, by its id; an id that no longer stands leads to its successors. */
async function showIncident(id) {
  const page = byId("incident");
  const incident = release.byId.get(id);
  try {
    page.replaceChildren(...(incident ? describeIncident(await loadDetails(incident), incident) : describeGone(id)));
  } catch (error) {
    page.replaceChildren(backLink(), element("p", { class: "note" }, `${error.message}. The folder data must lie beside this page.`));
  }
  document.title = page.querySelector("h2")?.textContent ?? id;
}

function backLink() {
  return element("p", { class: "back" }, element("a", { href: `#${hashOfFilters(currentFilters()) || "explore"}`, "data-back": true }, "← All incidents"));
}

function describeGone(id) {
  const successors = release.redirects[id];
  const said = !successors ? "This release has no such incident." : successors.length ? "This id was retired. It leads to:" : "This incident was retracted.";
  return [backLink(), element("h2", {}, id), element("p", {}, said),
    element("ul", {}, (successors ?? []).map((one) => element("li", {}, element("a", { href: `#${one}` }, release.byId.get(one)?.label ?? one))))];
}

function describeIncident(told, listed) {
  return [
    backLink(),
    element("h2", {}, told.label),
    element("p", { class: "permalink" }, element("a", { href: `#${told.id}` }, told.id), ` · confidence ${sayShare(listed.confidence)} · `,
      `${count(listed.article_count, "article")}, ${count(listed.source_count, "independent source")}`),
    describeCells(told),
    section("Who reports it", told.reports, describeReport),
    section("Tolls: who gives which number", told.claims, describeClaim),
    section("Who did it, to whom", told.parties, describeParty),
    section("What was said", told.statements, describeStatement),
    describeCiting(told),
  ].filter(Boolean);
}

function count(number, word) {
  return `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
}

/** A titled list with an entry a row, if there is something to tell. */
function section(title, rows, describe) {
  return rows.length ? element("section", {}, element("h3", {}, title), element("ul", { class: "entries" }, rows.map((row) => element("li", {}, describe(row))))) : null;
}
