"""Checks of the published tables: two a table, one of its row rules and one of its table rules.

A row rule only warns: the rows that broke it were taken out and stand in rejects. A table rule blocks: when it
fails, nothing after the tables runs, and no release is cut. What a check found is told rule by rule in its metadata:
a check of its own for each of 286 rules cost three events each, and hid the few that fail among those that never do.
All are one step, since tables refer to each other in circles; in the UI a person may run any of them alone.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import dagster as dg
import polars as pl

from pipeline.dagster.tables import MERGED, collect, key_of, take
from pipeline.validation import ROW, TABLE, CheckResult, Rule, find_rules, needed_tables, run_checks, write_sample

CHECKED = (*MERGED, "codes", "quality")
TEXTS, INPUTS = "cleaned_articles", ("raw_records", "ingestion_rejects")
BESIDE = {"evidence": (TEXTS,), "articles": INPUTS}  # what the rules of a table look at besides tables of the release
CHECKS = {"row_rules": ROW, "table_rules": TABLE}  # name of a check → kind of its rules
SAID = {
    ROW: "Held against each row. Rows that break one of these rules were taken out, with what hangs on them; rejects holds them.",
    TABLE: "Held against the whole table. While one of these rules is broken, no release is cut.",
}
BROKEN, SAMPLE = "broken", "sample of {rule}"  # metadata: the broken rules, for programs, and rows that broke one


def rules_of(table: str, check: str) -> tuple[Rule, ...]:
    """The rules that a check of a table holds, in the order of find_rules."""
    return tuple(rule for rule in find_rules(table) if rule.kind == CHECKS[check])


def describe_check(table: str, check: str) -> dg.AssetCheckSpec:
    """A check of a table as the UI lists it, with its rules."""
    others = [*needed_tables(table), *BESIDE.get(table, ())]
    rules = "\n".join(f"- `{rule.name}`: {rule.description}" for rule in rules_of(table, check))
    return dg.AssetCheckSpec(
        check,
        asset=key_of(None, table),
        description=f"{SAID[CHECKS[check]]}\n\n{rules}",
        blocking=CHECKS[check] == TABLE,
        additional_deps=[key_of(None, name) for name in others],
    )


@dg.multi_asset_check(
    specs=[describe_check(table, check) for table in CHECKED for check in CHECKS if rules_of(table, check)],
    ins=take((*CHECKED, TEXTS, *INPUTS)),
    can_subset=True,
)
def check_tables(context: dg.AssetCheckExecutionContext, **tables: pl.LazyFrame) -> Iterator[dg.AssetCheckResult]:
    """Every rule of every table, held against the tables as they would be published."""
    chosen: dict[str, set[str]] = {}
    for key in context.selected_asset_check_keys:
        chosen.setdefault(key.asset_key.path[-1], set()).add(key.name)
    for table, checks in chosen.items():
        names = {table: [rule.name for check in checks for rule in rules_of(table, check)]}
        results = list(hold_rules(tables, names))
        for check in sorted(checks):
            yield describe_results(table, check, [result for result in results if result.rule.kind == CHECKS[check]])


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
            said = f"table {rule.table}, rule {rule.name}: {result.failures} failures. {say_broken(result)}"
            raise dg.Failure(said, metadata={"sample": sample}, allow_retries=False)


def describe_results(table: str, check: str, results: Sequence[CheckResult]) -> dg.AssetCheckResult:
    """What a check found, as the UI shows it: how each rule stands, and a sample of what breaks it."""
    broken = [result for result in results if not result.passed]
    told = [{"rule": result.rule.name, "failures": result.failures, "description": say_broken(result)} for result in broken]
    samples = {SAMPLE.format(rule=result.rule.name): dg.MetadataValue.md(write_sample(result)) for result in broken if result.sample}
    return dg.AssetCheckResult(
        passed=not broken,
        asset_key=key_of(None, table),
        check_name=check,
        severity=dg.AssetCheckSeverity.ERROR if CHECKS[check] == TABLE else dg.AssetCheckSeverity.WARN,
        description="\n".join(f"{one['rule']}: {one['failures']:,} failures. {one['description']}" for one in told) or None,
        metadata={
            "failures": sum(result.failures for result in broken),
            "rules": dg.MetadataValue.md(render_standing(results)),
            **({BROKEN: dg.MetadataValue.json(told)} if told else {}),
            **samples,
        },
    )


def say_broken(result: CheckResult) -> str:
    """What a broken rule asks, and what mends a row that breaks it."""
    return f"{result.rule.description} {result.rule.remedy}"


def render_standing(results: Iterable[CheckResult]) -> str:
    """The rules of a check as a Markdown table, the broken ones first."""
    lines = ["| rule | failures | it asks |", "|---|---:|---|"]
    for result in sorted(results, key=lambda one: -one.failures):
        asked = result.rule.description.replace("|", "\\|")
        lines.append(f"| {result.rule.name} | {result.failures:,} | {asked} |")
    return "\n".join(lines)
