"""What Dagster loads: every asset, check, resource, job and sensor of the pipeline. No logic."""

import os
from datetime import timedelta
from typing import Any

import dagster as dg

from pipeline.dagster.assets import cleaning, deduplication, extraction, ingestion, release, sources, validation
from pipeline.dagster.checks import check_tables
from pipeline.dagster.engines import EngineResource
from pipeline.dagster.freshness import call_late, read_late_after
from pipeline.dagster.io import ParquetIOManager
from pipeline.dagster.jobs import JOBS, every_day, new_files
from pipeline.dagster.resources import ExtractorResource, KeptResultsFile, WorkerPool, Workspace

STAGES = (sources, ingestion, cleaning, extraction, validation, deduplication, release)


def build_defs(workspace: Workspace | None = None, late_after: timedelta | None = None, **overrides: Any) -> dg.Definitions:
    """The production graph. `resources` replace those of their names, other overrides whole arguments of `dg.Definitions`.

    A `workspace` reaches assets and what they hand on alike; without one, the settings that a run is given in the UI do,
    and none need be given. With `late_after` the UI calls late what is released and was not built for so long.
    """
    folders = workspace or Workspace.configure_at_launch()
    resources = {
        "workspace": folders,
        "io_manager": ParquetIOManager(workspace=folders),
        "kept_results": KeptResultsFile(workspace=folders),
        "engine": EngineResource(workspace=folders),
        "extractor": ExtractorResource(workspace=folders, workers=WorkerPool()),
    }
    given = {
        "assets": call_late(dg.load_assets_from_modules(STAGES), late_after),
        "asset_checks": [check_tables],
        "jobs": JOBS,
        "sensors": [new_files],
        "schedules": [every_day],
        "executor": dg.in_process_executor,
    }
    return dg.Definitions(**{**given, **overrides, "resources": resources | overrides.get("resources", {})})


defs = build_defs(late_after=read_late_after(os.environ))
