"""Names of people that the model missed or took for places, as the article itself shows them.

The model is small and judges every sentence by itself: "Herrera" is a place to it in one and a person in the next. Whom the
article's actors are known to be, and who has an age behind the name, is a person wherever the name stands.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from pipeline.extraction.people import is_thing
from pipeline.extraction.places.lookup import find_country, find_state
from pipeline.extraction.records import Mention
from pipeline.language import AnnotatedArticle
from pipeline.lexicon import any_of

_PERSON, _LABEL = "person", "PER"
_CAPITAL = r"[A-Z][\w'’.-]*"
_AGE = r"(?:aged\s+)?(?:1[01]\d|[1-9]\d?)(?=\s*(?:[,.;)]|and\b|of\b|was\b|were\b|$))"
_DESCRIBED = r"(?:an?|the)\s+(?:[\w-]+\s+){0,2}\d{1,2}-year-old\b"
_WITH_AGE = re.compile(rf"(?P<name>{_CAPITAL}(?:\s+{_CAPITAL}){{1,4}}),\s+(?:{_AGE}|{_DESCRIBED})")
_DAY = re.compile(rf"\b(?:{any_of('cues', 'day_or_month')})\b", re.I)
SHORTEST = 3  # letters of a surname that is looked for by itself: shorter ones are initials and particles


def mark_people(article: AnnotatedArticle, mentions: Sequence[Mention]) -> None:
    """Labels these names as persons on the article's words, in place, so that every later rule sees them."""
    if not article.sentences:
        return
    doc = article.sentences[0].words.doc
    found = [words for words in _spans(article, doc, mentions) if not any(token.ent_type_ == _LABEL for token in words)]
    if found:
        _set(doc, found)
    surnames = {entity[-1].text for entity in doc.ents if entity.label_ == _LABEL and len(entity) > 1 and len(entity[-1]) >= SHORTEST}
    alone = [entity for entity in doc.ents if entity.label_ == "LOC" and len(entity) == 1 and entity.text in surnames]
    if alone:
        _set(doc, alone)


def _spans(article: AnnotatedArticle, doc: Doc, mentions: Sequence[Mention]) -> Iterator[Words]:
    for mention in mentions:
        if mention.actor_type == _PERSON:
            for place in mention.places:
                words = doc.char_span(place.start, place.end, alignment_mode="contract")
                if words is not None and len(words):
                    yield words
    for sentence in article.sentences:
        for match in _WITH_AGE.finditer(sentence.text) if sentence.part != "dateline" else ():
            start = sentence.start + match.start("name")
            words = doc.char_span(start, sentence.start + match.end("name"), alignment_mode="expand")
            words = _name_in(words)
            if words is not None:
                yield words


def _name_in(words: Words) -> Words | None:
    """The proper nouns at the end of some words that can be a person's name; None where they are a day, a state or a thing."""
    first = words.end
    while first > words.start and words.doc[first - 1].tag_.startswith("NNP") and not _DAY.fullmatch(words.doc[first - 1].text):
        first -= 1
    name = words.doc[first : words.end]
    if len(name) <= 1 or is_thing(name[-1]) or find_country(name.text) or find_state(name.text) or find_state(name[-1].text):
        return None
    return name


def _set(doc: Doc, found: Sequence[Words]) -> None:
    """Gives the words the label of persons; names of other kinds that share a word with them lose theirs."""
    taken = {token.i for words in found for token in words}
    kept = [entity for entity in doc.ents if not any(token.i in taken for token in entity)]
    new: list[Words] = []
    seen: set[int] = set()
    for words in sorted(found, key=lambda one: (-len(one), one.start)):
        if not any(token.i in seen for token in words):
            seen.update(token.i for token in words)
            new.append(Words(doc, words.start, words.end, label=_LABEL))
    doc.set_ents(sorted([*kept, *new], key=lambda one: one.start))
