"""What ingestion hands on: one record an article, exactly as the input has it."""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One article as its input says; a field that is missing, null or blank there is None.

    `id_from` says where `source_id` comes from: the input (its `id`, or the file's name), its url, or a hash of its text.
    `source_path` is relative to the folder of batches, with / between folders; `source_row` counts lines
    or rows from 1 and is None where the file is one article. One of `text` and `html` is never None.
    """

    article_id: str
    batch: str
    source_id: str
    source_path: str
    source_row: int | None
    title: str | None
    published: str | None
    url: str | None
    publisher: str | None
    text: str | None
    html: str | None
    byline: str | None = None
    id_from: str = "input"


RAW_TYPES: dict[str, pl.DataType] = {name: pl.Int64() if name == "source_row" else pl.String() for name in RawRecord.__dataclass_fields__}
