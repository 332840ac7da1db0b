"""The sources: what people put into the folder of batches. No build writes them; their versions say whether a build is behind.

Each build notes what it found, and "Observe" in the UI looks again: what was made of other files is then shown as unsynced.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from warnings import catch_warnings

import dagster as dg
import polars as pl
from dagster._core.definitions.data_version import DATA_VERSION_TAG

from pipeline.dagster.failures import explain_failures
from pipeline.dagster.metadata import render_rows
from pipeline.dagster.resources import Workspace
from pipeline.dagster.specs import describe_asset
from pipeline.ingestion.batches import Batch, describe_batches, describe_decisions, hash_batches

GROUP = "ingestion"
LISTED = 50  # batches, those written last first: who has more looks for what is new
SOURCES = {
    "raw_batches": "One row = one batch of the folder that is read: its files, their bytes, when the newest was written, a hash over all.",
    "raw_decisions": "One row = one file of decisions taken by hand, beside the batches.",
}
LOOKS: dict[str, Callable[[Path], list[Batch]]] = {"raw_batches": describe_batches, "raw_decisions": describe_decisions}


def look_at(source: str, workspace: Workspace) -> dg.ObserveResult:
    """What a source holds now. Raises FileNotFoundError or NotADirectoryError when there is no folder of batches."""
    batches = LOOKS[source](workspace.raw)
    version = dg.DataVersion(hash_batches(batches))
    return dg.ObserveResult(asset_key=source, data_version=version, metadata=_tell(batches, workspace.raw))


def _tell(batches: Sequence[Batch], raw: Path) -> dict[str, Any]:
    newest = sorted(batches, key=lambda batch: (batch.newest, batch.name), reverse=True)[:LISTED]
    rows = [(batch.name, batch.files, batch.bytes, f"{batch.newest:%Y-%m-%d %H:%M} UTC", batch.sha256[:12]) for batch in newest]
    listed = render_rows(pl.DataFrame(rows, ("name", "files", "bytes", "newest file", "hash"), orient="row"))
    counts = {"files": sum(batch.files for batch in batches), "bytes": sum(batch.bytes for batch in batches)}
    return {"dagster/row_count": len(batches), **counts, "read from": dg.MetadataValue.path(raw), "batches": dg.MetadataValue.md(listed)}


def note_source(context: dg.AssetExecutionContext, source: str, workspace: Workspace) -> None:
    """Have the step that reads a source be known to have read what the source holds now."""
    found = look_at(source, workspace)
    tags = {DATA_VERSION_TAG: found.data_version.value} if found.data_version else {}
    context.log_event(dg.AssetObservation(source, metadata=found.metadata, tags=tags))
    # Dagster asked for the version before the step began; now it asks again.
    context.get_step_execution_context().wipe_input_asset_version_info(dg.AssetKey(source))


with catch_warnings(category=dg.BetaWarning, action="ignore"):  # the version of Dagster is pinned
    observable = dg.multi_observable_source_asset(
        specs=[dg.AssetSpec(**describe_asset(source, GROUP, description=said, kinds={"file"})) for source, said in SOURCES.items()],
        can_subset=True,
    )


@observable
@explain_failures
def look_at_sources(context: dg.AssetExecutionContext, workspace: Workspace) -> Iterator[dg.ObserveResult]:
    """What the sources hold now."""
    for key in sorted(context.selected_asset_keys):
        yield look_at(key.path[-1], workspace)
