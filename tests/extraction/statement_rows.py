"""Statements of a short text as readable rows."""

from pipeline.contract.records import Statement
from pipeline.extraction.actors import find_mentions
from pipeline.extraction.statements import find_statements
from tests.extraction.reading import read


def statements(text: str, title: str | None = None) -> tuple[Statement, ...]:
    """Statements of a body; paragraphs are parted by line feeds."""
    article = read(text, title=title)
    return find_statements(article, find_mentions(article))


def rows(text: str, title: str | None = None) -> list[str]:
    """Each statement as "speaker | cue | content", with "» " before words in quotation marks."""
    return [f"{said.speaker} | {said.cue} | {'» ' if said.is_direct else ''}{said.content}" for said in statements(text, title)]
