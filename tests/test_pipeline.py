"""The production graph on the sample: what comes out as a whole, which no test of a stage can see."""

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest

from pipeline.dagster.definitions import defs
from pipeline.ingestion import count_inputs
from schemas import TABLES
from tests.conftest import build

FULL = ("articles", "incidents", "actors", "statements", "incident_reports", "incident_parties", "casualty_claims", "actor_mentions",
        "evidence", "rejects", "merges", "releases", "codes")  # fmt: skip


def test_sample_builds(sample):
    """Every asset materialises, no table rule fails, and the first release is cut."""
    outcome = sample.outcome
    assert outcome.success, (outcome.errors, outcome.broken_rules)
    assert outcome.metadata["parquet_release"]["new"]
    assert set(outcome.metadata) == {key.to_user_string() for key in defs.resolve_asset_graph().materializable_asset_keys}


def test_every_check_ran(sample):
    """Exactly the checks of the graph ran, each once."""
    expected = sorted((key.asset_key.to_user_string(), key.name) for key in defs.resolve_asset_graph().asset_check_keys)
    assert list(sample.outcome.ran_checks) == expected


def test_input_records_are_conserved(sample):
    """Each input record is an article or a reject of ingestion or cleaning, and none is both."""
    rejects = sample.table("rejects").filter(pl.col("stage").is_in(["ingestion", "cleaning"]))
    assert sample.table("articles").height + rejects.height == count_inputs(sample.raw)


@pytest.mark.parametrize("name", FULL)
def test_table_has_rows(sample, name):
    """The sample shows every table at work; only those that need a second release or outside corpora are empty."""
    assert sample.table(name).height


def test_quotes_are_the_text(sample):
    """Each piece of evidence quotes what stands at its offsets in the article's text."""
    texts = dict(sample.handed_on("cleaned_articles").select("article_id", "text").iter_rows())
    evidence = sample.table("evidence")
    wrong = [
        row["evidence_id"] for row in evidence.iter_rows(named=True)
        if texts[row["article_id"]][row["char_start"] : row["char_end"]][: len(row["quote"])] != row["quote"]
    ]  # fmt: skip
    assert wrong == []


def test_evidence_points_to_cells(sample):
    """The row that evidence names is there, and the column is one of its table's."""
    for (name,), rows in sample.table("evidence").group_by("table_name"):
        model = TABLES[name]
        assert set(rows["row_id"]) <= set(sample.table(name)[model.key()[0]])
        assert set(rows["column_name"]) <= set(model.types())


def test_no_release_holds_an_article(sample):
    """No cell of a release holds a paragraph's worth of any article beyond what a quotation may."""
    bodies = [text.split("\n\n", 1)[-1] for text in sample.handed_on("cleaned_articles")["text"]]
    whole = [body for body in bodies if len(body) > 300]
    assert whole
    for path in sorted((sample.out / "releases" / "latest").glob("*.parquet")):
        for column in pl.read_parquet(path).select(pl.selectors.string()).iter_columns():
            assert not [cell for cell in column.drop_nulls() if any(body in cell for body in whole)]


def test_every_reader_opens_the_release(sample):
    """polars, pyarrow and DuckDB read each Parquet file with the same number of rows, and the DuckDB file has them too."""
    with duckdb.connect(str(sample.out / "incidents.duckdb"), read_only=True) as database:
        for name, table in TABLES.items():
            path = sample.out / "releases" / "latest" / f"{name}.parquet"
            rows = sample.table(name).height
            assert pq.read_table(path).num_rows == rows
            assert database.execute("SELECT count(*) FROM read_parquet(?)", [str(path)]).fetchone() == (rows,)
            assert database.execute(f'SELECT count(*) FROM "{table.group()}"."{name}"').fetchone() == (rows,)


def test_scope_all_reads_every_article(sample, tmp_path):
    """With scope "all" articles without an incident have their statements and actors too; incidents stay as they are."""
    wide = build(sample.raw, tmp_path, "all")
    assert wide.outcome.success, wide.outcome.errors
    assert wide.table("statements").height > sample.table("statements").height
    silent = set(sample.table("articles").filter(~pl.col("has_incident"))["article_id"])
    assert silent & set(wide.table("actor_mentions")["article_id"])
    assert not silent & set(sample.table("actor_mentions")["article_id"])
