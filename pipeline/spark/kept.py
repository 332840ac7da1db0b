"""What Spark's workers read of articles, kept by key as Parquet beside the file of kept results of one machine.

A worker writes a file whenever it has read some dozens of articles: an interruption costs no more than those.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.spark.exchange import clear

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

FOLDER = "kept_results"
SCHEMA = "key string, packed binary"
ARROW = pa.schema({"key": pa.string(), "packed": pa.binary()})


def find_folder(work: Path, method: str) -> Path:
    """The folder of the results of a reader and its version, below OUT/work."""
    name, _, version = method.partition(" ")
    return work / FOLDER / name / version


def keep(folder: Path, results: Mapping[str, bytes]) -> None:
    """Write results as one file, whole or not at all; a worker that reads the same articles again writes the same file."""
    if not results:
        return
    folder.mkdir(parents=True, exist_ok=True)
    name = sha256("\n".join(results).encode()).hexdigest()
    passing = folder / f".{name}.{os.getpid()}.part"
    pq.write_table(pa.table([list(results), list(results.values())], schema=ARROW), passing, compression="zstd")
    os.replace(passing, folder / f"{name}.parquet")


def load(session: "SparkSession", folder: Path) -> "DataFrame":
    """The results as a frame of key and packed, each key once."""
    folder.mkdir(parents=True, exist_ok=True)
    return session.read.schema(SCHEMA).option("pathGlobFilter", "*.parquet").parquet(str(folder)).dropDuplicates(["key"])


def drop_other_versions(folder: Path) -> None:
    """Remove what no run of this version can find, and files that were never finished."""
    for other in folder.parent.iterdir():
        if other != folder:
            clear(other)
    for part in folder.glob(".*.part"):
        part.unlink(missing_ok=True)


def take_in(folder: Path, keys: Iterable[Sequence[str]], find: Callable[[Sequence[str]], Mapping[str, bytes]]) -> int:
    """Keep here too what was read on one machine: `keys` are those not known here, some at a time; returns how many were found."""
    taken = 0
    for asked in keys:
        found = find(asked)
        keep(folder, dict(sorted(found.items())))
        taken += len(found)
    return taken
