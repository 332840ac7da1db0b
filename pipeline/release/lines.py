"""Changes as lines for people: rows modified with their cells, rows deleted, rows added; the same on a terminal and in CHANGES.md."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from pipeline.release.differences import Difference

KINDS = {"ADD": "added", "DEL": "deleted", "MOD": "modified"}
SHOWN = ("MOD", "DEL", "ADD")  # the order of lines: what somebody may have relied on comes first
MARKS = re.compile(r"[\\`*~\[\]<>|&]|(?<![^\W_])_|_(?![^\W_])")  # what Markdown takes for its own; not the _ within a column's name


def write_rows(differences: Iterable[Difference], escape: Callable[[str], str] = str) -> Iterator[list[str]]:
    """The lines of each row of one table, one row after the other: a list, a cell one level deeper.

    `escape` is applied to every text that comes from the data.
    """
    ordered = sorted(differences, key=lambda found: (SHOWN.index(found.change), found.row_id))  # stable: cells stay in their order
    for _, changes in groupby(ordered, key=lambda found: (found.change, found.row_id)):
        cells = list(changes)
        first = cells[0]
        name = " ".join(escape(show_value(text)) for text in (first.row_id, first.label) if text)
        if first.change == "MOD":
            yield [f"- {name}", *(f"  - {_write_cell(cell, escape)}" for cell in cells)]
        else:
            yield [f"- {KINDS[first.change]}: {name}{_write_reason(first, escape)}"]


def count_rows(differences: Iterable[Difference]) -> str:
    """How many rows were modified, deleted and added: `2 modified, 1 added`."""
    kinds = [kind for kind, _ in {(found.change, found.row_id) for found in differences}]
    return ", ".join(f"{kinds.count(kind):,} {KINDS[kind]}" for kind in SHOWN if kind in kinds)


def show_value(value: str | None) -> str:
    """A value on one line: NULL by name, an empty text as quotation marks; what cannot be seen, line ends too, by its escape."""
    if not value:
        return "NULL" if value is None else '""'
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in value)


def escape_markdown(text: str) -> str:
    """The text so that Markdown shows it as it is."""
    return MARKS.sub(r"\\\g<0>", text)


def _write_cell(cell: Difference, escape: Callable[[str], str]) -> str:
    old, new = (escape(show_value(value)) for value in (cell.old, cell.new))
    return f"{escape(cell.column_name)}: {old} → {new}{_write_reason(cell, escape)}"


def _write_reason(found: Difference, escape: Callable[[str], str]) -> str:
    return f" ({escape(show_value(found.reason))})" if found.reason else ""
