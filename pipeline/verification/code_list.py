"""codes.csv: the rows of codes.parquet, one by one."""

from collections.abc import Sequence

import polars as pl

from pipeline.release.code_list import NAME, TABLE, read_code_list
from pipeline.release.parquet import read_parquet
from pipeline.verification.findings import Counts, Lie, LieFound, say_key, say_value
from pipeline.verification.releases import RESTORE, Published


def check_code_list(releases: Sequence[Published]) -> Counts:
    """Hold every codes.csv against the table it repeats. Raises LieFound for the first row that differs.

    Releases made before there was a codes.csv have none.
    """
    rows = 0
    for release in releases:
        if NAME in release.sums:
            rows += _check_rows(release)
    return Counts({"rows of codes.csv": rows})


def _check_rows(release: Published) -> int:
    path, table = release.path / NAME, read_parquet(release.file_of(TABLE))
    try:
        listed = read_code_list(path)
    except (pl.exceptions.PolarsError, UnicodeDecodeError) as error:
        raise LieFound(Lie(path, f"the file is no CSV: {error}", RESTORE, TABLE)) from error
    if listed.columns != table.columns:
        said, found = ", ".join(listed.columns), ", ".join(table.columns)
        raise LieFound(Lie(path, "the columns are not those of the table", RESTORE, TABLE, said=said, found=found))
    for name in table.columns:
        pair = pl.DataFrame({"said": listed[name].head(table.height), "found": table[name].head(listed.height)})
        wrong = pair.with_row_index().filter(pl.col("said").ne_missing(pl.col("found")))
        if wrong.height:
            index, said, found = wrong.row(0)
            row = say_key(table.select(release.key_of(TABLE)).row(index, named=True))
            lie = Lie(
                path, "a cell is not that of the table", RESTORE, TABLE, row, name, say_value(said), f"{say_value(found)} in codes.parquet"
            )
            raise LieFound(lie)
    if listed.height != table.height:
        longer = max((listed, table), key=lambda frame: frame.height)
        row = say_key(longer.select(release.key_of(TABLE)).row(min(listed.height, table.height), named=True))
        said, found = f"{listed.height} rows", f"{table.height} rows in codes.parquet"
        raise LieFound(Lie(path, "a row stands in one of them alone", RESTORE, TABLE, row, said=said, found=found))
    return listed.height
