"""Where a build reads and writes, and which articles it reads closely."""

from pathlib import Path
from typing import Literal

import dagster as dg
from pydantic import Field

from pipeline.release.fingerprints import ROOT


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
