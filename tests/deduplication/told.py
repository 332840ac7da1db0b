"""Small worlds of articles and what they tell, as the tables that deduplication takes."""

from datetime import date, timedelta
from typing import Any

import polars as pl

from pipeline.deduplication import merge_tables
from pipeline.ingestion.decisions import DECISION_TYPES
from schemas import TABLES
from tests.rows import valid_row

DAY = date(2031, 4, 7)
AFTER = DAY + timedelta(1)
NOT_YET = {"incident_id": None, "corrected": None}
NO_DATE = {"date_start": None, "date_end": None, "date_prec": None}
NO_PLACE = dict.fromkeys(("place_name", "city", "admin1", "country", "country_iso3", "geonames_id", "latitude", "longitude", "where_prec"))
COUNTRY_ONLY = NO_PLACE | {"place_name": "Afghanistan", "country": "Afghanistan", "country_iso3": "AFG", "where_prec": 6}
EMPTY_TOLLS = {f"{outcome}_{side}": None for outcome in ("fatalities", "injured") for side in ("low", "best", "high")}


def name_id(prefix: str, number: int) -> str:
    """An id of that table, such as art-0000000000000001."""
    return f"{prefix}-{number:016x}"


def article(number: int, **changes: Any) -> dict[str, Any]:
    """An article; `copies` is the number of the article it copies."""
    copies = changes.pop("copies", None)
    return valid_row(
        "articles", article_id=name_id("art", number), source_id=str(number),
        duplicate_of=None if copies is None else name_id("art", copies), **changes,
    )  # fmt: skip


def report(number: int, article: int | None = None, **changes: Any) -> dict[str, Any]:
    """A report; of the article of the same number unless another is given."""
    of = name_id("art", number if article is None else article)
    return valid_row("incident_reports", **NOT_YET | {"report_id": name_id("rep", number), "article_id": of} | changes)


def party(number: int, report: int, article: int | None = None, **changes: Any) -> dict[str, Any]:
    """A party of a report."""
    of = name_id("art", report if article is None else article)
    cells = {"party_id": name_id("par", number), "report_id": name_id("rep", report), "article_id": of, "actor_id": None}
    row = valid_row("incident_parties", **NOT_YET | cells | changes)
    return row if row["role"] == "perpetrator" else row | {"responsibility": None}


def claim(number: int, report: int, article: int | None = None, **changes: Any) -> dict[str, Any]:
    """A claim of a report."""
    of = name_id("art", report if article is None else article)
    cells = {"claim_id": name_id("cla", number), "report_id": name_id("rep", report), "article_id": of}
    return valid_row("casualty_claims", **NOT_YET | cells | {"asserted_by_actor_id": None, "statement_id": None} | changes)


def mention(number: int, article: int, **changes: Any) -> dict[str, Any]:
    """A mention in an article, of nobody with an office unless `role` or `affiliation` say so."""
    cells = {"mention_id": name_id("men", number), "article_id": name_id("art", article), "actor_id": None}
    return valid_row("actor_mentions", **cells | {"corrected": None} | {"role": None, "affiliation": None} | changes)


def statement(number: int, article: int, **changes: Any) -> dict[str, Any]:
    """A statement in an article."""
    cells = {"statement_id": name_id("sta", number), "article_id": name_id("art", article), "speaker_actor_id": None}
    return valid_row("statements", **NOT_YET | cells | changes)


def proof(number: int, article: int, **changes: Any) -> dict[str, Any]:
    """A piece of evidence in an article."""
    return valid_row("evidence", **{"evidence_id": name_id("evi", number), "article_id": name_id("art", article)} | changes)


ORDER = {
    "articles": "articles", "reports": "incident_reports", "parties": "incident_parties", "claims": "casualty_claims",
    "mentions": "actor_mentions", "statements": "statements", "evidence": "evidence",
}  # fmt: skip


def tell(**rows: list[dict[str, Any]]) -> dict[str, pl.DataFrame]:
    """The tables; rows of one kind keep the order given. Articles that reports speak of are added where `articles` is not given."""
    if "articles" not in rows:
        told = sorted({row["article_id"] for kind in rows.values() for row in kind})
        rows["articles"] = [valid_row("articles", article_id=article_id, source_id=article_id) for article_id in told]
    frames = {table: pl.DataFrame(rows.get(kind, []), schema=TABLES[table].types()) for kind, table in ORDER.items()}
    return frames | {"articles": frames["articles"].drop("has_incident")}


def decide(action: str, row_id: str, *, table: str, other: str | None = None, **cells: Any) -> dict[str, Any]:
    """A decision on a row of a table; `cells` may hold column_name and value."""
    row = dict.fromkeys(("column_name", "value")) | {"author": "Nela Orban", "decided_on": AFTER, "reason": "read again"} | cells
    line = int(row_id[-6:], 16) % 1000 + 2
    place = {"source_path": "decisions/2031.csv", "source_line": line}
    return {"action": action, "table_name": table, "row_id": row_id, "other_id": other, **place} | row


def decided(*decisions: dict[str, Any]) -> dict[str, pl.DataFrame]:
    """The table of decisions, to be given with those of a world."""
    return {"human_decisions": pl.DataFrame(list(decisions), schema=DECISION_TYPES)}


def partition(merged: dict[str, pl.DataFrame]) -> set[frozenset[int]]:
    """Which reports are one incident, by their numbers."""
    groups: dict[str, set[int]] = {}
    for incident_id, report_id in merged["incident_reports"].select("incident_id", "report_id").iter_rows():
        groups.setdefault(incident_id, set()).add(int(report_id[4:], 16))
    return {frozenset(group) for group in groups.values()}


def one_row(frame: pl.DataFrame) -> dict[str, Any]:
    """The only row of a frame."""
    (row,) = frame.iter_rows(named=True)
    return row


def fuse(*reports: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The one incident of these reports."""
    return one_row(merge_tables(tell(reports=list(reports), **more))["incidents"])
