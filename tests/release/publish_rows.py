"""Run by a test in a process of its own: publish many statements in an order that depends on a seed.

Usage: python publish_rows.py OUT SEED
"""

import sys
from datetime import date
from pathlib import Path

import polars as pl

sys.path.insert(0, str(Path(__file__).parents[2]))

from pipeline.release import duckdb_file, publish
from schemas import TABLES

ROWS = 125_000  # more than a row group


def main(out: Path, seed: int) -> None:
    """Publish ROWS statements that are the same for every seed, shuffled by it, and a table of few rows besides."""
    number = pl.int_range(ROWS)
    digits = number.cast(pl.String).str.zfill(6)
    frame = TABLES["statements"].frame([]).clear(ROWS).with_columns(
        statement_id="sta-" + digits, article_id="art-" + (number // 9).cast(pl.String), cue=pl.lit("said"), speech_act=pl.lit("report"),
        reported_by=pl.when(number % 7 == 0).then(pl.concat_list("speech_act")).otherwise(pl.lit([], pl.List(pl.String))),
        is_direct=number % 2 == 0, content="words of " + digits,
        char_start=(number % 900).cast(pl.Int32), char_end=(number % 900 + 15).cast(pl.Int32),
    )  # fmt: skip
    tables = {name: table.frame([]) for name, table in TABLES.items() if table.group() in ("main", "provenance")}
    tables["statements"] = frame.sample(fraction=1, shuffle=True, seed=seed)
    duckdb_file.KEYED = None  # the articles that the statements name are not there
    publish(tables, out, inputs_sha256="a" * 64, today=date(2026, 11, 3))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
