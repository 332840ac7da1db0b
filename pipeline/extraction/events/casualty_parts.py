"""Parts of the dead and the wounded: "including three children", "among the dead were two nurses", "nine of the wounded were Germans"."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pipeline.annotation.document import Sentence
from pipeline.annotation.noun_phrases import is_attacker, is_person, is_thing
from pipeline.annotation.quantities import QUANTITY, read_quantity
from pipeline.contract.records import Span
from pipeline.extraction.events.casualty_patterns import NOUN_PHRASE
from pipeline.extraction.events.claim_records import ONE, make_claim
from pipeline.extraction.events.counting import is_no_fact
from pipeline.extraction.records import Claim
from pipeline.lexicon import any_of, words_of
from pipeline.lexicon.phrases import behind
from pipeline.rules import Pattern

MOST_OF_LIST = 6  # groups of people in one list
REACH = 120  # characters between a number and its parts
_COUNT = rf"(?P<count>{QUANTITY}|an?\b)"
_ITEM = re.compile(rf"(?:another\s+|the\s+other\s+)?{_COUNT}\s+(?P<who>{NOUN_PHRASE})", re.I)
_ITEMS = rf"(?:{QUANTITY}|an?\b)\s+{NOUN_PHRASE}"
_NEXT = re.compile(r"\s*[,;]?\s*(?:(?:and|as\s+well\s+as)\s+)?", re.I)
_BE = r"(?:is|are|was|were|being|be|(?:have|has|had)\s+been)"
_GROUP = rf"(?:the|those|all)\s+(?:[\w-]+\s+)?(?P<group>{any_of('population', 'the_dead')}|{any_of('population', 'the_hurt')})\b"
_OF_NUMBER = Pattern("events.casualties.parts_of_number", re.compile(rf"\b(?:including|among\s+(?:them|whom)(?:\s+{_BE})?)\s+(?=\S)", re.I))
_AMONG = Pattern("events.casualties.parts_among", re.compile(rf"\bamong\s+{_GROUP}\s+{_BE}\s+(?=\S)", re.I))
_INCLUDED = Pattern("events.casualties.parts_included", re.compile(rf"\b{_GROUP}\s+(?:also\s+)?(?:include[ds]?|including)\s+(?=\S)", re.I))
_AMONG_PARTS = Pattern(
    "events.casualties.among_parts",
    re.compile(rf"\b(?P<list>{_ITEMS}(?:\s*,?\s+and\s+{_ITEMS})?)\s+{_BE}\s+(?:\w+\s+)?among\s+{_GROUP}", re.I),
)
_PART_OF = Pattern(
    "events.casualties.part_of_group",
    re.compile(
        rf"\b(?P<count>{QUANTITY})\s+of\s+(?:{_GROUP}|(?:whom|which|them|those)\b(?=\s+{_BE}))(?:\s+{_BE}\s+(?P<who>{NOUN_PHRASE}))?", re.I
    ),
)
_NEXT_PART = re.compile(
    rf"(?:,|\band)\s+(?:another\s+)?(?P<count>{QUANTITY})\s+(?:{_BE}|suffered|sustained)\s+(?P<who>{NOUN_PHRASE})", re.I
)


def find_parts(sentence: Sentence, numbers: Sequence[Claim]) -> Iterator[Claim]:
    """The parts that a sentence gives; `numbers` are its other claims, in order: a part is of the number last given before it."""
    text = sentence.text
    for match in _OF_NUMBER.finditer(text):
        if outcome := _outcome_before(sentence, match.start(), numbers):
            yield from _read_list(sentence, match.end(), outcome, "parts_of_number")
    for rule, pattern in (("parts_among", _AMONG), ("parts_included", _INCLUDED)):
        for match in pattern.finditer(text):
            yield from _read_list(sentence, match.end(), _outcome_of(match["group"], ""), rule)
    for match in _AMONG_PARTS.finditer(text) if "among" in text else ():
        yield from _read_list(sentence, match.start("list"), _outcome_of(match["group"], ""), "among_parts")
    for match in _PART_OF.finditer(text) if " of " in text else ():
        yield from _read_part(sentence, match, numbers)


def _read_part(sentence: Sentence, match: re.Match[str], numbers: Sequence[Claim]) -> Iterator[Claim]:
    told = match["group"]
    outcome = _outcome_of(told, behind(sentence.text, match.end("group"))) if told else _outcome_before(sentence, match.start(), numbers)
    for part in (match, _NEXT_PART.search(sentence.text, match.end("count"))) if outcome else ():
        if part is not None and (claim := _make_part(sentence, part, outcome, "part_of_group")):
            yield claim


def _outcome_before(sentence: Sentence, at: int, numbers: Sequence[Claim]) -> str | None:
    """What became of those whose number was given last before a place of the sentence; none where that is far."""
    told = [claim for claim in numbers if claim.span.start < sentence.start + at and not claim.single]
    near = told and sentence.start + at - told[-1].span.start <= REACH
    return told[-1].outcome if near and told[-1].scope != "attackers" else None


def _outcome_of(group: str, behind: str) -> str:
    """Killed or injured, by the word for the group; victims of whom the words behind say that they were treated lived."""
    word = group.lower()
    lived = word == "victims" and bool(words_of("population", "in_care") & set(re.findall(r"[a-z]+", behind.split(".")[0].lower())))
    return "injured" if lived or word in words_of("population", "the_hurt") else "killed"


def _read_list(sentence: Sentence, at: int, outcome: str, rule: str) -> Iterator[Claim]:
    """The parts that are listed from a place of the sentence on."""
    for _ in range(MOST_OF_LIST):
        match = _ITEM.match(sentence.text, at)
        claim = _make_part(sentence, match, outcome, rule) if match else None
        if match is None or claim is None:
            return
        yield claim
        joint = _NEXT.match(sentence.text, match.end())
        if joint is None or not joint[0].strip():
            return
        at = joint.end()


def _make_part(sentence: Sentence, match: re.Match[str], outcome: str, rule: str) -> Claim | None:
    who = match["who"]
    noun = _last_word(sentence, match) if who else None
    one = match["count"].lower() in {"a", "an", "one"}
    if is_no_fact(sentence.text, match.start()) or (noun is not None and is_thing(noun) and not is_person(noun)):
        return None
    quantity = ONE if one else read_quantity(match["count"])
    if quantity.high == 0:
        return None  # "none of the wounded"
    start, end = sentence.start + match.start("count"), sentence.start + (match.end("who") if who else match.end())
    is_fate = noun is not None and noun.tag_.startswith("VB")  # "sixteen of the victims being beheaded"
    people = (who, Span(sentence.start + match.start("who"), end)) if who and not is_fate else None
    scope = "attackers" if noun is not None and is_attacker(noun) else "part"
    counted = Span(start, sentence.start + match.end("count"))
    return make_claim(outcome, scope, quantity, Span(start, end), f"casualties.{rule}", counted, people)


def _last_word(sentence: Sentence, match: re.Match[str]) -> Token:
    words = sentence.words.doc.char_span(sentence.start + match.start("who"), sentence.start + match.end("who"), alignment_mode="expand")
    return words[-1]
