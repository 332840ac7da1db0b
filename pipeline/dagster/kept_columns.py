"""What a function of single texts made of them, kept as columns of a Parquet file under OUT/work: only new or changed ones go through it.

As kept results are, but joined as whole columns: fit for what is small, asked for all at once, and rows of a table anyway.
"""

import os
from collections.abc import Callable
from pathlib import Path

import polars as pl

from pipeline.sources import hash_code

FOLDER = "kept_columns"


def keep_columns(
    work: Path, name: str, version: str, asked: pl.DataFrame, make: Callable[[pl.DataFrame], pl.DataFrame]
) -> pl.DataFrame:  # fmt: skip
    """The rows `asked`, in any order, with the columns that `make` adds to rows.

    All columns of `asked` together decide what is made of a row; `version` says what else does, beside the assets. `make` is given the
    rows that the last build of this version did not ask for, and returns each of them with the columns added, in any order.
    What is asked for no more is kept no longer. A file that cannot be read is made anew.
    """
    path, on = work / FOLDER / f"{name} {version} {hash_code('dagster')}.parquet", asked.columns
    kept = read_kept(path)
    if kept is None:
        whole = make(asked).select(*on, pl.exclude(on))
    else:
        found, new = (asked.join(kept, on=on, how=how, nulls_equal=True) for how in ("inner", "anti"))
        if new.is_empty() and found.height == kept.height:
            return found
        whole = pl.concat([found, make(new).select(found.columns)]) if new.height else found
    write_kept(whole, path)
    return whole


def read_kept(path: Path) -> pl.DataFrame | None:
    """The frame in a file; None where there is none that can be read."""
    try:
        return pl.read_parquet(path, glob=False, hive_partitioning=False)
    except (FileNotFoundError, pl.exceptions.PolarsError):
        return None


def write_kept(frame: pl.DataFrame, path: Path) -> None:
    """Put the file in its place whole, and remove those with another version behind the name: no build of this one can use them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    passing = path.with_suffix(".part")
    frame.write_parquet(passing)
    os.replace(passing, path)
    for other in path.parent.glob(f"{path.stem.split()[0]} *.parquet"):
        if other != path:
            other.unlink()
