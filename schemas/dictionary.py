"""Writes README.md beside this module, the data dictionary, from the models and the code lists: `python -m schemas.dictionary`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import polars as pl

from schemas import TABLES
from schemas.codes import code_sets, rows_of
from schemas.held import HOLDERS
from schemas.standards import load_standards
from schemas.table import GROUPS, Table

FILE = Path(__file__).with_name("README.md")
SQL_TYPES = {
    pl.String: "VARCHAR", pl.Boolean: "BOOLEAN", pl.Date: "DATE", pl.Int32: "INTEGER", pl.Int64: "BIGINT", pl.Float64: "DOUBLE",
}  # fmt: skip
INTRODUCTION = """# The tables

Generated from the models in this folder by `python -m schemas.dictionary`; a test fails when it is stale.
To add or change a column, change its model: types, checks, comments in DuckDB, datapackage fields and this page follow.

Unknown is NULL, never a magic number. Dates are days, counts are persons, coordinates WGS 84 degrees, offsets Unicode
code points into the cleaned text (title, blank line, body), end-exclusive. Verbatim means verbatim from the cleaned text.
Every key is stable from release to release. In DuckDB the first group stands in schema `main`, the others in schemas
of their name."""
HOLDERS_INTRODUCTION = """## What holds a cell

`python -m pipeline verify` tells that a cell was changed, with all checksums made anew, by what its column names here."""
CODES_INTRODUCTION = """## Code sets

Of incident_type the first code that fits holds. Counterparts in other standards follow a code, as table `codes` has
them: without a mark the counterpart is exact; *broader* and *narrower* say what the counterpart is against our code.
The names of their codes belong to the standards' makers, none of whom has reviewed the mapping."""


def name_type(kind: Any) -> str:
    """The SQL type for a Polars type. Raises KeyError for a type that no table has yet; add it to SQL_TYPES."""
    if isinstance(kind, pl.List):
        return f"{name_type(kind.inner)}[]"
    return SQL_TYPES[kind.base_type()]


def say_checks(column: Any) -> list[str]:
    """A column's own rules in words. Raises ValueError for a kind of check without words; add it here."""
    said = [rule for rule, holds in (("never NULL", not column.nullable), ("unique", column.unique)) if holds]
    bounds: dict[str, Any] = {}
    for check in column.checks:
        match check.name, check.statistics or {}:
            case "isin", _:
                said.append("a code of its set")
            case "str_matches", values:
                said.append(f"matches `{values['pattern']}`")
            case "str_length", values:
                said.append(f"{say_bounds(values['min_value'], values['max_value'])} characters")
            case "greater_than_or_equal_to" | "less_than_or_equal_to", values:
                bounds |= values
            case name, _:
                raise ValueError(f"schemas/dictionary.py has no words for the check {name!r}; add them to say_checks")
    return [*said, say_bounds(**bounds)] if bounds else said


def say_bounds(min_value: Any = None, max_value: Any = None) -> str:
    """The numbers allowed, in words; at least one end is given."""
    if min_value is None:
        return f"{max_value} or less"
    return f"{min_value} or more" if max_value is None else f"{min_value} to {max_value}"


def list_rules(table: type[Table]) -> Iterator[str]:
    """The rules of a table's rows in words, one a line: columns first, then what binds several columns."""
    names_by_rule: defaultdict[str, list[str]] = defaultdict(list)
    for name, column in table.columns().items():
        for rule in say_checks(column):
            names_by_rule[rule].append(f"`{name}`")
    for rule, names in names_by_rule.items():
        yield f"{rule}: {', '.join(names)}"
    for check in table.to_schema().checks:
        yield check.error


def write_row(cells: Iterable[str]) -> str:
    """A line of a Markdown table; a bar inside a cell is escaped."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def write_table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    heads = list(head)
    return "\n".join([write_row(heads), write_row("---" for _ in heads), *map(write_row, rows)])


def describe_columns(table: type[Table]) -> str:
    """The table of a table's columns."""
    rows, held = [], table.held()
    for name, column in table.columns().items():
        codes = column.metadata.get("code_set")
        link = f"[{codes}](#codes-{codes})" if codes else ""
        holder = f"{held[name].by}, in part" if held[name].opened else held[name].by
        rows.append((f"`{name}`", name_type(column.dtype.type), column.metadata.get("unit", ""), link, column.description, holder))
    return write_table(("column", "type", "unit", "codes", "description", "held by"), rows)


def describe_table(table: type[Table]) -> str:
    """The section of one table."""
    key = ", ".join(f"`{name}`" for name in table.key())
    parts = [f"### {table.sql_name()}", table.describe(), f"Key: {key}.", describe_columns(table)]
    links = [f"`{name}` → `{target}`" for name, target in table.references().items()]
    if links:
        parts.append(f"Foreign keys: {'; '.join(links)}.")
    parts.append("Rules of a row:\n\n" + "\n".join(f"- {rule}" for rule in list_rules(table)))
    return "\n\n".join(parts)


def describe_codes(code_set: str) -> str:
    """The section of one code set, with the columns that use it and the counterparts in other standards."""
    users = [
        f"`{table.sql_name()}.{name}`"
        for table in TABLES.values()
        for name, column in table.columns().items()
        if column.metadata.get("code_set") == code_set
    ]
    known: dict[str, list[str]] = {}
    meanings: dict[str, tuple[str, ...]] = {}
    for row in rows_of(code_set):
        code = row["code"]
        meanings[code] = (f"`{code}`", row["label"], row["definition"], row["example"])
        counterparts = known.setdefault(code, [])
        if row["standard"]:
            mark = "" if row["relation"] == "exact" else f" (*{row['relation']}*)"
            counterparts.append(f"{row['standard']} {row['standard_term']}{mark}")
    rows = [(*meaning, "; ".join(known[code])) for code, meaning in meanings.items()]
    table = write_table(("code", "label", "definition", "example", "counterparts"), rows)
    return "\n\n".join([f"### Codes: {code_set}", f"Used in {', '.join(users)}.", table])


def describe_standards() -> str:
    """The table of the standards that codes map to."""
    rows = [(one.standard, f"[{one.title}]({one.url})", one.edition, one.publisher, one.licence or "") for one in load_standards()]
    return write_table(("standard", "title", "edition", "publisher", "its own terms"), rows)


def describe_holders() -> str:
    """The section on what holds cells."""
    return "\n\n".join([HOLDERS_INTRODUCTION, write_table(("held by", "a cell is told to be changed since"), HOLDERS.items())])


def describe_all() -> str:
    """The whole data dictionary as Markdown."""
    parts = [INTRODUCTION]
    for group in GROUPS:
        tables = [table for table in TABLES.values() if table.group() == group]
        overview = [(f"[{t.sql_name()}](#{t.sql_name()})", t.to_schema().description.removeprefix("One row = ")) for t in tables]
        parts += [f"## {group}", write_table(("table", "one row is"), overview)]
        parts += map(describe_table, tables)
    parts += [describe_holders(), CODES_INTRODUCTION, describe_standards(), *map(describe_codes, code_sets())]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Write README.md beside this module."""
    FILE.write_text(describe_all(), encoding="utf-8", newline="\n")
    print(f"{len(TABLES)} tables, {len(code_sets())} code sets → {FILE}")


if __name__ == "__main__":
    main()
