"""Publishing: tables in, a versioned release and the DuckDB file out, or nothing at all.

A release is made in a folder beside the releases and renamed into place in one step when it is whole. Whatever
step an interruption hits, the last release stays as it was; the next run removes what was left and goes on.
All that takes room or can be refused comes before that step; what is left after it are renames.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.checksums import hash_file, write_checksums
from pipeline.explained import ExplainedError
from pipeline.release.citation import write_citation
from pipeline.release.code_list import write_code_list
from pipeline.release.contents import DATA, ReleaseError, Tables, complete_tables
from pipeline.release.datapackage import write_datapackage
from pipeline.release.duckdb_file import NAME as DUCKDB
from pipeline.release.duckdb_file import build_duckdb, hold_place, holds_version, keep_copy, swap_in
from pipeline.release.folders import link_or_copy, lock_folder, point_link, remove_path, stage_link, sync_folder, sync_path
from pipeline.release.forms import write_forms
from pipeline.release.history import Making, changes_of, describe_making, extend_history, find_release
from pipeline.release.licence import write_licence
from pipeline.release.methods import keep_methods
from pipeline.release.notes import write_notes
from pipeline.release.parquet import write_parquet
from pipeline.release.reading import load_release, load_table, published_hashes
from pipeline.release.versions import list_versions, next_version
from pipeline.site.writing import write_site
from schemas import TABLES

STAGED = ".staged"  # the release in the making, within OUT/releases
NEWEST = "newest"  # the ids kept are those of whatever release is newest
LATEST, NOTES = "latest", "CHANGES.md"
BUILT = f".{DUCKDB}.built"  # the DuckDB file in the making, within OUT


@dataclass(frozen=True)
class Release:
    """A release on disk; `is_new` says whether this call cut it, `rows` holds the rows of each table, `notes` its CHANGES.md."""

    version: str
    path: Path
    is_new: bool
    duckdb_path: Path
    duckdb_bytes: int
    rows: Mapping[str, int]
    notes: str


class UnfinishedError(ExplainedError):
    """A release was cut and stands, but the link or the DuckDB file beside it could not be brought in line; the message says so."""

    def __init__(self, release: Release, error: OSError) -> None:
        said = f"release {release.version} was cut and stands whole in {release.path}"
        left = f"what leads to it, {release.path.with_name(LATEST)} and {release.duckdb_path}, may still be of the release before"
        super().__init__(f"{said}, but {left} ({error}); mend that and build again, which sets both")
        self.release = release


def publish(tables: Tables, out: Path, *, inputs_sha256: str, today: date, based_on: str | None = NEWEST) -> Release:
    """Cut a release of the data tables into `out`, unless they are what the newest release holds.

    `tables`: a frame by name for every table of the groups main and provenance; codes and quality may be left
    out. `based_on` is the release whose ids they keep. Raises ReleaseError when a table is not fit to publish, or
    another release was cut meanwhile, OSError where it cannot be written; nothing is published then. Raises UnfinishedError
    where it was published and one of the renames after that failed. When nothing has changed, the link `latest` and the DuckDB
    file are still mended where they do not fit the newest release.
    """
    after = complete_tables(tables)
    releases = out / "releases"
    releases.mkdir(parents=True, exist_ok=True)
    with lock_folder(releases):
        _remove_leftovers(out)
        try:
            versions = list_versions(releases)
            last = versions[-1] if versions else None
            if last:
                after = keep_methods(after, load_table(releases / last, "evidence"))
            staged = _stage_tables(after, releases / STAGED)
            if last and not _has_changed(releases / last, staged, after):
                remove_path(staged)
                _mend(out, last)
                return _describe(out, releases / last, last, is_new=False)
            _hold_base(last, based_on)
            version = next_version(versions, today)
            _complete_release(staged, last, after, version, describe_making(inputs_sha256), today)
            _add_database(out, staged)
            write_site(staged)
            write_checksums(staged)
            return _put_in_place(out, staged, version)
        except Exception:
            with suppress(OSError):
                _remove_leftovers(out)  # a disk that was full is not left full
            raise


def _describe(out: Path, folder: Path, version: str, *, is_new: bool) -> Release:
    """The release whose files lie in `folder`, or are about to move from there; its DuckDB file in OUT, or about to move there."""
    rows = json.loads(find_release(load_table(folder, "releases"), version)["rows"])
    notes = (folder / NOTES).read_text(encoding="utf-8")
    size = (out / (BUILT if is_new else DUCKDB)).stat().st_size
    return Release(version, out / "releases" / version, is_new, out / DUCKDB, size, rows, notes)


def _hold_base(newest: str | None, based_on: str | None) -> None:
    if based_on not in (NEWEST, newest):
        raise ReleaseError(
            f"release {newest} was cut since these tables were made from {based_on or 'no release'}, whose ids they keep; build again"
        )


def _remove_leftovers(out: Path) -> None:
    for path in (out / "releases" / STAGED, out / "releases" / f".{LATEST}", out / BUILT, out / f"{BUILT}.wal"):
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
    """Add to the staged tables what depends on the release before, `last`: history, notes, papers, other forms."""
    latest = staged.parent / last if last else None
    before = load_release(latest) if latest else {}
    history = extend_history(before, after, version, made, today)
    _stage_tables(history, staged)
    if latest:
        _link_unchanged(latest, staged)
    notes = write_notes(version, last, before, after, changes_of(history["changes"], version))
    (staged / NOTES).write_bytes(notes.encode())
    write_code_list(after["codes"], staged)
    write_citation(staged, version, today)
    write_licence(staged)
    write_datapackage(staged, version, today)
    write_forms(staged)


def _add_database(out: Path, staged: Path) -> None:
    """Build the DuckDB file, which waits in OUT for its place, and keep a copy of it with the release."""
    build_duckdb(staged, out / BUILT)
    keep_copy(out / BUILT, staged)


def _link_unchanged(latest: Path, staged: Path) -> None:
    """Let files that hold the same bytes in both releases share them; `latest` has just been read and found undamaged."""
    for name, digest in published_hashes(latest).items():
        path = staged / f"{name}.parquet"
        if path.is_file() and hash_file(path) == digest:
            link_or_copy(latest / path.name, path)


def _put_in_place(out: Path, staged: Path, version: str) -> Release:
    """Rename the staged release into place; the link is made first, so that its failure publishes nothing."""
    releases = staged.parent
    sync_path(out / BUILT)
    link = stage_link(releases / LATEST, version)
    hold_place(out / DUCKDB)
    sync_folder(staged)
    release = _describe(out, staged, version, is_new=True)
    os.rename(staged, release.path)
    try:
        sync_path(releases)
        os.replace(link, releases / LATEST)
        swap_in(out / BUILT, out / DUCKDB)
        sync_path(out)
    except OSError as error:
        raise UnfinishedError(release, error) from error
    return release


def _mend(out: Path, version: str) -> None:
    """Let the link and the DuckDB file fit the newest release, where an interruption or a hand left them behind."""
    releases = out / "releases"
    point_link(releases / LATEST, version)
    if not holds_version(out / DUCKDB, version):
        build_duckdb(releases / version, out / BUILT)
        sync_path(out / BUILT)
        swap_in(out / BUILT, out / DUCKDB)
        sync_path(out)


__all__ = ["Release", "UnfinishedError", "publish"]
