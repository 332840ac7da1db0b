"""Annotated sentences: what extraction reads instead of bare text."""

from pipeline.annotation.annotating import annotate
from pipeline.annotation.document import AnnotatedArticle, Sentence

__all__ = ["AnnotatedArticle", "Sentence", "annotate"]
