"""Outlines of countries for the map, made once from Natural Earth: python -m pipeline.site.land COUNTRIES-110M.JSON

That file is countries-110m.json of the package world-atlas 2.0.2 (npm pack world-atlas), which holds Natural Earth's
countries at 1:110m as TopoJSON. Natural Earth is in the public domain.
"""

import json
import sys
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("land.json")
ANTARCTICA = "010"  # ISO 3166-1 numeric, as world-atlas has it: left out, no map of incidents reaches so far south
Ring = list[list[float]]  # [longitude, latitude], degrees, WGS 84; a longitude beyond 180 lies past the edge


@cache
def load_land() -> list[Ring]:
    """The rings of all countries."""
    rings: list[Ring] = json.loads(FILE.read_text(encoding="utf-8"))
    return rings


def read_rings(topology: dict[str, Any]) -> list[Ring]:
    """The outer and inner rings of a TopoJSON file's countries, to a hundredth of a degree."""
    arcs = [_decode_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    found = []
    for country in topology["objects"]["countries"]["geometries"]:
        if country.get("id") == ANTARCTICA:
            continue
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        found += [part for polygon in polygons for ring in polygon for part in _unwind(_join_arcs(ring, arcs))]
    return found


def _decode_arc(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    """An arc holds steps from point to point on a grid."""
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    points = accumulate(arc, lambda point, step: [point[0] + step[0], point[1] + step[1]])
    return [[round(x * wide + left, 2), round(y * high + low, 2)] for x, y in points]


def _join_arcs(ring: list[int], arcs: list[Ring]) -> Ring:
    """A ring names arcs end to end; ~n is arc n from its end."""
    points: Ring = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _unwind(ring: Ring) -> list[Ring]:
    """A ring that crosses 180° would run once around the map: it goes on beyond the edge instead, and enters again at the other one."""
    turns = accumulate(pairwise(ring), lambda turn, pair: turn + _crossing(*pair), initial=0)
    whole = [[round(x + 360 * turn, 2), y] for (x, y), turn in zip(ring, turns, strict=True)]
    sides = {0} | ({-1} if max(x for x, _ in whole) > 180 else set()) | ({1} if min(x for x, _ in whole) < -180 else set())
    return [[[round(x + 360 * side, 2), y] for x, y in whole] for side in sorted(sides)]


def _crossing(one: list[float], other: list[float]) -> int:
    step = other[0] - one[0]
    return -1 if step > 180 else 1 if step < -180 else 0


def main(source: Path) -> None:
    """Write land.json, a ring a line."""
    rings = read_rings(json.loads(source.read_text(encoding="utf-8")))
    lines = ",\n".join(json.dumps(ring, separators=(",", ":")) for ring in rings)
    FILE.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
