"""incidents.geoparquet: incidents as points for maps and spatial databases (GeoParquet 1.1). Those without coordinates are not in it."""

import json
import struct
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa

from pipeline.release.forms.edition import Edition
from pipeline.release.parquet import arrow_schema, write_rows
from schemas import TABLES

NAME = "incidents.geoparquet"
VERSION, GEOMETRY = "1.1.0", "geometry"
POINT = struct.Struct("<BIdd")  # well-known binary: byte order, kind of geometry, longitude, latitude
LITTLE_ENDIAN, POINT_KIND = 1, 1


def write_geoparquet(edition: Edition, target: Path) -> None:
    """Write the incidents that have coordinates, with all their columns and their point as the last."""
    located, schema = edition.located, arrow_schema(TABLES["incidents"])
    points = [POINT.pack(LITTLE_ENDIAN, POINT_KIND, *place) for place in located.select("longitude", "latitude").iter_rows()]
    rows = located.with_columns(pl.Series(GEOMETRY, points, dtype=pl.Binary()))
    schema = schema.append(pa.field(GEOMETRY, pa.binary(), nullable=False))
    write_rows(schema.with_metadata({**schema.metadata, "geo": json.dumps(describe_geometry(located))}), rows, target)


def describe_geometry(located: pl.DataFrame) -> dict[str, Any]:
    """What GeoParquet wants to know of the points; no coordinate system is named, which means degrees of WGS 84, longitude first."""
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"] if located.height else []}
    if located.height:
        places = located["longitude"], located["latitude"]
        column["bbox"] = [*(place.min() for place in places), *(place.max() for place in places)]
    return {"version": VERSION, "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
