"""What a stage refused, as metadata of its rejects: the UI shows it, and the command line lists it at the end."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

import dagster as dg

from pipeline.ingestion.refused import Refused, count_refused

INPUTS, REFUSED = "inputs", "refused"
REJECTS = ("ingestion_rejects", "cleaning_rejects")


def describe_refused(rejects: Iterable[Mapping[str, Any]], inputs: int) -> dict[str, Any]:
    """How many inputs a stage looked at, and what it refused of them."""
    return {INPUTS: inputs, REFUSED: dg.MetadataValue.json([asdict(one) for one in count_refused(rejects)])}


def collect_refused(metadata: Mapping[str, Mapping[str, Any]]) -> tuple[int, list[Refused]]:
    """How many inputs a run looked at and what all stages that ran refused of them, the most frequent first; 0 where none ran."""
    told = [metadata[name] for name in REJECTS if REFUSED in metadata.get(name, {})]
    found = [Refused(**{**one, "worst": tuple(map(tuple, one["worst"]))}) for stage in told for one in stage[REFUSED]]
    return (told[0][INPUTS] if told else 0), sorted(found, key=lambda one: (-one.count, one.check_name))
