"""Reading on Spark: what is kept, what is taken over, what becomes of an article that kills its reader."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipeline.contract.extractor import FAILED, GIVEN
from pipeline.contract.records import Extraction
from pipeline.dagster.kept_results import name_result, open_kept_results, pack_extraction
from pipeline.extraction.rule_extractor import RuleExtractor
from pipeline.spark.kept import find_folder
from pipeline.spark.reading import Reader
from tests.spark.deadly import DEADLY, WEARING, DeadlyReader

METHOD = "rules 1"


def make_articles(*titles: str) -> pl.LazyFrame:
    said = [f"{title}\n\nA harbour opened." for title in titles]
    rows = [(f"art-{number}", title, said[number], 0, date(2031, 4, 7), None, None) for number, title in enumerate(titles)]
    return pl.LazyFrame(rows, schema=GIVEN, orient="row")


@pytest.fixture
def read(session, tmp_path):
    """Reads articles by a reader, and gives how many were read and what was said of each, in order."""

    def run(articles: pl.LazyFrame, extractor: object, folder: Path = tmp_path) -> tuple[int, list[tuple[str, Extraction]]]:
        reader = Reader(session, folder / "passing", find_folder(folder, METHOD), extractor)
        with open_kept_results(folder / "kept.sqlite", METHOD) as kept:
            reading = reader.read(articles, kept)
            told = [(article["article_id"], extraction) for article, extraction in reading.articles]
        reader.close()
        return reading.new, told

    return run


def test_a_record_that_kills_its_reader_is_refused_after_its_second_try(read, tmp_path):
    """The job goes on: all others are read, one that killed once too; the refused one is read again by the next build, they are not."""
    articles = make_articles("Calm", DEADLY, WEARING, *["Calm"] * 20)
    new, told = read(articles, DeadlyReader(tmp_path / "seen"))
    assert (new, [article for article, _ in told]) == (23, [f"art-{number}" for number in range(23)])
    assert {article for article, said in told if any(one.check == FAILED for one in said.unread)} == {"art-1"}
    seen = (tmp_path / "seen").read_text().splitlines()
    assert (seen.count("art-1"), seen.count("art-2"), seen.count("art-3")) == (2, 2, 1)
    new, again = read(articles, DeadlyReader(tmp_path / "seen"))
    assert (new, again[1]) == (1, told[1])


def test_each_worker_reads_in_one_process(read, tmp_path):
    """The model is loaded once a worker, however many partitions it takes."""
    _, told = read(make_articles(*["Calm"] * 40), DeadlyReader(tmp_path / "seen"))
    assert len({said.method for _, said in told}) <= 2


def test_what_one_machine_read_is_taken_over(read, tmp_path):
    """A folder built before without Spark is not read again."""
    articles = make_articles("Calm", "Calm", "Calm")
    known = Extraction(method="on one machine")
    with open_kept_results(tmp_path / "kept.sqlite", METHOD) as kept:
        kept.keep({name_result(row, "all"): pack_extraction(known) for row in articles.collect().iter_rows(named=True)})
    assert read(articles, DeadlyReader(tmp_path / "seen")) == (0, [(f"art-{number}", known) for number in range(3)])


def test_results_of_other_versions_are_dropped(read, tmp_path):
    """They can never be found again."""
    other = find_folder(tmp_path, "rules 0")
    other.mkdir(parents=True)
    read(make_articles("Calm"), DeadlyReader(tmp_path / "seen"))
    assert not other.exists()
    assert list(find_folder(tmp_path, METHOD).glob("*.parquet"))


def test_workers_run_what_one_machine_runs(read):
    """The rules say of an article on Spark what they say of it here."""
    text = "Bomb kills two in Lindmoor\n\nA bomb killed two people at a market in Lindmoor on Monday, police said."
    row = ("art-1", "Bomb kills two in Lindmoor", text, 0, date(2031, 4, 7), None, None)
    articles, rules = pl.LazyFrame([row], schema=GIVEN, orient="row"), RuleExtractor("all")
    assert read(articles, rules) == (1, [("art-1", one) for one in rules.extract(articles.collect().iter_rows(named=True))])
