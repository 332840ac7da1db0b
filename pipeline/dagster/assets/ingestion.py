"""Assets of ingestion: what lies in the folder of batches, record by record."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import dagster as dg
import polars as pl

from pipeline.dagster.assets.sources import note_source
from pipeline.dagster.failures import explain_failures
from pipeline.dagster.io import cut_chunks
from pipeline.dagster.metadata import INPUTS_BY_FORM, describe_refused
from pipeline.dagster.progress import follow
from pipeline.dagster.resources import Workspace
from pipeline.dagster.specs import describe_internal, describe_rejects
from pipeline.dagster.tables import RAW_TYPES
from pipeline.ingestion import RawRecord, read_inputs
from pipeline.ingestion.decisions import DECISION_TYPES, read_decisions
from pipeline.ingestion.forms import name_kind
from pipeline.ingestion.refused import NothingReadError
from schemas import TABLES

GROUP = "ingestion"
DECIDED = "One row = one decision taken by hand: a merge forced or forbidden, a cell corrected, an article or incident retracted."
DESCRIPTION = "One row = one article as its input has it, before any repair. Holds texts: local, in no release."


@dg.multi_asset(
    outs={
        "raw_records": dg.AssetOut(**describe_internal("raw_records", GROUP, description=DESCRIPTION, types=RAW_TYPES)),
        "ingestion_rejects": dg.AssetOut(**describe_rejects("ingestion_rejects", GROUP, "input record that could not be read, and why")),
    },
    deps=["raw_batches"],
)
@explain_failures
def read_raw_files(context: dg.AssetExecutionContext, workspace: Workspace) -> Iterator[dg.Output[Any]]:
    """Every input record becomes a row of raw_records or of ingestion_rejects. Where none becomes a record, the run ends here."""
    note_source(context, "raw_batches", workspace)
    rejected: list[dict[str, Any]] = []
    forms: Counter[str] = Counter()

    def records() -> Iterator[dict[str, Any]]:
        for found in follow(context, read_inputs(workspace.raw), "input records"):
            if isinstance(found, RawRecord):
                forms[name_kind(found.source_path)] += 1
                yield {name: getattr(found, name) for name in RAW_TYPES}
            else:
                forms[name_kind(found["source_path"])] += 1
                rejected.append(found)

    def frames() -> Iterator[pl.DataFrame]:
        yield pl.DataFrame(schema=RAW_TYPES)
        for rows in cut_chunks(records(), lambda row: len(row["text"] or "") + len(row["html"] or "")):
            yield pl.DataFrame(rows, schema=RAW_TYPES)

    folder = {"read from": dg.MetadataValue.path(workspace.raw)}
    yield dg.Output(frames(), output_name="raw_records", metadata=folder)
    counts = {INPUTS_BY_FORM: dg.MetadataValue.json(dict(sorted(forms.items()))), **describe_refused(rejected, forms.total())}
    yield dg.Output(TABLES["rejects"].frame(rejected), output_name="ingestion_rejects", metadata={**folder, **counts})
    if len(rejected) == forms.total():
        why = f"each of {len(rejected):,} inputs was refused; mend or replace them" if rejected else "there is no input; put articles there"
        raise NothingReadError(f"{workspace.raw}: no article could be read: {why}")


@dg.asset(**describe_internal("human_decisions", GROUP, description=DECIDED, types=DECISION_TYPES), deps=["raw_decisions"])
@explain_failures
def human_decisions(context: dg.AssetExecutionContext, workspace: Workspace) -> pl.DataFrame:
    """The lines of raw/decisions/*.csv, checked; a line that cannot be followed fails the build and is named."""
    note_source(context, "raw_decisions", workspace)
    return pl.DataFrame([asdict(decision) for decision in read_decisions(workspace.raw)], schema=DECISION_TYPES)
