"""Which of the incidents that people took apart a report without a say goes to: the one it has most cells in common with."""

from collections.abc import Mapping
from typing import Any

from pipeline.deduplication.records import Telling

COMPARED = ("incident_type", "weapon_type", "target_type", "place_name", "stage")


def measure_likeness(one: Telling, other: Telling) -> int:
    """How many cells of two tellings of one cluster agree."""
    a, b = one.lead.cells, other.lead.cells
    same = [one.days == other.days, one.lead.is_main == other.lead.is_main]
    same += [a[name] is not None and a[name] == b[name] for name in COMPARED]
    same += [_ranges_meet(a, b, outcome) for outcome in ("fatalities", "injured")]
    return sum(same)


def _ranges_meet(a: Mapping[str, Any], b: Mapping[str, Any], outcome: str) -> bool:
    """Whether two known tolls have a number in common; an open end reaches as far as needed."""
    low, other_low = a[f"{outcome}_low"], b[f"{outcome}_low"]
    if low is None or other_low is None:
        return False
    high, other_high = a[f"{outcome}_high"], b[f"{outcome}_high"]
    return (other_high is None or low <= other_high) and (high is None or other_low <= high)
