"use strict";

/** The cells of an incident: value, confidence, and the words that it was read from. */
function describeCells({ cells, perpetrators, named }) {
  const lists = [["By whom", perpetrators.map(describePerpetrator)], ["Against", joinNames(named.targets)], ["Victims", joinNames(named.victims)]];
  return element("table", { class: "cells" },
    element("caption", { class: "hidden" }, "What is told of it, and the words behind it"),
    element("thead", { class: "hidden" }, element("tr", {}, ["What", "Value", "Words behind it"].map((name) => element("th", { scope: "col" }, name)))),
    element("tbody", {}, cells.map(describeCell), lists.map(([label, value]) => describeCell({ label, value: value.length ? value : null, quotes: [] }))));
}

function joinNames(names) {
  return names.join(", ");
}

/** A name, how sure its part is, and who says so. */
function describePerpetrator({ name, standings }) {
  const said = standings.map(({ responsibility, by }) => `${responsibility.toLowerCase()}${by ? `, says ${by}` : ""}`);
  return element("div", {}, name, said.length ? element("small", {}, ` ${said.join("; ")}`) : null);
}

function describeCell({ label, value, confidence, quotes, decided }) {
  return element("tr", {},
    element("th", { scope: "row" }, label),
    element("td", {}, value ?? unknown(), confidence ? element("small", {}, ` ${confidence} sure`) : null,
      decided ? element("small", { class: "decided" }, " decided by hand") : null),
    element("td", {}, describeWords(quotes)));
}

/** The first quote, and the others folded away; each says which cells it is behind, unless it is behind all of the line's. */
function describeWords(quotes) {
  if (!quotes.length) return null;
  const all = new Set(quotes.flatMap(({ columns }) => columns));
  const [first, ...others] = quotes.map((quote) => describeQuote(quote, quote.columns.length < all.size ? quote.columns : []));
  return [first, others.length ? element("details", {}, element("summary", {}, `${others.length} more`), others) : null];
}

function describeQuote({ before, quote, after, article }, columns = []) {
  const behind = columns.length ? element("small", {}, ` for ${columns.join(", ")}`) : null;
  return element("p", { class: "quote" }, "“", before, element("mark", {}, quote), after, "” ", source(article), behind);
}

/** Outlet and day of an article, linked to it where it has an address. */
function source({ title, publisher, on, url }) {
  return element("cite", { title }, webLink(url, [publisher ?? "outlet unknown", on].filter(Boolean).join(", ")));
}

function describeReport({ article, main, dead, injured }) {
  const remarks = [article.copy ? "a copy of another article" : null, main ? null : "mentioned beside other news"].filter(Boolean).join(", ");
  return [
    element("strong", {}, webLink(article.url, article.title ?? "No headline")),
    element("span", { class: "source" }, [article.publisher ?? "outlet unknown", article.on ?? "day unknown"].join(", ")),
    element("span", { class: "remark" }, `dead: ${dead ?? "not said"} · injured: ${injured ?? "not said"}${remarks && ` · ${remarks}`}`),
  ];
}

function describeClaim({ outcome, scope, population, count, by, role, quotes, article }) {
  const remarks = [population, scope?.toLowerCase()].filter(Boolean);
  return [
    element("strong", {}, count ? `${count} ${outcome.toLowerCase()}` : `${outcome}, no number given`),
    remarks.length ? element("span", { class: "remark" }, remarks.join(" · ")) : null,
    element("span", { class: "by" }, by ? `says ${by}${role ? `, ${role}` : ""}` : "in the article's own voice"),
    quotes.length ? quotes.map((quote) => describeQuote(quote)) : element("p", { class: "quote" }, source(article)),
  ];
}

function describeParty({ role, name, responsibility, by, quotes, article }) {
  return [
    element("span", { class: "role" }, role),
    element("strong", {}, name),
    responsibility ? element("span", { class: "remark" }, responsibility.toLowerCase()) : null,
    by ? element("span", { class: "by" }, `says ${by}`) : null,
    quotes.length ? quotes.map((quote) => describeQuote(quote)) : element("p", { class: "quote" }, source(article)),
  ];
}

function describeStatement({ speaker, role, through, act, cue, medium, to, on, direct, content, article }) {
  const way = [through.length ? `through ${through.join(", then ")}` : null, medium?.toLowerCase(), to ? `to ${to}` : null, on].filter(Boolean);
  return [
    element("strong", {}, speaker ?? "Speaker unknown"),
    role ? element("span", { class: "remark" }, role) : null,
    element("span", { class: "by" }, [act.toLowerCase(), cue ? `“${cue}”` : null].filter(Boolean).join(": ")),
    way.length ? element("span", { class: "remark" }, way.join(" · ")) : null,
    element("blockquote", {}, direct ? `“${content}”` : content),
    element("p", { class: "quote" }, source(article)),
  ];
}

function describeCiting({ id, label }) {
  return element("section", {}, element("h3", {}, "How to cite it"),
    element("p", { class: "citation" }, `${label} (${id}). In: ${document.querySelector("#cite .citation").textContent}`));
}
