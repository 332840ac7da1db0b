"""Every check can fail, and fails for its own reason only."""

import json

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.validation import ROW, TABLE, find_rules, needed_tables, quarantine, run_checks, write_sample
from pipeline.validation.rules import PARENT
from schemas import TABLES
from tests.rows import valid_row
from tests.schemas.breakers import Broken, break_columns, break_rows
from tests.validation.breaches import BREACHES, Breach, general_breaches
from tests.validation.published import CHANGES, material_of, publish, texts

ALL = [*BREACHES, *(breach for name, table in TABLES.items() for breach in general_breaches(name, bool(table.references())))]
ROWS = [broken for broken in [*break_columns(), *break_rows()] if broken.rule != "field_uniqueness"]  # a table rule of ours


def run(table, tables):
    """Results by rule."""
    return {result.rule.name: result for result in run_checks(table, tables, **material_of(table))}


def broken_in(table: str) -> list[Broken]:
    """The broken rows of one table."""
    return [broken for broken in ROWS if broken.table == table]


def rule_name(broken: Broken) -> str:
    """The name under which a check shows the rule that a breaker breaks."""
    table = TABLES[broken.table]
    if broken.column is None:
        return next(check.name for check in table.to_schema().checks if check.error == broken.rule)
    names = [rule.name for rule in find_rules(broken.table) if rule.kind == ROW and rule.columns == (broken.column,)]
    checks = [check.error for check in table.columns()[broken.column].checks]
    nullable = table.columns()[broken.column].nullable
    return names[0] if broken.rule == "not_nullable" else names[checks.index(broken.rule) + (not nullable)]


@pytest.mark.parametrize("table", TABLES)
def test_faultless_table_passes(table):
    """Each rule of a table is run once, in order, and passes a release without a fault."""
    results = run_checks(table, publish(), **material_of(table))
    assert [result.rule for result in results] == list(find_rules(table))
    assert [result.rule.name for result in results if not result.passed or result.sample] == []


@pytest.mark.parametrize("breach", ALL, ids=str)
def test_table_rule_fails(breach: Breach):
    """What breaks a table rule is found by it, counted, shown, and blocks."""
    tables = publish()
    where = breach.where or breach.table
    tables[where] = breach.change(tables[where])
    result = run(breach.table, tables)[breach.rule]
    assert result.failures >= 1
    assert result.blocks
    assert result.sample
    assert write_sample(result)


def test_every_table_rule_is_broken():
    """No table rule is without a breach that makes it fail."""
    rules = {(name, rule.name) for name in TABLES for rule in find_rules(name) if rule.kind == TABLE}
    assert {(breach.table, breach.rule) for breach in ALL} == rules


@pytest.mark.parametrize("breach", BREACHES, ids=str)
def test_breach_shows_where_it_is(breach: Breach):
    """A breach between tables leaves every row rule passing: only table rules block for it."""
    tables = publish()
    where = breach.where or breach.table
    tables[where] = breach.change(tables[where])
    results = run(breach.table, tables).values()
    assert [result.rule.name for result in results if result.rule.kind == ROW and not result.passed] == []


@pytest.mark.parametrize("table", TABLES)
def test_row_rules_fail(table):
    """A row that breaks a row rule fails its check, warns there, and blocks by the rule that nothing of the kind is published."""
    rows = [row for broken in broken_in(table) for row in broken.rows]
    results = run(table, publish() | {table: TABLES[table].frame(rows)})
    for broken in broken_in(table):
        result = results[rule_name(broken)]
        assert result.failures >= len(broken.rows)
        assert not result.blocks
        assert result.sample
    assert {name for name, result in results.items() if result.rule.kind == ROW and result.passed} <= {PARENT}
    assert results["rows_keep_rules"].failures == len(rows)
    assert results["rows_keep_rules"].blocks


@pytest.mark.parametrize("table", ["incident_reports", "statements", "evidence"])
def test_row_rules_show_what_was_refused(table):
    """A refused row is counted and shown under each rule it broke, and blocks nothing once it is out of the table."""
    tables = publish()
    rows = [row for broken in broken_in(table) for row in broken.rows]
    kept, rejected = quarantine({table: TABLES[table].frame(rows)}, "validation")
    assert kept[table].is_empty()
    results = run(table, tables | {"rejects": pl.concat([tables["rejects"], TABLES["rejects"].frame(rejected)])})
    for broken in broken_in(table):
        assert results[rule_name(broken)].failures >= len(broken.rows)
        assert "reject_id" in results[rule_name(broken)].sample[0]
    assert not any(result.blocks for result in results.values())


