"""The patterns of words by which a sentence gives a number of casualties: by state, verb or noun, before or behind what happened."""

import re
from collections.abc import Iterator

from pipeline.annotation.quantities import QUANTITY
from pipeline.lexicon import any_of, load_words
from pipeline.lexicon.phrases import PhraseMatcher
from pipeline.rules import Pattern, Rule
from pipeline.rules.registry import add_rule


def _outcomes(form: str) -> Iterator[tuple[str, str]]:
    for row in load_words("outcomes"):
        if row["form"] == form:
            words = sorted(row["words"].split("|"), key=lambda word: (-len(word), word))
            yield row["outcome"], "|".join(re.escape(word) for word in words)


_WORD = r"[^\W\d_]{1,4}\.(?=\s[A-Z])|[^\W\d_](?:[\w'’-]|\.(?=\S))*|\d+-year-old|@\w+"
_STOP = rf"(?:{any_of('population', 'verb')}|{any_of('population', 'never')})\b"
NOUN_PHRASE = rf"(?:(?!{_STOP})(?:{_WORD}))(?:\s+(?!{_STOP})(?:{_WORD})){{0,5}}"
_OF = r"(?:of\s+(?:the\s+|his\s+|her\s+|their\s+|its\s+)?)?"
_WHO = rf"(?P<who>{_OF}{NOUN_PHRASE})"
_AUX = r"(?:(?:who\s+)?(?:was|were|is|are|be|has\s+been|have\s+been|had\s+been|being|got|lay|lie|went|gone|remain|remained)\s+)"
_ADVERB = rf"(?:{any_of('population', 'adverb')}\s+){{0,2}}"
COUNTED = rf"\b(?P<count>{QUANTITY})"
_TOLL_ENDS = r"\s*(?:[.,;:]|$|(?:people|dead|deaths|on|after|as|with|and|from|in|when|while|over|early|late|by|today)\b|\w+day\b)"
_MOVED = r"(?:taken|rushed|transported|airlifted|brought|sent|admitted|flown)"
_IN_CARE = rf"(?:hospitali[sz]ed\b|{_MOVED}\s+to\s+(?:\w+\s+){{0,3}}?hospitals?\b|treated\s+(?:for|at|on|in)\b)"


def _words(outcome: str, form: str) -> str:
    return next(words for found, words in _outcomes(form) if found == outcome)


def _regexes() -> Iterator[tuple[str, str, re.Pattern[str]]]:
    for outcome, words in _outcomes("state"):
        yield outcome, "counted_state", re.compile(rf"{COUNTED}(?:\s+{_WHO})??,?\s+{_AUX}?{_ADVERB}(?P<verb>{words})\b", re.I)
    for outcome, words in _outcomes("event"):
        yield outcome, "counted_event", re.compile(rf"{COUNTED}(?:\s+{_WHO})??\s+(?:who\s+)?(?P<verb>{words})\b", re.I)
    for outcome, words in _outcomes("act"):
        yield outcome, "act_counted", re.compile(rf"\b(?P<verb>{words})\s+(?:of\s+)?{COUNTED}(?:\s+{_WHO})?", re.I)
    for form, words in (("state", _words("arrested", "state")), ("act", _words("arrested", "act"))):
        one = rf"\b(?P<count>an?)\s+{_WHO}"
        pattern = rf"{one}\s+{_AUX}{_ADVERB}(?P<verb>{words})\b" if form == "state" else rf"\b(?P<verb>{words})\s+{one}"
        yield "arrested", "arrested_one", re.compile(pattern, re.I)
    yield "injured", "in_care", re.compile(rf"{COUNTED}(?:\s+{_WHO})??,?\s+{_AUX}?{_ADVERB}(?P<verb>{_IN_CARE})", re.I)
    yield (
        "killed",
        "lives",
        re.compile(rf"\b(?P<verb>claim(?:ed|ing|s)?|took|taking|cost)\s+{COUNTED}\s+(?P<who>(?:{NOUN_PHRASE}\s+)?lives)\b", re.I),
    )
    yield "killed", "death_of", re.compile(rf"\b(?P<verb>deaths?|killings?|murders?|massacre|slayings?)\s+of\s+{COUNTED}\s+{_WHO}", re.I)
    yield (
        "killed",
        "death_toll",
        re.compile(
            rf"\b(?P<verb>death toll|toll)\b[^.;:]{{0,160}}?\s{any_of('population', 'toll_verb')}\s+{COUNTED}(?={_TOLL_ENDS})", re.I
        ),
    )
    for outcome, words in _outcomes("noun"):
        yield (
            outcome,
            "counted_noun",
            re.compile(rf"{COUNTED}(?:\s+(?:civilian|confirmed|reported|more|other))?\s+(?P<verb>{words})\b", re.I),
        )


def _register() -> None:
    """Puts the patterns, by what they count, on the list of rules."""
    for row in load_words("casualty_rules"):
        add_rule(Rule(f"events.casualties.{row['rule']}", row["purpose"], row["fires_on"], row["spares"], __name__))


_register()
PATTERNS = tuple((outcome, kind, Pattern(f"events.casualties.{kind}", regex)) for outcome, kind, regex in _regexes())
CUES = PhraseMatcher((word, 0) for row in load_words("outcomes") for word in row["words"].split("|"))
