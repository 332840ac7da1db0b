"""Table `releases`: every release cut."""

import polars as pl

from schemas.columns import computed
from schemas.held import Held
from schemas.table import Table

VERSION = r"^\d{4}\.\d{1,2}\.\d+$"


class Releases(Table):
    """Releases."""

    version: str = computed(
        "YYYY.M.N: year, month, and the number of the release in that month, from 0.", nullable=False, unique=True, str_matches=VERSION
    )
    created_on: pl.Date = computed("Day it was cut.", nullable=False)
    code_version: str = computed("Version of the package and hash of its source.", nullable=False)
    lock_sha256: str = computed("SHA-256 of requirements.lock; NULL where the package was installed without it.")
    inputs_sha256: str = computed("SHA-256 over the input records, in whatever order they came.", nullable=False)
    rows: str = computed("Rows of each table, as JSON.", nullable=False, held=Held("recomputed", opened="the rows of an earlier release"))

    class Config:
        name = "releases"
        title = "Releases"
        description = "One row = one release."
        metadata = {"group": "history", "key": ("version",)}
