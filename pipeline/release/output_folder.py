"""The folder OUT, looked at before a build writes to it: whose it is, and whether all that a build writes could be put there."""

import os
from pathlib import Path

from pipeline.explained import ExplainedError
from pipeline.release.duckdb_file import NAME as DUCKDB
from pipeline.release.sql import hold_path
from pipeline.release.versions import list_versions

FOLDERS = ("releases", "text", "work")  # of a build, within OUT


class FolderError(ExplainedError, ValueError):
    """A folder that a build cannot or must not write to; the message names it and what to do."""


def check_folders(raw: Path, out: Path) -> None:
    """Raises FolderError where OUT cannot take what a build of `raw` writes, or holds what is another's; writes nothing.

    Neither folder may lie within the other: outputs would be read as inputs, or inputs stand in the place of outputs.
    A DuckDB file beside no release is another's, since a build puts it there together with its first one.
    """
    inner, outer = out.resolve(), raw.resolve()
    if inner.is_relative_to(outer):
        raise FolderError(f"--out {out}: lies within --raw {raw}, so that outputs would be read as inputs; choose a folder outside")
    if outer.is_relative_to(inner):
        raise FolderError(f"--raw {raw}: lies within --out {out}, where builds replace and remove files; choose an --out of its own")
    try:
        hold_path(out)
    except ValueError as error:
        raise FolderError(f"--out {error}") from error
    for path in (out / name for name in FOLDERS):
        if path.exists() and not path.is_dir():
            raise FolderError(f"{path}: is a file where a build has a folder; move it away, or choose another --out")
    for path in (out / DUCKDB, out / "releases" / "latest"):
        if path.is_dir() and not path.is_symlink():
            raise FolderError(f"{path}: is a folder where a build puts a file or link; move it away, or choose another --out")
    if os.path.lexists(out / DUCKDB) and not list_versions(out / "releases"):
        raise FolderError(f"{out / DUCKDB}: stands beside no release, so no build put it there; move it away, or choose another --out")
