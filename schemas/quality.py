"""Table `quality`: how right the columns are, measured on outside corpora."""

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from schemas.columns import computed, key
from schemas.held import BY_ID
from schemas.table import Table


class Quality(Table):
    """Measured figures."""

    quality_id: str = key("Id of the figure.", held=BY_ID)
    corpus: str = computed("Corpus measured on.", nullable=False, held=BY_ID)
    split: str = computed("Its split; tuned-on: what the rules were tuned on most.", nullable=False, held=BY_ID)
    metric: str = computed("What is measured.", nullable=False, held=BY_ID)
    n: pl.Int32 = computed("Labelled names, statements, slots or pairs where those are counted, else articles.", nullable=False, ge=1)
    value: pl.Float64 = computed("The figure, a percentage, rounded to one decimal.", nullable=False, ge=0, le=100)
    ci_low: pl.Float64 = computed("Lower end of the 95% bootstrap interval; NULL where all samples agree.", ge=0, le=100)
    ci_high: pl.Float64 = computed("Upper end of the 95% bootstrap interval; NULL where all samples agree.", ge=0, le=100)
    measures: pl.List(pl.String) = computed("Columns that the figure is about, each as table.column.", nullable=False)
    code_version: str = computed("The code it was measured with; the release's own may be newer.", nullable=False)

    @pa.dataframe_check(error="ci_low ≤ value ≤ ci_high")
    def value_within_interval(cls, data: PolarsData) -> pl.LazyFrame:
        low, value, high = pl.col("ci_low"), pl.col("value"), pl.col("ci_high")
        return data.lazyframe.select((low <= value).fill_null(True) & (value <= high).fill_null(True))

    class Config:
        name = "quality"
        title = "Quality"
        description = "One row = one measured figure."
        metadata = {
            "group": "provenance",
            "key": ("quality_id",),
            "named_by": ("quality", ("corpus", "split", "metric")),
            "usage": "A column without a row here is unmeasured.",
        }
