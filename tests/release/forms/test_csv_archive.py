"""tables.csv.zip: what a spreadsheet sees, and what it must not run."""

import csv
import io
from datetime import date
from zipfile import ZipFile

import frictionless
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pipeline.release.forms.csv_archive import FORMULA, write_csv, write_csv_archive
from schemas import TABLES


def read(content):
    """The rows as Python's own reader, told of the byte order mark, finds them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_archive_has_the_main_tables_and_no_clock(edition, tmp_path):
    """A file a table of main, each from the first day that a zip file can tell."""
    write_csv_archive(edition, tmp_path / "tables.zip")
    with ZipFile(tmp_path / "tables.zip") as archive:
        entries = archive.infolist()
        names = [f"{name}.csv" for name, table in TABLES.items() if table.group() == "main"]
        assert [entry.filename for entry in entries] == [*names, "datapackage.json"]
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        rows = read(archive.read("incidents.csv"))
    assert [row["incident_id"] for row in rows] == ["inc-0000000000000001", "inc-0000000000000002"]
    assert list(rows[0]) == list(TABLES["incidents"].types())


def test_archive_is_a_valid_data_package(sample, tmp_path):
    """frictionless reads every row of every table, and finds types, constraints, keys and links as the archive describes them."""
    with ZipFile(sample.out / "releases" / "latest" / "tables.csv.zip") as archive:
        archive.extractall(tmp_path)
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["title", "message"]) == []
    assert {task.name: task.stats["rows"] for task in report.tasks} == {
        name: sample.table(name).height for name, table in TABLES.items() if table.group() == "main"
    }


def test_cells_read_as_people_expect(edition):
    """Lists joined, NULL empty, days as ISO has them, truth in words; letters of any script survive."""
    table = pl.DataFrame({"names": [["Zoë", "b"], []], "name": ["Ōsaka", None], "day": [None, date(2031, 4, 7)]})
    content = write_csv(table)
    assert content.startswith(b"\xef\xbb\xbf")
    assert read(content) == [{"names": "Zoë; b", "name": "Ōsaka", "day": ""}, {"names": "", "name": "", "day": "2031-04-07"}]


def test_numbers_below_zero_stay_numbers():
    """West and south of the origin a coordinate begins with a minus, and is no formula."""
    assert read(write_csv(pl.DataFrame({"longitude": [-77.0]}))) == [{"longitude": "-77.0"}]


@given(st.lists(st.text(alphabet='=+-@\t\r\n"\';,a ü', max_size=6), min_size=1, max_size=5))
def test_no_text_begins_like_a_formula(texts):
    """Whatever a text or the first part of a list is, its cell begins with none of = + - @ tab and return, and loses nothing."""
    for table in (pl.DataFrame({"cell": texts}), pl.DataFrame({"cell": [[text, "b"] for text in texts]})):
        for row, given_text in zip(read(write_csv(table)), texts, strict=True):
            whole = given_text if table.schema["cell"] == pl.String else f"{given_text}; b"
            assert not row["cell"].startswith(("=", "+", "-", "@", "\t", "\r"))
            assert row["cell"] == ("'" if pl.Series([whole]).str.contains(FORMULA)[0] else "") + whole
