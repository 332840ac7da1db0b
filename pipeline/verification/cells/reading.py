"""What the local texts say of cells: title and dateline at the head, the language, quotation marks around what was said, contents whole."""

from collections.abc import Iterator, Mapping

from pipeline.cleaning.languages import find_language
from pipeline.verification.cells.material import Breach, Material, Row
from pipeline.verification.cells.quoting import JOINT

GAP = "\n\n"  # between title and body, and between paragraphs
MARKS = frozenset("\"'“”‘’`«»„")
NEAR = 2  # characters before what was said, in which a mark opens it; behind it a comma or stop may come first
COMMON = "en"  # what nearly all articles are: to ask of each again takes longer than all other checks


def check_texts_of(material: Material, texts: Mapping[str, str]) -> Iterator[Breach]:
    """The cells of articles, and of their statements, whose cleaned texts are given by article_id."""
    articles = {row["article_id"]: row for row in material.rows("articles")}
    for article_id, text in texts.items():
        yield from (Breach("articles", article_id, *found) for found in _check_article(articles[article_id], text))
        for row in material.statements.get(article_id, ()):
            yield from (Breach("statements", row["statement_id"], *found) for found in _check_statement(material, row, text))


def _check_article(row: Row, text: str) -> Iterator[tuple[str, object, str]]:
    title = row["title"]
    head, body = (None, text) if title is None else _part(text)
    if head != title:
        yield "title", title, f"{head!r} at the head of the text"
    if row["dateline"] is not None and f"{GAP}{row['dateline']}" not in f"{GAP}{body}":
        yield "dateline", row["dateline"], "no paragraph of the text that begins so"
    if row["language"] != COMMON and row["language"] != (language := find_language(body).code):
        yield "language", row["language"], f"{language}, by the text"


def _part(text: str) -> tuple[str, str]:
    head, _, body = text.partition(GAP)
    return head, body


def _check_statement(material: Material, row: Row, text: str) -> Iterator[tuple[str, object, str]]:
    parts = material.words("statements", "content").get(row["statement_id"], ())
    if not parts:
        return
    content = JOINT.join(text[part.start : part.end] for part in parts)
    if row["content"] != content:
        yield "content", row["content"], f"{content!r} in the text"
    opens = bool(MARKS & set(text[max(0, parts[0].start - NEAR) : parts[0].start]))
    closes = bool(MARKS & set(text[parts[0].end : parts[0].end + NEAR + 1]))
    if opens == closes and row["is_direct"] != opens and (opens or row["cue"] is not None):
        yield "is_direct", row["is_direct"], f"{'marks' if opens else 'no marks'} around it in the text"
