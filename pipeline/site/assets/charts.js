"use strict";

/** Bokeh's figures, each a function that finds its models by name, once they are drawn. */
const charts = { models: null, refill: () => {} };

/** Called by data/charts.js with the two figures: draws them, and lets them be filled from then on. */
async function receiveCharts(items) {
  const models = {};
  for (const item of Object.values(items)) {
    await Bokeh.embed.embed_item(item);
    const drawn = Bokeh.documents.at(-1);
    models[item.target_id] = (name) => drawn.get_model_by_name(name);
  }
  charts.models = models;
  const { map, timeline } = models;
  map("map").on_event("selectiongeometry", ({ geometry, final }) => final !== false && geometry.type === "rect" && chooseArea(geometry));
  map("map").on_event("tap", () => setTimeout(choosePlace));
  timeline("timeline").on_event("selectiongeometry", ({ geometry, final }) => final !== false && chooseDays(geometry));
  if (matchMedia("(pointer: coarse)").matches) for (const name of ["map", "timeline"]) models[name](name).toolbar.active_drag = null;
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", colourCharts);
  colourCharts();
  charts.refill();
}

/** Fills both figures: the map with what passes all filters but the area, the timeline with what passes all but the days. */
function fillCharts(filters) {
  if (!charts.models) return;
  fillMap(passing(filters, "area"), filters.area);
  fillTimeline(passing(filters, "from", "to"), filters);
}

/** Gives a source of data the rows to draw. */
function fill(source, rows, names) {
  source.selected.indices = [];
  source.data = Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]));
}

/** Gives the figures the colours of the page's style sheet, light or dark. */
function colourCharts() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const { map, timeline } = charts.models;
  map("land").glyph.setv({ fill_color: colour("land"), line_color: colour("border") });
  map("places").glyph.setv({ fill_color: colour("mark"), line_color: colour("mark") });
  map("grid").glyph.setv({ fill_color: colour("mark") });
  timeline("bars").glyph.setv({ fill_color: colour("mark") });
  for (const chosen of [map("area"), timeline("days")]) chosen.setv({ fill_color: colour("link"), line_color: colour("link") });
  timeline("rules").setv({ grid_line_color: colour("rule") });
  for (const axis of [...timeline("timeline").below, ...timeline("timeline").left]) axis.setv({ major_label_text_color: colour("quiet") });
}
