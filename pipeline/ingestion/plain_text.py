"""A .txt article to its parts: title line, blank line, date line, blank line, body, as far as they are there."""

import re
from dataclasses import dataclass

MAX_TITLE = 200  # characters: headlines seen in six newspaper corpora end at 170; a longer first line is prose
MAX_TITLE_LINES = 3  # a headline wrapped by hand
MAX_DATE_LINE = 60  # characters: "Published: Wednesday, September 14, 2022, 10:30 AM GMT+0530" has 59
WIDE_LINE = 120  # characters: a longer line was not broken by hand, so a short one before it stands alone

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
# A full stop (not an ellipsis), a comma or a dash at the end: a sentence or its first part, no headline.
_ENDS_PROSE = re.compile("[^.][.][\"'\u201d\u2019)]*$|[,;:-]$")


@dataclass(frozen=True)
class TextParts:
    """Title, date as written, and body of a .txt article; None for what it does not have."""

    title: str | None
    published: str | None
    body: str | None


def is_date_line(line: str) -> bool:
    """Whether a line is a date and nothing else: `Sep 05, 2022`, `2022-09-05 10:30`, `Published: 5 September 2022`."""
    bare = _LEAD.sub("", line.strip())
    return len(bare) <= MAX_DATE_LINE and bool(_HAS_DATE.search(bare)) and not _DATE_WORDS.sub("", bare)


def split_text(text: str) -> TextParts:
    """The parts of a .txt article. A file of one line is body; so is a first line that is prose."""
    lines = _drop_blank([line.strip() for line in re.split(r"\r\n?|\n", text)])
    while lines and not lines[-1]:
        lines.pop()
    length = _count_title_lines(lines)
    title = " ".join(lines[:length]) or None
    rest = _drop_blank(lines[length:])
    published = None
    if rest and is_date_line(rest[0]):
        published, rest = _LEAD.sub("", rest[0]), _drop_blank(rest[1:])
    body = "\n".join(rest) or None
    return TextParts(title, published, body) if body else TextParts(None, published, title)


def _count_title_lines(lines: list[str]) -> int:
    """How many lines at the head are the title."""
    head = next((i for i, line in enumerate(lines) if not line), len(lines))
    first_date = next((i for i, line in enumerate(lines[: head + 2]) if is_date_line(line)), None)
    if first_date is not None:
        before = [line for line in lines[:first_date] if line]
        fits = len(before) <= MAX_TITLE_LINES and len(" ".join(before)) <= MAX_TITLE
        return len(before) if fits else 0
    if head == len(lines) and not (len(lines) > 1 and len(lines[1]) > WIDE_LINE):
        return 0
    stands_alone = head == 1 or (len(lines) > 1 and len(lines[1]) > WIDE_LINE and len(lines[0]) <= WIDE_LINE)
    return 1 if stands_alone and not _ENDS_PROSE.search(lines[0]) and len(lines[0]) <= MAX_TITLE else 0


def _drop_blank(lines: list[str]) -> list[str]:
    start = next((i for i, line in enumerate(lines) if line), len(lines))
    return lines[start:]
