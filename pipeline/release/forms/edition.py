"""One release as its forms are made of it: its tables, version and day, as its Parquet files have them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl

from pipeline.release.parquet import read_parquet
from pipeline.release.versions import parse_version


@dataclass(frozen=True)
class Edition:
    """A release whose Parquet files lie in `folder`, under whatever name."""

    folder: Path

    def table(self, name: str) -> pl.DataFrame:
        """A table, rows ordered by key. Raises ReleaseError when its file cannot be read."""
        return read_parquet(self.folder / f"{name}.parquet")

    @cached_property
    def version(self) -> str:
        """The newest that its own history names."""
        return max(self.table("releases")["version"], key=parse_version)

    @cached_property
    def created_on(self) -> date:
        """The day on which it was cut."""
        releases = self.table("releases")
        day: date = releases.filter(releases["version"] == self.version)["created_on"][0]
        return day

    @cached_property
    def located(self) -> pl.DataFrame:
        """The incidents that have coordinates."""
        return self.table("incidents").drop_nulls(["latitude", "longitude"])