@pytest.mark.parametrize("table", [name for name in TABLES if PARENT in {rule.name for rule in find_rules(name)}])
def test_rows_refused_with_their_parent_are_shown(table):
    """What was refused because it hung on a refused row is counted and shown under a rule of its own."""
    tables = publish()
    broken = {"articles": valid_row("articles", char_count=0), "incident_reports": valid_row("incident_reports", stage="begun")}
    _, rejected = quarantine(tables | {name: TABLES[name].frame([row]) for name, row in broken.items()}, "deduplication")
    results = run(table, tables | {"rejects": TABLES["rejects"].frame(rejected)})
    refused = [row for row in rejected if row["table_name"] == table]
    assert results["parent_stands" if table != "incident_reports" else "stage_in_codes"].failures == len(refused) == 1


def test_sample_is_short_and_plain():
    """However many rows fail, a handful is shown, each as values that JSON can write."""
    rows = [valid_row("incident_reports", report_id=f"rep-{number:016x}", stage="no such stage") for number in range(40)]
    tables = publish() | {"incident_reports": TABLES["incident_reports"].frame(rows)}
    result = run("incident_reports", tables)["stage_in_codes"]
    assert result.failures == 40
    assert len(json.loads(json.dumps(result.sample))) == 5
    assert write_sample(result).splitlines()[0] == "| report_id | stage |"
    assert len(write_sample(result).splitlines()) == 7


def test_sample_keeps_its_table():
    """A value with bars or line breaks does not break the Markdown table it stands in."""
    tables = publish() | {"actors": TABLES["actors"].frame([valid_row("actors", country_iso3="A|\n\nB", **CHANGES["actors"])])}
    lines = write_sample(run("actors", tables)["country_iso3_matches"]).splitlines()
    assert len(lines) == 3
    assert lines[2].endswith("A\\| B |")


def test_missing_material_is_named():
    """What a check cannot do without is an error that names it, never a check left out."""
    tables = publish()
    with pytest.raises(ValueError, match="conservation needs the number of input records"):
        run_checks("articles", tables)
    with pytest.raises(ValueError, match="quotes_verbatim, contexts_verbatim need the cleaned texts"):
        run_checks("evidence", tables)
    with pytest.raises(ValueError, match="look at articles, actors; give them"):
        run_checks("actor_mentions", {name: tables[name] for name in ("actor_mentions", "rejects")})
    with pytest.raises(ValueError, match="articles has no rule no_such_rule"):
        run_checks("articles", tables, only=["no_such_rule"])


def test_only_some_rules():
    """Rules can be chosen, and what the others need is not asked for."""
    results = run_checks("evidence", publish(), only=["cells_exist", "quote_length"])
    assert [result.rule.name for result in results] == ["quote_length", "cells_exist"]


@pytest.mark.parametrize("table", TABLES)
def test_needed_tables_are_enough(table):
    """The checks of a table run on itself and the tables it says it needs."""
    tables = publish()
    few = {name: tables[name] for name in (table, *needed_tables(table))}
    assert all(result.passed for result in run_checks(table, few, **material_of(table)))


@given(start=st.integers(0, 280), length=st.integers(1, 400))
@settings(max_examples=20, deadline=None)
def test_quotes_are_held_against_the_text(start, length):
    """The quote cut from the text at its offsets passes, and one cut a character later does not, unless the words are the same."""
    text = texts()["text"][0]
    tables = publish() | {"articles": publish()["articles"]}
    for shift in (0, 1):
        quote = text[start + shift : start + shift + length][:240]
        row = valid_row("evidence", char_start=start, char_end=start + length, quote=quote)
        given_row = tables | {"evidence": TABLES["evidence"].frame([row])}
        (result,) = run_checks("evidence", given_row, texts=texts(), only=["quotes_verbatim"])
        assert result.passed == (quote == text[start : start + length][:240])


@settings(max_examples=20, deadline=None)
@given(articles=st.integers(0, 4), early=st.integers(0, 4), late=st.integers(0, 4), records=st.integers(0, 8))
def test_conservation_counts_every_record(articles, early, late, records):
    """Articles and rejects of ingestion and cleaning add up; rejects of later stages do not count."""
    rows = [valid_row("rejects", reject_id=f"rej-{number:016x}", stage="cleaning") for number in range(early)]
    rows += [valid_row("rejects", reject_id=f"rej-{number + 9:016x}", stage="deduplication") for number in range(late)]
    tables = {
        "articles": TABLES["articles"].frame(valid_row("articles", article_id=f"art-{number:016x}") for number in range(articles)),
        "rejects": TABLES["rejects"].frame(rows),
    }
    (result,) = run_checks("articles", tables, input_records=records, only=["conservation"])
    assert result.passed == (articles + early == records)
