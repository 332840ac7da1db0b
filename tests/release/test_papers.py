"""The papers of a release: how to cite it, what may be done with it, and its codes for people."""

import csv
from datetime import date

import polars as pl
import pytest
import yaml

from pipeline.release.citation import AUTHORS, describe_citation
from pipeline.release.code_list import read_code_list, write_code_list
from pipeline.release.licence import describe_licence
from schemas.codes.table import load_codes
from schemas.standards import load_standards
from tests.conftest import ROOT


@pytest.fixture
def release(world, cut):
    """The folder of a release."""
    return cut(world()).path


def test_citation_names_the_release(release):
    """Title, version, day, kind and licence of the data are there, in the format's own words."""
    said = yaml.safe_load((release / "CITATION.cff").read_text(encoding="utf-8"))
    assert {name for name in ("cff-version", "message", "title", "authors") if said.get(name)} == {
        "cff-version", "message", "title", "authors",
    }  # fmt: skip
    assert (said["cff-version"], said["type"], said["license"]) == ("1.2.0", "dataset", "CC-BY-4.0")
    assert (said["version"], said["date-released"]) == (release.name, "2026-11-03")
    assert {reference["title"] for reference in said["references"]} == {"Incident Pipeline", "GeoNames"}


def test_citation_agrees_with_the_project():
    """The authors are those whom the project's own CITATION.cff names, in the same version of the format."""
    project = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    said = yaml.safe_load(describe_citation("2026.11.0", date(2026, 11, 3)))
    assert project["authors"] == said["authors"] == [{"name": AUTHORS}]
    assert project["cff-version"] == said["cff-version"]


def test_licence_says_what_it_leaves_out(release):
    """Data as compiled are CC BY 4.0; titles and quotations, places and the names of standards are set apart."""
    said = (release / "LICENSE.md").read_text(encoding="utf-8")
    covered, left_out = said.split("## What the licence does not cover")
    assert "CC-BY-4.0" in covered
    for words in ("Titles and quotations", "belong to the articles' publishers", "GeoNames", "CC BY 4.0", "240 characters"):
        assert words in left_out
    for one in load_standards():
        assert one.title in left_out
    assert said == describe_licence()


def test_code_list_is_the_table(release):
    """Any reader of CSV finds the rows and columns of table codes, in their order, an unknown value as an empty cell."""
    table = pl.read_parquet(release / "codes.parquet")
    with open(release / "codes.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [{name: value or None for name, value in row.items()} for row in rows] == table.to_dicts()
    assert read_code_list(release / "codes.csv").equals(table)


def test_code_list_is_the_same_each_time(tmp_path):
    """The same table gives the same bytes."""
    assert write_code_list(load_codes(), tmp_path).read_bytes() == write_code_list(load_codes(), tmp_path).read_bytes()
