"""Table `changes`: what each release changed, cell by cell."""

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from schemas.columns import computed, key
from schemas.held import BY_ID
from schemas.table import Table


class Changes(Table):
    """Changes between releases."""

    change_id: str = key("Id of the change.", held=BY_ID)
    from_version: str = computed("The release before; NULL for the first.")
    to_version: str = computed("The release that changed it.", nullable=False, held=BY_ID)
    table_name: str = computed("Table.", nullable=False, held=BY_ID)
    row_id: str = computed("Key of the row.", nullable=False, held=BY_ID)
    change: str = computed("What changed: a row added, a cell modified, a row deleted.", codes="change", nullable=False)
    column_name: str = computed("Column; NULL when a row came or went.", held=BY_ID)
    old: str = computed("Value before, as text.")
    new: str = computed("Value after, as text.")
    reason: str = computed("Why.", nullable=False)

    @pa.dataframe_check(error="a row that came or went names no column")
    def only_cells_have_columns(cls, data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select((pl.col("change") == "MOD") | pl.col("column_name").is_null())

    class Config:
        name = "changes"
        title = "Changes"
        description = "One row = one row added or deleted, or one cell modified, in one release."
        metadata = {
            "group": "history",
            "key": ("change_id",),
            "named_by": ("change", ("to_version", "table_name", "row_id", "column_name")),
        }
