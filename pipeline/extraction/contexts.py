"""The sentence around the words behind a cell, for cells of main incidents, as far as a release may show it."""

from collections.abc import Sequence
from typing import Any

from pipeline.annotation.sentences import find_sentences
from pipeline.contract.extractor import Article
from pipeline.contract.records import Span
from pipeline.contract.rows import Rows
from schemas.evidence import MAX_CONTEXT, MAX_QUOTE

SHOWN = 0.5  # of a text: so much of it quotations, evidence and contexts may cover together
OF_REPORTS = {"incident_reports": "report_id", "casualty_claims": "claim_id", "incident_parties": "party_id"}
WHOLE = "content"  # the column that holds all its words, where the quote is cut


def add_contexts(article: Article, rows: Rows) -> None:
    """Fill `context` and `context_start` in rows of evidence of one article, those of reports before claims and parties.

    A context that would bring what is shown of the text above SHOWN is left out; quotations and quotes are never cut for it.
    """
    main = _list_main_rows(rows)
    cells = [cell for cell in rows["evidence"] if (cell["table_name"], cell["row_id"]) in main]
    if not cells:
        return
    text = article["text"]
    shown, sentences = _Coverage(text, article["title"], rows["evidence"]), _Sentences(text)
    order = {table: place for place, table in enumerate(OF_REPORTS)}
    for cell in sorted(cells, key=lambda cell: (cell["ordinal"] > 0, order[cell["table_name"]])):
        words = Span(cell["char_start"], cell["char_end"])
        context = find_context(words, sentences.find(words.start))
        if context and shown.admit(context):
            cell |= {"context": text[context.start : context.end], "context_start": context.start}


def find_context(words: Span, sentences: Sequence[Span]) -> Span | None:
    """The sentence that holds the words, or MAX_CONTEXT characters of it with them in the middle; None where it shows no more."""
    around = next((one for one in sentences if one.start <= words.start and words.end <= one.end), None)
    if around is None or around == words or words.end - words.start >= MAX_CONTEXT:
        return None
    if around.end - around.start <= MAX_CONTEXT:
        return around
    start = min(max(around.start, (words.start + words.end - MAX_CONTEXT) // 2), around.end - MAX_CONTEXT)
    return Span(start, start + MAX_CONTEXT)


class _Sentences:
    """The sentences of a text, found paragraph by paragraph where they are asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._of_paragraph: dict[int, list[Span]] = {}

    def find(self, place: int) -> list[Span]:
        """Those of the paragraph that holds a place."""
        start = self._text.rfind("\n", 0, place) + 1
        if start not in self._of_paragraph:
            end = self._text.find("\n", start)
            paragraph = self._text[start : end if end >= 0 else None]
            self._of_paragraph[start] = [Span(start + first, start + last) for first, last in find_sentences(paragraph)]
        return self._of_paragraph[start]


def _list_main_rows(rows: Rows) -> set[tuple[str, str]]:
    """Table and id of the rows of reports that the article is about."""
    main = {report["report_id"] for report in rows["incident_reports"] if report["is_main"]}
    return {(table, row[key]) for table, key in OF_REPORTS.items() for row in rows[table] if row["report_id"] in main}


class _Coverage:
    """Which characters of a text a release shows."""

    def __init__(self, text: str, title: str | None, evidence: Sequence[dict[str, Any]]) -> None:
        self._shown, self._limit = bytearray(len(text)), int(SHOWN * len(text))
        self._show(0, len(title or ""))
        for cell in evidence:
            end = cell["char_end"] if cell["column_name"] == WHOLE else min(cell["char_end"], cell["char_start"] + MAX_QUOTE)
            self._show(cell["char_start"], end)
        self._count = sum(self._shown)

    def admit(self, context: Span) -> bool:
        """Whether a context may be shown too; it counts as shown then."""
        new = self._shown.count(0, context.start, context.end)
        if self._count + new > self._limit:
            return False
        self._show(context.start, context.end)
        self._count += new
        return True

    def _show(self, start: int, end: int) -> None:
        self._shown[start:end] = b"\1" * (end - start)
