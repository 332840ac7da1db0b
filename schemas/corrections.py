"""What a person may correct: the tables whose rows say which of their cells a person decided, and the columns that can be."""

from typing import Any

from schemas.columns import computed
from schemas.held import Held
from schemas.table import Table

COLUMN = "corrected"
COUNTED = ("article_count", "source_count", "mention_count", "first_reported_on", "last_reported_on", "confidence", COLUMN)


def mark() -> Any:
    """The column `corrected`, of type pl.List(pl.String), the last of a table that may be corrected."""
    return computed(
        "Columns whose value a person decided; NULL where the program's own stand. Table decisions has both values; "
        "evidence keeps the words behind the program's own.",
        "human_decisions.column_name",
        held=Held("decisions"),
    )


def correctable_columns(table: type[Table]) -> list[str]:
    """Columns of a table that a person may correct: all that say something of the world; none in a table without `corrected`.

    Keys, links, offsets and what is counted follow from the data, and would lie if they were changed alone.
    """
    columns = table.columns()
    if COLUMN not in columns:
        return []
    follows = {*table.key(), *table.references(), *COUNTED}
    return [name for name, column in columns.items() if name not in follows and column.metadata.get("unit") != "code points"]
