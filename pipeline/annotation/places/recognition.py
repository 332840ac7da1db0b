"""Toponym recognition: the place names of an article's sentences, those that the gazetteer has and those that it lacks.

It lacks parts of towns ("the X neighborhood") and villages, which the model reads as places behind "in".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Any

from pipeline.annotation.boundaries import names_in
from pipeline.annotation.document import Sentence
from pipeline.annotation.places.cues import HOME, NEAR, follows_place_word, is_street, names_police, split_paper
from pipeline.annotation.places.gazetteer import country_adjectives, find_country, find_state, lies_in
from pipeline.annotation.places.known_names import CALENDAR, NO_PLACE, SURE_POPULATION, find_places, is_known, read_inside
from pipeline.annotation.places.toponyms import Toponym, Toponyms
from pipeline.annotation.places.within_names import find_capitals, find_towns_of_sites
from pipeline.contract.records import Span
from pipeline.lexicon import any_of, words_of
from pipeline.lexicon.event_words import trigger_phrases
from pipeline.lexicon.phrases import before as words_before
from pipeline.lexicon.phrases import behind as words_behind

_CAP = r"[A-Z][\w'’.-]*"
_NAME = rf"{_CAP}(?:[\s-](?:(?:of|the|de|la|del|al)\s)*{_CAP}){{0,3}}"
_QUARTER = re.compile(
    rf"(?:\b[Tt]he|\b[Ii]n|['’]s)\s+(?:(?!{any_of('cues', 'side')}\s)[a-z][\w-]*\s+){{0,2}}({_NAME})\s+{any_of('cues', 'quarter')}\b"
)
_LOOSE = re.compile(r"\b(?:at|off|between|around|across|throughout)\s+(?:the\s+)?$", re.I)
_IN_NAME = re.compile(rf"\bin\s+({_NAME})(?=[,.;]|\s+[a-z]|$)")
_SITES = words_of("cues", "site")
_RUNS_ON = re.compile(rf"\s*(?:(?!{'|'.join(sorted(CALENDAR - {''}))}){_CAP}|\d)")
_IS_OWNER = re.compile(rf"['’]|\s+(?:{'|'.join(sorted(word.lower() for word in _SITES))})\b")
_OF_STORM = re.compile(rf"\b{any_of('cues', 'storm')}\s+([A-Z]\w+)")
_GRAMMAR = re.compile(r"['’]s?$")
_LOCATED = "in "


def recognise_toponyms(sentences: Sequence[Sentence]) -> Toponyms:
    """The place names of each sentence, in order, with the places that each may stand for."""
    taken = _find_taken(sentences)
    return _settle_senses(_rename_quarters(tuple(tuple(_find_in(sentence, taken)) for sentence in sentences)))


def _rename_quarters(toponyms: Toponyms) -> Toponyms:
    """The toponyms, with a name that is once said to be part of a town meaning that part throughout."""
    names = {hit.text for hit in chain(*toponyms) if hit.quarter}
    return _change(toponyms, {name: {"candidates": (), "quarter": True} for name in names})


def _settle_senses(toponyms: Toponyms) -> Toponyms:
    """The toponyms, with a name that is once said to lie in a state or country ("Portland, Maine") meaning that place throughout."""
    senses: dict[str, dict[str, Any]] = {}
    for hit in chain(*toponyms):
        there = tuple(place for place in hit.candidates if lies_in(place, (hit.inside, hit.inside_kind))) if hit.inside else ()
        if there:
            senses.setdefault(hit.text, {"candidates": there})
    return _change(toponyms, senses)


def _change(toponyms: Toponyms, changes: Mapping[str, Mapping[str, Any]]) -> Toponyms:
    """The toponyms, with these fields for names that stand without their state or country."""
    if not changes:
        return toponyms
    return tuple(
        tuple(replace(hit, **changes[hit.text]) if hit.text in changes and not hit.inside else hit for hit in found) for found in toponyms
    )


def _find_in(sentence: Sentence, taken: frozenset[str]) -> list[Toponym]:
    """Places of a sentence; of a headline without the paper's name, of a dateline as if "in" stood before it."""
    if sentence.part == "dateline":
        text = _LOCATED + re.sub(r"\b[A-Z]{4,}\b", lambda word: word[0].capitalize(), sentence.text)
        return find_places(text, sentence.start - len(_LOCATED), starts_sentence=False)
    is_title = sentence.part == "title"
    text = split_paper(sentence.text)[0] if is_title else sentence.text
    known = find_places(text, sentence.start, not is_title, is_title)
    known = [hit for hit in known if hit.inside or _is_read_as_place(hit, sentence, taken)]
    capitals = find_capitals(sentence)
    known = sorted([*(hit for hit in known if _is_free(hit, capitals)), *capitals], key=lambda hit: hit.span)
    read = _add_unlisted(sentence, known, taken) if sentence.part == "body" else known
    sites = [hit for hit in find_towns_of_sites(sentence) if _is_free(hit, read)]
    return sorted([*read, *sites], key=lambda hit: hit.span)


