"""When the UI calls what is released late: once hours are named, and never before."""

from datetime import timedelta

import dagster as dg
import pytest

from pipeline.dagster.definitions import build_defs
from pipeline.dagster.freshness import HOURS, LateAfterError, read_late_after
from tests.dagster.asset_graph import render_graph


def list_demanding(late_after: timedelta | None) -> dict[str, dg.FreshnessPolicy]:
    """Assets that must be made so often, with their policies."""
    specs = build_defs(late_after=late_after).resolve_all_asset_specs()
    return {spec.key.to_user_string(): spec.freshness_policy for spec in specs if spec.freshness_policy is not None}


@pytest.mark.parametrize("environment", [{}, {HOURS: ""}, {HOURS: " "}])
def test_nothing_is_late_by_itself(environment):
    """Where nobody names hours, no asset has a policy."""
    assert read_late_after(environment) is None
    assert list_demanding(None) == {}


def test_named_hours_hold_what_is_released():
    """The tables, the release and the DuckDB file must be made anew; what stays on the machine need not, and nothing else changes."""
    late_after = read_late_after({HOURS: "36"})
    demanding = list_demanding(late_after)
    assert {"incidents", "evidence", "parquet_release", "duckdb_file"} <= demanding.keys()
    assert not {"raw_batches", "raw_records", "extracted/statements", "article_texts"} & demanding.keys()
    assert render_graph(build_defs(late_after=late_after)) == render_graph(build_defs())


def test_the_policy_is_of_those_hours():
    """An asset fails once it was not made for as long as was said."""
    demanding = list_demanding(read_late_after({HOURS: "1.5"}))
    assert demanding["incidents"] == dg.FreshnessPolicy.time_window(fail_window=timedelta(minutes=90))


@pytest.mark.parametrize("given", ["daily", "0", "-3", "nan", "inf", "1e300", "0.001"])
def test_hours_that_are_none_are_named(given):
    """The message has the variable, what it holds and what to write."""
    with pytest.raises(LateAfterError, match=f"{HOURS} is '{given}': write a number of hours"):
        read_late_after({HOURS: given})
