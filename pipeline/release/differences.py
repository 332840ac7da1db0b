"""How two releases differ, row by row and cell by cell: what each row is about, and why it changed where history says so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from pipeline.release.changes import Change, compare_tables
from pipeline.release.contents import DATA
from pipeline.release.labels import label_rows
from pipeline.release.parquet import fit_columns
from pipeline.release.reading import load_table, published_hashes
from pipeline.release.versions import parse_version
from schemas import TABLES

ORDER = sorted(DATA, key=lambda name: name != "incidents")  # what people look for first; the others as TABLES has them


@dataclass(frozen=True)
class Difference(Change):
    """A change with what its row is about, and its reasons; None where no history leads from one state to the other."""

    label: str = ""
    reason: str | None = None


@dataclass(frozen=True)
class Reasons:
    """Why rows changed between two releases: by table and row, the column (None: the whole row) and reason of each change, in order."""

    found: dict[tuple[str, str], list[tuple[str | None, str]]]

    def explain(self, change: Change) -> str | None:
        """The distinct reasons of all changes to a row, or to a cell and to its row as a whole; None when there are none."""
        changes = self.found.get((change.table_name, change.row_id), [])
        about = [reason for column, reason in changes if change.column_name is None or column in (None, change.column_name)]
        return "; ".join(dict.fromkeys(about)) or None


def compare_releases(older: Path, newer: Path) -> Iterator[Difference]:
    """What leads from the data tables of one release's folder to those of another, in ORDER, by row, then by column.

    Reasons come from the newer release's history where the older one is part of it. Raises ReleaseError for a
    release that is damaged.
    """
    old, new = published_hashes(older), published_hashes(newer)
    reasons = find_reasons(older, newer)
    for name in ORDER:
        if old.get(name) == new.get(name):
            continue
        before = load_table(older, name) if name in old else None
        after = load_table(newer, name) if name in new else TABLES[name].frame([])
        for change in describe_changes(compare_tables(TABLES[name], before, after), name, before, after):
            yield replace(change, reason=reasons.explain(change))


def describe_changes(changes: Iterable[Change], name: str, before: pl.DataFrame | None, after: pl.DataFrame) -> Iterator[Difference]:
    """The changes of one table with the labels of their rows: of a deleted row as it was, of another as it is now."""
    listed = list(changes)
    lost = {change.row_id for change in listed if change.change == "DEL"}
    labels = label_rows(name, after, {change.row_id for change in listed} - lost)
    if before is not None:
        labels |= label_rows(name, before, lost)
    yield from (Difference(**vars(change), label=labels[change.row_id]) for change in listed)


def find_version(release: Path) -> str:
    """The version of the release in a folder, by its own history. Raises ReleaseError for a damaged one."""
    return max(load_table(release, "releases")["version"], key=parse_version)


def find_reasons(older: Path, newer: Path) -> Reasons:
    """The reasons the newer release's history gives for what changed since the older one; none where that is no part of it."""
    first, last = (fit_columns(TABLES["releases"], load_table(folder, "releases")) for folder in (older, newer))
    found: dict[tuple[str, str], list[tuple[str | None, str]]] = {}
    if not set(first.iter_rows()) < set(last.iter_rows()):
        return Reasons(found)
    changes = load_table(newer, "changes").filter(~pl.col("to_version").is_in(first["version"].to_list()))
    rows = changes.select("to_version", "table_name", "row_id", "column_name", "reason").rows()
    for _, table, row, column, reason in sorted(rows, key=lambda row: (parse_version(row[0]), row[-1])):
        found.setdefault((table, row), []).append((column, reason))
    return Reasons(found)
