"""Lines above the body of a saved text that say what they are: `Source: …`, `URL: …`, a date, a byline."""

import re
from functools import cache

from pipeline.lexicon import load_words

MAX_HEAD = 300  # characters: an address may be long
MAX_DATE_LINE = 60  # characters: "Published: Wednesday, September 14, 2022, 10:30 AM GMT+0530" has 59
MAX_BYLINE = 120  # characters: three names with their agency

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAYS = "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_ZONES = "GMT|UTC|IST|PKT|BST|CES?T|MSK|E[SD]?T|C[SD]T|M[SD]T|P[SD]T|AK[SD]T"
_LEAD = re.compile(r"^(?:(?:last |first )?(?:published|updated|posted)|date)(?: on| at)?\s*:?\s*", re.IGNORECASE)
_YEAR = r"(?:1[89]|20)\d\d"
_DATES = (
    rf"{_YEAR}-\d\d?-\d\d?", r"\d\d?[./-]\d\d?[./-](?:\d\d)?\d\d\b", rf"{_YEAR}/\d\d?/\d\d?",
    rf"(?:{_MONTHS})\b.*\b{_YEAR}\b", rf"{_YEAR}\b.*\b(?:{_MONTHS})\b",
)  # fmt: skip
_HAS_DATE = re.compile(rf"\b(?:{'|'.join(_DATES)})", re.IGNORECASE)
_NUMBER = r"\d+(?:st|nd|rd|th|[ap]m|h|T\d+|Z)?"
_DATE_WORDS = re.compile(rf"\b(?:{_MONTHS}|{_DAYS}|{_ZONES}|at|on|of|[ap]\.?m|noon|{_NUMBER})\b|[\W_]+", re.IGNORECASE)
_NAME = r"[^\W\d_a-z][\w\u2019'.-]*"
_BETWEEN = r"(?:,|&|\||/|-|\u2013|\u2014|and|with|of|for|in|from|the|de|del|van|von|der|den|bin|al|el|da|dos|di|du)"
_BYLINE = re.compile(rf"(?i:(?:(?:written|posted|reported|story|words) )?by):?\s+{_NAME}(?:,?\s+(?:{_BETWEEN}\s+)*{_NAME}){{0,12}}")
_KEY = re.compile(r"([a-z][a-z ]{1,20}?)\s*:\s*(\S.*)", re.IGNORECASE)


def read_head(line: str) -> tuple[str, str] | None:
    """(field, value) of a line above the body that says what it is; None for any other.

    The field is title, published, url, publisher or byline. A date needs no word before it; a byline comes with its `By`.
    """
    if is_date_line(line):
        return "published", drop_lead(line)
    if is_byline(line):
        return "byline", line
    named = _KEY.fullmatch(line) if len(line) <= MAX_HEAD else None
    field = _load_fields().get(" ".join(named[1].casefold().split())) if named else None
    if field is None or (field == "published" and not _HAS_DATE.search(named[2])):
        return None
    return field, f"By {named[2]}" if field == "byline" else named[2]


def is_date_line(line: str) -> bool:
    """Whether a line is a date and nothing else: `Sep 05, 2022`, `2022-09-05 10:30`, `Published: 5 September 2022`."""
    bare = drop_lead(line)
    return len(bare) <= MAX_DATE_LINE and bool(_HAS_DATE.search(bare)) and not _DATE_WORDS.sub("", bare)


def drop_lead(line: str) -> str:
    """A date line without the words that lead it."""
    return _LEAD.sub("", line.strip())


def is_byline(line: str) -> bool:
    """Whether a line is `By` and names, and nothing else."""
    return len(line) <= MAX_BYLINE and bool(_BYLINE.fullmatch(line)) and bool(_DATE_WORDS.sub("", line.split(maxsplit=1)[1]))


@cache
def _load_fields() -> dict[str, str]:
    return {row["word"]: row["field"] for row in load_words("text_heads")}
