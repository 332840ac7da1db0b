"""What a release promises in its own datapackage.json: columns, keys and links, whatever the models are today.

So an old release is held to the rules it was made by. Its evidence vouches for itself as well, unless it is older than
that: then no row does.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import duckdb

from pipeline.verification.comparing import describe_columns, find_doubled, open_duckdb, parquet_rows
from pipeline.verification.files import Explain
from pipeline.verification.findings import Counts, Lie, LieFound, say_key, say_value
from pipeline.verification.quotes import check_certificates
from pipeline.verification.releases import RESTORE, Published

SQL_TYPES = {
    "string": ("VARCHAR",), "boolean": ("BOOLEAN",), "integer": ("INTEGER", "BIGINT"), "number": ("DOUBLE",), "date": ("DATE",),
    "array": ("VARCHAR[]",),
}  # fmt: skip


def check_columns(releases: Sequence[Published], explain: Explain) -> Counts:
    """Every table can be read whole, and has the columns and types that its description gives it.

    Raises LieFound for the first that has not; `explain` tells which row cannot be read.
    """
    read: set[str] = set()
    for release in releases:
        for name in release.tables:
            _check_columns(release, name)
            file, digest = release.file_of(name), release.sums[f"{name}.parquet"]
            if digest not in read and (problem := _find_unreadable(file)):
                raise LieFound(explain(release, file.name, problem))
            read.add(digest)
    return Counts()


def check_own_rules(releases: Sequence[Published]) -> Counts:
    """Hold each release to its own description. Raises LieFound for the first row that does not keep it.

    Files that releases share are looked at once.
    """
    counts, seen = Counts(), set()
    for release in releases:
        with open_duckdb() as connection:
            for name in release.tables:
                counts += _check_table(connection, release, name, seen)
            _check_sizes(connection, release)
    return counts


def _check_table(connection: duckdb.DuckDBPyConnection, release: Published, name: str, seen: set[tuple[str, ...]]) -> Counts:
    digest, links = release.sums[f"{name}.parquet"], release.tables[name].get("foreignKeys", [])
    counts = Counts(keys=1, links=len(links))
    if (digest,) not in seen:
        seen.add((digest,))
        _check_key(connection, release, name)
        counts["rows"] += connection.execute(f"SELECT count(*) FROM {parquet_rows(release.file_of(name))}").fetchone()[0]
        if name == "evidence":
            check_certificates(connection, release, may_be_older=True)
    for link in links:
        target = link["reference"]["resource"] or name
        if (pair := (digest, release.sums[f"{target}.parquet"], *link["fields"])) not in seen:
            seen.add(pair)
            _check_link(connection, release, name, link["fields"][0], target, link["reference"]["fields"][0])
    return counts


def _check_columns(release: Published, name: str) -> None:
    try:
        with open_duckdb() as connection:
            there = describe_columns(connection, parquet_rows(release.file_of(name)))
    except duckdb.Error as error:
        raise LieFound(Lie(release.file_of(name), f"DuckDB cannot read it: {error}", RESTORE, name)) from error
    told = {field["name"]: SQL_TYPES.get(field["type"], ()) for field in release.tables[name]["fields"]}
    for column in (*told, *there):
        if there.get(column) not in told.get(column, ()):
            said, found = there.get(column, "no such column"), " or ".join(told.get(column, ("no such column",)))
            problem = "the column is not the one that datapackage.json describes"
            raise LieFound(Lie(release.file_of(name), problem, RESTORE, name, None, column, said, found))


def _find_unreadable(file: Path) -> str | None:
    """What DuckDB says of a file that it cannot read to its end; a connection of its own, since such an error can end it."""
    try:
        with open_duckdb() as connection:
            connection.execute(f"SELECT bit_xor(hash(one)) FROM {parquet_rows(file)} one").fetchone()
    except duckdb.Error as error:
        return f"DuckDB cannot read it: {' '.join(str(error).split())}"
    return None


def _check_key(connection: duckdb.DuckDBPyConnection, release: Published, name: str) -> None:
    doubled = find_doubled(connection, release.key_of(name), parquet_rows(release.file_of(name)))
    if doubled:
        raise LieFound(Lie(release.file_of(name), "two rows share a key", RESTORE, name, doubled, ", ".join(release.key_of(name))))


def _check_link(connection: duckdb.DuckDBPyConnection, release: Published, name: str, column: str, target: str, key: str) -> None:
    own = ", ".join(f'l."{part}"' for part in release.key_of(name))
    found = connection.execute(
        f'SELECT l."{column}", {own} FROM {parquet_rows(release.file_of(name))} l ANTI JOIN {parquet_rows(release.file_of(target))} r '
        f'ON l."{column}" = r."{key}" WHERE l."{column}" IS NOT NULL ORDER BY {own} LIMIT 1'
    ).fetchone()
    if found:
        row = say_key(dict(zip(release.key_of(name), found[1:], strict=True)))
        said, there = say_value(found[0]), f"no such {key} in {target}"
        raise LieFound(Lie(release.file_of(name), "the link finds no row", RESTORE, name, row, column, said, there))


def _check_sizes(connection: duckdb.DuckDBPyConnection, release: Published) -> None:
    """Table releases gives each table as many rows as it has."""
    file = release.file_of("releases")
    told = connection.execute(f'SELECT "rows" FROM {parquet_rows(file)} WHERE version = ?', [release.version]).fetchone()
    if told is None:
        raise LieFound(Lie(file, "the release is not in its own table releases", RESTORE, "releases", release.version))
    try:
        sizes = dict(json.loads(told[0]))
    except (TypeError, ValueError):
        sizes = {}
    for name in release.tables:
        rows = connection.execute(f"SELECT count(*) FROM {parquet_rows(release.file_of(name))}").fetchone()[0]
        if sizes.get(name) != rows:
            said, found = f"{name}: {sizes.get(name)} rows", f"{rows} rows in {release.file_of(name).name}"
            raise LieFound(Lie(file, "a table has not the rows that it had when the release was cut", RESTORE, "releases",
                               release.version, "rows", said, found))  # fmt: skip
