"""The day of publication from what the input says; what is not sure is NULL.

Patterns of one's own, since the libraries that read dates guess: dateutil fills in from today what is not written, and both it and
dateparser take 05/09/2022 for a day in May or September without a word.
"""

import re
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), start=1,
    )
    for name in names.split()
}  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1800, 2100  # newspapers on file; a year beyond is a misprint
MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))  # as alternatives of a regular expression
_MONTH = rf"(?P<month>{MONTH_NAMES})\b\.?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^\D{0,30}?(?<!\d)(?P<year>\d{4})([-/])(?P<m>\d{1,2})\2(?P<day>\d{1,2})(?!\d)",
        r"^(?P<year>\d{4})(?P<m>\d\d)(?P<day>\d\d)(?:T?\d{4}(?:\d\d)?(?!\d).*)?$",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s.-]*(?:of\s+)?{_MONTH}[\s,.-]*(?P<year>\d{{4}})(?!\d)",
        rf"\b{_MONTH}[\s-]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+|-)(?P<year>\d{{4}})(?!\d)",
        r"^(?P<first>\d{1,2})([-/.])(?P<second>\d{1,2})\2(?P<year>\d{4})(?!\d)",
    )
)
_ADDRESS = re.compile(r"(?<=[/.])(?P<year>(?:19|20)\d\d)/(?P<month>\d{1,2}|[a-z]{3})/(?P<day>\d{1,2})(?=/)", re.IGNORECASE)


def parse_published(said: str | None) -> date | None:
    """The first date in `said` as written there (its own time zone); None when there is none or it can be read two ways.

    Takes ISO 8601, RFC 2822 and English dates with a month's name; 03/04/2022 is None, 25/12/2022 is not.
    """
    if not said:
        return None
    found = [match for pattern in _PATTERNS if (match := pattern.search(said.strip()))]
    return _make_date(min(found, key=lambda match: match.start("year") if match.start() else -1)) if found else None


def is_ambiguous(said: str | None) -> bool:
    """Whether `said` is a day that can be read two ways, such as 05/09/2022: a batch's fields.toml tells which is meant."""
    found = _PATTERNS[-1].search(said.strip()) if said and parse_published(said) is None else None
    return found is not None and max(int(found["first"]), int(found["second"])) <= 12 and min(int(found["first"]), int(found["second"])) > 0


def read_address(url: str | None) -> date | None:
    """The day in the path of a page's address (`/2015/06/17/`, `/2015/jun/17/`), as newspapers file their stories, or None."""
    found = _ADDRESS.search(url or "")
    if not found:
        return None
    month = found["month"].lower()
    try:
        return date(int(found["year"]), MONTHS[month] if month in MONTHS else int(month), int(found["day"]))
    except ValueError:
        return None


def _make_date(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first != second and first <= 12 and second <= 12:
            return None  # month and day cannot be told apart
        day, month = (first, second) if first > 12 else (second, first)
    else:
        day = int(parts["day"])
        month = MONTHS[parts["month"].lower()] if "month" in parts else int(parts["m"])
    year = int(parts["year"])
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
