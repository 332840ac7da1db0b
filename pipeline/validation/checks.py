"""Holds each rule of a table against the published tables: plain results, which the assets turn into checks to be seen."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipeline.validation.refusals import SEPARATOR
from pipeline.validation.row_failures import find_failures, find_wrong_columns
from pipeline.validation.rules import ROW, Rule, find_rules, needed_tables
from pipeline.validation.table_rules import FINDERS, NEEDS_INPUTS, NEEDS_TEXTS, Material
from schemas import TABLES

SAMPLE = 5  # rows shown of those that break a rule: enough to see a pattern, few enough to read


@dataclass(frozen=True)
class CheckResult:
    """How one rule stands. `failures` counts rows (of `conservation`: 1); `sample` holds the first of them, as values JSON can write.

    A row rule fails on rows that were refused for it and on rows that still break it; the former are settled,
    so `blocks` is true of table rules only, among which `rows_keep_rules` fails on the latter.
    """

    rule: Rule
    failures: int
    sample: tuple[dict[str, Any], ...]

    @property
    def passed(self) -> bool:
        """Whether nothing breaks the rule."""
        return self.failures == 0

    @property
    def blocks(self) -> bool:
        """Whether no release may be cut for it."""
        return not self.passed and self.rule.kind != ROW


def run_checks(
    table: str, tables: Mapping[str, pl.DataFrame], *, texts: pl.DataFrame | None = None, input_records: int | None = None,
    only: Collection[str] | None = None,
) -> list[CheckResult]:  # fmt: skip
    """The rules of `table`, in the order of find_rules, held against the published tables.

    `tables` holds the table itself and needed_tables(table). `texts` (columns article_id, text) is needed for
    the table evidence, `input_records` (records read and rejects of ingestion) for articles. `only` names the rules to run.
    A table whose columns are wrong is judged by `columns_and_types` alone: its other rules fail with it.
    Raises ValueError, which names what is missing, for an unknown rule or material that was not given.
    """
    rules = [rule for rule in find_rules(table) if only is None or rule.name in only]
    _reject_gaps(table, rules, tables, texts, input_records, only)
    wrong = find_wrong_columns(table, tables[table])
    if wrong:
        return [CheckResult(rule, len(wrong), tuple(wrong[:SAMPLE])) for rule in rules]
    refused = _find_refused(table, tables)
    material = Material(tables, find_failures(table, tables[table]), texts, input_records)
    broken = {*material.failures["rule"], *refused["rule"]}
    results = []
    for rule in rules:
        if rule.kind == ROW and rule.name not in broken:
            results.append(CheckResult(rule, 0, ()))
        elif rule.kind == ROW:
            results.append(_judge_rows(rule, tables[table], material.failures, refused))
        else:
            found = FINDERS[rule.name](table, material)
            results.append(CheckResult(rule, found.height, _to_plain(found.head(SAMPLE))))
    return results


def write_sample(result: CheckResult) -> str:
    """The sample as a Markdown table; an empty text when there is none."""
    if not result.sample:
        return ""
    names = list(dict.fromkeys(name for row in result.sample for name in row))
    lines = [names, ["---"] * len(names), *([_write_cell(row.get(name)) for name in names] for row in result.sample)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _write_cell(value: Any) -> str:
    said = "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return " ".join(said.replace("|", "\\|").split())


def _reject_gaps(table, rules, tables, texts, input_records, only) -> None:
    names = {rule.name for rule in rules}
    unknown = sorted(set(only or ()) - names)
    if unknown:
        raise ValueError(f"{table} has no rule {', '.join(unknown)}; find_rules({table!r}) lists them")
    missing = [name for name in (table, *needed_tables(table)) if name not in tables]
    if missing:
        raise ValueError(f"checks of {table} look at {', '.join(missing)}; give them in `tables`")
    reading = [name for name in NEEDS_TEXTS if name in names]
    if reading and texts is None:
        raise ValueError(f"{table}: {', '.join(reading)} need the cleaned texts; give `texts`, or name the rules to run in `only`")
    if NEEDS_INPUTS in names and input_records is None:
        raise ValueError(f"{table}: {NEEDS_INPUTS} needs the number of input records; give `input_records`, or name the rules in `only`")


def _find_refused(table: str, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Rows of this table refused for a row rule, once for each rule they broke: columns reject_id, rule, reason."""
    rejects = tables["rejects"] if "rejects" in tables else TABLES["rejects"].frame([])
    rows = rejects.filter(pl.col("table_name") == table)
    return rows.select("reject_id", pl.col("check_name").str.split(SEPARATOR).alias("rule"), "reason").explode("rule").sort("reject_id")


def _judge_rows(rule: Rule, frame: pl.DataFrame, failing: pl.DataFrame, refused: pl.DataFrame) -> CheckResult:
    gone = refused.filter(pl.col("rule") == rule.name).drop("rule")
    still = frame[failing.filter(pl.col("rule") == rule.name)["index"]]
    shown = still.head(SAMPLE).select(list(dict.fromkeys((*TABLES[rule.table].key(), *rule.columns))))
    sample = _to_plain(shown) + _to_plain(gone.head(SAMPLE - shown.height))
    return CheckResult(rule, gone.height + still.height, sample)


def _to_plain(frame: pl.DataFrame) -> tuple[dict[str, Any], ...]:
    """Rows as dicts of what JSON can write; dates as ISO text."""
    dates = frame.with_columns(pl.col(pl.Date).dt.to_string("iso"))
    return tuple(dates.to_dicts())
