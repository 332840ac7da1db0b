"""The telling words of each report: a main report's are those that its whole text is about, an aside's stand around what it was read from.

What is shared by the whole texts of two articles says best whether they are about one incident; of an aside only its own sentences do.
"""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any
from zlib import crc32

import polars as pl

from pipeline.deduplication.linking import OF_REPORTS
from pipeline.lexicon.word_counts import find_words, pick_telling_words, pick_topical_words
from schemas import TABLES

AROUND = 120  # characters on either side of a piece of evidence: about the sentence it stands in
OPENING = 1_000  # characters in which news tells what it is about: what stands further on is told beside it
WORDS_TYPES = {
    "report_id": pl.String(), "words": pl.List(pl.String()), "title": pl.List(pl.String()), "opening": pl.List(pl.String()),
    "said": pl.List(pl.UInt32()),
}  # fmt: skip


def list_report_words(tables: Mapping[str, pl.DataFrame], texts: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Columns of WORDS_TYPES, ordered by report_id.

    `tables` holds evidence and the tables OF_REPORTS, whose evidence says where a report stands; `texts` are rows with
    article_id, title and text. Of an aside all but `words` is empty. `said` holds a hash of every word of the text.
    """
    reports, evidence = tables["incident_reports"], tables["evidence"]
    keys = (zip(tables[name][TABLES[name].key()[0]], tables[name]["report_id"], strict=True) for name in OF_REPORTS)
    owners = dict(chain.from_iterable(keys))
    spans: dict[str, list[tuple[int, int]]] = {}
    for row_id, start, end in evidence.select("row_id", "char_start", "char_end").iter_rows():
        if row_id in owners:
            spans.setdefault(owners[row_id], []).append((start, end))
    of_article: dict[str, list[tuple[str, bool]]] = {}
    for report_id, article_id, is_main in reports.select("report_id", "article_id", "is_main").iter_rows():
        of_article.setdefault(article_id, []).append((report_id, is_main))
    rows = []
    for text in texts:
        for report_id, is_main in of_article.get(text["article_id"], ()):
            if is_main:
                rows.append((report_id, *_list_main_words(text["title"] or "", text["text"])))
            else:
                near = _join((start - AROUND, end + AROUND) for start, end in spans.get(report_id, ()))
                rows.append((report_id, pick_telling_words(text["text"][start:end] for start, end in near), [], [], []))
    return pl.DataFrame(sorted(rows, key=lambda row: row[0]), schema=WORDS_TYPES, orient="row")


def hash_word(word: str) -> int:
    """32 bits that stand for a word, the same everywhere."""
    return crc32(word.encode())


def _list_main_words(title: str, text: str) -> tuple[list[str], list[str], list[str], list[int]]:
    said = sorted({hash_word(word) for word in find_words(text)})
    return pick_topical_words(text), pick_telling_words([title]), pick_telling_words([text[:OPENING]]), said


def _join(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap made one, so that no word is cut; none starts before the text."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        start = max(start, 0)
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
