"""The history a release carries: every release so far, what each changed, where retired ids went."""

import json
from dataclasses import dataclass
from datetime import date

import polars as pl

from pipeline.release.changes import compare_tables
from pipeline.release.contents import DATA, HISTORY, Tables
from pipeline.release.fingerprints import code_version, lock_sha256
from pipeline.release.parquet import fit_columns
from pipeline.release.reasons import Circumstances, explain_changes
from pipeline.release.redirects import find_redirects
from pipeline.release.versions import parse_version
from schemas import TABLES


@dataclass(frozen=True)
class Making:
    """What a release is made with: code, locked dependencies (None: not known) and inputs, as hashes."""

    code_version: str
    lock_sha256: str | None
    inputs_sha256: str


def describe_making(inputs_sha256: str) -> Making:
    """The code and dependencies at work now, with the inputs given."""
    return Making(code_version(), lock_sha256(), inputs_sha256)


def extend_history(before: Tables, after: Tables, version: str, made: Making, today: date) -> Tables:
    """The three history tables of release `version`.

    `before`: all tables of the release before it, empty for the first one. The first release has no row in
    `changes`: nothing came before it to be compared with. What older releases recorded is kept as it is.
    """
    past = {name: fit_columns(TABLES[name], before[name]) if name in before else TABLES[name].frame([]) for name in HISTORY}
    redirects = find_redirects(before, after, version)
    past["changes"] = pl.concat([past["changes"], _list_changes(before, after, past["releases"], version, made, redirects)])
    past["id_redirects"] = pl.concat([past["id_redirects"], redirects])
    counts = {name: frame.height for name, frame in (after | past).items()} | {"releases": past["releases"].height + 1}
    row = {
        "version": version, "created_on": today, "code_version": made.code_version, "lock_sha256": made.lock_sha256,
        "inputs_sha256": made.inputs_sha256, "rows": json.dumps(counts, sort_keys=True),
    }  # fmt: skip
    past["releases"] = pl.concat([past["releases"], TABLES["releases"].frame([row])])
    return {name: TABLES[name].order(frame) for name, frame in past.items()}


def find_release(releases: pl.DataFrame, version: str) -> dict:
    """The row of a release in table releases. Raises KeyError when it is not there."""
    rows = releases.filter(pl.col("version") == version).to_dicts()
    if not rows:
        raise KeyError(f"table releases has no row for {version}; the release is damaged, remove its folder or restore it")
    return rows[0]


def changes_of(changes: pl.DataFrame, version: str) -> pl.DataFrame:
    """The rows of table changes that one release added."""
    return changes.filter(pl.col("to_version") == version)


def _list_changes(
    before: Tables, after: Tables, releases: pl.DataFrame, version: str, made: Making, redirects: pl.DataFrame
) -> pl.DataFrame:
    if not before:
        return TABLES["changes"].frame([])
    last = max(releases["version"], key=parse_version)
    row = find_release(releases, last)
    differs = Circumstances(*(row[field] != getattr(made, field) for field in ("code_version", "inputs_sha256", "lock_sha256")))
    found = [change for name in DATA for change in compare_tables(TABLES[name], before.get(name), after[name])]
    reasons = explain_changes(found, before, after, differs, redirects)
    return TABLES["changes"].frame(
        {
            "change_id": TABLES["changes"].name_row({"to_version": version, **vars(change)}),
            "from_version": last, "to_version": version, **vars(change), "reason": reason,
        }
        for change, reason in zip(found, reasons, strict=True)
    )  # fmt: skip
