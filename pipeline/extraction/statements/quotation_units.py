"""Units: sentences with their quotations, joined where a quotation runs over their border."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter

from spacy.tokens import Token

from pipeline.annotation.document import AnnotatedArticle, Sentence
from pipeline.annotation.names.vocabulary import abbreviations
from pipeline.annotation.names.words import Word, split_words
from pipeline.annotation.quotations import Quotation
from pipeline.contract.records import Span

_SAYS_SOON = re.compile(r"(?:[A-Z][\w.'’-]*\s+){1,5}(?:said|says|asked|asks|added|wrote|tweeted|shouted|told|replied)\b")
LONGEST = 4_000  # characters outside quotation marks from which a unit takes no further sentence in: as many as the longest sentence
Quotations = tuple[Quotation, ...]
_start_of = attrgetter("outer.start")
QUOTED = "“”"  # stands among the words for a whole quotation


@dataclass(frozen=True)
class Unit:
    """One or more sentences. Among `words` each long quotation is the one word QUOTED, without a token; `quotes` has it by its start."""

    index: int
    start: int
    end: int
    part: str
    paragraph: int
    words: tuple[Word, ...]
    quotes: dict[int, Quotation] = field(hash=False)

    def quote_at(self, at: int) -> Quotation | None:
        """The quotation that word number `at` stands for, if it does."""
        return self.quotes.get(self.words[at].start) if 0 <= at < len(self.words) and self.words[at].text == QUOTED else None

    def quoted_before(self, end: int | None = None) -> tuple[Span, ...] | None:
        """The parts of the quotations before word `end`, all of the unit's without it; None where other words stand there too."""
        words = self.words[:end]
        if any(word.is_word for word in words):
            return None
        return tuple(part for word in words if word.text == QUOTED for part in self.quotes[word.start].parts)

    def number_of(self, token: Token) -> int | None:
        """The number of the word that a token is a part of, that of the quotation around it; None outside the unit."""
        at = bisect_right(self.words, token.idx, key=attrgetter("start")) - 1
        return at if at >= 0 and token.idx < self.words[at].end else None

    def range_of(self, first: Token, last: Token) -> tuple[int, int] | None:
        """Words first to last (exclusive) that hold all tokens from one to another."""
        left = bisect_right(self.words, first.idx, key=attrgetter("start")) - 1
        right = bisect_right(self.words, last.idx, key=attrgetter("start"))
        if left >= 0 and self.words[left].end <= first.idx:
            left += 1
        return (max(left, 0), right) if max(left, 0) < right else None


def make_units(article: AnnotatedArticle) -> list[Unit]:
    """Units of title and body in order."""
    groups: list[list[Sentence]] = []
    outside = 0  # characters of the last group that stand in no quotation
    for sentence in article.sentences:
        if sentence.part == "dateline":
            continue
        goes_on = bool(groups) and outside <= LONGEST and _goes_on(article.text, groups[-1][-1], sentence, article.quotations)
        outside = (outside if goes_on else 0) + _count_outside(article.quotations, sentence.start, sentence.end)
        if goes_on:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return [_make_unit(article.text, number, group, article.quotations) for number, group in enumerate(groups)]


def _end_before(quotations: Quotations, at: int) -> int:
    """Where the last one that begins before a place ends; -1 where none does."""
    begun = bisect_left(quotations, at, key=_start_of)
    return quotations[begun - 1].outer.end if begun else -1


def _beginning_in(quotations: Quotations, start: int, end: int) -> Quotations:
    """Those that begin in a stretch of the text."""
    return quotations[bisect_left(quotations, start, key=_start_of) : bisect_left(quotations, end, key=_start_of)]


def _count_outside(quotations: Quotations, start: int, end: int) -> int:
    """Characters of a stretch that stand in none."""
    at, outside = max(start, _end_before(quotations, start)), 0
    for quotation in _beginning_in(quotations, start, end):
        outside, at = outside + quotation.outer.start - at, quotation.outer.end
    return outside + max(0, end - at)


def _goes_on(text: str, before: Sentence, sentence: Sentence, quotations: Quotations) -> bool:
    """Whether a quotation runs over the border, or the sentence only says who asked ("…?" he asked)."""
    if before.part != sentence.part:
        return False
    if before.paragraph == sentence.paragraph and before.text.rsplit(None, 1)[-1] in abbreviations():
        return True
    if _end_before(quotations, before.end) > sentence.start:
        return True
    ends_quote = text[before.end - 1] in "\"”'’" and _end_before(quotations, before.end) == before.end
    if before.paragraph != sentence.paragraph or not ends_quote:
        return False
    return text[sentence.start].islower() or (text[before.end - 2] in "?!" and bool(_SAYS_SOON.match(sentence.text)))


def _make_unit(text: str, number: int, group: list[Sentence], quotations: Quotations) -> Unit:
    start, end = group[0].start, group[-1].end
    inside = {quote.outer.start: quote for quote in _beginning_in(quotations, start, end)}
    words: list[Word] = []
    at = start
    for opening in sorted(inside):
        words += split_words(text[at:opening], at)
        at = inside[opening].outer.end
        words.append(Word(QUOTED, QUOTED, opening, at, False, False))
    words += split_words(text[at:end], at) if at < end else []
    known = {token.idx: token for sentence in group for token in sentence.words}
    tied = tuple(word if word.text == QUOTED else word._replace(token=known.get(word.start)) for word in words)
    return Unit(number, start, max(end, at), group[0].part, group[0].paragraph, tied, inside)
