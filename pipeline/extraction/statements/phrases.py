"""Noun phrases beside a verb, and asides behind them, told by closed word classes: beside a quotation right more often than the parse."""

from collections.abc import Iterator
from functools import cache

from pipeline.annotation.names.vocabulary import fold, function_words, titles
from pipeline.annotation.names.words import Word
from pipeline.extraction.statements.grammar import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_ENDS,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    GROUPS,
    NOUN_OPENERS,
    OBJECT_PRONOUNS,
    PLURALS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    VERBS,
    is_time,
    is_time_at,
)  # fmt: skip
from pipeline.extraction.statements.quotation_units import QUOTED
from pipeline.lexicon import load_words

LONGEST_SUBJECT = 18  # words
LONGEST_LIST = 6  # words behind the "and" of a speaker ("police and prosecutors in the port")
MARKS = frozenset({",", ";", ":", "—", "–", "--", "-", "(", ")", "[", "]", "?", "!", ".", "...", QUOTED, '"', "“", "”", "''", "•", "*"})
_COUNTED, _SILENT = function_words("counted"), function_words("silent")
_ARTICLES = function_words("article")
_BEFORE_ARTICLE = PREPOSITIONS | NOUN_OPENERS | CONJUNCTIONS | ADVERBS | GROUPS | _COUNTED | {"half", "twice", "such", "quite", "'s"}
_ENDS = CLAUSE_ENDS | RELATIVES | {"to", "and", "or"}
LONGEST_ASIDE = 24  # words between two commas
_ASIDE_ENDS = MARKS - {",", "-", ".", "(", ")", "“", "”", '"'}
_ASIDE_OPENERS = function_words("aside_opener")
_ASIDE_ARTICLES = (NOUN_OPENERS | {"one"}) - {"this", "that", "no"}


def phrase_left(words: tuple[Word, ...], end: int, cue_words: frozenset[int]) -> tuple[int, int] | None:
    """The noun phrase that ends before word `end`; `cue_words` are numbers of words that belong to cues."""
    while end > 0 and words[end - 1].lower in ADVERBS and words[end - 1].text[0].islower():
        end -= 1
    if end == 0 or words[end - 1].text in MARKS:
        return None
    if words[end - 1].lower in SUBJECT_PRONOUNS:
        return (end - 1, end) if words[end - 1].lower != "who" else None
    first = end
    while first > 0 and end - first < LONGEST_SUBJECT:
        before = words[first - 1]
        according = before.lower == "to" and first > 1 and words[first - 2].lower == "according"
        if according or before.text in MARKS or before.lower in CLAUSE_ENDS or first - 1 in cue_words:
            break
        if before.lower in RELATIVES or (before.lower in VERBS and before.tag != "NNP"):  # "May said", "Will Okoro said"
            return None
        if before.lower in CONJUNCTIONS and not _joins_nouns(words, first - 1, end):
            break
        first -= 1
    return _trim_subject(words, first, end) if first < end else None


def _joins_nouns(words: tuple[Word, ...], at: int, end: int) -> bool:
    """Whether "and" stands between two short noun phrases rather than two clauses."""
    if words[at].lower != "and" or at == 0 or not words[at - 1].is_word or words[at - 1].lower in ADVERBS:
        return False
    return end - at <= LONGEST_LIST and (words[at - 1].is_capital or at <= 4)


def _trim_subject(words: tuple[Word, ...], first: int, end: int) -> tuple[int, int] | None:
    """The phrase without the adverbs and the prepositional phrase that open the sentence."""
    while first < end - 1 and (words[first].lower in ADVERBS | CONJUNCTIONS or is_time(words[first])):
        first += 1
    if words[first].lower in PREPOSITIONS:
        first = _after_preposition(words, first, end)
    if first is not None:
        first = _past_noun(words, first, end)
    if (
        first is None
        or words[first].lower in _SILENT
        or (end - first == 1 and words[first].lower in ADVERBS)
        or not _may_end(words[end - 1])
    ):
        return None
    return (first, end) if _may_speak(words, first, end) and not _holds_verb(words, first, end) else None


def _past_noun(words: tuple[Word, ...], first: int, end: int) -> int:
    """Where the last noun phrase begins when one stands right before it: "a debate the group thought was over"."""
    for at in range(end - 2, first + 1, -1):
        before = words[at - 1]
        plain = before.is_word and before.text[0].islower() and not before.lower.endswith(("ing", "ed"))
        if words[at].lower in _ARTICLES and plain and before.lower not in _BEFORE_ARTICLE:
            return at
    return first


def _may_end(word: Word) -> bool:
    lower = word.lower
    return not (lower in PREPOSITIONS or lower in _SILENT or word.text.isdigit() or (lower in DETERMINERS and lower not in GROUPS))


def _may_speak(words: tuple[Word, ...], first: int, end: int) -> bool:
    """Whether the phrase can be a speaker: no lone adjective, no number without a plural, no participle at its end."""
    last = words[end - 1]
    plural = last.lower.endswith("s") or last.lower in PLURALS
    if last.is_capital or end - first > 4:
        return True
    if end - first == 1:
        return plural or last.lower in GROUPS or not last.text[0].islower()
    if words[first].lower in _COUNTED:
        return plural
    return not (last.lower.endswith("ing") and last.text[0].islower())


