"""What of an article is read: up to a number of words, and no stretch without a blank that no language has.

The budget counts words and marks and never seconds, so that an article gives the same rows on every machine.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pipeline.contract.records import Span, Unread

MOST_WORDS = 10_000
"""Words and marks of an article that are read: the longest of 9,000 outside articles has 7,868.

Measured on one processor, where every sentence tells of an attack of its own: at the limit model and rules take 3 seconds and 0.4 GB.
Both grow with the text: 5 MB of prose would take ten minutes and 25 GB.
"""
LONGEST_TITLE = 600  # words and marks: as much as a sentence may have; a title is read as one
LONGEST_RUN = 1_000  # characters without a blank: the longest address in 9,000 articles has 153, and an encoded picture 10,000
_WORD = re.compile(r"\w+|[^\w\s]")
_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s")


@dataclass(frozen=True)
class Portion:
    """What is read of an article: its title and text, offsets as in the whole text, and what is left out."""

    title: str | None
    text: str
    unread: tuple[Unread, ...]


def portion(title: str | None, text: str) -> Portion:
    """The part of a cleaned text that is read, all of it as a rule. What is left out inside it is blank, so that offsets hold."""
    end = _find_end(text)
    left_out = list(_find_runs(text, end))
    kept = _blank(text[:end], left_out)
    if end < len(text):
        reason = f"longer than {MOST_WORDS} words and marks, the limit for one article: what stands behind is not read; split the article"
        left_out.append(Unread(Span(end, len(text)), "text_too_long", reason))
    return Portion(_shorten(title), kept, tuple(left_out))


def _find_end(text: str) -> int:
    """Where reading ends: with the text, or with the last paragraph, sentence or word that is within the budget."""
    beyond = next(islice(_WORD.finditer(text), MOST_WORDS, None), None) if len(text) > MOST_WORDS else None
    if beyond is None:
        return len(text)
    limit = beyond.start()
    least = limit - limit // 10
    paragraph = text.rfind("\n\n", least, limit)
    sentences = [found.end() for found in _SENTENCE_END.finditer(text, least, limit)]
    blank = max(text.rfind(" ", least, limit), text.rfind("\n", least, limit))
    return next(end for end in (paragraph, *sentences[-1:], blank, limit) if end > 0)


def _find_runs(text: str, end: int) -> Iterator[Unread]:
    for run in _RUN.finditer(text, 0, end):
        reason = f"more than {LONGEST_RUN} characters without a blank are no words: take the encoded stretch out of the text"
        yield Unread(Span(run.start(), run.end()), "no_words", reason)


def _blank(text: str, left_out: list[Unread]) -> str:
    """The text with line breaks in place of what is left out: no sentence runs over it."""
    pieces: list[str] = []
    at = 0
    for one in left_out:
        pieces += (text[at : one.span.start], "\n" * (one.span.end - one.span.start))
        at = one.span.end
    return "".join((*pieces, text[at:])) if pieces else text


def _shorten(title: str | None) -> str | None:
    """The title up to its limit; the rest of a longer one is read as the standfirst below it."""
    beyond = next(islice(_WORD.finditer(title or ""), LONGEST_TITLE, None), None)
    return title[: beyond.start()].rstrip() if title and beyond else title
