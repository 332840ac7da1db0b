"""What holds for all files of a batch: how their fields are called, and how their dates are written."""

from dataclasses import dataclass

from pipeline.ingestion.fields.dates import DateSettings
from pipeline.ingestion.fields.names import FieldNames, map_names


@dataclass(frozen=True)
class BatchSettings:
    """The names of fields and the manner of dates of one batch."""

    names: FieldNames
    dates: DateSettings


DEFAULT = BatchSettings(map_names({}), DateSettings())  # of a batch that says nothing
