"""Quotations: what stands between quotation marks, over sentences and paragraphs, in every style of marks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from pipeline.contract.records import Span

_MARKS = re.compile(r"“|”|„|«|»|''|``|\"|‘|’|'")
_OPENERS, _CLOSERS = frozenset({"“", "„", "«", "``"}), frozenset({"”", "»"})
_EITHER = frozenset({'"', "''"})
_SINGLE = frozenset({"‘", "’", "'"})
_BEFORE_OPENING = re.compile(r"(?:^|[\s(\[—–:/-])$")
_ENDING = ".,?!;:…—-"
SHORT_WORD, FEWEST_CAPITALS = 3, 2  # letters of a word that titles may write small; longer words of a title
MOST_MARKS = 100  # marks behind a single one among which that which closes it is looked for: more are no quotation's apostrophes
FEWEST_WORDS = 3  # fewer words in marks are a title or a word held at arm's length, not a quotation


@dataclass(frozen=True)
class Quotation:
    """A quotation: `parts` without marks, one a paragraph; `outer` with them. `goes_on`: it begins with a small letter."""

    parts: tuple[Span, ...]
    outer: Span
    is_closed: bool = True
    goes_on: bool = False


def find_quotations(text: str, paragraphs: Iterable[Span]) -> Iterator[Quotation]:
    """Quotations in order, none overlapping: words that were said, and not a title or a word held at arm's length."""
    return (found for found in _join(text, paragraphs) if _is_said(text, found))


def _join(text: str, paragraphs: Iterable[Span]) -> Iterator[Quotation]:
    """All that stands between marks. What its paragraph leaves open goes on in the next when that opens with a mark too."""
    pending: Quotation | None = None
    for paragraph in paragraphs:
        quotes = list(_scan(text, paragraph))
        if pending and quotes and quotes[0].outer.start == paragraph.start:
            first = quotes.pop(0)
            outer = Span(pending.outer.start, first.outer.end)
            quotes.insert(0, Quotation(pending.parts + first.parts, outer, first.is_closed, pending.goes_on))
        elif pending:
            yield pending
        pending = quotes.pop() if quotes and not quotes[-1].is_closed else None
        yield from quotes
    if pending:
        yield pending


def _scan(text: str, paragraph: Span) -> Iterator[Quotation]:
    """Quotations of one paragraph; one left open must open the paragraph or follow a colon or comma."""
    opened: re.Match[str] | None = None
    for mark in _MARKS.finditer(text, paragraph.start, paragraph.end):
        single = mark[0] in _SINGLE
        if opened is None:
            if _opens(text, mark, paragraph) and (not single or _single_closes(text, mark, paragraph)):
                opened = mark
        elif _closes(text, mark, opened, paragraph):
            inner = _trim(text, opened.end(), mark.start())
            if inner.start < inner.end:
                yield Quotation((inner,), Span(opened.start(), mark.end()), goes_on=text[inner.start].islower())
            opened = None
    if opened is not None and opened[0] not in _SINGLE:
        before = text[paragraph.start : opened.start()].rstrip()
        inner = _trim(text, opened.end(), paragraph.end)
        if (not before or before[-1] in ":,") and inner.start < inner.end:
            yield Quotation((inner,), Span(opened.start(), paragraph.end), is_closed=False, goes_on=text[inner.start].islower())


def _opens(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    after = text[mark.end() : mark.end() + 1]
    if mark.end() >= paragraph.end or after.isspace():
        return False
    if mark[0] in _OPENERS:
        return True
    if mark[0] in _CLOSERS or mark[0] == "’":
        return False
    before = text[max(paragraph.start, mark.start() - 1) : mark.start()]
    return bool(_BEFORE_OPENING.search(before))


def _closes(text: str, mark: re.Match[str], opened: re.Match[str], paragraph: Span) -> bool:
    if opened[0] in _SINGLE:
        return _ends_single(text, mark, opened[0], paragraph)
    if mark[0] in _CLOSERS:
        return True
    if mark[0] not in _EITHER:
        return False
    return not text[mark.start() - 1].isspace() or mark.end() >= paragraph.end


def _ends_single(text: str, mark: re.Match[str], opening: str, paragraph: Span) -> bool:
    if mark[0] != ("’" if opening == "‘" else "'"):
        return False
    after = text[mark.end() : mark.end() + 1] if mark.end() < paragraph.end else ""
    return not after.isalnum() and not text[mark.start() - 1].isspace()


def _single_closes(text: str, opened: re.Match[str], paragraph: Span) -> bool:
    """Whether a single mark opens a quotation: what closes it must follow punctuation, or not be a plural's apostrophe."""
    for mark in islice(_MARKS.finditer(text, opened.end(), paragraph.end), MOST_MARKS):
        if mark[0] in _OPENERS | _EITHER:
            return False
        if _ends_single(text, mark, opened[0], paragraph):
            last = text[mark.start() - 1]
            return last in _ENDING or last != "s"
    return False


def _trim(text: str, start: int, end: int) -> Span:
    """The span without blanks at its end and without the comma or full stop that belongs to the sentence around it."""
    while end > start and (
        text[end - 1].isspace() or text[end - 1] == "," or (text[end - 1] == "." and not text[start:end].endswith(".."))
    ):
        end -= 1
    return Span(start, end)


def _is_said(text: str, quote: Quotation) -> bool:
    """Whether the marks hold words that were said: some words that are no title, or a sentence of its own."""
    if _is_title(text, quote):
        return False
    if sum(len(text[part.start : part.end].split()) for part in quote.parts) >= FEWEST_WORDS:
        return True
    inner = text[quote.outer.start : quote.outer.end].strip("\"'“”‘’`«»„ ")
    before = _last_before(text, quote.outer.start)
    return inner[:1].isupper() and inner[-1:] in {",", ".", "?", "!"} and (not before or before in '\n.?!:”"')


def _last_before(text: str, at: int) -> str:
    """The last character before a place that is no blank; "" at the begin of the text."""
    while at and text[at - 1] in " \xa0":
        at -= 1
    return text[at - 1] if at else ""


def _is_title(text: str, quote: Quotation) -> bool:
    """Whether the marks hold the title of a work or a show: capitals, no full stop, and no colon that announces words."""
    inner = text[quote.parts[0].start : quote.parts[-1].end]
    longer = [word for word in inner.split() if len(word) > SHORT_WORD]
    before = _last_before(text, quote.outer.start)
    shown = len(quote.parts) == 1 and len(longer) >= FEWEST_CAPITALS and all(word[0].isupper() for word in longer)
    return (
        shown
        and not inner.isupper()
        and inner[-1] not in ".?!…"
        and before != ":"
        and text[quote.outer.end - 2 : quote.outer.end - 1] not in {".", "?", "!"}
    )
