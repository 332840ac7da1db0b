"""Checks of the published tables in a real run: which stop a release, and which only tell."""

from dataclasses import replace

import dagster as dg
import polars as pl
import pytest

from pipeline.dagster import cleaning
from pipeline.dagster.assets import deduplication
from pipeline.dagster.checks import CHECKED, describe_results
from pipeline.dagster.definitions import build_defs, defs
from pipeline.dagster.resources import Workspace
from pipeline.validation import ROW, CheckResult, find_rules
from tests.conftest import TODAY, build

STORY = "Bomb kills two at Mosul market\n\nMar 04, 2031\n\nA bomb killed two people at a market in Mosul on Monday, police said.\n"
SPECS = {(spec.asset_key.to_user_string(), spec.name): spec for check in defs.asset_checks for spec in check.check_specs}


@pytest.fixture
def raw(tmp_path, monkeypatch):
    """A folder of batches with one article."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "story.txt").write_text(STORY)
    return tmp_path / "raw"


def spoil(monkeypatch, change) -> None:
    """Let deduplication hand on tables that `change` was made to."""
    merge = deduplication.merge_tables
    monkeypatch.setattr(deduplication, "merge_tables", lambda *given: change(merge(*given)))


def drop_articles(tables):
    return {**tables, **{name: frame.clear() for name, frame in tables.items()}}


def drop_longitudes(tables):
    return {**tables, "incidents": tables["incidents"].with_columns(pl.lit(None, pl.Float64).alias("longitude"))}


def test_every_rule_is_held_by_a_check():
    """Each published table has a check of its row rules and one that blocks of its table rules, and both name every rule they hold."""
    assert set(SPECS) == {(table, check) for table in CHECKED for check in ("row_rules", "table_rules")}
    assert {key for key, spec in SPECS.items() if spec.blocking} == {(table, "table_rules") for table in CHECKED}
    for table in CHECKED:
        for rule in find_rules(table):
            assert f"`{rule.name}`: {rule.description}" in SPECS[table, f"{rule.kind}_rules"].description


def test_failing_table_rule_stops_the_release(raw, tmp_path, monkeypatch):
    """An article that is lost on the way breaks conservation: the other checks still tell, nothing is published."""
    spoil(monkeypatch, drop_articles)
    made = build(raw, tmp_path / "out")
    assert not made.outcome.success
    assert [(rule.table, rule.rule) for rule in made.outcome.broken_rules] == [("articles", "conservation")]
    assert made.outcome.broken_rules[0].blocks
    assert len(made.outcome.ran_checks) == len(SPECS)
    assert "parquet_release" not in made.outcome.metadata
    assert made.outcome.errors == {}
    assert not (tmp_path / "out" / "releases").exists()


def test_release_alone_is_held_to_the_rules(raw, tmp_path, monkeypatch):
    """Publishing by hand what a failed run left does not get round its checks."""
    spoil(monkeypatch, drop_articles)
    build(raw, tmp_path / "out")
    alone = [dg.AssetKey("parquet_release"), dg.AssetKey("duckdb_file")]
    job = build_defs(workspace=Workspace(raw_dir=str(raw), out_dir=str(tmp_path / "out"))).resolve_job_def("build_all")
    result = job.execute_in_process(asset_selection=alone, instance=dg.DagsterInstance.ephemeral(), raise_on_error=False)
    assert not result.success
    assert "conservation" in result.failure_data_for_node("publish_release").user_failure_data.description
    assert not (tmp_path / "out" / "releases").exists()


def test_broken_row_is_told_and_taken_out(raw, tmp_path, monkeypatch):
    """A row that breaks a row rule is a warning with a sample, and a reject; the release is cut without it."""
    spoil(monkeypatch, drop_longitudes)
    made = build(raw, tmp_path / "out")
    assert made.outcome.success, made.outcome.broken_rules
    told = {(rule.table, rule.rule): rule for rule in made.outcome.broken_rules}
    assert not any(rule.blocks for rule in told.values())
    assert told["incidents", "coordinates_together"].failures == 1
    assert "longitude" in told["incidents", "coordinates_together"].sample
    assert made.table("incidents").height == 0
    assert made.table("incident_reports")["incident_id"].to_list() == [None]
    assert "coordinates_together" in made.table("rejects")["check_name"].to_list()


def test_broken_article_takes_its_rows_along(raw, tmp_path, monkeypatch):
    """An article that breaks a row rule is refused before anything is merged: no incident is counted from it."""
    clean = cleaning.clean_record
    monkeypatch.setattr(cleaning, "clean_record", lambda record: replace(clean(record), language="English"))
    made = build(raw, tmp_path / "out")
    assert made.outcome.success, made.outcome.broken_rules
    assert ("articles", "language_matches") in {(rule.table, rule.rule) for rule in made.outcome.broken_rules}
    assert made.table("incidents").height == made.table("articles").height == 0
    assert {"articles", "incident_reports"} <= set(made.table("rejects")["table_name"])


def test_one_check_runs_alone(raw, tmp_path):
    """A person may run one check of one table again: only that one is told, with how each of its rules stands."""
    build(raw, tmp_path / "out")
    job = build_defs(workspace=Workspace(raw_dir=str(raw), out_dir=str(tmp_path / "out"))).resolve_implicit_global_asset_job_def()
    key = dg.AssetCheckKey(dg.AssetKey("articles"), "table_rules")
    subset = job.get_subset(asset_selection=set(), asset_check_selection={key})
    [found] = subset.execute_in_process(instance=dg.DagsterInstance.ephemeral()).get_asset_check_evaluations()
    assert (found.asset_check_key, found.passed, found.metadata["failures"].value) == (key, True, 0)
    assert "| conservation | 0 |" in found.metadata["rules"].value


def test_check_shows_what_is_broken():
    """Broken rules stand first, each with its count, what it asks, its remedy and a sample."""
    rules = [rule for rule in find_rules("incidents") if rule.kind == ROW]
    results = [CheckResult(rule, 0, ()) for rule in rules[1:]]
    shown = describe_results("incidents", "row_rules", [*results, CheckResult(rules[0], 1_200, ({"incident_id": None},))])
    assert (shown.passed, shown.severity, shown.metadata["failures"].value) == (False, dg.AssetCheckSeverity.WARN, 1_200)
    assert shown.metadata["rules"].value.splitlines()[2].startswith(f"| {rules[0].name} | 1,200 |")
    assert len(shown.metadata["rules"].value.splitlines()) == len(rules) + 2
    assert "| incident_id |" in shown.metadata[f"sample of {rules[0].name}"].value
    assert shown.description == f"{rules[0].name}: 1,200 failures. {rules[0].description} {rules[0].remedy}"
