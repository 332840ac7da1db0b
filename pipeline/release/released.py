"""What the newest release says that the next one must keep to: which ids stand, since when, and what they hold."""

from pathlib import Path

import polars as pl

from pipeline.release.contents import Tables
from pipeline.release.parquet import fit_columns
from pipeline.release.reading import load_table
from pipeline.release.versions import list_versions, parse_version
from schemas import TABLES

KEPT = ("releases", "incident_reports", "actor_mentions")  # tables handed on as they were published
NAMED = {"incidents": "incident_id", "actors": "actor_id"}  # tables whose ids outlive what they are made of
ID_TYPES = {"id": pl.String(), "since": pl.String()}  # the version that first had the id


def read_newest(out: Path) -> Tables:
    """The tables KEPT of the newest release in OUT, and `ids` (see list_ids).

    All are empty where there is no release yet. Raises ReleaseError for a damaged one.
    """
    versions = list_versions(out / "releases")
    if not versions:
        return {name: TABLES[name].frame([]) for name in KEPT} | {"ids": pl.DataFrame(schema=ID_TYPES)}
    newest = out / "releases" / versions[-1]
    tables = {name: load_table(newest, name) for name in (*KEPT, *NAMED, "changes")}
    return {name: fit_columns(TABLES[name], tables[name]) for name in KEPT} | {"ids": list_ids(tables)}


def list_ids(tables: Tables) -> pl.DataFrame:
    """Every id of an incident or actor ever released up to a release, with the version that first had it.

    An id stands since the first release, unless the first that happened to it is that a later one added it.
    """
    first = newest_first(tables["releases"])[-1]
    changes = tables["changes"].filter(pl.col("table_name").is_in(list(NAMED)))
    since: dict[str, str] = {}
    events = sorted(changes.select("to_version", "change", "row_id").unique().iter_rows(), key=lambda event: parse_version(event[0]))
    for version, change, row_id in events:
        since.setdefault(row_id, version if change == "ADD" else first)
    for table, key in NAMED.items():
        for row_id in tables[table][key]:
            since.setdefault(row_id, first)
    return pl.DataFrame({"id": sorted(since), "since": [since[row_id] for row_id in sorted(since)]}, schema=ID_TYPES)


def newest_first(releases: pl.DataFrame) -> list[str]:
    """The versions of table releases."""
    return sorted(releases["version"], key=parse_version, reverse=True)
