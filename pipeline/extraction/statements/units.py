"""Units: sentences with their quotations, joined where a quotation runs over their border."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import attrgetter

from spacy.tokens import Token

from pipeline.annotation.document import AnnotatedArticle, Sentence
from pipeline.annotation.names.vocabulary import abbreviations
from pipeline.annotation.names.words import Word, split_words
from pipeline.annotation.quotations import Quote
from pipeline.contract.records import Span

_SAYS_SOON = re.compile(r"(?:[A-Z][\w.'’-]*\s+){1,5}(?:said|says|asked|asks|added|wrote|tweeted|shouted|told|replied)\b")
LONGEST = 4_000  # characters outside quotation marks from which a unit takes no further sentence in: as many as the longest sentence
QUOTED = "“”"  # stands among the words for a whole quotation


@dataclass(frozen=True)
class Unit:
    """One or more sentences. Among `words` each long quotation is the one word QUOTED; `quotes` has it by its first offset.

    The parse covers the whole text: `tokens` has the first token of each word, None for a quotation.
    """

    index: int
    start: int
    end: int
    part: str
    paragraph: int
    words: tuple[Word, ...]
    quotes: dict[int, Quote] = field(hash=False)
    tokens: tuple[Token | None, ...] = field(default=(), hash=False, compare=False, repr=False)

    def quote_at(self, at: int) -> Quote | None:
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


@dataclass(frozen=True)
class _Quotes:
    """The quotations of an article in order, found by their place."""

    quotes: list[Quote]
    starts: list[int]
    reached: list[int]  # how far each and those before it reach
    ends: frozenset[int]

    @classmethod
    def of(cls, quotes: Sequence[Quote]) -> "_Quotes":
        ordered = sorted(quotes, key=lambda quote: quote.outer.start)
        ends = [quote.outer.end for quote in ordered]
        return cls(ordered, [quote.outer.start for quote in ordered], list(accumulate(ends, max)), frozenset(ends))

    def run_over(self, first: int, second: int) -> bool:
        """Whether one begins before a place and ends behind another."""
        begun = bisect_left(self.starts, first)
        return begun > 0 and self.reached[begun - 1] > second

    def beginning_in(self, start: int, end: int) -> list[Quote]:
        """Those that begin in a stretch of the text."""
        return self.quotes[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def count_outside(self, start: int, end: int) -> int:
        """Characters of a stretch that stand in none."""
        begun = bisect_left(self.starts, start)
        at, outside = max(start, self.reached[begun - 1] if begun else start), 0
        for quote in self.beginning_in(start, end):
            outside, at = outside + max(0, quote.outer.start - at), max(at, quote.outer.end)
        return outside + max(0, end - at)


def make_units(article: AnnotatedArticle) -> list[Unit]:
    """Units of title and body in order."""
    sentences = [sentence for sentence in article.sentences if sentence.part in {"title", "body"}]
    long = _Quotes.of(article.quotes)
    groups: list[list[Sentence]] = []
    outside = 0  # characters of the last group that stand in no quotation
    for sentence in sentences:
        goes_on = bool(groups) and outside <= LONGEST and _goes_on(article.text, groups[-1][-1], sentence, long)
        outside = (outside if goes_on else 0) + long.count_outside(sentence.start, sentence.end)
        if goes_on:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return [_make_unit(article.text, index, group, long) for index, group in enumerate(groups)]


def _goes_on(text: str, before: Sentence, sentence: Sentence, quotes: _Quotes) -> bool:
    """Whether a quotation runs over the border, or the sentence only says who asked ("…?" he asked)."""
    if before.part != sentence.part:
        return False
    if before.paragraph == sentence.paragraph and before.text.rsplit(None, 1)[-1] in abbreviations():
        return True
    if quotes.run_over(before.end, sentence.start):
        return True
    ends_quote = text[before.end - 1] in "\"”'’" and before.end in quotes.ends
    if before.paragraph != sentence.paragraph or not ends_quote:
        return False
    return text[sentence.start].islower() or (text[before.end - 2] in "?!" and bool(_SAYS_SOON.match(sentence.text)))


def _make_unit(text: str, index: int, group: list[Sentence], quotes: _Quotes) -> Unit:
    start, end = group[0].start, group[-1].end
    inside = {quote.outer.start: quote for quote in quotes.beginning_in(start, end)}
    words: list[Word] = []
    at = start
    for opening in sorted(inside):
        words += split_words(text[at:opening], at)
        at = inside[opening].outer.end
        words.append(Word(QUOTED, QUOTED, opening, at, False, False))
    words += split_words(text[at:end], at) if at < end else []
    known = {token.idx: token for sentence in group for token in sentence.words}
    tokens = tuple(None if word.text == QUOTED else known.get(word.start) for word in words)
    return Unit(index, start, max(end, at), group[0].part, group[0].paragraph, tuple(words), inside, tokens)
