"""A sound folder passes; a cell changed in a release is found, and its row named, whether or not the papers were forged too."""

import fcntl
import json
import os
import shutil
import threading

import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.verification import NoReleaseError, verify
from pipeline.verification.findings import say_value
from schemas import TABLES
from tests.verification.forging import change_cell, forge_row, forget_forms, newest, read, rewrite, run_sql, sign

CELLS = (
    ("incidents", "fatalities_best"), ("incidents", "label"), ("incidents", "victims"), ("incident_reports", "incident_id"),
    ("actors", "country_iso3"), ("statements", "content"), ("evidence", "quote"), ("evidence", "char_start"), ("evidence", "rule"),
    ("rejects", "reason"), ("merges", "features"), ("codes", "definition"), ("releases", "code_version"), ("articles", "title"),
)  # fmt: skip


def test_sound_folder_passes(sample):
    """Everything is checked and counted, and nothing is written."""
    before = {path: path.lstat().st_mtime_ns for path in sample.out.rglob("*")}
    findings = verify(sample.out)
    assert findings.lie is None
    rows = sum(sample.table(name).height for name in TABLES)
    files = len([path for path in newest(sample.out).rglob("*") if path.is_file()])
    quotes, articles = sample.table("evidence").height, sample.table("articles").height
    wanted = {
        "releases": 1, "files": files, "rows": rows, "keys": len(TABLES), "quotes": quotes, "quotes against texts": quotes,
        "texts": articles, "texts not there": 0, "rows of the DuckDB file": rows, "tables of the DuckDB file": len(TABLES),
        "links": sum(len(table.references()) for table in TABLES.values()), "rows of codes.csv": sample.table("codes").height,
    }  # fmt: skip
    assert {name: findings.counts[name] for name in wanted} == wanted
    assert findings.counts["rules"] > 60
    assert {path: path.lstat().st_mtime_ns for path in sample.out.rglob("*")} == before


def test_folder_without_a_release_is_refused(tmp_path):
    """There is nothing to verify, and the message says which folder to name."""
    with pytest.raises(NoReleaseError, match="name the folder that a build was given"):
        verify(tmp_path)


@pytest.mark.parametrize("forged", [False, True], ids=["stale", "signed"])
@pytest.mark.parametrize(("table", "column"), CELLS, ids=[".".join(cell) for cell in CELLS])
def test_changed_cell_is_named(out, table, column, forged):
    """File, table, row, column and both values are named, with the old papers or with forged ones."""
    release = newest(out)
    frame = read(out, table)
    row = frame.select(TABLES[table].key()).row(0)
    before, after = change_cell(release, table, 0, column)
    if forged:
        sign(release)
    lie = verify(out).lie
    assert (lie.table, lie.column) == (table, column)
    assert all(str(part) in lie.row for part in row if part is not None)
    told = f"{lie.said} {lie.found}"
    assert all(say_value(list(value) if isinstance(value, pl.Series) else value) in told for value in (before, after))
    assert lie.remedy
    assert lie.file == release / f"{table}.parquet" or (forged and lie.file.name in ("incidents.duckdb", "codes.csv"))


@given(data=st.data())
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_changed_cell_is_found(sample, tmp_path_factory, data):
    """Whatever cell of whatever table is changed and signed for: verify fails, and names the table and the row."""
    out = tmp_path_factory.mktemp("any") / "out"
    shutil.copytree(sample.out, out, symlinks=True, ignore=shutil.ignore_patterns("work"))
    table = data.draw(st.sampled_from([name for name in TABLES if sample.table(name).height]))
    column = data.draw(st.sampled_from(list(TABLES[table].types())))
    index = data.draw(st.integers(0, sample.table(table).height - 1))
    row = sample.table(table).select(TABLES[table].key()).row(index)
    _, after = change_cell(newest(out), table, index, column)
    sign(newest(out))
    lie = verify(out).lie
    assert lie.table == table
    assert any(str(part) in lie.row for part in (*row, after) if part is not None)


