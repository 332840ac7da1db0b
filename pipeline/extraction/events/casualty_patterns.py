"""The patterns of words by which a sentence gives a number of casualties: by state, verb or noun, before or behind what happened."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.annotation.quantities import QUANTITY
from pipeline.lexicon import any_of, load_words
from pipeline.lexicon.phrases import fold_case
from pipeline.rules import Pattern, Rule
from pipeline.rules.registry import add_rule


def _outcomes(form: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The outcomes that have words of a form, each with these, the longest first."""
    rows = (row for row in load_words("outcomes") if row["form"] == form)
    yield from ((row["outcome"], tuple(sorted(row["words"].split("|"), key=lambda word: (-len(word), word)))) for row in rows)


_WORD = r"[^\W\d_]{1,4}\.(?=\s[A-Z])|[^\W\d_](?:[\w'’-]|\.(?=\S))*|\d+-year-old|@\w+"
_STOP = rf"(?:{any_of('population', 'verb')}|{any_of('population', 'never')})\b"
NOUN_PHRASE = rf"(?:(?!{_STOP})(?:{_WORD}))(?:\s+(?!{_STOP})(?:{_WORD})){{0,5}}"
_OF = r"(?:of\s+(?:the\s+|his\s+|her\s+|their\s+|its\s+)?)?"
_WHO = rf"(?P<who>{_OF}{NOUN_PHRASE})"
_AUX = r"(?:(?:who\s+)?(?:was|were|is|are|be|has\s+been|have\s+been|had\s+been|being|got|lay|lie|went|gone|remain|remained)\s+)"
_ADVERB = rf"(?:{any_of('population', 'adverb')}\s+){{0,2}}"
COUNTED = rf"\b(?P<count>{QUANTITY})"
_ONE = rf"\b(?P<count>an?)\s+{_WHO}"
_TOLL_ENDS = r"\s*(?:[.,;:]|$|(?:people|dead|deaths|on|after|as|with|and|from|in|when|while|over|early|late|by|today)\b|\w+day\b)"
_MOVED = r"(?:taken|rushed|transported|airlifted|brought|sent|admitted|flown)"
_IN_CARE = rf"(?:hospitali[sz]ed\b|{_MOVED}\s+to\s+(?:\w+\s+){{0,3}}?hospitals?\b|treated\s+(?:for|at|on|in)\b)"


def _regexes() -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    """(outcome, kind, words of which every match holds one, regular expression)."""
    for outcome, words in _outcomes("state"):
        yield outcome, "counted_state", words, rf"{COUNTED}(?:\s+{_WHO})??,?\s+{_AUX}?{_ADVERB}(?P<verb>{_any(words)})\b"
    for outcome, words in _outcomes("event"):
        yield outcome, "counted_event", words, rf"{COUNTED}(?:\s+{_WHO})??\s+(?:who\s+)?(?P<verb>{_any(words)})\b"
    for outcome, words in _outcomes("act"):
        yield outcome, "act_counted", words, rf"\b(?P<verb>{_any(words)})\s+(?:of\s+)?{COUNTED}(?:\s+{_WHO})?"
    state, act = (dict(_outcomes(form))["arrested"] for form in ("state", "act"))
    yield "arrested", "arrested_one", state, rf"{_ONE}\s+{_AUX}{_ADVERB}(?P<verb>{_any(state)})\b"
    yield "arrested", "arrested_one", act, rf"\b(?P<verb>{_any(act)})\s+{_ONE}"
    in_care = ("hospital", "treated")
    yield "injured", "in_care", in_care, rf"{COUNTED}(?:\s+{_WHO})??,?\s+{_AUX}?{_ADVERB}(?P<verb>{_IN_CARE})"
    taken = r"\b(?P<verb>claim(?:ed|ing|s)?|took|taking|cost)"
    yield "killed", "lives", ("lives",), rf"{taken}\s+{COUNTED}\s+(?P<who>(?:{NOUN_PHRASE}\s+)?lives)\b"
    deaths = ("death", "killing", "murder", "massacre", "slaying")
    yield "killed", "death_of", deaths, rf"\b(?P<verb>deaths?|killings?|murders?|massacre|slayings?)\s+of\s+{COUNTED}\s+{_WHO}"
    toll = rf"\b(?P<verb>death toll|toll)\b[^.;:]{{0,160}}?\s{any_of('population', 'toll_verb')}"
    yield "killed", "death_toll", ("toll",), rf"{toll}\s+{COUNTED}(?={_TOLL_ENDS})"
    for outcome, words in (("killed", ("dead", "deaths", "killed", "victims")), ("injured", ("injured", "wounded"))):
        number = rf"\bnumber\s+of\s+(?:people\s+)?(?P<verb>{_any(words)})\b[^.;:,]{{0,60}}?\s{any_of('population', 'toll_verb')}"
        yield outcome, "number_of", words, rf"{number}\s+{COUNTED}(?={_TOLL_ENDS})"
    for outcome, words in _outcomes("noun"):
        yield outcome, "counted_noun", words, rf"{COUNTED}(?:\s+(?:civilian|confirmed|reported|more|other))?\s+(?P<verb>{_any(words)})\b"


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


@dataclass(frozen=True)
class CountPattern:
    """A pattern of a number of people, what became of them, and its kind; every match holds one of the words."""

    outcome: str
    kind: str
    words: tuple[str, ...]
    pattern: Pattern

    def may_match(self, folded: str) -> bool:
        """Whether a text, folded as for matching, has one of the words; the search itself is costly."""
        return any(word in folded for word in self.words)


def _register() -> None:
    """Puts the patterns, by what they count, on the list of rules."""
    for row in load_words("casualty_rules"):
        add_rule(Rule(f"events.casualties.{row['rule']}", row["purpose"], row["fires_on"], row["spares"], __name__))


_register()
PATTERNS = tuple(
    CountPattern(outcome, kind, tuple(map(fold_case, words)), Pattern(f"events.casualties.{kind}", re.compile(regex, re.I)))
    for outcome, kind, words, regex in _regexes()
)
