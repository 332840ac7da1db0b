"""Release: tables → versioned Parquet with description, checksums and history, and the DuckDB file built from it."""

from pipeline.release.contents import ReleaseError
from pipeline.release.publishing import Release, publish
from pipeline.release.texts import TextsWritten, write_texts

__all__ = ["Release", "ReleaseError", "TextsWritten", "publish", "write_texts"]
