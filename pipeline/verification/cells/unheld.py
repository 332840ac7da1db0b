"""What `verify` cannot know: the columns in which a changed cell, with all checksums made anew, is not seen, or not always."""

from collections.abc import Callable

from pipeline.verification.cells.holders import CHECKS, WHATEVER_CODE
from schemas import TABLES
from schemas.held import Held


def list_unheld() -> dict[str, list[str]]:
    """By table, the columns that nothing holds."""
    return _list(lambda held: held.by == "nothing")


def list_opened() -> dict[str, dict[str, str]]:
    """By table, the columns of which some changes are not seen, and which."""
    found = {name: {column: held.opened for column, held in table.held().items() if held.opened} for name, table in TABLES.items()}
    return {name: columns for name, columns in found.items() if columns}


def list_of_code() -> dict[str, list[str]]:
    """By table, the columns that only the code that made the release can tell."""
    return _list(lambda held: held.by in CHECKS and held.by not in WHATEVER_CODE)


def list_of_texts() -> dict[str, list[str]]:
    """By table, the columns that only the local texts can tell."""
    return _list(lambda held: held.by == "text")


def say_columns(columns: dict[str, list[str]]) -> list[str]:
    """A line a table."""
    return [f"{table}: {', '.join(names)}" for table, names in columns.items()]


def say_unheld() -> list[str]:
    """The columns that nothing holds, a line a table, and those of which some changes are not seen, a line a column."""
    opened = [f"{table}.{name}: {said}" for table, columns in list_opened().items() for name, said in columns.items()]
    return ["Nothing tells of a changed cell in", *say_columns(list_unheld()), "Not seen are some changes of", *opened]


def _list(fits: Callable[[Held], bool]) -> dict[str, list[str]]:
    found = {name: [column for column, held in table.held().items() if fits(held)] for name, table in TABLES.items()}
    return {name: columns for name, columns in found.items() if columns}
