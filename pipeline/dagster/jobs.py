"""Jobs, and what starts one: a sensor when files come into the folder of batches, a schedule every day. Both are switched off."""

from hashlib import sha256
from pathlib import Path

import dagster as dg

from pipeline.dagster.resources import Workspace
from pipeline.ingestion.batches import list_decisions, list_inputs
from pipeline.release.output_lock import find_holder

SELECTIONS = {
    "build_all": ("Everything, from raw files to release.", dg.AssetSelection.all()),
    "clean_articles_only": ("Raw files to cleaned text: to see what a new batch holds.", dg.AssetSelection.groups("ingestion", "cleaning")),
    "extract_again": (
        "From cleaned text to release: after a change of rules or word lists.",
        dg.AssetSelection.all() - dg.AssetSelection.groups("ingestion", "cleaning"),
    ),
}
JOBS = [dg.define_asset_job(name, selection, description=said) for name, (said, selection) in SELECTIONS.items()]
every_day = dg.ScheduleDefinition(
    name="every_day",
    job_name="build_all",
    cron_schedule="0 4 * * *",
    default_status=dg.DefaultScheduleStatus.STOPPED,
    description="Builds everything each night at four, by the clock of the machine. Switched off until somebody wants it.",
)
MINUTES = 5  # between two looks at the folder


@dg.sensor(
    job_name="build_all",
    minimum_interval_seconds=MINUTES * 60,
    default_status=dg.DefaultSensorStatus.STOPPED,
    description="Builds everything when a file of a batch or of decisions came, changed or went. Switched off until somebody wants it.",
)
def new_files(context: dg.SensorEvaluationContext, workspace: Workspace) -> dg.SensorResult | dg.SkipReason:
    """One run for each state of the folder; the cursor is a digest of its files' paths, sizes and times."""
    holder = find_holder(workspace.out)
    if holder:
        return dg.SkipReason(f"{workspace.out}: another build holds it ({holder}); the folder of batches is looked at when that has ended")
    digest = digest_folder(workspace.raw)
    if digest == context.cursor:
        return dg.SkipReason(f"{workspace.raw}: nothing came, changed or went since the last look")
    return dg.SensorResult(run_requests=[dg.RunRequest(run_key=digest)], cursor=digest)


def digest_folder(raw: Path) -> str:
    """SHA-256 over path, size and time of change of every file of a batch, of its settings or of decisions.

    Raises FileNotFoundError when `raw` is not there.
    """
    lines = []
    for name, path in (list_inputs(raw) | list_decisions(raw)).items():
        found = path.stat(follow_symlinks=False)
        lines.append(f"{name}\0{found.st_size}\0{found.st_mtime_ns}\n")
    return sha256("".join(lines).encode("utf-8", "backslashreplace")).hexdigest()
