"""What a release says of itself to programs and people: croissant.json by its own reader, datapackage.json by its own, README.md."""

import json
import logging
import re
import sys

import absl.logging
import frictionless
import mlcroissant
import polars as pl
import pytest
import yaml

from schemas import TABLES

# mlcroissant logs by absl, which closes whatever stream it was given, pytest's own too, but for those that the process began with.
absl.logging.get_absl_handler().python_handler.stream = sys.__stderr__


@pytest.fixture(scope="module")
def release(sample):
    """The folder of the sample's release."""
    return (sample.out / "releases" / "latest").resolve()


@pytest.fixture(scope="module")
def dataset(release):
    """croissant.json as mlcroissant reads it, which raises where it is not valid."""
    return mlcroissant.Dataset(jsonld=release / "croissant.json")


def test_croissant_is_valid_without_a_warning(release, caplog):
    """The standard's own reader finds no error and nothing to warn of."""
    with caplog.at_level(logging.WARNING):
        issues = mlcroissant.Dataset(jsonld=release / "croissant.json").metadata.issues
    assert (list(issues.errors), list(issues.warnings), caplog.records) == ([], [], [])


def test_croissant_names_every_table_column_and_link(dataset):
    """A record set a table, a field a column, and each foreign key as a reference to the field it leads to."""
    found = {records.name: records for records in dataset.metadata.record_sets}
    assert list(found) == list(TABLES)
    for name, table in TABLES.items():
        fields = {field.name: field for field in found[name].fields}
        assert list(fields) == list(table.types())
        links = {column: field.references.field for column, field in fields.items() if field.references.field}
        assert links == {column: target.replace(".", "/") for column, target in table.references().items()}


def test_croissant_leads_to_the_rows(dataset, sample):
    """Followed by its reader, a description gives the rows of the Parquet file: ids, numbers and lists."""
    rows = list(dataset.records("incidents"))
    table = sample.table("incidents")
    assert [row["incidents/incident_id"].decode() for row in rows] == table["incident_id"].to_list()
    assert [row["incidents/article_count"] for row in rows] == table["article_count"].to_list()


def test_frictionless_finds_what_it_can_read_valid(release):
    """The description, and codes.csv with every row. Of Parquet, here of the first 300 rows, it knows no size, no NULL among numbers
    and no list: it has nothing but these to say against those files, which verify reads itself."""
    package = frictionless.Package(str(release / "datapackage.json"))
    errors = {task.place: task.errors for task in package.validate(limit_rows=300).tasks}
    assert list(package.metadata_validate(json.loads((release / "datapackage.json").read_text(encoding="utf-8")))) == []
    assert list(errors) == [*(f"{name}.parquet" for name in TABLES), "codes.csv"]
    assert errors["codes.csv"] == []
    for name, table in TABLES.items():
        lists = [column for column, dtype in table.types().items() if isinstance(dtype, pl.List)]
        cells = [error for error in errors[f"{name}.parquet"] if error.type != "byte-count"]
        assert [error.message for error in cells if error.cell != "nan" and error.field_name not in lists] == []


def test_page_counts_the_rows_of_every_table(release, sample):
    """Each table has a line with its rows and what one of them is."""
    said = (release / "README.md").read_text(encoding="utf-8")
    for name, table in TABLES.items():
        place = name if table.group() == "main" else f"{table.group()}.{name}"
        assert re.search(rf"^\| `{place}` \| {sample.table(name).height:,} \| \w", said, re.MULTILINE), name


def test_page_names_every_file(release):
    """Whatever lies in the release has its line."""
    said = (release / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w.]+)`", said)) | {"README.md"}
    there = {path.name for path in release.iterdir() if path.suffix != ".parquet" and path.is_file()}
    assert there <= named


def test_page_cites_as_the_citation_file_does(release):
    """Authors, year, title and version are those of CITATION.cff."""
    said = (release / "README.md").read_text(encoding="utf-8")
    told = yaml.safe_load((release / "CITATION.cff").read_text(encoding="utf-8"))
    author, year = told["authors"][0]["name"], told["date-released"][:4]
    assert f"> {author} ({year}). {told['title']}, version {told['version']}. Data set." in said


def test_pages_queries_run(release, sample):
    """The lines of SQL and Python that the page shows do what they say, from within the folder."""
    duckdb = pytest.importorskip("duckdb")
    said = (release / "README.md").read_text(encoding="utf-8")
    (queries,) = re.findall(r"```sql\n(.*?)```", said, re.DOTALL)
    with duckdb.connect(release / "incidents.duckdb", read_only=True) as connection:
        assert len(connection.extract_statements(queries)) == 3
        connection.execute(queries)
    (program,) = re.findall(r"```python\n(.*?)```", said, re.DOTALL)
    found: dict = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(release)
        exec(program, found)
    assert found["incidents"].equals(sample.table("incidents"))
    assert found["tolls"]


def test_page_tells_corpora_and_copies(release, sample):
    """Whoever reads `quality` finds what its corpora hold, and whoever counts, how copies and old news are told."""
    said = (release / "README.md").read_text(encoding="utf-8")
    corpora = {name.split(",")[0] for name in sample.table("quality")["corpus"]}
    assert all(re.search(f"^- `{corpus}`: .+", said, re.MULTILINE) for corpus in corpora)
    assert "`articles.duplicate_of`" in said
    assert "`incident_reports.is_main`" in said
