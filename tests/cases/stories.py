"""What the program reads: the sample's rows story by story, and the rows of a text by itself."""

from typing import Any

from pipeline.cleaning import CLEANED_TYPES, CleanArticle, clean_record
from pipeline.extraction import extract_rows
from pipeline.ingestion import RawRecord
from schemas import TABLES
from schemas.identity import make_id
from tests.conftest import Build

Rows = dict[str, list[dict[str, Any]]]


class Stories:
    """Rows of the sample's tables, by the story that they come from."""

    def __init__(self, sample: Build) -> None:
        self.sample = sample
        self.names = dict(sample.table("articles").select("article_id", "source_id").iter_rows())
        self.kept: dict[str, Rows] = {}

    def rows(self, table: str, story: str) -> list[dict[str, Any]]:
        """Rows of one table that come from one story. Raises KeyError for a story that the sample lacks."""
        if table not in self.kept:
            self.kept[table] = {name: [] for name in self.names.values()}
            for row in self.sample.table(table).iter_rows(named=True):
                self.kept[table][self.names[row["article_id"]]].append(row)
        return self.kept[table][story]

    def about(self, statement: dict[str, Any], story: str) -> str | None:
        """Which of the story's incidents a statement speaks of: main or other."""
        if statement["incident_id"] is None:
            return None
        of = [report["is_main"] for report in self.rows("incident_reports", story) if report["incident_id"] == statement["incident_id"]]
        return "main" if any(of) else "other"

    def authors(self, report: dict[str, Any], story: str) -> list[tuple[str, str]]:
        """Perpetrators of a report, each with the responsibility that is told."""
        parties = [one for one in self.rows("incident_parties", story) if one["report_id"] == report["report_id"]]
        return [(one["name"], one["responsibility"]) for one in parties if one["role"] == "perpetrator"]


def read_text(name: str, body: str, scope: str, title: str | None = None, published: str | None = None) -> Rows:
    """Rows that are extracted from a text of that name, by table, every cell there."""
    article = clean_record(RawRecord(make_id("article", name), name, name, name, None, title, published, None, None, body, None))
    assert isinstance(article, CleanArticle)
    rows = extract_rows({column: getattr(article, column) for column in CLEANED_TYPES}, scope)
    return {name: [dict.fromkeys(table.types()) | row for row in rows.get(name, [])] for name, table in TABLES.items()}
