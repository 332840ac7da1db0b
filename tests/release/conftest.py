"""A small world for the tests of releases: articles that all report one bombing, with everything read from them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipeline.release import Release, publish
from schemas import TABLES
from schemas.identity import make_id
from tests.rows import valid_row

FACTS = {
    "incident_type": "bombing", "stage": "accomplished", "status": "reported", "date_start": date(2022, 9, 5),
    "date_end": date(2022, 9, 5), "date_prec": 1, "city": "Kabul", "country": "Afghanistan", "country_iso3": "AFG",
    "latitude": 34.52813, "longitude": 69.17233, "where_prec": 1, "fatalities_low": 2, "fatalities_best": 2, "fatalities_high": 6,
}  # fmt: skip
INCIDENT, ACTOR = make_id("incident", "bombing"), make_id("actor", "Interior Ministry")


def rows_of_article(number: int, cue: str) -> dict[str, list[dict]]:
    """The rows that one article brings: itself, a report, a mention of the ministry, a statement and its evidence."""
    article = make_id("article", "sample", number)
    report, statement = make_id("report", article), make_id("statement", article)
    span = {"article_id": article, "char_start": 10, "char_end": 30}
    return {
        "articles": [{
            "article_id": article, "source_id": str(number), "source_path": f"sample/{number}.txt", "batch": "sample",
            "title": f"Blast, told a {number}. time", "char_count": 400, "text_sha256": f"{number:064x}", "has_incident": True,
        }],
        "incident_reports": [{
            "report_id": report, "article_id": article, "incident_id": INCIDENT, "is_main": True, "weapons": ["bomb"], **FACTS,
        }],
        "actor_mentions": [{
            "mention_id": make_id("mention", article), "actor_id": ACTOR, "name": "Interior Ministry", "mention_count": 1, **span,
        }],
        "statements": [{
            "statement_id": statement, "incident_id": INCIDENT, "speaker": "Interior Ministry", "speaker_actor_id": ACTOR,
            "reported_by": [], "cue": cue, "speech_act": "report", "is_direct": True, "content": "we shall find them", **span,
        }],
        "evidence": [{
            "evidence_id": make_id("evidence", statement), "table_name": "statements", "row_id": statement, "column_name": "content",
            "ordinal": 0, "quote": "we shall find them!!", "rule": "statements.quoted", "method": "rules 1", **span,
        }],
    }  # fmt: skip


def build_world(numbers: tuple[int, ...] = (1, 2), cue: str = "said", **incident: object) -> dict[str, pl.DataFrame]:
    """Frames of all tables a caller of publish gives, for articles with the numbers given; `incident` changes its columns."""
    rows: dict[str, list[dict]] = {name: [] for name, table in TABLES.items() if table.group() not in ("history", "codes")}
    for number in numbers:
        for name, more in rows_of_article(number, cue).items():
            rows[name] += more
    lists = {"perpetrators": [], "targets": [], "victims": ["two guards"]}
    counts = {"article_count": len(numbers), "source_count": len(numbers)}
    rows["incidents"] = [{"incident_id": INCIDENT, "label": "Bombing in Kabul", **FACTS, **lists, **counts, **incident}]
    rows["actors"] = [{"actor_id": ACTOR, "name": "Interior Ministry", "aliases": [], "article_count": len(numbers)}]
    return {name: TABLES[name].frame(listed) for name, listed in rows.items()}


@pytest.fixture(scope="session")
def world() -> Callable[..., dict[str, pl.DataFrame]]:
    """build_world, for tests that need several states of the world."""
    return build_world


@pytest.fixture
def full() -> dict[str, pl.DataFrame]:
    """Frames of all tables a caller of publish gives, each with one row that fills its columns."""
    return {name: table.frame([valid_row(name)]) for name, table in TABLES.items() if table.group() in ("main", "provenance")}


@pytest.fixture
def cut(tmp_path: Path) -> Callable[..., Release]:
    """Publishes tables into one folder OUT, by default as of a day in November 2026 and of inputs told apart by nothing."""

    def cut_release(tables: dict[str, pl.DataFrame], *, inputs: str = "a", today: date = date(2026, 11, 3)) -> Release:
        return publish(tables, tmp_path, inputs_sha256=inputs * 64, today=today)

    return cut_release
