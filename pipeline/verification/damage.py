"""Which row of a damaged file differs: told by a sound copy of the table, wherever OUT still has one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.checksums import hash_file
from pipeline.release.code_list import NAME as CODE_LIST
from pipeline.release.duckdb_file import NAME as DUCKDB
from pipeline.verification.code_list import check_code_list
from pipeline.verification.comparing import describe_columns, find_difference, open_duckdb, parquet_rows
from pipeline.verification.database import BusyError, attach
from pipeline.verification.findings import Lie, LieFound, say_key
from pipeline.verification.models import check_models
from pipeline.verification.own_rules import check_own_rules
from pipeline.verification.releases import RESTORE, Published

BROKEN = (OSError, ValueError, MemoryError, NotImplementedError, pa.ArrowException)  # what pyarrow says of bytes that are no Parquet


@dataclass(frozen=True)
class Unread:
    """What is wrong with a column, and which rows of the table its unreadable part holds: from `start` on, before `stop`."""

    error: str
    start: int
    stop: int


def explain_damage(out: Path, releases: Sequence[Published], release: Published, name: str, problem: str) -> Lie:
    """The lie of a file that is not the published one, with row, column and values where anything in OUT can tell them.

    A table is held against a copy of it in another release, or, for the newest release, against the DuckDB file; where
    there is none, against the release's own keys and links.
    """
    path = release.path / name
    lie = Lie(path, problem, RESTORE)
    if name == CODE_LIST:
        return _try_rules(lie, lambda: check_code_list([release]))
    if path.suffix != ".parquet":
        return lie
    try:
        frame, unread = read_damaged(path)
    except (*BROKEN, pl.exceptions.PolarsError) as error:
        return replace(lie, problem=f"{problem}; it cannot be read as Parquet: {error}", table=path.stem)
    for connection, sound, where in _sound_copies(out, releases, release, name):
        connection.register("damaged", frame)
        return _compare(connection, replace(lie, table=path.stem), release.key_of(path.stem), unread, sound, where)
    if unread:
        return replace(lie, problem=f"{problem}; {_say_unread(unread)}", table=path.stem, column=next(iter(unread)))
    return _try_rules(lie, lambda: (check_own_rules([release]), release == releases[0] and check_models(release)))


def read_damaged(path: Path) -> tuple[pl.DataFrame, dict[str, Unread]]:
    """The columns of a file that can still be read, and what is wrong with each of the others.

    Bytes that are no text become replacement characters. Raises one of BROKEN where nothing can be read.
    """
    read, unread = {}, {}
    with pq.ParquetFile(path) as file:
        for name in file.schema_arrow.names:
            start, parts = 0, []
            for group in range(file.num_row_groups):
                stop = start + file.metadata.row_group(group).num_rows
                try:
                    parts.append(_mend_texts(file.read_row_group(group, [name]).column(0)))
                except BROKEN as error:
                    unread[name] = Unread(" ".join(str(error).split()), start, stop)
                    break
                start = stop
            else:
                read[name] = pl.concat([pl.from_arrow(part) for part in parts])  # type: ignore[type-var]  # columns become Series
    return pl.DataFrame(read), unread


def _mend_texts(column: pa.ChunkedArray) -> pa.ChunkedArray:
    try:
        column.validate(full=True)
    except pa.ArrowInvalid:
        if column.type != pa.string():
            raise
        texts = [None if value is None else value.decode(errors="replace") for value in column.cast(pa.binary()).to_pylist()]
        return pa.chunked_array([pa.array(texts, pa.string())])
    return column


def _sound_copies(
    out: Path, releases: Sequence[Published], release: Published, name: str
) -> Iterator[tuple[duckdb.DuckDBPyConnection, str, str]]:
    """Sound copies of a table: a connection, the copy as a relation, and where it lies."""
    expected, table = release.sums[name], name.removesuffix(".parquet")
    for other in releases:
        path = other.path / name
        if other != release and other.sums.get(name) == expected and path.is_file() and hash_file(path) == expected:
            with open_duckdb() as connection:
                yield connection, parquet_rows(path), f"release {other.version}"
    if release == releases[0]:
        try:
            with open_duckdb() as connection:
                copy = attach(connection, out / DUCKDB)[table]
                connection.execute(f"CREATE TEMP TABLE copy AS SELECT * FROM {copy}")  # read whole: it may be damaged too
                yield connection, "copy", DUCKDB
        except (duckdb.Error, KeyError, BusyError):
            return


def _compare(connection: duckdb.DuckDBPyConnection, lie: Lie, key: Sequence[str], unread: dict[str, Unread], sound: str, where: str) -> Lie:
    """The lie with what a sound copy, which lies `where`, tells of the table read as `damaged`."""
    if unread:
        column, part = next(iter(unread.items()))
        ends = [f"SELECT {_list(key)} FROM {sound} ORDER BY ALL LIMIT 1 OFFSET {place}" for place in (part.start, part.stop - 1)]
        rows = [say_key(dict(zip(key, connection.execute(end).fetchone(), strict=True))) for end in ends]
        whole = f"one or all of {part.stop - part.start:,} rows are meant, of which the first and the last are named"
        return replace(lie, problem=f"{lie.problem}; {_say_unread(unread)}; {whole}", row=" … ".join(rows), column=column)
    here, there = describe_columns(connection, "damaged"), describe_columns(connection, sound)
    for column in (*here, *there):
        if here.get(column) != there.get(column):
            said, found = here.get(column, "no column"), there.get(column, "no column")
            return replace(lie, problem=f"{lie.problem}; a column is another", column=column, said=said, found=f"{found} in {where}")
    difference = find_difference(connection, key, "damaged", sound)
    if difference is None:
        return replace(lie, problem=f"{lie.problem}; every row is that of {where}: what differs belongs to no value")
    problem, found = f"{lie.problem}; a row was changed", f"{difference.right} in {where}"
    return replace(lie, problem=problem, row=difference.row, column=difference.column, said=difference.left, found=found)


def _list(columns: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _say_unread(unread: dict[str, Unread]) -> str:
    return "; ".join(f"column {name} cannot be read: {part.error}" for name, part in unread.items())


def _try_rules(lie: Lie, check: Callable[[], object]) -> Lie:
    """The lie with the row that breaks a rule because of it, where one does."""
    try:
        check()
    except LieFound as found:
        inner = found.lie
        if inner.row is not None:
            return replace(inner, file=lie.file, problem=f"{lie.problem}; {inner.problem}", remedy=lie.remedy)
    except (duckdb.Error, pl.exceptions.PolarsError, OSError):
        pass  # the damage reaches further than one row: the file is named
    return lie
