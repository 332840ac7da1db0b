"""Annotated sentences: what extraction reads instead of bare text."""

from pipeline.language.annotation import annotate
from pipeline.language.text import AnnotatedArticle, Sentence

__all__ = ["AnnotatedArticle", "Sentence", "annotate"]
