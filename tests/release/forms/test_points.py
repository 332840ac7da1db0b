"""incidents.geojson and incidents.geoparquet: the incidents that have coordinates, where they are, as maps read them."""

import json
import struct

import polars as pl
import pyarrow.parquet as pq
import pytest

from pipeline.release.forms.geojson import write_geojson
from pipeline.release.forms.geoparquet import write_geoparquet
from schemas import TABLES

LONGITUDE, LATITUDE = 69.17233, 34.52813


@pytest.fixture
def collection(edition, tmp_path):
    """What incidents.geojson says."""
    write_geojson(edition, tmp_path / "incidents.geojson")
    return json.loads((tmp_path / "incidents.geojson").read_text(encoding="utf-8"))


@pytest.fixture
def geoparquet(edition, tmp_path):
    """The file."""
    write_geoparquet(edition, tmp_path / "incidents.geoparquet")
    return tmp_path / "incidents.geoparquet"


def test_point_is_longitude_then_latitude(collection):
    """As RFC 7946 has it, in degrees; an incident without coordinates is no feature."""
    assert collection["type"] == "FeatureCollection"
    (feature,) = collection["features"]
    assert (feature["type"], feature["id"]) == ("Feature", "inc-0000000000000001")
    assert feature["geometry"] == {"type": "Point", "coordinates": [LONGITUDE, LATITUDE]}


def test_feature_has_the_other_columns(collection):
    """Days as text, lists as lists, and no column of the table is lost."""
    properties = collection["features"][0]["properties"]
    assert [*properties, "latitude", "longitude"] == sorted_like(TABLES["incidents"].types(), properties)
    assert (properties["date_start"], properties["victims"], properties["fatalities_best"]) == ("2031-04-07", ["three fishermen"], 3)


def sorted_like(names, first):
    """The names of `first` in the order of `names`, then the others."""
    return [name for name in names if name in first] + [name for name in names if name not in first]


def test_every_incident_of_the_sample_is_told_once(sample):
    """Located ones are features, and the page of the release counts the others."""
    release = sample.out / "releases" / "latest"
    incidents = sample.table("incidents")
    located = incidents.filter(pl.col("latitude").is_not_null())["incident_id"].to_list()
    features = json.loads((release / "incidents.geojson").read_text(encoding="utf-8"))["features"]
    assert [feature["id"] for feature in features] == located
    assert 0 < len(located) < incidents.height
    said = f"{len(located)} of {incidents.height} incidents as points, {incidents.height - len(located)} without coordinates left out"
    assert said in (release / "README.md").read_text(encoding="utf-8")


def test_geometry_is_told_as_geoparquet_has_it(geoparquet):
    """Version, primary column, encoding and extent stand in the file's own metadata; no system named is longitude, latitude."""
    told = json.loads(pq.read_schema(geoparquet).metadata[b"geo"])
    assert (told["version"], told["primary_column"]) == ("1.1.0", "geometry")
    assert told["columns"] == {
        "geometry": {"encoding": "WKB", "geometry_types": ["Point"], "bbox": [LONGITUDE, LATITUDE, LONGITUDE, LATITUDE]}
    }


def test_geometry_is_a_point_in_well_known_binary(geoparquet):
    """Byte order, kind and both degrees, beside all columns of the table."""
    table = pl.read_parquet(geoparquet)
    assert table.columns == [*TABLES["incidents"].types(), "geometry"]
    assert [struct.unpack("<BIdd", point) for point in table["geometry"]] == [(1, 1, LONGITUDE, LATITUDE)]
