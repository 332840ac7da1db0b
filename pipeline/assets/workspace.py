"""Where a build reads and writes, and which articles it reads closely."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import dagster as dg
from pydantic import Field

from pipeline.release.fingerprints import ROOT

EPOCH = "SOURCE_DATE_EPOCH"


class Workspace(dg.ConfigurableResource):
    """Settings of a build. Every one has a default, so that "Materialize all" asks nothing.

    Relative paths are taken from the project's root, whatever the working directory.
    """

    raw_dir: str = Field(default="raw", description="Folder of batches to read.")
    out_dir: str = Field(default="data", description="Folder for releases, the DuckDB file, cleaned texts and kept results.")
    scope: Literal["incidents", "all"] = Field(
        default="incidents",
        description="incidents: read only articles that report one closely; all: statements and actors of every article.",
    )

    @property
    def raw(self) -> Path:
        """The folder of batches."""
        return ROOT / self.raw_dir

    @property
    def out(self) -> Path:
        """The folder of outputs."""
        return ROOT / self.out_dir

    @property
    def work(self) -> Path:
        """The folder of what the stages hand each other."""
        return self.out / "work"


def read_today() -> date:
    """The day a release is cut: of SOURCE_DATE_EPOCH where it is set, else of the clock, in UTC.

    Raises ValueError when the variable does not hold seconds since 1970.
    """
    given = os.environ.get(EPOCH, "").strip()
    if not given:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(given), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(f"environment variable {EPOCH}: {given!r} is no number of seconds since 1970; mend or unset it") from error
