"""Whether a number beside words of harm counts people who came to it: no age, date or shots, nobody who did it, no mere possibility."""

import calendar
import re
from functools import cache

from pipeline.annotation.document import Sentence
from pipeline.annotation.quantities import QUANTITY
from pipeline.lexicon import any_of
from pipeline.lexicon.phrases import before, behind
from pipeline.rules import rule

_NOT_FACT = re.compile(
    r"\b(?:no (?:immediate )?(?:reports?|word|information)|could (?:have )?|would (?:have )?|might (?:have )?|threatened to|if )", re.I
)
_CLAUSE_ENDS = ".;,"
_PARENT = re.compile(r"\b(?:father|mother|mom|dad|parent|grandmother|grandfather|widow)\s+(?:of|to)\s+(?:\w+\s+)?$", re.I)
_NONE_AMONG = re.compile(r"\b(?:neither|none|not one)\s+of\s+(?:(?:the|their|his|her|its|these|those)\s+)?$", re.I)
_BOTH_VOICES = frozenset(
    {"killed", "shot and killed", "shot dead", "murdered", "fatally shot", "gunned down", "executed", "kidnapped", "abducted", "injured"}
    | {"wounded", "hurt", "maimed", "shot and wounded", "shot and injured", "critically wounded", "seriously injured", "massacred"}
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|got)\b", re.I)
_DAYS = "|".join((*calendar.day_name, *calendar.month_name[1:]))
_OBJECT = re.compile(
    rf"\s+(?:(?i:an?|the|his|her|their|him|them|{QUANTITY})\b(?!\s+(?:day|week|month|year|time|hour|minute)s?\b)|(?!(?:{_DAYS})\b)[A-Z]\w)"
)
_CLOCK = re.compile(r":\d|\s*[ap]\.?m\b", re.I)
_AGE = re.compile(r"(?:[A-Z][\w.'’-]*|\bman|\bwoman|\bboy|\bgirl),\s*(?:(?:then|now|aged?)\s+)?$")
_MONTH = re.compile(rf"(?:{'|'.join([*calendar.month_name[1:], *calendar.month_abbr[1:]])})\b")
_MONTH_BEFORE = re.compile(rf"{_MONTH.pattern}\.?\s*$")


@rule(
    "events.casualties.no_fact",
    fires_on="The bomb could have killed 20 people.",
    spares="The bomb killed 20 people.",
)
def is_no_fact(text: str, at: int) -> bool:
    """Whether words of the same clause make what follows a mere possibility: "no reports of", "could have"."""
    clause = max(text.rfind(mark, 0, at) for mark in _CLAUSE_ENDS) + 1
    return bool(_NOT_FACT.search(text, clause, at))


@rule(
    "events.casualties.no_count",
    fires_on="Amina Otieno, 31, was killed.",
    spares="On Monday 31 people were killed.",
)
def is_no_count(text: str, match: re.Match[str], who: str | None) -> bool:
    """Whether the number counts no people: a year, a number inside a name or another number, a bare vague word."""
    start, words = match.start("count"), match["count"]
    ahead = before(text, start)
    if (_AGE.search(ahead) and words.isdigit()) or (who and who.lower() in {"of", "of the", "of them", "the"}):
        return True
    if _PARENT.search(ahead) or _NONE_AMONG.search(ahead) or _is_active(text, match):
        return True
    if start and text[start - 1] in "$€£#.,-:/’'":
        return True
    if _CLOCK.match(text, match.end("count")):
        return True  # "arrested about 12:40"
    if words.isdigit() and (_MONTH_BEFORE.search(ahead) or _MONTH.match(who or "")):
        return True  # "on 9 March, was killed"
    if words.lower() in {"no", "no one", "nobody", "none"} and re.match(r"(?:else|other|further|more|longer)\b", who or "", re.I):
        return True  # "no one else was hurt" says that somebody was
    bare_year = re.fullmatch(r"(?:19|20)\d\d", words) and not who
    return bool(bare_year or (who is None and words.lower() in {"no", "some", "many", "none", "few"}))


@rule(
    "events.casualties.of_killers",
    fires_on="Two men shot and killed a clerk.",
    spares="Two men were shot and killed.",
)
def _is_active(text: str, match: re.Match[str]) -> bool:
    """Whether those counted did the killing: "two men shot and killed a clerk"."""
    start, end = match.span("verb")
    if match["verb"].lower() not in _BOTH_VOICES or start < match.start("count") or _PASSIVE.search(text[match.start() : start]):
        return False
    return bool(_OBJECT.match(behind(text, end)))


@cache
def _never_counted() -> re.Pattern[str]:
    return re.compile(any_of("population", "never"), re.I)


@rule(
    "events.casualties.no_people",
    fires_on="A clerk was killed 20 hours after the vote.",
    spares="A bomb killed 20 clerks after the vote.",
    otherwise=True,
)
def counts_people(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the number is of people, by the parse: no part of an age or a name, and no number of shots, hours or houses."""
    counted = sentence.words.doc.char_span(
        sentence.start + match.start("count"), sentence.start + match.end("count"), alignment_mode="expand"
    )
    after = counted.end
    if after < len(counted.doc) and counted.doc[after].text in {"-", "%"} and not counted.doc[after - 1].whitespace_:
        return False  # "17-year-old"
    numbers = [word for word in counted if word.tag_ == "CD"]
    noun = numbers[-1].head if numbers and numbers[-1].dep_ == "nummod" else None
    near = counted.doc[after] if after < len(counted.doc) else None
    return not any(word is not None and _never_counted().fullmatch(word.text) for word in (noun, near))
