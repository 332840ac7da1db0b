"""Checks of the published tables: one a rule, with the count and a sample of what breaks it.

A row rule only warns: the rows that broke it were taken out and stand in rejects. A table rule blocks: when it
fails, nothing after the tables runs, and no release is cut. All are one step, since tables refer to each other
in circles; in the UI a person may run any of them alone.
"""

from collections.abc import Collection, Iterator, Mapping

import dagster as dg
import polars as pl

from pipeline.assets.tables import MERGED, collect, key_of, take
from pipeline.validation import TABLE, CheckResult, Rule, find_rules, needed_tables, run_checks, write_sample

CHECKED = (*MERGED, "codes", "quality")
TEXTS, INPUTS = "cleaned_articles", ("raw_records", "ingestion_rejects")
BESIDE = {"evidence": (TEXTS,), "articles": INPUTS}  # what the rules of a table look at besides tables of the release


def describe_rule(rule: Rule) -> dg.AssetCheckSpec:
    """A rule as a check of its table."""
    others = [*needed_tables(rule.table), *BESIDE.get(rule.table, ())]
    return dg.AssetCheckSpec(
        rule.name,
        asset=key_of(None, rule.table),
        description=f"{rule.description} {rule.remedy}",
        blocking=rule.kind == TABLE,
        additional_deps=[key_of(None, name) for name in others],
    )


@dg.multi_asset_check(
    specs=[describe_rule(rule) for table in CHECKED for rule in find_rules(table)],
    ins=take((*CHECKED, TEXTS, *INPUTS)),
    can_subset=True,
)
def check_tables(context: dg.AssetCheckExecutionContext, **tables: pl.LazyFrame) -> Iterator[dg.AssetCheckResult]:
    """Every rule of every table, held against the tables as they would be published."""
    chosen: dict[str, set[str]] = {}
    for key in context.selected_asset_check_keys:
        chosen.setdefault(key.asset_key.path[-1], set()).add(key.name)
    yield from map(describe_result, hold_rules(tables, chosen))


def hold_rules(tables: Mapping[str, pl.LazyFrame], chosen: Mapping[str, Collection[str]]) -> Iterator[CheckResult]:
    """Results of the chosen rules by table. `tables` holds CHECKED and what else their rules look at."""
    for table in (name for name in CHECKED if name in chosen):
        beside = {name: tables[name] for name in BESIDE.get(table, ())}
        texts = beside[TEXTS].select("article_id", "text").collect() if TEXTS in beside else None
        records = sum(beside[name].select(pl.len()).collect().item() for name in INPUTS) if INPUTS[0] in beside else None
        looked_at = collect({name: tables[name] for name in (table, *needed_tables(table))})
        yield from run_checks(table, looked_at, texts=texts, input_records=records, only=chosen[table])


def hold_blocking_rules(tables: Mapping[str, pl.LazyFrame]) -> None:
    """Hold the table rules where a run publishes without its checks. Raises Failure for the first that does not stand."""
    blocking = {table: [rule.name for rule in find_rules(table) if rule.kind == TABLE] for table in CHECKED}
    for result in hold_rules(tables, blocking):
        if not result.passed:
            rule, sample = result.rule, dg.MetadataValue.md(write_sample(result))
            said = f"table {rule.table}, rule {rule.name}: {result.failures} failures. {rule.description} {rule.remedy}"
            raise dg.Failure(said, metadata={"sample": sample}, allow_retries=False)


def describe_result(result: CheckResult) -> dg.AssetCheckResult:
    """A rule's result as the UI shows it."""
    sample = {"sample": dg.MetadataValue.md(write_sample(result))} if result.sample else {}
    return dg.AssetCheckResult(
        passed=result.passed,
        asset_key=key_of(None, result.rule.table),
        check_name=result.rule.name,
        severity=dg.AssetCheckSeverity.ERROR if result.rule.kind == TABLE else dg.AssetCheckSeverity.WARN,
        description=None if result.passed else f"{result.rule.description} {result.rule.remedy}",
        metadata={"failures": result.failures, **sample},
    )
