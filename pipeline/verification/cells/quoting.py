"""Cells that are words of the text: the cell is its quote, lies where its words lie, and stands only where words stand behind it."""

from collections.abc import Iterator, Mapping

from pipeline.verification.cells.material import Breach, Material, Row
from schemas import TABLES
from schemas.evidence import MAX_QUOTE
from schemas.held import Held

JOINT = " … "  # between the parts of a content that its cue splits
EMPTY = (None, [])


def check_quote(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """A cell is the first quote of its evidence; of a quote that was cut, as far as that goes."""
    key = material.key(table)
    for column in columns:
        words = material.words(table, column)
        for row in material.rows(table):
            if row[column] is None or row[key] not in words:
                continue
            first = words[row[key]][0]
            if not _fits(row[column], first.quote, first.end - first.start):
                yield Breach(table, row[key], column, row[column], f"{first.quote!r}, the quote of its evidence")


def check_quotes(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """A cell is all quotes of its evidence, joined; each as long as its place, and of those cut, as far as they go."""
    key = material.key(table)
    for column in columns:
        words = material.words(table, column)
        for row in material.rows(table):
            parts = words.get(row[key], ())
            if row[column] is None or not parts:
                continue
            rest, fits = row[column], True
            for number, part in enumerate(parts):
                length = part.end - part.start
                joint = JOINT if number + 1 < len(parts) else ""
                fits = fits and _fits(rest[:length], part.quote, length) and rest[length : length + len(joint)] == joint
                rest = rest[length + len(joint) :]
            if rest or not fits:
                yield Breach(
                    table, row[key], column, row[column], f"{JOINT.join(part.quote for part in parts)!r}, the quotes of its evidence"
                )


def _fits(cell: str, quote: str, length: int) -> bool:
    return len(cell) == length and cell[:MAX_QUOTE] == quote


def check_place(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """Offsets are those of the words behind another column: of all of them, or of the first where the cell is the first quote."""
    key = material.key(table)
    for column, held in columns.items():
        words, whole = material.words(table, held.of[0]), TABLES[table].held()[held.of[0]].by == "quotes"
        for row in material.rows(table):
            if row[key] not in words:
                continue
            parts = words[row[key]] if whole else words[row[key]][:1]
            there = min(part.start for part in parts) if column == "char_start" else max(part.end for part in parts)
            if row[column] != there:
                yield Breach(table, row[key], column, row[column], f"{there}, by the evidence of {held.of[0]}")


def check_article(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """A row is of the article that its evidence is of."""
    key = material.key(table)
    articles = {row_id: words[0].article_id for column in TABLES[table].types() for row_id, words in material.words(table, column).items()}
    for column in columns:
        for row in material.rows(table):
            there = articles.get(row[key], row[column])
            if row[column] != there:
                yield Breach(table, row[key], column, row[column], f"{there}, the article of its evidence")


def check_shown(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """With words behind it, a cell has one of the values that words can show."""
    key = material.key(table)
    for column, held in columns.items():
        words = material.words(table, column)
        for row in material.rows(table) if held.of else ():
            if row[key] in words and str(row[column]) not in held.of:
                yield Breach(table, row[key], column, row[column], f"{' or '.join(held.of)}, since words stand behind it")


def check_presence(material: Material, table: str) -> Iterator[Breach]:
    """Cells read from the text have words behind them exactly where they are not plain: NULL, empty, or what stands for "nothing said"."""
    key, held = material.key(table), TABLES[table].held()
    for column, model in TABLES[table].columns().items():
        if model.metadata["source"] != "read" or held[column].by == "recomputed":
            continue
        words = material.words(table, column)
        for row in material.rows(table):
            shown = row[key] in words
            if shown and row[column] in EMPTY:
                yield Breach(table, row[key], column, row[column], f"something read from {words[row[key]][0].quote!r}")
            elif not shown and row[column] not in EMPTY and row[column] != plain_value(held[column], row):
                yield Breach(table, row[key], column, row[column], "no words behind it")


def plain_value(held: Held, row: Row) -> str | None:
    """What a cell says where no words stand behind it."""
    return held.plain.get(row[held.plain_of]) if isinstance(held.plain, Mapping) else held.plain
