"use strict";

const MOST_DOTS = 50000; // incidents beyond which the map shows how many there are, by cells of a grid
const CELL = 2; // degrees: the side of a cell

/** Miller's projection of a latitude, as the outlines have it, and back. */
function project(latitude) {
  return (1.25 * Math.log(Math.tan(Math.PI / 4 + (0.4 * latitude * Math.PI) / 180)) * 180) / Math.PI;
}

function unproject(y) {
  return ((Math.atan(Math.exp((y * Math.PI) / 180 / 1.25)) - Math.PI / 4) / 0.4 / Math.PI) * 180;
}

function chooseArea({ x0, x1, y0, y1 }) {
  const area = [Math.min(x0, x1), unproject(Math.min(y0, y1)), Math.max(x0, x1), unproject(Math.max(y0, y1))];
  changeFilters({ area: area.map((degrees) => degrees.toFixed(2)).join(",") });
}

/** A dot that was pressed is an area of its own. */
function choosePlace() {
  const { data, selected } = charts.models.map("places-data");
  const [place] = selected.indices;
  if (place !== undefined) changeFilters({ area: data.area[place] });
}

/** Draws incidents at their places, and the chosen area. */
function fillMap(incidents, area) {
  const { map } = charts.models;
  const placed = incidents.filter(({ latitude }) => latitude !== null);
  const isDense = placed.length > MOST_DOTS;
  fill(map("places-data"), isDense ? [] : countPlaces(placed), ["x", "y", "size", "place", "count", "dead", "area"]);
  fill(map("grid-data"), isDense ? countCells(placed) : [], ["left", "right", "bottom", "top", "weight", "count", "dead", "place"]);
  byId("map-key").textContent = isDense ? `The darker a cell of ${CELL}°, the more incidents.` : "The larger a dot, the more incidents.";
  const [west, south, east, north] = (area || "0,0,0,0").split(",").map(Number);
  map("area").setv({ visible: Boolean(area) && west < east, left: west, right: east, bottom: project(south), top: project(north) });
}

/** One dot a place: its area grows with the number of incidents there; the large ones lie beneath. */
function countPlaces(incidents) {
  const places = groupBy(incidents, ({ longitude, latitude }) => `${longitude},${latitude}`);
  return [...places].map(([place, there]) => ({
    x: there[0].longitude, y: project(there[0].latitude), size: Math.min(44, 5 + 3 * Math.sqrt(there.length)),
    place: [there[0].city ?? there[0].admin1, there[0].country].filter(Boolean).join(", "), area: `${place},${place}`, ...sayDead(there),
  })).sort((one, other) => other.count - one.count);
}

function countCells(incidents) {
  const cells = groupBy(incidents, ({ longitude, latitude }) => [longitude, latitude].map((degrees) => Math.floor(degrees / CELL) * CELL).join());
  const most = Math.log1p(Math.max(...[...cells.values()].map((there) => there.length)));
  return [...cells].map(([corner, there]) => {
    const [west, south] = corner.split(",").map(Number);
    const weight = 0.15 + (0.85 * Math.log1p(there.length)) / most;
    return { left: west, right: west + CELL, bottom: project(south), top: project(south + CELL), weight, place: `${south}°, ${west}°`, ...sayDead(there) };
  });
}

/** How many incidents there are, and the dead of one alone: those of several are never added up. */
function sayDead(incidents) {
  const deadliest = incidents.reduce((most, one) => ((one.fatalities_best ?? -1) > (most.fatalities_best ?? -1) ? one : most));
  const where = incidents.length > 1 && deadliest.dead ? " in the deadliest" : "";
  return { count: incidents.length, dead: `${deadliest.dead ?? "unknown"}${where}` };
}
