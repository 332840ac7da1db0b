"""codes.csv: table `codes` once more, in a form that any spreadsheet opens."""

from pathlib import Path

import polars as pl

NAME, TABLE = "codes.csv", "codes"
LINE_END = "\n"


def write_code_list(codes: pl.DataFrame, folder: Path) -> Path:
    """Write codes.csv: the columns and rows of table `codes` in their order, UTF-8, an unknown value as an empty cell."""
    target = folder / NAME
    target.write_bytes(codes.write_csv(line_terminator=LINE_END).encode())
    return target


def read_code_list(path: Path) -> pl.DataFrame:
    """The rows of a codes.csv, every column a text. Raises polars' ComputeError where the file is no CSV."""
    return pl.read_csv(path, infer_schema=False, glob=False)
