"""All checks in their order, from cheap to dear, up to the first lie."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from pipeline.release.duckdb_file import NAME as DUCKDB
from pipeline.release.folders import lock_folder
from pipeline.release.sql import hold_path
from pipeline.release.versions import list_versions
from pipeline.verification.cells import check_cells
from pipeline.verification.code_list import check_code_list
from pipeline.verification.comparing import open_duckdb
from pipeline.verification.damage import explain_damage
from pipeline.verification.database import BusyError, check_database, check_kept_copies
from pipeline.verification.files import check_hashes, check_lists
from pipeline.verification.findings import Counts, Findings, Lie, LieFound
from pipeline.verification.forms import check_forms
from pipeline.verification.models import check_models
from pipeline.verification.own_rules import check_columns, check_own_rules
from pipeline.verification.quotes import check_certificates, check_texts
from pipeline.verification.releases import Published, check_latest, find_releases


class NoReleaseError(Exception):
    """There is nothing to verify; the message names the folder and says what to do."""


def verify(out: Path) -> Findings:
    """Check everything that `out` holds; changes nothing there.

    Waits while a build publishes. Raises NoReleaseError where `out` holds no release, BusyError while another
    program writes to the DuckDB file.
    """
    folder, counts = out / "releases", Counts()
    if not list_versions(folder):
        raise NoReleaseError(f"{out}: holds no release; name the folder that a build was given as --out")
    try:
        hold_path(out)
    except ValueError as error:
        raise NoReleaseError(str(error)) from error
    with lock_folder(folder):
        try:
            for check in _list_checks(out, find_releases(out)):
                counts += check() or Counts()
        except LieFound as found:
            return Findings(counts, found.lie)
    return Findings(counts, None)


def _list_checks(out: Path, releases: list[Published]) -> list[Callable[[], Counts | None]]:
    newest, explain = releases[0], partial(explain_damage, out, releases)
    database = partial(check_database, out / DUCKDB, newest)
    return [
        partial(check_latest, out, newest),
        partial(check_lists, releases),
        partial(check_hashes, releases, explain),
        partial(check_columns, releases, explain),
        partial(check_code_list, releases),
        partial(_sharpen, partial(_check_evidence, newest), database),
        partial(_sharpen, partial(check_models, newest), database),
        partial(_sharpen, partial(check_texts, out, newest), database),
        partial(_sharpen, partial(check_cells, out, newest), database),
        database,
        partial(check_own_rules, releases),
        partial(check_kept_copies, out, releases),
        partial(check_forms, releases),
    ]


def _check_evidence(newest: Published) -> Counts:
    with open_duckdb() as connection:
        return check_certificates(connection, newest, may_be_older=not newest.fits_models())


def _sharpen(check: Callable[[], Counts], database: Callable[[], Counts]) -> Counts:
    """Run a check of the newest release; where it finds a lie, let the DuckDB file say which cell it began with.

    A changed link, say, is seen by the counts of another row; the cell that was changed is the one in which file and release differ.
    """
    try:
        return check()
    except LieFound as seen:
        try:
            database()
        except LieFound as exact:
            if exact.lie.row is not None and seen.lie.file.suffix == ".parquet":
                raise LieFound(_join(seen.lie, exact.lie)) from seen
        except BusyError:
            pass  # what was seen is told all the same
        raise


def _join(seen: Lie, exact: Lie) -> Lie:
    file = seen.file.with_name(f"{exact.table}.parquet")
    said = exact.found and exact.found.removesuffix(f" in {file}")
    found = exact.said and f"{exact.said} in {exact.file}"
    where = "" if (seen.table, seen.row) == (exact.table, exact.row) else f" (seen in {seen.table}, row {seen.row})"
    return replace(exact, file=file, problem=seen.problem + where, remedy=seen.remedy, said=said, found=found)


__all__ = ["BusyError", "NoReleaseError", "verify"]
