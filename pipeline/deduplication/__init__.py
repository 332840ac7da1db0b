"""Deduplication: reports of one incident become one row of incidents, mentions of one actor one row of actors.

`merge_tables(tables)`: the validated tables with their ids filled in, the tables incidents, actors, merges and decisions,
and as rejects what people retracted. `find_heirs(table, before, after)`: which row of today stands for one of an earlier release.
"""

from pipeline.deduplication.heirs import find_heirs
from pipeline.deduplication.merging import merge_tables

__all__ = ["find_heirs", "merge_tables"]
