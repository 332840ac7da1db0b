"""Places that the gazetteer lacks: parts of towns ("the X neighborhood") and names that the model reads as places behind "in"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.annotation.boundaries import names_in
from pipeline.annotation.document import Sentence
from pipeline.annotation.places.gazetteer import country_adjectives, find_country, find_state
from pipeline.annotation.places.recognition import CALENDAR, NO_PLACE, PlaceHit, is_known, read_inside
from pipeline.annotation.places.wording import follows_home, follows_near, follows_place_word, is_street
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
_GRAMMAR = re.compile(r"['’]s?$")


def find_unlisted(sentence: Sentence, known: Sequence[PlaceHit], surnames: frozenset[str]) -> list[PlaceHit]:
    """Parts of towns, which stand instead of a town of that name, and unknown names of places; in order."""
    countries = [hit for hit in known if hit.places[0].kind == "country"]
    quarters = [hit for hit in _find_quarters(sentence) if _is_free(hit, countries)]
    rest = [hit for hit in known if _is_free(hit, quarters)]
    names: list[PlaceHit] = []
    for hit in _find_names(sentence, surnames):
        if _is_free(hit, [*rest, *quarters, *names]):
            names.append(hit)
    return sorted([*rest, *quarters, *names], key=lambda hit: hit.span)


def _is_free(hit: PlaceHit, taken: Sequence[PlaceHit]) -> bool:
    return not any(hit.span.start < other.span.end and other.span.start < hit.span.end for other in taken)


def _find_quarters(sentence: Sentence) -> Iterator[PlaceHit]:
    for match in _QUARTER.finditer(sentence.text):
        if not _is_site(match[1]):
            yield _make_hit(sentence, match.start(1), match.end(1), is_quarter=True)


def _find_names(sentence: Sentence, surnames: frozenset[str]) -> Iterator[PlaceHit]:
    for start, end in _candidates(sentence):
        text = _GRAMMAR.sub("", sentence.text[start:end])
        before, after = words_before(sentence.text, start), words_behind(sentence.text, start + len(text))
        if text in surnames or not _may_be_place(text):
            continue
        if not follows_place_word(before) or _LOOSE.search(before) or follows_home(before) or is_street(before, after, is_known):
            continue
        if not (_RUNS_ON.match(after) or _IS_OWNER.match(after)):
            yield _make_hit(sentence, start, start + len(text), is_quarter=False)


def _may_be_place(name: str) -> bool:
    """Whether a name is neither known to be something else nor a country or state, which the gazetteer has."""
    if not re.fullmatch(_NAME, name) or _is_site(name) or name.isupper() or name in CALENDAR or name in NO_PLACE:
        return False
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


def _make_hit(sentence: Sentence, start: int, end: int, is_quarter: bool) -> PlaceHit:
    text, span = sentence.text[start:end], Span(sentence.start + start, sentence.start + end)
    inside, kind = read_inside(words_behind(sentence.text, end)) or (None, None)
    return PlaceHit(span, text, (), True, follows_near(words_before(sentence.text, start)), None, inside, kind, quarter=is_quarter)


def find_surnames(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The last words of all names of persons; a name of one word may as well be a place that the model takes for a person."""
    return frozenset(name[-1].text for sentence in sentences for name in names_in(sentence.words, "PER") if len(name) > 1)
