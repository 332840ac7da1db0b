"""Articles of a build read again, for learners: what stands behind a report is in no table."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline.annotation import annotate
from pipeline.annotation.document import AnnotatedArticle
from pipeline.contract.records import Report
from pipeline.evaluation.judging import pair_incidents
from pipeline.extraction.actors import find_mentions
from pipeline.extraction.incidents import pair_reports
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.statements import find_statements
from pipeline.release.parquet import read_parquet

UNSCORED = ("fat_low", "fat_high", "inj_low", "inj_high", "target")  # what pairing a label with a report need not know
Found = list[tuple[Cluster, Report]]  # each report with the mentions it was made from


def list_articles(out: Path) -> Iterator[dict[str, Any]]:
    """The cleaned articles of the build in OUT, in order of their places."""
    yield from read_parquet(out / "work" / "cleaned_articles.parquet").sort("source_path", "source_id").iter_rows(named=True)


def read_again(row: Mapping[str, Any]) -> tuple[AnnotatedArticle, Found]:
    """A cleaned article, annotated, and what the rules report of it."""
    article = annotate(row)
    mentions = find_mentions(article)
    return article, pair_reports(article, find_statements(article, mentions), mentions)


def pair_labels(
    found: Found, incidents: Sequence[Mapping[str, Any]], scorer: ModuleType
) -> Iterator[tuple[Mapping[str, Any], Cluster, Report]]:
    """Wire's labels of an article's incidents, each with what was found of it, as their scorer pairs them."""
    told = [{**_describe(report), "at": at} for at, (_, report) in enumerate(found)]
    for label, paired in pair_incidents(scorer, incidents, told):
        yield label, *found[paired["at"]]


def _describe(report: Report) -> dict[str, Any]:
    where, when = report.where, report.when
    place = {"city": where.city if where else None, "country": where.country_iso3 if where else None}
    return {"type": report.incident_type, "date": when.start if when else None, **place, **dict.fromkeys(UNSCORED)}
