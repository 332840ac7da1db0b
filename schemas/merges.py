"""Table `merges`: every decision that two things are one, or are not."""

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from schemas.columns import computed, key
from schemas.held import BY_ID
from schemas.table import Table


class Merges(Table):
    """Decisions of deduplication."""

    merge_id: str = key("Id of the decision.", held=BY_ID)
    kind: str = computed("What is merged.", codes="merge_kind", nullable=False, held=BY_ID)
    kept_id: str = computed("The id that stands: the original article, the incident, the actor.", nullable=False, held=BY_ID)
    absorbed_id: str = computed("What it takes in: a copy, a report, a mention.", nullable=False, held=BY_ID)
    action: str = computed("Merge or split.", codes="merge_action", nullable=False, held=BY_ID)
    score: pl.Float64 = computed("How sure, 0 to 1; NULL for a rule without a score.", ge=0, le=1)
    features: str = computed("What was compared, as JSON.", nullable=False)
    rule: str = computed("The rule that decided.", nullable=False)
    decided_by: str = computed("A rule or a person.", codes="decided_by", nullable=False)
    reason: str = computed("The decision in words.", nullable=False)

    @pa.dataframe_check(error="kept_id and absorbed_id differ")
    def merges_two_things(cls, data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.col("kept_id") != pl.col("absorbed_id"))

    class Config:
        name = "merges"
        title = "Merges"
        description = "One row = one decision to merge two things or to keep them apart."
        metadata = {
            "group": "provenance",
            "key": ("merge_id",),
            "named_by": ("merge", ("kind", "kept_id", "absorbed_id", "action")),
        }
