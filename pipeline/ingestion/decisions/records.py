"""One human decision, and what may be wrong with it."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from pipeline.explained import ExplainedError


class DecisionError(ExplainedError, ValueError):
    """Decisions that cannot be followed; the message names file, line and remedy of each."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One line. `row_id` and `other_id` are ids of the dataset, `table_name` is that of `row_id`; `value` is text, None for NULL."""

    action: str
    table_name: str
    row_id: str
    other_id: str | None
    column_name: str | None
    value: str | None
    author: str
    decided_on: date
    reason: str
    source_path: str
    source_line: int

    @property
    def place(self) -> str:
        """File and line, for messages."""
        return f"{self.source_path}, line {self.source_line}"

    @property
    def said(self) -> str:
        """Who decided it, when and why, in a line."""
        return f"{self.author}, {self.decided_on.isoformat()}: {self.reason}"


DECISION_TYPES: dict[str, pl.DataType] = {
    **dict.fromkeys(("action", "table_name", "row_id", "other_id", "column_name", "value", "author"), pl.String()),
    "decided_on": pl.Date(), "reason": pl.String(), "source_path": pl.String(), "source_line": pl.Int64(),
}  # fmt: skip
