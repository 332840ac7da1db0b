"""Deduplication: reports of one incident become one row of incidents, mentions of one actor one row of actors.

`merge_tables(tables)`: the validated tables with their ids filled in, the tables incidents, actors, merges and decisions,
and as rejects what people retracted. `list_report_words(...)` and `list_report_names(...)`: what reports are compared by
beside their rows. `place_reports(tables)`: where reports stand, by which their words are found; `list_named(...)` and
`keep_towns_told_of(...)`: the two halves of `list_report_names`. `find_successors(table, before, after)`: which row of today stands
for one of an earlier release.
"""

from pipeline.deduplication.linking import OF_REPORTS
from pipeline.deduplication.matching.naming import NAMES_TYPES, keep_towns_told_of, list_named, list_report_names
from pipeline.deduplication.matching.surroundings import WORDS_TYPES, list_report_words, place_reports
from pipeline.deduplication.merging import merge_tables
from pipeline.deduplication.successors import find_successors

__all__ = [
    "NAMES_TYPES", "OF_REPORTS", "WORDS_TYPES", "find_successors", "keep_towns_told_of", "list_named", "list_report_names",
    "list_report_words", "merge_tables", "place_reports",
]  # fmt: skip
