"""Release: tables → versioned Parquet with description, checksums and history, and the DuckDB file built from it."""

from pipeline.release.contents import ReleaseError
from pipeline.release.doubts import list_doubts
from pipeline.release.publishing import Release, UnfinishedError, publish
from pipeline.release.released import ID_TYPES, newest_first, read_newest
from pipeline.release.review import list_closest, write_review
from pipeline.release.texts import TextsWritten, write_texts

__all__ = [
    "ID_TYPES", "Release", "ReleaseError", "TextsWritten", "UnfinishedError", "list_closest", "list_doubts", "newest_first", "publish",
    "read_newest", "write_review", "write_texts",
]  # fmt: skip