def test_dangling_link_is_named(out):
    """A link to a row that is in no table breaks a rule; the row, the column and the value are named, with or without the DuckDB file."""
    row = read(out, "statements")["statement_id"][3]
    forge_row(out, "statements", row, in_duckdb=False, speaker_actor_id="act-0000000000000000")
    for spoil in (lambda: None, lambda: (out / "incidents.duckdb").unlink()):
        spoil()
        lie = verify(out).lie
        assert (lie.table, lie.row, lie.column, lie.said) == ("statements", row, "speaker_actor_id", "act-0000000000000000")
        assert "foreign_keys" in lie.problem


def test_doubled_key_is_named(out):
    """A row that stands twice is named by its key."""
    row = read(out, "actors")["actor_id"][5]
    rewrite(newest(out), "actors", lambda frame: pl.concat([frame, frame.filter(pl.col("actor_id") == row)]))
    sign(newest(out))
    lie = verify(out).lie
    assert (lie.table, lie.row) == ("actors", row)
    assert "key" in lie.problem


@pytest.mark.parametrize("forged", [False, True], ids=["stale", "signed"])
def test_row_that_is_gone_is_named(out, forged):
    """A row that nothing hangs on, taken out: the DuckDB file still has it."""
    row = read(out, "rejects")["reject_id"][0]
    rewrite(newest(out), "rejects", lambda frame: frame.filter(pl.col("reject_id") != row))
    if forged:
        sign(newest(out))
    lie = verify(out).lie
    assert (lie.table, lie.row, lie.column) == ("rejects", row, None)
    assert "no such row" in f"{lie.said} {lie.found}"


def test_first_cause_is_named_not_what_follows(out):
    """A report moved to another incident makes that incident's counts wrong; the report is named, and the rule it broke."""
    reports = read(out, "incident_reports").filter(pl.col("is_main"))
    row, other = reports["report_id"][0], reports.filter(pl.col("incident_id") != reports["incident_id"][0])["incident_id"][0]
    forge_row(out, "incident_reports", row, in_duckdb=False, incident_id=other)
    lie = verify(out).lie
    assert (lie.file, lie.row, lie.column) == (newest(out) / "incident_reports.parquet", row, "incident_id")
    assert lie.said == other
    assert "seen in incidents" in lie.problem


def test_count_that_both_files_forge_is_seen(out):
    """Parquet and DuckDB file forged alike: what one can count again is still found."""
    row = read(out, "actors")["actor_id"][0]
    forge_row(out, "actors", row, article_count=99)
    lie = verify(out).lie
    assert (lie.table, lie.row, lie.column, lie.said) == ("actors", row, "article_count", "99")
    assert "counts_fit_mentions" in lie.problem


def test_release_by_other_code_is_held_to_its_own_description(out):
    """Columns that the models do not have today are no lie; keys, links, hashes and the DuckDB file are checked all the same."""
    release = newest(out)
    path = release / "articles.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["byline"]), path)
    told = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    schema = next(resource["schema"] for resource in told["resources"] if resource["name"] == "articles")
    schema["fields"] = [field for field in schema["fields"] if field["name"] != "byline"]
    (release / "datapackage.json").write_text(json.dumps(told), encoding="utf-8")
    forget_forms(release)
    run_sql(out, "ALTER TABLE articles DROP COLUMN byline")
    findings = verify(out)
    assert findings.lie is None
    assert (findings.counts["rules"], findings.counts["keys"]) == (0, len(TABLES))
    run_sql(out, "DELETE FROM actors WHERE actor_id = (SELECT min(actor_id) FROM actors)")
    lie = verify(out).lie
    assert (lie.table, lie.row) == ("actors", read(out, "actors")["actor_id"][0])


def test_verify_waits_for_a_publisher(out):
    """While a build publishes, nothing is read that is half written: the folder of releases is locked."""
    descriptor = os.open(out / "releases", os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    found = []
    thread = threading.Thread(target=lambda: found.append(verify(out)))
    thread.start()
    thread.join(timeout=0.3)
    assert thread.is_alive()
    os.close(descriptor)
    thread.join(timeout=60)
    assert [findings.lie for findings in found] == [None]
