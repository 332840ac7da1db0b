"""`fields.toml` in the folder of a batch: which names its fields have, and how its dates are written.

```toml
[fields]
text = "artikel"              # or several, best first: ["artikel", "vorspann"]

[dates]
format = "%d.%m.%Y"
timezone = "Asia/Kolkata"
day_first = true
```
"""

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.explained import ExplainedError
from pipeline.ingestion.fields.dates import DateSettings
from pipeline.ingestion.fields.names import FIELDS, map_names
from pipeline.ingestion.fields.settings import DEFAULT, BatchSettings

FIELDS_FILE = "fields.toml"
TABLES = ("fields", "dates")
DATES = {"format": str, "timezone": str, "day_first": bool}
SAMPLE = datetime(2022, 9, 25)  # a day that no other reading of its figures gives


class FieldsFileError(ExplainedError, ValueError):
    """A fields.toml that cannot be followed; the message names file, key and remedy."""


def read_settings(folder: Path, name: str) -> BatchSettings:
    """The settings of the batch in `folder`, whose file is called `name` in messages; the usual ones where it has none.

    Raises FieldsFileError for a file that cannot be followed.
    """
    path = folder / FIELDS_FILE
    if path.is_symlink():
        raise FieldsFileError(f"{name}: a symbolic link, and links are not followed: put the file itself here")
    if not path.is_file():
        return DEFAULT
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise FieldsFileError(f"{name}: cannot be read as TOML in UTF-8 ({error}): mend it, or take it out") from error
    try:
        _check_keys(said, TABLES, "")
        return BatchSettings(map_names(_read_fields(_take_table(said, "fields"))), _read_dates(_take_table(said, "dates")))
    except FieldsFileError as error:
        raise FieldsFileError(f"{name}: {error}") from None


def _check_keys(said: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in said:
        if key not in known:
            raise FieldsFileError(f"{where}`{key}` is no key: write one of {', '.join(known)}")


def _take_table(said: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = said.get(name, {})
    if not isinstance(table, dict):
        raise FieldsFileError(f"`{name}` is no table: write [{name}] on a line of its own, and its keys below")
    return table


def _read_fields(said: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    _check_keys(said, FIELDS, "[fields] ")
    return {field: _read_names(field, names) for field, names in said.items()}


def _read_names(field: str, said: Any) -> tuple[str, ...]:
    names = tuple(said) if isinstance(said, list) else (said,)
    if not names or not all(isinstance(name, str) and name.strip() for name in names):
        raise FieldsFileError(f'[fields] `{field}` is no name: write it as "name", or as ["name", "other name"]')
    return names


def _read_dates(said: Mapping[str, Any]) -> DateSettings:
    _check_keys(said, tuple(DATES), "[dates] ")
    for key, value in said.items():
        if not isinstance(value, DATES[key]):
            raise FieldsFileError(f"[dates] `{key}` is no {'text' if DATES[key] is str else 'true or false'}: write it so")
    return DateSettings(_check_format(said.get("format")), _find_zone(said.get("timezone")), said.get("day_first"))


def _check_format(form: str | None) -> str | None:
    try:
        is_whole = form is None or datetime.strptime(SAMPLE.strftime(form), form).date() == SAMPLE.date()
    except ValueError:
        is_whole = False
    if not is_whole:
        raise FieldsFileError(f'[dates] `format` {form!r} gives no day, month and year: write it as strptime has it, such as "%d.%m.%Y"')
    return form


def _find_zone(name: str | None) -> tzinfo:
    try:
        return ZoneInfo(name) if name else UTC
    except (OSError, ValueError, LookupError) as error:
        raise FieldsFileError(f'[dates] `timezone` {name!r} is unknown: write it as IANA has it, such as "Asia/Kolkata"') from error
