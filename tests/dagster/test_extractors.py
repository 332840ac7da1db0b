"""Another reader in place of the rules: its rows in the DuckDB file, what it gets wrong in the rejects, and the same build from a file."""

from dataclasses import replace

import dagster as dg
import duckdb
import polars as pl
import pytest

from pipeline.contract.align import align
from pipeline.contract.records import Evidence, Extraction, Report, Span
from pipeline.dagster.definitions import build_defs
from pipeline.dagster.resources import Workspace
from pipeline.dagster.running import run_build
from tests.conftest import TODAY

STORY = "Blast in Mosul\n\nMar 04, 2031\n\nA bomb killed two people at a market in Mosul on Monday, police said.\n"
CALM = "Calm in Lima\n\nMar 04, 2031\n\nThe fishermen of Lima went to the harbour on Monday, as they do on every day.\n"


class Blasts:
    """Reads a bombing wherever the word "bomb" stands."""

    name, version = "blasts", "7"

    def extract(self, articles):
        for article in articles:
            span = align("bomb", article["text"], near=0)
            if isinstance(span, Span):
                proof = (Evidence("incident_type", span, "blasts.word"),)
                yield Extraction((Report(True, "bombing", "accomplished", "reported", span, evidence=proof),))
            else:
                yield Extraction()


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    """A folder with two articles, one of which reports a bombing."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "story.txt").write_text(STORY)
    (tmp_path / "raw" / "calm.txt").write_text(CALM)
    return Workspace(raw_dir=str(tmp_path / "raw"), out_dir=str(tmp_path / "out"))


def build(workspace, extractor, **options):
    job = build_defs(workspace, resources={"extractor": extractor}).resolve_job_def("build_all")
    return job.execute_in_process(instance=dg.DagsterInstance.ephemeral(), **options)


def ask(workspace, query):
    with duckdb.connect(str(workspace.out / "incidents.duckdb"), read_only=True) as database:
        return database.execute(query).fetchall()


def test_another_reader_fills_the_tables(workspace):
    """Ten lines in place of the rules: their incident stands in the DuckDB file, with the words behind it and their name."""
    assert build(workspace, Blasts()).success
    assert ask(workspace, "SELECT incident_type, city FROM incidents") == [("bombing", None)]
    found = ask(workspace, "SELECT DISTINCT quote, rule, method FROM provenance.evidence WHERE table_name = 'incident_reports'")
    assert found == [("bomb", "blasts.word", "blasts 7")]


def test_what_breaks_the_contract_is_rejected(workspace):
    """Its row becomes a reject of stage extraction that names file, row and check; the build goes on."""

    class Wrong(Blasts):
        def extract(self, articles):
            for extraction in super().extract(articles):
                yield replace(extraction, reports=tuple(replace(one, incident_type="big_bang") for one in extraction.reports))

    assert build(workspace, Wrong()).success
    assert ask(workspace, "SELECT count(*) FROM incidents") == [(0,)]
    (reject,) = ask(workspace, "SELECT stage, source_path, table_name, check_name, reason FROM provenance.rejects")
    assert reject[:4] == ("extraction", "story.txt", "incident_reports", "unknown_code")
    assert "'big_bang' is no code of incident_type" in reject[4]


@pytest.mark.parametrize("count", [1, 3])
def test_a_reader_that_miscounts_stops_the_build(workspace, count):
    """One extraction an article: fewer or more would give articles what others say."""

    class Lost(Blasts):
        def extract(self, articles):
            list(articles)
            yield from [Extraction()] * count

    with pytest.raises(dg.Failure, match="extractor blasts gave"):
        build(workspace, Lost())
    assert not (workspace.out / "incidents.duckdb").exists()


def test_a_build_from_a_file_gives_the_same_bytes(workspace, tmp_path, monkeypatch):
    """What a build kept of its extractions gives the same tables, byte for byte, without the rules; evidence names these."""
    kept = tmp_path / "kept.jsonl"
    wrote = Workspace(raw_dir=workspace.raw_dir, out_dir=workspace.out_dir, keep_extractions=str(kept))
    assert run_build(wrote).success
    monkeypatch.setattr("pipeline.extraction.rule_extractor.annotate", None)
    replayed = Workspace(raw_dir=workspace.raw_dir, out_dir=str(tmp_path / "again"), replay=str(kept))
    assert run_build(replayed).success
    files = {path.name: path.read_bytes() for path in (wrote.out / "releases" / "latest").glob("*.parquet")}
    assert {path.name: path.read_bytes() for path in (replayed.out / "releases" / "latest").glob("*.parquet")} == files
    evidence = pl.read_parquet(replayed.out / "releases" / "latest" / "evidence.parquet")
    assert {method.split()[0] for method in evidence["method"]} == {"rules"}


def test_articles_that_a_file_lacks_are_rejected(workspace, tmp_path):
    """They stand in `articles`, and a reject says why nothing was read of them."""
    (tmp_path / "none.jsonl").write_text("")
    replayed = Workspace(raw_dir=workspace.raw_dir, out_dir=workspace.out_dir, replay=str(tmp_path / "none.jsonl"))
    assert run_build(replayed).success
    assert ask(workspace, "SELECT count(*) FROM articles") == [(2,)]
    found = ask(workspace, "SELECT DISTINCT stage, check_name FROM provenance.rejects")
    assert found == [("extraction", "extraction_missing")]
