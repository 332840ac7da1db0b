"""By which extractor evidence was first read: what a later version only read again keeps the method of the first."""

import polars as pl

from pipeline.release.contents import Tables

SAME = ("evidence_id", "rule")  # the cell, the place, the words and what chose them


def keep_methods(tables: Tables, before: pl.DataFrame) -> Tables:
    """The tables, where evidence that the release before had, too, keeps its method; `before` is that release's evidence.

    A new version of the rules reads most of the old again: no row of evidence changes for that alone.
    """
    if "method" not in before.columns:
        return tables
    first = before.select(*SAME, pl.col("method").alias("first"))
    known = tables["evidence"].join(first, on=SAME, how="left", maintain_order="left")
    return {**tables, "evidence": known.with_columns(pl.coalesce("first", "method").alias("method")).drop("first")}
