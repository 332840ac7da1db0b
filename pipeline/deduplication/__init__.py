"""Deduplication: reports of one incident become one row of incidents, mentions of one actor one row of actors.

`merge_tables(tables)`: the validated tables with their ids filled in, and the tables incidents, actors and merges.
"""

from pipeline.deduplication.merging import merge_tables

__all__ = ["merge_tables"]