def _is_read_as_place(hit: Toponym, sentence: Sentence, taken: frozenset[str]) -> bool:
    """Whether a place's name is nobody's; and a small one known only by its police, no adjective ("Federal officers")."""
    big = hit.candidates[0].population >= SURE_POPULATION
    if hit.text in taken:
        return big and (hit.located or hit.served)
    if hit.served and names_police(words_behind(sentence.text, hit.span.end - sentence.start)):
        return True
    words = sentence.words.doc.char_span(hit.span.start, hit.span.end, alignment_mode="expand")
    return big or hit.located or hit.candidates[0].kind == "country" or any(word.ent_type_ in {"LOC", "ORG"} for word in words)


def _find_taken(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Names that others have: last words of names of persons, since one word alone may be a place read as a person; and names of storms."""
    persons = (name[-1].text for sentence in sentences for name in names_in(sentence.words, "PER") if len(name) > 1)
    return frozenset(chain(persons, *(_OF_STORM.findall(sentence.text) for sentence in sentences)))


def _add_unlisted(sentence: Sentence, known: Sequence[Toponym], taken: frozenset[str]) -> list[Toponym]:
    """Parts of towns, which stand instead of a town of that name, and unknown names of places; in order."""
    countries = [hit for hit in known if hit.candidates[0].kind == "country"]
    quarters = [hit for hit in _find_quarters(sentence) if _is_free(hit, countries)]
    rest = [hit for hit in known if _is_free(hit, quarters)]
    names: list[Toponym] = []
    for hit in _find_names(sentence, taken):
        if _is_free(hit, [*rest, *quarters, *names]):
            names.append(hit)
    return sorted([*rest, *quarters, *names], key=lambda hit: hit.span)


def _is_free(hit: Toponym, taken: Sequence[Toponym]) -> bool:
    return not any(hit.span.start < other.span.end and other.span.start < hit.span.end for other in taken)


def _find_quarters(sentence: Sentence) -> Iterator[Toponym]:
    for match in _QUARTER.finditer(sentence.text):
        if not _is_site(match[1]):
            yield _make_hit(sentence, match.start(1), match.end(1), is_quarter=True)


def _find_names(sentence: Sentence, taken: frozenset[str]) -> Iterator[Toponym]:
    for start, end in _candidates(sentence):
        text = _GRAMMAR.sub("", sentence.text[start:end])
        before, after = words_before(sentence.text, start), words_behind(sentence.text, start + len(text))
        if text in taken or not _may_be_place(text):
            continue
        if not follows_place_word(before) or _LOOSE.search(before) or HOME.search(before) or is_street(before, after, is_known):
            continue
        if not (_RUNS_ON.match(after) or _IS_OWNER.match(after)):
            yield _make_hit(sentence, start, start + len(text), is_quarter=False)


def _may_be_place(name: str) -> bool:
    """Whether a name is neither known to be something else nor a country or state, which the gazetteer has."""
    if not re.fullmatch(_NAME, name) or _is_site(name) or name.isupper() or name in CALENDAR or name in NO_PLACE:
        return False
    if set(name.split()) <= words_of("cues", "world_part"):
        return False  # "the South", "West Africa"
    return not (find_country(name) or find_state(name) or name in country_adjectives())


def _candidates(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Names that the model takes for places, and names of no kind behind the "in" of a word of violence: "was shot in X"."""
    for name in names_in(sentence.words, "LOC"):
        if name.root.dep_ not in {"compound", "amod"}:
            yield name.start_char - sentence.start, name.end_char - sentence.start
    for match in _IN_NAME.finditer(sentence.text):
        words = sentence.words.doc.char_span(sentence.start + match.start(1), sentence.start + match.end(1), alignment_mode="expand")
        if all(word.tag_.startswith("NNP") and not word.ent_type_ for word in words) and words.root.head.lower_ in _violent_words():
            yield match.start(1), match.end(1)


@cache
def _violent_words() -> frozenset[str]:
    return frozenset(word for phrase, _ in trigger_phrases() for word in phrase.lower().split())


def _is_site(name: str) -> bool:
    """Whether the name is that of a street, a building or a water: something to hit or to stand at, no place to be in."""
    return any(word.rstrip(".") in _SITES for word in name.split())


def _make_hit(sentence: Sentence, start: int, end: int, is_quarter: bool) -> Toponym:
    text, span = sentence.text[start:end], Span(sentence.start + start, sentence.start + end)
    inside, kind = read_inside(words_behind(sentence.text, end)) or (None, None)
    return Toponym(span, text, (), True, bool(NEAR.search(words_before(sentence.text, start))), None, inside, kind, quarter=is_quarter)
