"""incidents.geojson: incidents as points for any map (RFC 7946). Those without coordinates are not in it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.release.forms.edition import Edition

NAME = "incidents.geojson"
PLACE = ("longitude", "latitude")  # in this order, degrees of WGS 84


def write_geojson(edition: Edition, target: Path) -> None:
    """Write the incidents that have coordinates, one a line, with all their columns."""
    with open(target, "w", encoding="utf-8", newline="\n") as file:
        file.write('{"type":"FeatureCollection","name":"incidents","features":[\n')
        file.write(",\n".join(_list_features(edition)))
        file.write("\n]}\n")


def _list_features(edition: Edition) -> Iterator[str]:
    for row in edition.located.iter_rows(named=True):
        yield json.dumps(_describe_incident(row), ensure_ascii=False, separators=(",", ":"), default=str)  # str: days, as ISO has them


def _describe_incident(row: Mapping[str, Any]) -> dict[str, Any]:
    properties = {name: value for name, value in row.items() if name not in PLACE}
    point = {"type": "Point", "coordinates": [row[name] for name in PLACE]}
    return {"type": "Feature", "id": row["incident_id"], "geometry": point, "properties": properties}
