"""What Dagster loads: every asset, check, job and sensor of the pipeline. No logic."""

from typing import Any

import dagster as dg

from pipeline.dagster.assets import cleaning, deduplication, extraction, ingestion, release, validation
from pipeline.dagster.checks import check_tables
from pipeline.dagster.io import ParquetIOManager
from pipeline.dagster.jobs import JOBS, new_files
from pipeline.dagster.resources import Workspace

STAGES = (ingestion, cleaning, extraction, validation, deduplication, release)


def build_defs(**overrides: Any) -> dg.Definitions:
    """The production graph. `overrides` replace arguments of `dg.Definitions`; a `workspace` alone is enough for another folder.

    Without one, the settings that a run is given in the UI reach assets and what they hand on alike; none need be given.
    """
    workspace = overrides.pop("workspace", Workspace.configure_at_launch())
    given = {
        "assets": dg.load_assets_from_modules(STAGES),
        "asset_checks": [check_tables],
        "resources": {"workspace": workspace, "io_manager": ParquetIOManager(workspace=workspace)},
        "jobs": JOBS,
        "sensors": [new_files],
        "executor": dg.in_process_executor,
    }
    return dg.Definitions(**{**given, **overrides})


defs = build_defs()
