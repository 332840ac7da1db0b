"""Cells that follow from other rows: hashes of ids, decisions of deduplication and of people, what is computed again."""

from collections.abc import Iterator, Mapping

import polars as pl

from pipeline.verification.cells.material import Breach, Material
from schemas import TABLES
from schemas.codes.table import load_codes
from schemas.corrections import COLUMN
from schemas.held import Held

MERGED = {"articles": "article", "incident_reports": "incident", "actor_mentions": "actor"}  # table → kind of its decisions
FUSED = ("incidents", "actors")
AGAIN = "again: "  # before the name of a column computed again


def check_id(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """An id is the hash of the cells it is made of; which of them was changed, only other checks can tell."""
    key, made_of = material.key(table), TABLES[table].named_by()
    for row in material.rows(table):
        there = TABLES[table].name_row(row)
        if row[key] != there:
            yield Breach(table, row[key], key, row[key], f"{there}, by {', '.join(made_of)} of the row")


def check_once(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """At most one row of an article has the mark."""
    key, marked = material.key(table), set()
    for column in columns:
        for row in material.rows(table):
            if row[column] and row["article_id"] in marked:
                yield Breach(table, row[key], column, row[column], "one other row of the article that has it")
            marked.update([row["article_id"]] if row[column] else [])


def check_merges(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """Table merges has each decision that brought a row to what it belongs to, and no other.

    Copies each have one; of the reports of an incident and the mentions of an actor, all but the first by id.
    """
    key, (column,) = material.key(table), columns
    decided = material.tables["merges"].filter((pl.col("kind") == MERGED[table]) & (pl.col("action") == "merge"))
    kept = dict(decided.select("absorbed_id", "kept_id").iter_rows())
    first: dict[str, str] = {}
    for row in sorted(material.tables[table].select(key, column).iter_rows(), key=lambda row: row[0]):
        row_id, owner = row
        is_first = owner is not None and table != "articles" and first.setdefault(owner, row_id) == row_id
        if owner is None or is_first:
            if (there := kept.get(row_id)) is not None:
                yield Breach(table, row_id, column, owner, f"{there}, by table merges")
        elif kept.get(row_id) != owner:
            yield Breach(table, row_id, column, owner, f"{kept.get(row_id, 'no decision')}, by table merges")


def check_report(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """A row on a report is of its article and incident."""
    key = material.key(table)
    reports = {row["report_id"]: row for row in material.rows("incident_reports")}
    for row in material.rows(table):
        report = reports.get(row["report_id"])
        for column in columns if report else ():
            if row[column] != report[column]:
                yield Breach(table, row[key], column, row[column], f"{report[column]}, as in its report")


def check_decisions(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """A row names the columns that people decided, sorted; each of these cells has the value of a decision.

    A decision on an incident or actor may name it by an id that another has taken in.
    """
    key = material.key(table)
    listed = material.tables["decisions"].filter((pl.col("action") == "correct") & (pl.col("table_name") == table))
    values: dict[tuple[str, str], list] = {}
    wanted: dict[str, set[str]] = {}
    for row_id, column, value in listed.select("row_id", "column_name", "value").iter_rows():
        values.setdefault((column, "" if table in FUSED else row_id), []).append(material.read(table, column, value))
        wanted.setdefault(row_id, set()).add(column)
    for row in material.tables[table].filter(pl.col(COLUMN).is_not_null() | pl.col(key).is_in(list(wanted))).iter_rows(named=True):
        told, there = row[COLUMN] or [], wanted.get(row[key], set())
        if not there <= set(told) or told != sorted(set(told)) or row[COLUMN] == []:
            yield Breach(table, row[key], COLUMN, row[COLUMN], f"{sorted(there)}, by table decisions")
        for column in told:
            decided = values.get((column, "" if table in FUSED else row[key]))
            if decided is None:
                yield Breach(table, row[key], COLUMN, row[COLUMN], f"no decision on {column}")
            elif row[column] not in decided:
                yield Breach(table, row[key], column, row[column], f"{' or '.join(map(str, decided))}, by table decisions")


def check_recomputed(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """What is computed again from the other tables is what stands."""
    key, again = material.key(table), material.recomputed
    if table not in again:
        return
    there = again[table]
    shared = [name for name in columns if name in there.columns]
    for row in _differing(material.tables[table], there, key, shared):
        for name in shared:
            if row[name] != row[AGAIN + name]:
                yield Breach(table, row[key], name, row[name], f"{row[AGAIN + name]}, computed from the other tables")


def _differing(frame: pl.DataFrame, there: pl.DataFrame, key: str, columns: list[str]) -> Iterator[dict]:
    pairs = frame.select(key, *columns).join(there.select(key, pl.col(columns).name.prefix(AGAIN)), on=key, how="left")
    differ = pl.any_horizontal(pl.col(name).ne_missing(pl.col(AGAIN + name)) for name in columns)
    yield from pairs.filter(differ).sort(key).iter_rows(named=True)


def check_package(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """The code list is that of the code."""
    key, own = list(TABLES[table].key()), load_codes()
    here = material.tables[table]
    for name, frame, other in (("a row that the code's own list lacks", here, own), ("no such row", own, here)):
        for row in frame.join(other, on=frame.columns, how="anti", nulls_equal=True).head(1).iter_rows(named=True):
            yield Breach(table, ", ".join(f"{part} {row[part]}" for part in key), key[1], row[key[1]], name)
