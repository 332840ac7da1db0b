"""Cells that name somebody: as the words behind them do, or as the article names whom the words stand for."""

from collections.abc import Iterator, Mapping

from pipeline.verification.cells.material import Breach, Material
from schemas.held import Held

UNNAMED = ""  # no quote is empty


def check_speaker(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """Who asserts a row is the speaker of the statement whose words are its evidence; or the row's own party, who claims or denies."""
    key, speakers = material.key(table), _find_speakers(material)
    for column in columns:
        words = material.words(table, column)
        for row in material.rows(table):
            if row[column] is None or row[key] not in words:
                continue
            place = words[row[key]][0]
            fitting = speakers.get((place.article_id, place.start, place.end), set())
            if "name" in row and (place.start, place.end) == (row["char_start"], row["char_end"]):
                fitting = fitting | {row["name"]}
            if row[column] not in fitting:
                yield Breach(table, row[key], column, row[column], f"{' or '.join(sorted(fitting)) or 'nobody'}, who speaks there")


def _find_speakers(material: Material) -> dict[tuple[str, int, int], set[str]]:
    """By article and place of the words the names they stand for."""
    found: dict[tuple[str, int, int], set[str]] = {}
    words = material.words("statements", "speaker")
    for row in material.rows("statements"):
        for place in words.get(row["statement_id"], ()):
            found.setdefault((place.article_id, place.start, place.end), set()).add(row["speaker"])
    return found


def check_actor(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """Each name is a quote of its evidence, or the name of an actor that the article mentions: of whom the quote names, if it is a name."""
    key, cast = material.key(table), _read_cast(material)
    for column in columns:
        words = material.words(table, column)
        for row in material.rows(table):
            if not row[column] or row[key] not in words:
                continue
            names = row[column] if isinstance(row[column], list) else [row[column]]
            quotes = {one.quote for one in words[row[key]]}
            fitting = quotes.union(*(_whom(quote, cast.get(row["article_id"], {})) for quote in quotes))
            if not fitting.issuperset(names) or len(names) > len(words[row[key]]):
                said = " and ".join(map(repr, sorted(quotes)))
                yield Breach(table, row[key], column, row[column], f"{said}, or an actor of the article for whom that can stand")


def _read_cast(material: Material) -> dict[str, dict[str, set[str]]]:
    """By article each form of a name that it has, with the full names it is a form of; under UNNAMED, whoever speaks by other words."""
    found: dict[str, dict[str, set[str]]] = {}
    words = material.words("actor_mentions", "name")
    for row in material.rows("actor_mentions"):
        for form in {row["name"], *(one.quote for one in words.get(row["mention_id"], ()))}:
            found.setdefault(row["article_id"], {}).setdefault(form, set()).add(row["name"])
    spoken = material.words("statements", "speaker")
    for row in material.rows("statements"):
        if row["speaker"] in {one.quote for one in spoken.get(row["statement_id"], ())}:
            found.setdefault(row["article_id"], {}).setdefault(UNNAMED, set()).add(row["speaker"])
    return found


def _whom(quote: str, forms: Mapping[str, set[str]]) -> set[str]:
    """Whom words can stand for: whose name they are, else anybody."""
    return forms.get(quote) or set().union(*forms.values())
