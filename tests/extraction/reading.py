"""Small readers for the tests of extraction: one sentence in, what a rule found out."""

from pipeline.annotation import AnnotatedArticle, Sentence, annotate


def read(text: str, title: str | None = None, published_on=None, dateline: str | None = None) -> AnnotatedArticle:
    """An annotated article of that body."""
    whole = f"{title}\n\n{text}" if title else text
    row = {"article_id": "art-1", "text": whole, "title": title, "prose_start": len(title) + 2 if title else 0}
    return annotate(row | {"published_on": published_on, "publisher": None, "dateline": dateline})


def sentence(text: str) -> Sentence:
    """The first sentence of a body."""
    return read(text).sentences[0]
