"""Publishing: tables in, a versioned release and the DuckDB file out, or nothing at all.

A release is made in a folder beside the releases and renamed into place in one step when it is whole. Whatever
step an interruption hits, the last release stays as it was; the next run removes what was left and goes on.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.release.checksums import hash_file, write_checksums
from pipeline.release.citation import write_citation
from pipeline.release.code_list import write_code_list
from pipeline.release.contents import DATA, ReleaseError, Tables, complete_tables
from pipeline.release.datapackage import write_datapackage
from pipeline.release.duckdb_file import NAME as DUCKDB
from pipeline.release.duckdb_file import build_duckdb, holds_version, swap_in
from pipeline.release.folders import link_or_copy, lock_folder, point_link, remove_path, sync_folder, sync_path
from pipeline.release.history import Making, changes_of, describe_making, extend_history, find_release
from pipeline.release.licence import write_licence
from pipeline.release.notes import write_notes
from pipeline.release.parquet import write_parquet
from pipeline.release.reading import load_release, load_table, published_hashes
from pipeline.release.versions import list_versions, next_version
from schemas import TABLES

STAGED = ".staged"  # the release in the making, within OUT/releases
NEWEST = "newest"  # the ids kept are those of whatever release is newest
BUILT = f".{DUCKDB}.built"  # the DuckDB file in the making, within OUT


@dataclass(frozen=True)
class Release:
    """A release on disk; `is_new` says whether this call cut it, `rows` holds the rows of each table."""

    version: str
    path: Path
    is_new: bool
    duckdb_path: Path
    rows: Mapping[str, int]


def publish(tables: Tables, out: Path, *, inputs_sha256: str, today: date, based_on: str | None = NEWEST) -> Release:
    """Cut a release of the data tables into `out`, unless they are what the newest release holds.

    `tables`: a frame by name for every table of the groups main and provenance; codes and quality may be left
    out. `based_on` is the release whose ids they keep. Raises ReleaseError when a table is not fit to publish, or
    another release was cut meanwhile; nothing is published then. When nothing has changed, the link `latest` and the
    DuckDB file are still mended where they do not fit the newest release.
    """
    after = complete_tables(tables)
    releases = out / "releases"
    releases.mkdir(parents=True, exist_ok=True)
    with lock_folder(releases):
        _remove_leftovers(out)
        versions = list_versions(releases)
        staged = _stage_tables(after, releases / STAGED)
        is_new = not versions or _has_changed(releases / versions[-1], staged, after)
        version = next_version(versions, today) if is_new else versions[-1]
        if is_new:
            _hold_base(versions[-1] if versions else None, based_on)
            _complete_release(staged, versions[-1] if versions else None, after, version, describe_making(inputs_sha256), today)
            _put_in_place(out, staged, version)
        else:
            remove_path(staged)
            _mend(out, version)
    path = releases / version
    rows = json.loads(find_release(load_table(path, "releases"), version)["rows"])
    return Release(version, path, is_new, out / DUCKDB, rows)


def _hold_base(newest: str | None, based_on: str | None) -> None:
    if based_on not in (NEWEST, newest):
        raise ReleaseError(
            f"release {newest} was cut since these tables were made from {based_on or 'no release'}, whose ids they keep; build again"
        )


def _remove_leftovers(out: Path) -> None:
    for path in (out / "releases" / STAGED, out / "releases" / ".latest", out / BUILT, out / f"{BUILT}.wal"):
        remove_path(path)


def _stage_tables(tables: Tables, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for name, frame in tables.items():
        write_parquet(TABLES[name], frame, folder / f"{name}.parquet")
    return folder


def _has_changed(latest: Path, staged: Path, after: Tables) -> bool:
    """Whether a data table differs from the newest release: its bytes do, and so do its rows or types.

    Rows count, not bytes alone: another version of the Parquet writer, or a column described in other words,
    is no change of the data.
    """
    published = published_hashes(latest)
    for name in DATA:
        if published.get(name) == hash_file(staged / f"{name}.parquet"):
            continue
        if name not in published:
            return True
        old = load_table(latest, name)
        if old.schema != after[name].schema or not old.equals(after[name]):
            return True
    return bool(set(published) - set(TABLES))


def _complete_release(staged: Path, last: str | None, after: Tables, version: str, made: Making, today: date) -> None:
    """Add to the staged tables what depends on the release before, `last`: history, notes, papers, checksums."""
    latest = staged.parent / last if last else None
    before = load_release(latest) if latest else {}
    history = extend_history(before, after, version, made, today)
    _stage_tables(history, staged)
    if latest:
        _link_unchanged(latest, staged)
    notes = write_notes(version, last, before, after, changes_of(history["changes"], version))
    (staged / "CHANGES.md").write_bytes(notes.encode())
    write_code_list(after["codes"], staged)
    write_citation(staged, version, today)
    write_licence(staged)
    write_datapackage(staged, version, today)
    write_checksums(staged)


def _link_unchanged(latest: Path, staged: Path) -> None:
    """Let files that hold the same bytes in both releases share them; `latest` has just been read and found undamaged."""
    for name, digest in published_hashes(latest).items():
        path = staged / f"{name}.parquet"
        if path.is_file() and hash_file(path) == digest:
            link_or_copy(latest / path.name, path)


def _put_in_place(out: Path, staged: Path, version: str) -> None:
    """Rename the staged release into place; the DuckDB file is built first, so that its failure publishes nothing."""
    releases = staged.parent
    build_duckdb(staged, out / BUILT)
    sync_path(out / BUILT)
    sync_folder(staged)
    os.rename(staged, releases / version)
    sync_path(releases)
    point_link(releases / "latest", version)
    swap_in(out / BUILT, out / DUCKDB)
    sync_path(out)


def _mend(out: Path, version: str) -> None:
    """Let the link and the DuckDB file fit the newest release, where an interruption or a hand left them behind."""
    releases = out / "releases"
    point_link(releases / "latest", version)
    if not holds_version(out / DUCKDB, version):
        build_duckdb(releases / version, out / BUILT)
        sync_path(out / BUILT)
        swap_in(out / BUILT, out / DUCKDB)
        sync_path(out)


__all__ = ["Release", "publish"]
