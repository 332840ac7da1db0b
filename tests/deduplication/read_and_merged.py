"""The tables that cleaned articles end in: through copies, extraction and merging, without a build around it."""

from collections import defaultdict

import polars as pl

from pipeline.cleaning import find_copies, find_versions
from pipeline.contract.extractor import GIVEN
from pipeline.contract.rows import TABLES as READ
from pipeline.deduplication import list_report_names, list_report_words, merge_tables
from pipeline.extraction import extract_rows
from schemas import TABLES


def merge(articles):
    """The tables of a release of these articles, through copies, extraction and merging."""
    rows = defaultdict(list)
    for article in articles.select(GIVEN).iter_rows(named=True):
        for name, read in extract_rows(article, "incidents").items():
            rows[name] += read
    tables = {name: TABLES[name].frame(rows[name]) for name in READ}
    copies = find_copies(articles, find_versions(articles))
    joined = articles.drop("duplicate_of").join(copies.select("article_id", "duplicate_of"), on="article_id", how="left")
    tables["articles"] = joined.select(
        pl.col(name).cast(kind) for name, kind in TABLES["articles"].types().items() if name != "has_incident"
    )
    words = list_report_words(tables, articles.iter_rows(named=True))
    names = list_report_names(tables["incident_reports"], articles.iter_rows(named=True))
    return merge_tables(tables | {"article_copies": copies, "report_words": words, "report_names": names})
