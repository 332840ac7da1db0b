"""Article records to clean articles, and the copies among them."""

from pipeline.cleaning.articles import clean_record, reject_record
from pipeline.cleaning.copies import find_copies
from pipeline.cleaning.likeness import compare_articles, meet_articles
from pipeline.cleaning.records import CLEANED_TYPES, CleanArticle
from pipeline.cleaning.retractions import Retractions
from pipeline.cleaning.sketches import sketch_articles
from pipeline.cleaning.versions import find_versions

__all__ = [
    "CLEANED_TYPES", "CleanArticle", "Retractions", "clean_record", "compare_articles", "find_copies", "find_versions", "meet_articles",
    "reject_record", "sketch_articles",
]  # fmt: skip
