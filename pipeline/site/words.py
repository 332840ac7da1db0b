"""The words behind cells: quotes of table evidence, each in the widest published words around it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

SHOWN = 4  # quotes of a cell; table evidence has them all
AROUND = 160  # characters before a quote, and behind it
GAP = " … "  # joins the parts of a statement's content: such a content is no stretch of the text


@dataclass(frozen=True)
class Quote:
    """A quote between the published words `before` and `after` it, and the columns read from it."""

    article_id: str
    before: str
    quote: str
    after: str
    columns: tuple[str, ...]


class Words:
    """All quotes behind the cells of some tables of a release, found by row and columns."""

    def __init__(self, tables: Mapping[str, pl.DataFrame], of_tables: Sequence[str]) -> None:
        self._stretches = _list_stretches(tables["articles"], tables["statements"])
        self._by_row: dict[str, list[dict[str, Any]]] = defaultdict(list)
        evidence = tables["evidence"].filter(pl.col("table_name").is_in(of_tables))
        length = pl.col("quote").str.len_chars()  # of equally sure ones, "car bombing" says more than "dead"
        order = [-pl.col("confidence").fill_null(-1.0), -length.cast(pl.Int32), "article_id", "char_start", "evidence_id"]
        for row in evidence.sort(order).iter_rows(named=True):
            self._by_row[row["row_id"]].append(row)

    def behind(self, row_id: str, columns: Sequence[str]) -> list[Quote]:
        """At most SHOWN quotes, each stretch of text once: those behind the first column first, then the surest and longest."""
        spans: dict[tuple[str, int, int], list[dict[str, Any]]] = defaultdict(list)
        for row in self._by_row.get(row_id, ()):
            if row["column_name"] in columns:
                spans[row["article_id"], row["char_start"], row["char_end"]].append(row)
        ordered = sorted(spans.values(), key=lambda rows: all(row["column_name"] != columns[0] for row in rows))
        return [self._show(rows) for rows in ordered[:SHOWN]]

    def confidence_of(self, row_id: str, columns: Sequence[str]) -> float | None:
        """The lowest confidence among the columns, each by its surest quote; None where nothing measured one."""
        best: dict[str, float] = {}
        for row in self._by_row.get(row_id, ()):
            if row["column_name"] in columns and row["confidence"] is not None:
                best[row["column_name"]] = max(row["confidence"], best.get(row["column_name"], 0.0))
        return min(best.values(), default=None)

    def _show(self, rows: list[dict[str, Any]]) -> Quote:
        row = next((one for one in rows if one["context"]), rows[0])
        before, after = self._around(row)
        return Quote(row["article_id"], before, row["quote"], after, tuple(sorted({one["column_name"] for one in rows})))

    def _around(self, row: Mapping[str, Any]) -> tuple[str, str]:
        """What stands before and after a quote: its context, else a headline or a statement that holds it."""
        own = [] if row["context"] is None else [(row["context_start"], row["context"])]
        for first, text in (*own, *self._stretches.get(row["article_id"], ())):
            start, end = row["char_start"] - first, row["char_start"] - first + len(row["quote"])
            if start >= 0 and text[start:end] == row["quote"]:
                return _keep_end(text[:start]), _keep_start(text[end:])
        return "", ""


def _keep_start(text: str) -> str:
    return text if len(text) <= AROUND else text[:AROUND].rsplit(" ", 1)[0] + " …"


def _keep_end(text: str) -> str:
    return text if len(text) <= AROUND else "… " + text[-AROUND:].split(" ", 1)[-1]


def _list_stretches(articles: pl.DataFrame, statements: pl.DataFrame) -> dict[str, list[tuple[int, str]]]:
    """The stretches of each article's text that its release holds besides evidence: where each begins, and its words."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    titles: Iterable[tuple[str, str | None]] = articles.select("article_id", "title").iter_rows()
    for article_id, title in titles:
        if title:
            found[article_id].append((0, title))
    for article_id, start, content in statements.select("article_id", "char_start", "content").iter_rows():
        if GAP not in content:
            found[article_id].append((start, content))
    return found
