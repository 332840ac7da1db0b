"""Version numbers of releases: `YYYY.M.N`, N counting the releases of a month from 0."""

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path

from schemas.releases import VERSION

EPOCH = "SOURCE_DATE_EPOCH"


def parse_version(version: str) -> tuple[int, int, int]:
    """The three numbers of a version. Raises ValueError for a text that is none."""
    if not re.match(VERSION, version):
        raise ValueError(f"{version!r} is no version; write it as YYYY.M.N, such as 2026.11.0")
    year, month, number = version.split(".")
    return int(year), int(month), int(number)


def list_versions(releases: Path) -> list[str]:
    """Versions of the releases in a folder, oldest first; empty when the folder is not there.

    A folder that bears a version's name is a whole release: publishing renames it into place in one step.
    """
    if not releases.is_dir():
        return []
    found = (path.name for path in releases.iterdir() if path.is_dir() and not path.is_symlink())
    return sorted((name for name in found if re.match(VERSION, name)), key=parse_version)


def next_version(versions: list[str], today: date) -> str:
    """The version after `versions` for a release cut on `today`.

    Where the clock stands before the month of the newest release, that month is counted on, so that
    a later release never has a smaller version.
    """
    taken = sorted(parse_version(version) for version in versions)
    month = (today.year, today.month)
    if taken:
        month = max(month, taken[-1][:2])
    number = sum(1 for other in taken if other[:2] == month) and max(other[2] for other in taken if other[:2] == month) + 1
    return f"{month[0]}.{month[1]}.{number}"


def read_today() -> date:
    """The day a release is cut: of SOURCE_DATE_EPOCH where it is set, else of the clock, in UTC.

    Raises ValueError when the variable does not hold seconds since 1970.
    """
    given = os.environ.get(EPOCH, "").strip()
    if not given:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(given), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(f"environment variable {EPOCH}: {given!r} is no number of seconds since 1970; mend or unset it") from error
