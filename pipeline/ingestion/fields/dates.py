"""When an article was published, as its input says, in words that cleaning reads: what only the batch can tell is settled here.

The day is the local day as written. An instant without a day (seconds since 1970) is of the day it was in the batch's time zone.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?")  # 1973 to 2286; a day in figures has eight
MILLISECONDS = re.compile(r"\d{13}")
NUMBERS = re.compile(r"\s*(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")


@dataclass(frozen=True)
class DateSettings:
    """How a batch writes its dates: a format of strptime, where its clocks stand, and whether 05/09 is a day in September.

    None: nothing is said.
    """

    format: str | None = None
    timezone: tzinfo = UTC
    day_first: bool | None = None


def write_published(said: str, settings: DateSettings) -> str:
    """The day as YYYY-MM-DD where the settings or a count of seconds tell it; else what is said, as it stands."""
    day = _read_format(said, settings.format) or _read_instant(said, settings.timezone) or _read_numbers(said, settings.day_first)
    return day.isoformat() if day else said


def _read_format(said: str, form: str | None) -> date | None:
    try:
        return datetime.strptime(said, form).date() if form else None
    except ValueError:
        return None


def _read_instant(said: str, zone: tzinfo) -> date | None:
    if SECONDS.fullmatch(said):
        return datetime.fromtimestamp(float(said), zone).date()
    return datetime.fromtimestamp(int(said) / 1_000, zone).date() if MILLISECONDS.fullmatch(said) else None


def _read_numbers(said: str, day_first: bool | None) -> date | None:
    found = NUMBERS.match(said) if day_first is not None else None
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    day, month = (first, second) if day_first else (second, first)
    try:
        return date(year, month, day)
    except ValueError:
        return None
