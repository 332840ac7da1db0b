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


def unpack(sample):
    """The rows of each CSV file in the sample's archive."""
    with ZipFile(sample.out / "releases" / "latest" / "tables.csv.zip") as archive:
        return {name: read(archive.read(name)) for name in archive.namelist() if name.endswith(".csv")}


def test_archive_has_the_main_tables_and_no_clock(edition, tmp_path):
    """A file a table of main, each from the first day that a zip file can tell."""
    write_csv_archive(edition, tmp_path / "tables.zip")
    with ZipFile(tmp_path / "tables.zip") as archive:
        entries = archive.infolist()
        names = [f"{name}.csv" for name, table in TABLES.items() if table.group() == "main"]
        beside = ["sources.csv", "columns.csv", "codes.csv", "datapackage.json"]
        assert [entry.filename for entry in entries] == ["README.txt", *names, *beside]
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
    } | {name: len(unpack(sample)[f"{name}.csv"]) for name in ("sources", "columns", "codes")}


def test_incidents_come_by_day(sample):
    """The oldest first, those of unknown day last; the sources follow them in the same order."""
    files = unpack(sample)
    days = [row["date_start"] or "9999" for row in files["incidents.csv"]]
    assert days == sorted(days)
    places = {row["incident_id"]: place for place, row in enumerate(files["incidents.csv"])}
    order = [places[row["incident_id"]] for row in files["sources.csv"]]
    assert order == sorted(order)


def test_sources_need_no_looking_up(sample):
    """Each article of each incident is a row with the label, headline, outlet, day and address."""
    reports = sample.table("incident_reports").select("incident_id", "article_id").unique()
    assert len(unpack(sample)["sources.csv"]) == reports.height
    titles = set(reports.join(sample.table("articles"), on="article_id")["title"].drop_nulls())
    assert {row["title"] for row in unpack(sample)["sources.csv"]} - {""} == titles
    labels = dict(sample.table("incidents").select("incident_id", "label").iter_rows())
    assert all(labels[row["incident_id"]] == row["label"] for row in unpack(sample)["sources.csv"])


def test_rows_end_with_what_one_would_look_up(sample):
    """Parties, claims and statements name incident, outlet, day and address last; parties and claims quote the words behind them."""
    files, labels = unpack(sample), dict(sample.table("incidents").select("incident_id", "label").iter_rows())
    quotes = set(sample.table("evidence")["quote"]) | set(sample.table("evidence")["context"])
    for name, quoted in (("statements", []), ("incident_parties", ["quote"]), ("casualty_claims", ["quote"])):
        rows = files[f"{name}.csv"]
        assert list(rows[0]) == [*TABLES[name].types(), "incident_label", "publisher", "published_on", "url", *quoted]
        assert [row["incident_label"] for row in rows] == [labels.get(row["incident_id"], "") for row in rows]
        assert all(row["quote"].removeprefix("'") in quotes for row in rows if quoted)


def test_columns_of_every_file_are_described(sample):
    """columns.csv says of each column of each file what it holds; README.txt is the release's own."""
    files = unpack(sample)
    told = [(row["table"], row["column"]) for row in files["columns.csv"] if row["type"] and row["description"]]
    assert told == [(path.removesuffix(".csv"), column) for path, rows in files.items() if path != "columns.csv" for column in rows[0]]
    release = sample.out / "releases" / "latest"
    with ZipFile(release / "tables.csv.zip") as archive:
        assert archive.read("README.txt") == (release / "README.md").read_bytes()


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
