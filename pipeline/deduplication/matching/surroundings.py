"""The telling words of each report: a main report's are those that its whole text is about, an aside's stand around what it was read from.

What is shared by the whole texts of two articles says best whether they are about one incident; of an aside only its own sentences do.
"""

from collections.abc import Iterable, Mapping
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
    of_article: dict[str, list[tuple[str, bool, str]]] = {}
    for report_id, article_id, is_main, spans in place_reports(tables).iter_rows():
        of_article.setdefault(article_id, []).append((report_id, is_main, spans))
    rows = []
    for text in texts:
        for report_id, is_main, spans in of_article.get(text["article_id"], ()):
            if is_main:
                rows.append((report_id, *_list_main_words(text["title"] or "", text["text"])))
            else:
                read = (map(int, span.split("-")) for span in spans.split())
                near = _join((start - AROUND, end + AROUND) for start, end in read)
                rows.append((report_id, pick_telling_words(text["text"][start:end] for start, end in near), [], [], []))
    return pl.DataFrame(sorted(rows, key=lambda row: row[0]), schema=WORDS_TYPES, orient="row")


def place_reports(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Of each report report_id, article_id, is_main and `spans`: of an aside the places of its evidence, as in "17-25 90-94".

    `tables` as for `list_report_words`, whose words of a report depend on nothing else but its article's title and text. The places are
    text, since frames are not joined by lists.
    """
    reports = tables["incident_reports"].select("report_id", "article_id", "is_main")
    asides = reports.filter(~pl.col("is_main"))
    rows = pl.concat([tables[name].select("report_id", row_id=TABLES[name].key()[0]) for name in OF_REPORTS])
    evidence = tables["evidence"].select("row_id", "char_start", "char_end")
    spans = evidence.join(rows.join(asides, on="report_id", how="semi"), on="row_id").unique(("report_id", "char_start", "char_end"))
    each = pl.format("{}-{}", "char_start", "char_end").sort_by("char_start", "char_end")
    placed = spans.group_by("report_id").agg(spans=each.str.join(" "))
    return reports.join(placed, on="report_id", how="left", maintain_order="left").with_columns(pl.col("spans").fill_null(""))


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