def _holds_verb(words: tuple[Word, ...], first: int, end: int) -> bool:
    """Whether the phrase is more than a noun with its complements: an infinitive, a participle, a clause without "who"."""
    opening = words[first]
    if opening.text[0].islower() and opening.lower.endswith("ing") and opening.lower not in PREPOSITIONS:
        return True
    for at in range(first + 1, end - 1):
        word, following = words[at], words[at + 1]
        opens_noun = following.lower in NOUN_OPENERS or following.lower in OBJECT_PRONOUNS
        if word.lower == "to" and following.text[0].islower() and not opens_noun:
            return True
        if word.lower.endswith("ed") and word.text[0].islower() and opens_noun:
            return True
    lower_noun = opening.text[0].islower() and opening.lower not in NOUN_OPENERS | PRONOUNS
    return lower_noun and end - first > 2 and (words[first + 1].lower in POSSESSIVES or words[first + 1].lower in _ARTICLES)


def _after_preposition(words: tuple[Word, ...], first: int, end: int) -> int | None:
    """Where the subject begins behind a prepositional phrase without comma: "In a letter the bank …", "On Monday police …"."""
    for at in range(first + 1, end):
        before, word = words[at - 1], words[at]
        if before.lower in PREPOSITIONS or before.lower in NOUN_OPENERS or before.lower == "'s":
            continue
        opens = word.lower in NOUN_OPENERS or (word.is_capital and not before.is_capital)
        if opens or (is_time(before) and not is_time(word) and word.lower not in PREPOSITIONS):
            return at
    return None


@cache
def _networks() -> frozenset[str]:
    """Channels of one word on which people post: "Facebook"."""
    return frozenset(row["words"].lower() for row in load_words("media") if row["medium"] == "social_media" and " " not in row["words"])


def is_on_network(words: tuple[Word, ...], at: int) -> bool:
    """Whether a preposition says where something was posted: "said the movement on Facebook"."""
    return at + 1 < len(words) and words[at].lower in PREPOSITIONS and words[at + 1].lower in _networks()


def phrase_right(words: tuple[Word, ...], first: int, wide: bool = False) -> int:
    """The end of the noun phrase that begins at a word: name, pronoun, or article and what follows to the next clause or mark.

    With `wide` it runs through prepositions too ("a spokesman for the port").
    """
    if first >= len(words) or words[first].text in MARKS or words[first].lower in _ENDS - SUBJECT_PRONOUNS:
        return first
    if words[first].lower in OBJECT_PRONOUNS or words[first].lower in SUBJECT_PRONOUNS:
        return first + 1
    at = first + 1
    while at < len(words) and at - first < LONGEST_SUBJECT and not _ends_phrase(words, first, at, wide):
        at += 1
    return at


def _dates_noun(words: tuple[Word, ...], at: int) -> bool:
    """Whether a month or day behind an article says of when a thing is: "a May 2019 letter"."""
    if at == 0 or at + 1 >= len(words) or words[at - 1].lower not in NOUN_OPENERS:
        return False
    following = words[at + 1]
    return following.is_word and not following.is_capital and following.lower not in PREPOSITIONS | AUXILIARIES


def _ends_phrase(words: tuple[Word, ...], first: int, at: int, wide: bool) -> bool:
    """Whether the phrase that begins at `first` is over before word `at`."""
    before, word = words[at - 1], words[at]
    if is_time_at(words, at):
        return not _dates_noun(words, at)
    if word.text in MARKS or word.lower in _ENDS or word.lower in SUBJECT_PRONOUNS or word.lower in AUXILIARIES - {"'s"}:
        return True
    tied = before.lower in PREPOSITIONS
    if wide and is_on_network(words, at):
        return True
    if word.lower in NOUN_OPENERS:
        return not tied
    if word.is_capital:
        led = tied or before.lower in NOUN_OPENERS or before.lower == "'s" or fold(before.text) in titles()
        return before.text[0].islower() and not led
    if wide:
        return False
    if word.lower in PREPOSITIONS - {"of"} or (word.lower.endswith("ing") and before.lower.endswith("s")):
        return True
    return before.is_capital and words[first].is_capital and word.lower not in {"of", "'s", "'"}


def before_asides(words: tuple[Word, ...], comma: int) -> Iterator[int]:
    """The commas that may open the aside which the comma at `comma` closes, the nearest first."""
    for at in range(comma - 1, max(0, comma - LONGEST_ASIDE), -1):
        if words[at].text == "," and _is_aside(words, at + 1, comma):
            yield at
        elif words[at].text in _ASIDE_ENDS:
            return


def _is_aside(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether the words between two commas only add to the name before them: an apposition, an age, a relative clause."""
    opening = words[first]
    if opening.text.isdigit() or opening.lower in _ASIDE_OPENERS or opening.lower in _ASIDE_ARTICLES or opening.lower in PREPOSITIONS:
        return True
    if opening.lower.endswith("ing"):
        return True
    end = next((at for at in range(first, last) if words[at].lower in RELATIVES), last)  # "head of the port, which burned,"
    return not any(word.lower in AUXILIARIES for word in words[first:last]) and not any(word.tag in FINITE for word in words[first:end])
