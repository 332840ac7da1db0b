"""How an output folder is falsified: cells, bytes, and the papers that should give it away."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from pipeline.checksums import ITS_HASH, UNREPEATED, hash_file, write_checksums
from pipeline.release.forms import FORMS
from pipeline.release.parquet import write_parquet
from schemas import TABLES


def newest(out: Path) -> Path:
    """The folder of the newest release."""
    return (out / "releases" / "latest").resolve()


def read(out: Path, table: str) -> pl.DataFrame:
    """A table of the newest release."""
    return pl.read_parquet(newest(out) / f"{table}.parquet")


def rewrite(release: Path, table: str, change: Callable[[pl.DataFrame], pl.DataFrame]) -> None:
    """Write a table's Parquet file anew with a change; no other file is touched, linked ones included."""
    path = release / f"{table}.parquet"
    frame = change(pl.read_parquet(path))
    path.unlink()
    write_parquet(TABLES[table], frame, path)


def change_cell(release: Path, table: str, index: int, column: str) -> tuple[Any, Any]:
    """Change one cell, least, of a table's Parquet file; returns the value before and after."""
    values = pl.read_parquet(release / f"{table}.parquet", columns=[column])[column]
    before, kind = values[index], values.dtype
    after = bend(before.to_list() if isinstance(before, pl.Series) else before, kind)
    changed = pl.Series(column, [*values.head(index), after, *values.tail(values.len() - index - 1)], dtype=kind)
    rewrite(release, table, lambda frame: frame.with_columns(changed))
    return before, after


def bend(value: Any, kind: pl.DataType) -> Any:
    """Another value of the same type: of a text one character is changed."""
    if kind == pl.String:
        return "x" if not value else value[:-1] + ("y" if value[-1] == "x" else "x")
    if isinstance(kind, pl.List):
        return [*(value or []), "x"]
    if kind == pl.Date:
        return (value or date(2000, 1, 1)) + timedelta(days=1)
    return (not value) if kind == pl.Boolean else (value or 0) + 1


def sign(release: Path) -> None:
    """Let the release's papers agree with its files again, as a forger would."""
    sign_paper(release / "datapackage.json", "resources", "path", lambda size, digest: {"bytes": size, "hash": f"sha256:{digest}"})
    if (release / "croissant.json").exists():
        sign_paper(release / "croissant.json", "distribution", "name", lambda size, digest: {"contentSize": f"{size} B", "sha256": digest})
    write_checksums(release)


def sign_paper(path: Path, listed: str, named: str, describe: Callable[[int, str], dict[str, Any]]) -> None:
    """Let a description in JSON say size and hash of the files as they are; one that is spoilt itself stays so."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return
    for file in told[listed]:
        place = path.with_name(file[named])
        file |= describe(place.stat().st_size, hash_file(place))
    path.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def forget_forms(release: Path) -> None:
    """Let a release have what one had before there were other forms: tables and papers, no DuckDB file."""
    for name in (*FORMS, UNREPEATED, ITS_HASH):
        (release / name).unlink()
    sign(release)


def flip_byte(path: Path, place: int) -> None:
    """Flip one bit of a file."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.unlink()
    path.write_bytes(content)


def run_sql(out: Path, *statements: str) -> None:
    """Change the DuckDB file, whose keys hold nobody back who makes it anew."""
    path = out / "incidents.duckdb"
    drop_keys(path)
    with duckdb.connect(str(path)) as connection:
        for statement in statements:
            connection.execute(statement)


def drop_keys(path: Path) -> None:
    """Make a DuckDB file anew with the rows of its tables and no keys, views or macros."""
    bare = path.with_name("bare.duckdb")
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{path}' AS kept (READ_ONLY); ATTACH '{bare}' AS bare")
        tables = connection.execute("SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = 'kept'").fetchall()
        for schema, name in tables:
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS bare.{schema}")
            connection.execute(f'CREATE TABLE bare.{schema}."{name}" AS FROM kept.{schema}."{name}"')
    bare.replace(path)


def forge_row(out: Path, table: str, row_id: str, *, in_duckdb: bool = True, **cells: Any) -> None:
    """Change cells of one row in the newest release's Parquet file, and, if asked, in the DuckDB file; sign the release."""
    key = TABLES[table].key()[0]

    def change(frame: pl.DataFrame) -> pl.DataFrame:
        own = pl.col(key) == row_id
        return frame.with_columns(
            pl.when(own).then(pl.lit(value)).otherwise(name).cast(frame.schema[name]).alias(name) for name, value in cells.items()
        )

    rewrite(newest(out), table, change)
    if in_duckdb:
        with duckdb.connect(str(out / "incidents.duckdb")) as connection:
            place = f'{TABLES[table].group()}."{table}"'
            for name, value in sorted(cells.items(), key=lambda cell: cell[0] == key):  # the key last: it finds the row
                connection.execute(f'UPDATE {place} SET "{name}" = ? WHERE "{key}" = ?', [value, row_id])
    sign(newest(out))
