"""Table `decisions`: what people decided by hand, beside what the program had found."""

import polars as pl

from schemas.columns import computed, given, key
from schemas.held import BY_ID
from schemas.table import Table


class Decisions(Table):
    """Human decisions in force."""

    decision_id: str = key("Id of the decision.", held=BY_ID)
    action: str = given("What was decided.", "human_decisions.action", codes="decision_action", nullable=False, held=BY_ID)
    table_name: str = computed("Table of the row it is about.", nullable=False)
    row_id: str = given("The row it is about.", "human_decisions.row_id", nullable=False, held=BY_ID)
    other_id: str = given("The other row, of a merge or a split; NULL otherwise.", "human_decisions.other_id", held=BY_ID)
    column_name: str = given("The column corrected; NULL otherwise.", "human_decisions.column_name", held=BY_ID)
    value: str = given("The value given, as text (a list as JSON); NULL is unknown, or no correction.", "human_decisions.value")
    machine_value: str = computed("The value that the program itself has for the cell, as text.")
    author: str = given("Who decided.", "human_decisions.author", nullable=False)
    decided_on: pl.Date = given("Day of the decision.", "human_decisions.decided_on", nullable=False)
    reason: str = given("Why.", "human_decisions.reason", nullable=False)
    source_path: str = given("The file, relative to the folder of batches.", "human_decisions.source_path", nullable=False)
    source_line: pl.Int64 = given("Its line in the file, from 1.", "human_decisions.source_line", nullable=False, ge=1)

    class Config:
        name = "decisions"
        title = "Decisions"
        description = "One row = one decision taken by hand."
        metadata = {
            "group": "provenance",
            "key": ("decision_id",),
            "named_by": ("decision", ("action", "row_id", "other_id", "column_name")),
            "usage": "In force for this release; a line taken out of the file is in force no more.",
        }
