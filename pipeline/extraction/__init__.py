"""Extraction: one cleaned article → what it says, as rows with evidence.

`reports_incident` is the cheap pass; `extract_rows` reads an article, within a budget.
"""

from collections.abc import Mapping
from typing import Any

from pipeline.annotation import annotate
from pipeline.annotation.budget import portion
from pipeline.contract.records import Extraction, Mention, Unread
from pipeline.contract.rows import TABLES, RowMaker, Rows
from pipeline.extraction.actors import find_mentions
from pipeline.extraction.incidents import find_reports, reports_incident
from pipeline.extraction.records import publish, publish_report
from pipeline.extraction.statements import find_statements

SCOPES = ("incidents", "all")
UNREAD = "unread"  # beside the tables: what was left out


def extract_rows(article: Mapping[str, Any], scope: str) -> Rows:
    """Rows of TABLES for one row of cleaned_articles, and under UNREAD what of it was not read, each with its reason.

    With scope "incidents" an article that reports no incident yields none; with "all" its actors and
    statements are kept. Raises ValueError for another scope.
    """
    if scope not in SCOPES:
        raise ValueError(f"scope is {scope!r}: give one of {SCOPES}")
    maker = RowMaker(article["article_id"], article["text"])
    if scope == "incidents" and not reports_incident(article["text"]):
        return maker.rows | {UNREAD: []}
    given = portion(article["title"], article["text"])
    unread = {UNREAD: [describe_unread(one) for one in given.unread]}
    annotated = annotate({**article, "title": given.title, "text": given.text})
    mentions = find_mentions(annotated)
    statements = find_statements(annotated, mentions)
    reports = find_reports(annotated, statements, mentions)
    if scope == "incidents" and not reports:
        return maker.rows | unread
    named = tuple(publish(mention, Mention) for mention in mentions)
    return maker.add(Extraction(tuple(map(publish_report, reports)), named, statements)) | unread


def describe_unread(one: Unread) -> dict[str, Any]:
    """A stretch that was not read, as a row from which a reject is made."""
    return {"char_start": one.span.start, "char_end": one.span.end, "check_name": one.check, "reason": one.reason}


__all__ = ["SCOPES", "TABLES", "UNREAD", "extract_rows", "reports_incident"]
