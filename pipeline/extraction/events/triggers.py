"""Words that name an incident, and the cheap pass that asks only whether there is one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.document import Sentence
from pipeline.annotation.noun_phrases import is_person, is_thing
from pipeline.contract.records import Span
from pipeline.extraction.events.cues import sums_up
from pipeline.extraction.events.factuality import ATTEMPTED, GENERAL, THREATENED, Factuality, factuality_of
from pipeline.extraction.events.predicates import find_predicates
from pipeline.extraction.events.trigger_pairs import find_pairs
from pipeline.extraction.events.types import CLASH, NATURAL, NO_ATTACK, PROTEST, RIOT
from pipeline.lexicon import any_of, load_words
from pipeline.lexicon.event_words import Row, trigger_phrases
from pipeline.lexicon.phrases import Hit, PhraseMatcher, before, fold_case
from pipeline.rules import load_pattern, rule

_STATISTIC = load_pattern("events.summary.statistic")
MOST = 60  # words of a sentence that may name an incident, from its beginning
_FICTION = re.compile(rf"\b{any_of('cues', 'fiction')}\b", re.I)
_SPORT = re.compile(rf"\b{any_of('cues', 'sport')}\b")


@dataclass(frozen=True)
class Trigger:
    """One trigger in a sentence; `incident_type` is a code or one of `kinds.UNTYPED`."""

    span: Span
    text: str
    incident_type: str
    strength: str  # strong: enough by itself; weak: with people hurt, a weapon, or day and place; figurative: with people hurt or a weapon
    factuality: Factuality
    is_plural: bool

    @property
    def stage(self) -> str:
        """The code of incident_stage: what was neither tried nor threatened was accomplished."""
        return self.factuality.value if self.factuality.value in {ATTEMPTED, THREATENED} else "accomplished"


@cache
def _matcher() -> tuple[PhraseMatcher, tuple[Row | None, ...]]:
    """The matcher over triggers and set phrases; a set phrase, which names no incident, has no row."""
    phrases = (*trigger_phrases(), *((row["phrase"], None) for row in load_words("not_incidents")))
    return PhraseMatcher((phrase, number) for number, (phrase, _) in enumerate(phrases)), tuple(row for _, row in phrases)


def find_phrases(text: str) -> Iterator[tuple[Hit, Row]]:
    """Phrases of a text that can name an incident, outside set phrases ("heart attack"), each with its row."""
    matcher, rows = _matcher()
    yield from ((hit, row) for hit in matcher.find(fold_case(text)) if (row := rows[hit.row]) is not None)


def is_summary(text: str) -> bool:
    """Whether the sentence sums several incidents up ("a number of blasts") or tells of a film or a match."""
    return _STATISTIC.search(text) is not None or _tells_fiction_or_sport(text) or _sums_several_up(text)


@rule(
    "events.summary.fiction_or_sport",
    fires_on="In the film a bomb kills ten people.",
    spares="In the street a bomb killed ten people.",
)
def _tells_fiction_or_sport(text: str) -> bool:
    """Whether a sentence tells of a film or a match."""
    return bool(_FICTION.search(text)) or len(_SPORT.findall(text)) > 1


@rule(
    "events.summary.several",
    fires_on="A number of blasts shook the town.",
    spares="A blast with a number of dead shook the town.",
)
def _sums_several_up(text: str) -> bool:
    """Whether all that a sentence names are several incidents at once."""
    hits = list(find_phrases(text))
    if any(row["strength"] == "strong" and not _is_plural(text, hit, row) for hit, row in hits):
        return False  # "seized dozens of people in a series of raids"
    return any(_sums_up(text, hit, row) for hit, row in hits)


def _sums_up(text: str, hit: Hit, row: Row) -> bool:
    """Whether a plural stands for several incidents; mudslides and wildfires of one storm or drought are one."""
    return row["incident_type"] != NATURAL and _is_plural(text, hit, row) and sums_up(before(text, hit.start))


def _is_plural(text: str, hit: Hit, row: Row) -> bool:
    return row["part"] == "noun" and text[hit.end - 1] == "s" and text[hit.end - 2] != "s"


def find_triggers(sentence: Sentence) -> list[Trigger]:
    """Triggers of a sentence that speak of something that happened, was tried or was threatened."""
    hits = islice(find_phrases(sentence.text), MOST)
    found = [trigger for hit, row in hits if (trigger := _read(sentence, hit, row))]
    paired = list(_read_pairs(sentence))
    # Two words say more of what it was than the one that stands in the list of phrases.
    alone = [one for one in found if not any(one.span.start < two.span.end and two.span.start < one.span.end for two in paired)]
    return _as_unrest(sorted(alone + paired, key=lambda trigger: trigger.span))


def _as_unrest(triggers: list[Trigger]) -> list[Trigger]:
    """A clash in one sentence with protesters is no battle: the crowd and the police fight without two armed sides."""
    if not _has_protest(triggers):
        return triggers
    return [replace(one, incident_type=RIOT, strength="strong") if one.incident_type == CLASH else one for one in triggers]


@rule(
    "events.triggers.clash_at_protest",
    fires_on="Clashes broke out at a protest in Kisumu.",
    spares="Clashes broke out at a vote in Kisumu.",
)
def _has_protest(triggers: list[Trigger]) -> bool:
    """Whether a clash stands beside a protest."""
    return {PROTEST, CLASH} <= {trigger.incident_type for trigger in triggers}


def _read_pairs(sentence: Sentence) -> Iterator[Trigger]:
    for token, row in find_pairs(sentence):
        factuality = factuality_of(token.doc[token.i : token.i + 1], "noun" if row["place"] == "of" else "verb", row["incident_type"])
        if factuality.is_told:
            yield Trigger(Span(token.idx, token.idx + len(token)), token.text, row["incident_type"], row["strength"], factuality, False)


def _read(sentence: Sentence, hit: Hit, row: Row) -> Trigger | None:
    span, text = Span(sentence.start + hit.start, sentence.start + hit.end), sentence.text[hit.start : hit.end]
    words = sentence.words.doc.char_span(span.start, span.end, alignment_mode="expand")
    factuality = factuality_of(words, row["part"], row["incident_type"])
    if text == "March" or not factuality.is_told:
        return None
    if factuality.value in {ATTEMPTED, THREATENED} and row["incident_type"] in NO_ATTACK:
        return None  # tried or threatened, none of these is an incident
    if row["part"] == "verb" and harms_no_one(words, row["strength"] == "figurative"):
        return None
    at_large = row["strength"] == "strong" and sentence.part == "body" and factuality.value == GENERAL
    strength = "weak" if at_large else row["strength"]
    return Trigger(span, text, row["incident_type"], strength, factuality, _is_plural(sentence.text, hit, row))


@rule(
    "events.triggers.harms_no_one",
    fires_on="The company executed the order.",
    spares="The company executed a clerk.",
)
def harms_no_one(words: Words, is_figurative: bool) -> bool:
    """Whether a verb of violence is said of a thing that is no target: "executed the plan", "the proposal gets shot down".

    Words that mean violence by themselves may also be said of what attackers aim at: "shot up two installations".
    """
    if not words.root.tag_.startswith("VB") or (is_figurative and len(words) > 1):
        return False
    patients = [noun for predicate in find_predicates(words) for noun in predicate.patients]
    return bool(patients) and not any(_may_be_harmed(noun) or (not is_figurative and is_thing(noun)) for noun in patients)


def _may_be_harmed(noun: Token) -> bool:
    return is_person(noun) or noun.tag_ in {"CD", "PRP", "PRP$"} or noun.tag_.startswith("NNP")
