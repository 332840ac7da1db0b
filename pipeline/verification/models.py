"""The newest release by the rules of the tables, the same that a build holds before it publishes."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from pipeline.release.contents import ReleaseError
from pipeline.release.parquet import read_parquet
from pipeline.validation import TABLE, CheckResult, find_rules, needed_tables, run_checks
from pipeline.validation.row_failures import rules_by_name
from pipeline.validation.table_rules import NEEDS_INPUTS, NEEDS_TEXTS
from pipeline.verification.findings import Counts, Lie, LieFound, say_key, say_value
from pipeline.verification.releases import RESTORE, Published
from schemas import TABLES

ELSEWHERE = (NEEDS_INPUTS, *NEEDS_TEXTS)  # the one needs the input records, the others have checks of their own
FOUND = {
    "char_end": "char_count", "article_id": "article_id_of_report", "incident_id": "incident_id_of_report",
    "article_count": "articles", "source_count": "sources",
}  # fmt: skip


def check_models(newest: Published) -> Counts:
    """Hold every table of the release to the table rules of its model. Raises LieFound for the first row that breaks one.

    Counts nothing for a release made by other code, whose columns were others: its own description holds for it.
    """
    counts = Counts()
    if not newest.fits_models():
        return counts
    for name in TABLES:
        frames = {other: _read(newest, other) for other in (name, *needed_tables(name))}
        rules = [rule.name for rule in find_rules(name) if rule.kind == TABLE and rule.name not in ELSEWHERE]
        for result in run_checks(name, frames, only=rules):
            if not result.passed:
                raise LieFound(_describe(newest, result, frames[name]))
        counts += Counts(rules=len(rules))
    return counts


def _read(newest: Published, name: str) -> pl.DataFrame:
    try:
        return read_parquet(newest.file_of(name))
    except ReleaseError as error:
        raise LieFound(Lie(newest.file_of(name), str(error), RESTORE, name)) from error


def _describe(newest: Published, result: CheckResult, frame: pl.DataFrame) -> Lie:
    table, first = result.rule.table, dict(result.sample[0])
    file, key = newest.file_of(table), TABLES[table].key()
    problem = f"rule {result.rule.name}, {result.failures} times: {result.rule.description}"
    if result.rule.name == "columns_and_types":
        return Lie(file, problem, RESTORE, table, column=first["column"], said=first["found"])
    row = say_key({name: first[name] for name in key})
    if "broken" in first:
        return _describe_row(Lie(file, problem, RESTORE, table, row), first, frame)
    differs = (name for name, other in FOUND.items() if other in first and first[name] != first[other])
    column = first.get("column") or next(differs, None)
    if column is None:  # the rule looks at several cells: all are shown
        said = say_key({name: value for name, value in first.items() if name not in key} or {"key": row})
        return Lie(file, problem, RESTORE, table, row, None, said)
    said, other = say_value(first.get("value", first.get(column))), FOUND.get(column)
    return Lie(file, problem, RESTORE, table, row, column, said, say_value(first[other]) if other in first else None)


def _describe_row(lie: Lie, first: Mapping[str, Any], frame: pl.DataFrame) -> Lie:
    """The lie of a row that breaks row rules, with the first of them and the cell it looks at."""
    rule = rules_by_name(lie.table)[first["broken"].split(", ")[0]]
    column = rule.columns[0] if rule.columns else None
    rows = frame.filter(*(pl.col(name).eq_missing(pl.lit(first[name])) for name in TABLES[lie.table].key()))
    said = say_value(rows[column][0]) if column else None
    return Lie(lie.file, f"rule {rule.name}: {rule.description}", lie.remedy, lie.table, lie.row, column, said)
