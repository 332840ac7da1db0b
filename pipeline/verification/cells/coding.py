"""Codes: what a word list says of the words behind a cell; weapons and standings by the rules that sum them up."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from pipeline.contract.records import Span
from pipeline.extraction.events.weapons import Means, distinct_weapons
from pipeline.lexicon import load_words
from pipeline.lexicon.phrases import PhraseMatcher, fold_case
from pipeline.verification.cells.material import Breach, Material, Row, Words
from schemas import TABLES
from schemas.codes import codes_of
from schemas.held import Held

WEAPONS = "weapons.phrase.weapon_type"


@cache
def _load(source: str) -> tuple[PhraseMatcher, tuple[tuple[str, str], ...]]:
    """A list, named as list.phrases.codes: its matcher, and its phrases with their codes."""
    name, phrases, codes = source.split(".")
    pairs = tuple((fold_case(phrase), row[codes]) for row in load_words(name) if row[codes] for phrase in row[phrases].split("|"))
    return PhraseMatcher((phrase, number) for number, (phrase, _) in enumerate(pairs)), pairs


@cache
def find_codes(source: str, words: str) -> frozenset[str]:
    """The codes that a list, named as list.phrases.codes, gives to phrases in the words, and to phrases that the words begin."""
    matcher, pairs = _load(source)
    folded = fold_case(words)
    hits = {pairs[hit.row][0] for hit in matcher.find(folded)}
    return frozenset(code for phrase, code in pairs if phrase in hits or phrase.startswith(f"{folded} "))


def check_words(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """A code is one that the lists give to the words; nothing is said where they have none of the words, or give what is no code."""
    key = material.key(table)
    for column, held in columns.items():
        model = TABLES[table].columns()[column]
        known, quotes = set(codes_of(model.metadata["code_set"])), _find_words(material, table, column)
        for row in material.rows(table):
            found = {code for quote in quotes(row) for source in held.of for code in find_codes(source, quote)}
            if row[column] is not None and found and found <= known and row[column] not in found:
                yield Breach(
                    table, row[key], column, row[column], f"{' or '.join(sorted(found))}, by {' and '.join(map(repr, quotes(row)))}"
                )


def _find_words(material: Material, table: str, column: str) -> Callable[[Row], list[str]]:
    """A function from a row to the words behind a column: of its evidence, or the cell that it is computed from."""
    model, key = TABLES[table].columns()[column], material.key(table)
    if model.metadata["source"] == "read":
        words = material.words(table, column)
        return lambda row: [one.quote for one in words.get(row[key], ())]
    origin = model.metadata["lineage"][0].split(".")[1]
    return lambda row: [row[origin]] if row[origin] else []


def check_weapons(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """The weapons of a report are those quoted, as its reader sums them up."""
    key = material.key(table)
    for column in columns:
        words = material.words(table, column)
        for row in material.rows(table):
            there = list(distinct_weapons(_read_means(one) for one in words.get(row[key], ())))
            if row[column] != there:
                yield Breach(table, row[key], column, row[column], f"{there}, by its evidence")


def _read_means(words: Words) -> Means:
    return Means(Span(words.start, words.end), words.quote, min(find_codes(WEAPONS, words.quote), default=""))


def check_parties(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """The standing of a report is the first in the code list that any of its perpetrators has."""
    order = {code: place for place, code in enumerate(codes_of("responsibility"))}
    standings: dict[str, set[str]] = {}
    for row in material.rows("incident_parties"):
        if row["role"] == "perpetrator" and row["responsibility"] is not None:
            standings.setdefault(row["report_id"], set()).add(row["responsibility"])
    for column in columns:
        for row in material.rows(table):
            there = min(standings.get(row["report_id"], ()), key=lambda code: order.get(code, len(order)), default=None)
            if row[column] != there:
                yield Breach(table, row["report_id"], column, row[column], f"{_say(there)}, by the report's perpetrators")


def _say(code: str | None) -> str:
    return code or "none"
