"""Words that name an incident, and the cheap pass that asks only whether there is one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from pipeline.annotation.document import Sentence
from pipeline.contract.records import Span
from pipeline.extraction.events.factuality import harms_no_one, is_general, names_event, stage_of
from pipeline.extraction.events.figurative import is_figure
from pipeline.extraction.events.trigger_pairs import find_pairs, may_hold_pair
from pipeline.extraction.events.types import NO_ATTACK
from pipeline.lexicon import any_of, load_words
from pipeline.lexicon.phrases import Hit, PhraseMatcher, before, behind, fold_case

_UP_TO_THREE = r"(?:\w+\s+){0,3}"
_ATTEMPT = re.compile(rf"\b{any_of('cues', 'attempt_before')}\s+{_UP_TO_THREE}$", re.I)
_FOILED_AFTER = re.compile(rf"^\W*{_UP_TO_THREE}(?:(?:was|were|has been|had been)\s+)?{any_of('cues', 'attempt_after')}\b", re.I)
_THREAT = re.compile(rf"\b{any_of('cues', 'threat')}\s+(?:(?:of|to|with)\s+)?(?:\w+\s+){{0,2}}$", re.I)
_THREAT_AFTER = re.compile(r"^\s+threats?\b", re.I)
_MANY = re.compile(rf"\b{any_of('cues', 'many')}\s+(?:of\s+)?(?:\w+\s+){{0,2}}$", re.I)
_TOLL_OF_TIME = (
    r"(?:killed|died|murdered|slain|arrested|detained|shot)\s+(?:\w+\s+){0,4}?(?:this\s+year|(?:in\s+)?\w+\s+alone)"
    r"|(?:war|wars|conflict|insurgency|campaign|violence)\s+(?:that|which)\s+(?:has|have|had)\s+(?:killed|claimed|left)"
    r"|number\s+of\s+(?:[\w-]+\s+){0,6}?(?:arrests|arrested|murders|homicides|shootings)"
)
_NONE = re.compile(r"\bno\s+$", re.I)
_LONG_TIME = r"in the (?:past|last) (?:\w+ )?(?:years|months|decades?)|since \d{4}|(?:between|from) \d{4} (?:and|to) \d{4}"
_STATISTIC = re.compile(rf"\b(?:{any_of('cues', 'statistic')}|{_LONG_TIME}|{_TOLL_OF_TIME})\b", re.I)
_QUOTES = frozenset("\"'“”‘’")
_NATURAL = "natural_disaster"
MOST = 60  # words of a sentence that may name an incident, from its beginning
ENOUGH = 2  # triggers of any strength that make an article worth reading
SHORT = 1000  # characters: a text so short may say all it has to say with one
KINDS = 3  # different words of sport or fiction: that many make the article one on sport or fiction
_CAPTION = re.compile(any_of("cues", "caption"))
_CROWD, _FIGHT, _RIOT = "protest", "clash", "riot"
_FICTION = re.compile(rf"\b{any_of('cues', 'fiction')}\b", re.I)
_SPORT = re.compile(rf"\b{any_of('cues', 'sport')}\b")


@dataclass(frozen=True)
class Trigger:
    """One trigger in a sentence; `incident_type` is a code or one of `kinds.UNTYPED`."""

    span: Span
    text: str
    incident_type: str
    strength: str  # strong: enough by itself; weak: with people hurt, a weapon, or day and place; figurative: with people hurt or a weapon
    stage: str
    is_plural: bool


@cache
def _matcher() -> tuple[PhraseMatcher, tuple[dict[str, str], ...], int]:
    """The matcher over triggers and set phrases; rows from the returned number on are set phrases."""
    triggers, masks = load_words("incident_triggers"), load_words("not_incidents")
    phrases = [(row["phrase"], number) for number, row in enumerate(triggers)]
    phrases += [(row["phrase"], len(triggers) + number) for number, row in enumerate(masks)]
    return PhraseMatcher(phrases), triggers, len(triggers)


def reports_incident(text: str) -> bool:
    """The cheap pass: whether a strong trigger, two others or the words of a pair stand in the text outside set phrases ("heart attack").

    Of weaker triggers one is not enough: a report needs people hurt, a weapon or attackers beside it, which are triggers too, as a rule.
    """
    matcher, rows, masks_from = _matcher()
    folded = fold_case(text)
    hits = [rows[hit.row] for hit in matcher.find(folded) if hit.row < masks_from]
    return len(hits) >= (1 if len(text) <= SHORT else ENOUGH) or any(row["strength"] == "strong" for row in hits) or may_hold_pair(folded)


def is_no_news(text: str) -> bool:
    """Whether the article as a whole tells of a work of fiction or a sports event, whose attacks and shots hurt nobody."""
    return any(len({match.casefold() for match in words.findall(text)}) >= KINDS for words in (_FICTION, _SPORT))


def is_summary(text: str) -> bool:
    """Whether the sentence sums several incidents up ("a number of blasts"), tells of a film or a match, or stands under a picture."""
    if _CAPTION.search(text) or _STATISTIC.search(text) or _FICTION.search(text) or len(_SPORT.findall(text)) > 1:
        return True
    matcher, rows, masks_from = _matcher()
    hits = [(hit, rows[hit.row]) for hit in matcher.find(fold_case(text)) if hit.row < masks_from]
    if any(row["strength"] == "strong" and not _is_plural(text, hit, row) for hit, row in hits):
        return False  # "seized dozens of people in a series of raids"
    return any(_sums_up(text, hit, row) for hit, row in hits)


def _sums_up(text: str, hit: Hit, row: dict[str, str]) -> bool:
    """Whether a plural stands for several incidents; mudslides and wildfires of one storm or drought are one."""
    return row["incident_type"] != _NATURAL and _is_plural(text, hit, row) and bool(_MANY.search(before(text, hit.start)))


def _is_plural(text: str, hit: Hit, row: dict[str, str]) -> bool:
    return row["part"] == "noun" and text[hit.end - 1] == "s" and text[hit.end - 2] != "s"


def find_triggers(sentence: Sentence) -> list[Trigger]:
    """Triggers of a sentence that speak of something that happened, was tried or was threatened."""
    matcher, rows, masks_from = _matcher()
    found = []
    for hit in islice((hit for hit in matcher.find(fold_case(sentence.text)) if hit.row < masks_from), MOST):
        if (trigger := _read(sentence, hit, rows[hit.row])):
            found.append(trigger)
    paired = list(_read_pairs(sentence))
    # Two words say more of what it was than the one that stands in the list of phrases.
    alone = [one for one in found if not any(one.span.start < two.span.end and two.span.start < one.span.end for two in paired)]
    return _as_unrest(sorted(alone + paired, key=lambda trigger: trigger.span))


def _as_unrest(triggers: list[Trigger]) -> list[Trigger]:
    """A clash in one sentence with protesters is no battle: the crowd and the police fight without two armed sides."""
    if not any(trigger.incident_type == _CROWD for trigger in triggers):
        return triggers
    return [replace(one, incident_type=_RIOT, strength="strong") if one.incident_type == _FIGHT else one for one in triggers]


def _read_pairs(sentence: Sentence) -> Iterator[Trigger]:
    for token, row in find_pairs(sentence):
        words = token.doc[token.i : token.i + 1]
        part = "noun" if row["place"] == "of" else "verb"
        stage = stage_of(words)
        if stage != "accomplished" or names_event(words, row["incident_type"], part):
            span = Span(token.idx, token.idx + len(token))
            yield Trigger(span, token.text, row["incident_type"], row["strength"], stage, False)


def _read(sentence: Sentence, hit: Hit, row: dict[str, str]) -> Trigger | None:
    text, offset = sentence.text, sentence.start
    ahead, after, words = before(text, hit.start), behind(text, hit.end), text[hit.start : hit.end]
    if words == "March" or (ahead[-1:] in _QUOTES and after[:1] in _QUOTES):
        return None  # a word in quotation marks is meant otherwise: "raping" an economy
    if _NONE.search(ahead):
        return None  # "no shots were fired", which the parse need not hang on the noun
    plural = _is_plural(text, hit, row)
    stage = "accomplished"
    if _ATTEMPT.search(ahead) or _FOILED_AFTER.match(after) or words.lower().startswith("defus"):
        stage = "attempted"
    elif _THREAT.search(ahead) or _THREAT_AFTER.match(after):
        stage = "threatened"
    elif _sums_up(text, hit, row):
        return None
    tokens = sentence.words.doc.char_span(offset + hit.start, offset + hit.end, alignment_mode="expand")
    stage = stage_of(tokens) if stage == "accomplished" else stage
    if stage != "accomplished" and row["incident_type"] in NO_ATTACK:
        return None  # tried or threatened, none of these is an incident
    if is_figure(tokens, row["incident_type"], after) or (words == "Battle" and after.startswith(" of ")):
        return None
    if stage == "accomplished" and not names_event(tokens, row["incident_type"], row["part"]):
        return None
    if row["part"] == "verb" and harms_no_one(tokens, row["strength"] == "figurative"):
        return None
    strength = row["strength"]
    if strength == "strong" and row["part"] == "noun" and sentence.part == "body" and is_general(tokens):
        strength = "weak"
    return Trigger(Span(offset + hit.start, offset + hit.end), words, row["incident_type"], strength, stage, plural)
