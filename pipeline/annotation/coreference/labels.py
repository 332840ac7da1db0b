"""Names of people and bodies that the model missed or took for places, as the article itself and the lists show them.

The model is small and judges every sentence by itself: "Herrera" is a place to it in one and a person in the next. Whom the
article's actors are known to be is a person wherever the name stands.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from pipeline.annotation.boundaries import known_surnames, set_names
from pipeline.annotation.names.mention import PERSON, Entity
from pipeline.contract.records import Span
from pipeline.lexicon import list_words, load_words
from pipeline.lexicon.phrases import PhraseMatcher, fold_case

_LABEL = "PER"
_BODIES = frozenset({"armed_group", "military", "police", "political_party", "government"})
SHORTEST_BODY = 8  # letters of a group's name of one word without its capital: shorter ones are other words too


def label_names(doc: Doc, text: str, entities: Sequence[Entity]) -> None:
    """Labels what the article shows to be persons and bodies, in place: the last word on the names of a document.

    `text` is the document's own, which spaCy joins anew at each question.
    """
    _label_persons(doc, entities)
    _label_bodies(doc, text, entities)


def _label_persons(doc: Doc, entities: Sequence[Entity]) -> None:
    found = [words for words in _persons(doc, entities) if not any(token.ent_type_ == _LABEL for token in words)]
    if found:
        _set(doc, found)
    surnames = known_surnames(doc)
    alone = [name for name in doc.ents if name.label_ == "LOC" and len(name) == 1 and name.text in surnames]
    if alone:
        _set(doc, alone)


def _label_bodies(doc: Doc, text: str, entities: Sequence[Entity]) -> None:
    """Bodies that the model missed: those among the entities, and armed groups however written."""
    places = [place for entity in entities if entity.kind in _BODIES for place in entity.places]
    hits = _armed_groups().find(fold_case(text))
    places += [Span(hit.start, hit.end) for hit in hits if _is_meant(text[hit.start : hit.end])]
    found = [doc.char_span(place.start, place.end, alignment_mode="contract") for place in places]
    open_words = [words for words in found if words is not None and len(words) and not any(token.ent_type_ for token in words)]
    if open_words:
        _set(doc, open_words, "ORG")


@cache
def _names_of_groups() -> frozenset[str]:
    rows = [row for row in load_words("organisations") if row["actor_type"] == "armed_group"]
    return frozenset(name for row in rows for name in (row["name"].removeprefix("The "), *row["aliases"].split("|")) if name)


@cache
def _armed_groups() -> PhraseMatcher:
    return PhraseMatcher((name, 0) for name in sorted(_names_of_groups()))


def _is_meant(words: str) -> bool:
    """Whether words are a group's name as they are written: wires without capitals leave "shining path" and "the extraditables"."""
    if words in _names_of_groups():
        return True
    return " " in words or (len(words) >= SHORTEST_BODY and words not in list_words("common_words"))


def _persons(doc: Doc, entities: Sequence[Entity]) -> Iterator[Words]:
    for place in (place for entity in entities if entity.kind == PERSON for place in entity.places):
        words = doc.char_span(place.start, place.end, alignment_mode="contract")
        if words is not None and len(words):
            yield words


def _set(doc: Doc, found: Sequence[Words], label: str = _LABEL) -> None:
    """Gives the words the label of persons; names of other kinds that share a word with them lose theirs."""
    taken = {token.i for words in found for token in words}
    kept = [entity for entity in doc.ents if not any(token.i in taken for token in entity)]
    new: list[Words] = []
    seen: set[int] = set()
    for words in sorted(found, key=lambda one: (-len(one), one.start)):
        if not any(token.i in seen for token in words):
            seen.update(token.i for token in words)
            new.append(Words(doc, words.start, words.end, label=label))
    set_names(doc, sorted([*kept, *new], key=lambda one: one.start))
