"""The list of rules: read off the models, readable, and fit to name checks."""

import re

import pytest

from pipeline.validation import ROW, TABLE, find_rules, needed_tables
from pipeline.validation.rules import PARENT
from schemas import TABLES


@pytest.mark.parametrize("table", TABLES)
def test_every_model_rule_is_listed(table):
    """There is one row rule for each column that may not be NULL, each check of a column and each check of whole rows."""
    columns, schema = TABLES[table].columns(), TABLES[table].to_schema()
    wanted = sum(not column.nullable for column in columns.values()) + sum(len(column.checks) for column in columns.values())
    rules = [rule for rule in find_rules(table) if rule.kind == ROW and rule.name != PARENT]
    assert len(rules) == wanted + len(schema.checks)
    assert {rule.columns[0] for rule in rules if rule.columns} <= set(columns)


@pytest.mark.parametrize("table", TABLES)
def test_names_are_unique_and_fit_dagster(table):
    """Within a table every rule has its own name, of letters, figures and underscores."""
    names = [rule.name for rule in find_rules(table)]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)


@pytest.mark.parametrize("table", TABLES)
def test_rules_are_said_in_words(table):
    """Every rule says what holds and what mends it, in sentences."""
    for rule in find_rules(table):
        assert rule.description.endswith(".")
        assert rule.remedy.endswith(".")
        assert rule.kind in (ROW, TABLE)
        assert rule.table == table


def test_names_read_as_what_they_hold():
    """The name of a column's rule is the column and what is asked of it."""
    names = {rule.name for rule in find_rules("incident_reports")}
    assert {
        "incident_type_given", "incident_type_in_codes", "fatalities_low_not_negative", "country_iso3_matches", "geonames_id_at_least_1",
        "latitude_at_least_minus_90", "latitude_at_most_90", "fatalities_in_order", "columns_and_types", "key_unique", "foreign_keys",
    } <= names  # fmt: skip
    assert "quote_length" in {rule.name for rule in find_rules("evidence")}


def test_every_table_has_the_general_rules():
    """Columns, key and row rules are held for every table; links where there are any; inputs for articles alone."""
    listed = {name: {rule.name for rule in find_rules(name) if rule.kind == TABLE} for name in TABLES}
    assert all({"columns_and_types", "key_unique", "rows_keep_rules"} <= names for names in listed.values())
    assert {name for name, names in listed.items() if "foreign_keys" in names} == {name for name in TABLES if TABLES[name].references()}
    assert [name for name, names in listed.items() if "conservation" in names] == ["articles"]


def test_rows_that_hang_on_others_have_a_rule_for_it():
    """Where a link may not be NULL, or evidence and decisions point to rows, refused parents are counted."""
    hanging = {name for name in TABLES if PARENT in {rule.name for rule in find_rules(name)}}
    assert {"statements", "incident_reports", "incident_parties", "casualty_claims", "actor_mentions", "evidence", "merges"} == hanging


def test_needed_tables_are_others():
    """A table does not need itself, and needs what its links point to."""
    for name, table in TABLES.items():
        needed = needed_tables(name)
        assert name not in needed
        assert {target.split(".")[0] for target in table.references().values()} - {name} <= set(needed)
