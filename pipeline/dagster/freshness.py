"""How old what a release holds may get before the UI calls it late. Switched off until somebody names the hours."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from math import isfinite
from typing import Any

import dagster as dg

from pipeline.dagster.specs import RELEASED
from pipeline.explained import ExplainedError

HOURS = "INCIDENT_LATE_AFTER"  # environment variable: hours since the last build
SHORTEST = timedelta(minutes=1)  # Dagster looks no oftener


class LateAfterError(ExplainedError, ValueError):
    """Hours that are none; the message says what to write."""


def read_late_after(environment: Mapping[str, str]) -> timedelta | None:
    """After how long what is released is late; None where nobody says so. Raises LateAfterError for what is no number of hours."""
    given = environment.get(HOURS, "").strip()
    if not given:
        return None
    try:
        hours = float(given)
        late_after = timedelta(hours=hours) if isfinite(hours) else timedelta(0)
    except (ValueError, OverflowError):
        late_after = timedelta(0)
    if late_after < SHORTEST:
        raise LateAfterError(f"{HOURS} is {given!r}: write a number of hours, such as 36, or leave it out")
    return late_after


def call_late(assets: Iterable[Any], late_after: timedelta | None) -> list[Any]:
    """The assets, those that a release holds with a policy by which each must be made at least as often; without it where None."""
    if late_after is None:
        return list(assets)
    policy = dg.FreshnessPolicy.time_window(fail_window=late_after)

    def demand(spec: dg.AssetSpec) -> dg.AssetSpec:
        return spec.replace_attributes(freshness_policy=policy) if spec.tags.items() >= RELEASED.items() else spec

    return [made.map_asset_specs(demand) for made in assets]
