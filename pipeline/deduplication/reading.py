"""From the tables that deduplication is given to what its steps hand each other."""

from collections.abc import Iterable, Mapping

import polars as pl

from pipeline.deduplication.actors import Mention
from pipeline.deduplication.identity import Released
from pipeline.deduplication.places import find_homes
from pipeline.deduplication.records import Likeness, Report
from pipeline.deduplication.successors import find_successors
from pipeline.ingestion.decisions import Decision
from schemas import TABLES

COPIES, DECISIONS, IDS = "article_copies", "human_decisions", "released_ids"  # tables that may be missing
RELEASED = {"incident_reports": "released_incident_reports", "actor_mentions": "released_actor_mentions"}
OWNERS = {"incident_reports": "incident_id", "actor_mentions": "actor_id"}


def read_reports(frame: pl.DataFrame, articles: pl.DataFrame, stories: Mapping[str, str]) -> list[Report]:
    """The rows of incident_reports with what is known of their articles."""
    published = dict(articles.select("article_id", "published_on").iter_rows())
    return [
        Report(row["report_id"], article_id, stories.get(article_id, article_id), published.get(article_id), row["is_main"], row)
        for article_id, row in zip(frame["article_id"], frame.iter_rows(named=True), strict=True)
    ]


def read_mentions(tables: Mapping[str, pl.DataFrame], stories: Mapping[str, str], reports: list[Report]) -> list[Mention]:
    """The rows of actor_mentions, each with the country its article reports from and all forms of the name."""
    homes, forms = find_homes(reports), _read_forms(tables["evidence"])
    office = pl.any_horizontal(pl.col("role", "affiliation").is_not_null())
    rows = tables["actor_mentions"].select("mention_id", "article_id", "name", "actor_type", office).iter_rows()
    return [
        Mention(key, article, stories.get(article, article), name, kind, homes.get(article), forms.get(key, ()), has_office)
        for key, article, name, kind, has_office in rows
    ]


def group_incidents(reports: Iterable[Report], incident_of: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """By article the incidents it reports; `incident_of` holds the incident by report_id."""
    found: dict[str, set[str]] = {}
    for report in reports:
        if report.report_id in incident_of:
            found.setdefault(report.article_id, set()).add(incident_of[report.report_id])
    return {article_id: frozenset(incidents) for article_id, incidents in found.items()}


def _read_forms(evidence: pl.DataFrame) -> dict[str, tuple[str, ...]]:
    """By mention_id the forms of its actor's name: the words behind the cell."""
    named = evidence.filter((pl.col("table_name") == "actor_mentions") & (pl.col("column_name") == "name"))
    forms: dict[str, set[str]] = {}
    for mention_id, quote in named.select("row_id", "quote").iter_rows():
        forms.setdefault(mention_id, set()).add(quote)
    return {mention_id: tuple(sorted(found)) for mention_id, found in forms.items()}


def read_likeness(tables: Mapping[str, pl.DataFrame]) -> dict[str, Likeness]:
    """How alike an article is to the one it copies, or would copy, by article_id."""
    columns = ("article_id", "score", "unlike", "difference")
    rows = tables[COPIES].select(columns).iter_rows() if COPIES in tables else ()
    return {article_id: Likeness(*held) for article_id, *held in rows}


def read_decided(tables: Mapping[str, pl.DataFrame]) -> list[Decision]:
    """What people decided, in the order of their files."""
    return [Decision(**row) for row in tables[DECISIONS].iter_rows(named=True)] if DECISIONS in tables else []


def read_released(tables: Mapping[str, pl.DataFrame], members: str) -> Released:
    """What earlier releases say of the owners of these members (incident_reports or actor_mentions)."""
    if IDS not in tables:
        return Released()
    key, before = TABLES[members].key()[0], tables[RELEASED[members]]
    owners = dict(before.select(key, OWNERS[members]).iter_rows())
    successors = find_successors(members, before, tables[members])
    owners |= {successor: owners[gone] for gone, successor in sorted(successors.items(), reverse=True) if successor not in owners}
    since = {name: tuple(map(int, version.split("."))) for name, version in tables[IDS].select("id", "since").iter_rows()}
    return Released(since, owners)
