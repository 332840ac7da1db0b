"""Reading a published release back, each file held against its checksum first."""

from pathlib import Path

import polars as pl

from pipeline.checksums import NAME, hash_file, read_checksums
from pipeline.release.contents import ReleaseError, Tables
from pipeline.release.parquet import read_parquet

ENDING = ".parquet"


def published_hashes(release: Path) -> dict[str, str]:
    """SHA-256 by table, as the release's SHA256SUMS has them. Raises ReleaseError when that file is gone or broken."""
    try:
        sums = read_checksums(release)
    except (OSError, ValueError) as error:
        raise ReleaseError(f"{release / NAME}: {error}; restore the release from a copy, or move its folder away") from error
    return {file.removesuffix(ENDING): digest for file, digest in sums.items() if file.endswith(ENDING)}


def load_table(release: Path, name: str) -> pl.DataFrame:
    """A table as it was published, with the columns it had then. Raises ReleaseError when the file is gone or not the published one."""
    path = release / f"{name}{ENDING}"
    if not path.is_file() or hash_file(path) != published_hashes(release).get(name):
        raise ReleaseError(f"{path}: not what {NAME} says was published; restore the file from a copy of the release")
    return read_parquet(path)


def load_release(release: Path) -> Tables:
    """All tables of a release by name. Raises ReleaseError for a damaged one."""
    return {name: load_table(release, name) for name in published_hashes(release)}
