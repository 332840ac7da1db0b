"""Which tellings are of one incident, in the manner of Fellegi and Sunter: candidate pairs, compared cell by cell, weighed, clustered.

features -> blocking -> comparing -> weights -> vetoes -> clustering.
Weights and words are data: match_weights.csv, word_counts.csv of the lexicon.
"""

from pipeline.deduplication.matching.clustering import CLOSE, KEPT_APART, TOLD_APART, UNDECIDED, Call, Matched, cluster_pairs
from pipeline.deduplication.matching.features import ReportFeatures
from pipeline.deduplication.matching.scoring import estimate, list_levels, score_all, score_tellings
from pipeline.deduplication.matching.vetoes import Vetoes

__all__ = [
    "CLOSE", "KEPT_APART", "TOLD_APART", "UNDECIDED", "Call", "Matched", "ReportFeatures", "Vetoes", "cluster_pairs", "estimate",
    "list_levels", "score_all", "score_tellings",
]  # fmt: skip
