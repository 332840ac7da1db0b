"""Places of a sentence that are not where it happened: where somebody lives, lies in hospital, is arrested, or speaks."""

from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.annotation.document import Sentence
from pipeline.annotation.places.toponyms import Toponym
from pipeline.annotation.syntax import CLAUSES, SUBJECTS, children, token_at
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.types import GENERIC
from pipeline.lexicon import words_of
from pipeline.rules import rule

_ELSEWHERE, _BODIES = words_of("cues", "elsewhere"), words_of("cues", "bodies")
_OBJECTS = frozenset({"obj", "iobj", "dobj"})
STEPS = 4  # up the tree from the name to what its place is said of


@rule(
    "events.places.elsewhere",
    fires_on="Rebels killed a man who lived in Kisumu.",
    spares="Rebels killed a man in Kisumu.",
)
def is_elsewhere(sentence: Sentence, hit: Toponym, triggers: Sequence[Trigger]) -> bool:
    """Whether the word that the place hangs on tells of something beside the incident: "lived in", "a ministry in".

    Of an arrest that is news itself, the place where somebody was arrested is the place; and what happened at an embassy
    happened where the embassy is.
    """
    if not hit.located:
        return False
    place = token_at(sentence.words.doc, hit.span.start, hit.span.end)
    governor = _subject(place) or _governor(place)
    if governor is None:
        return False
    words = {governor.lemma_.lower(), governor.lower_}
    if words & _BODIES:
        return not _hangs_on(governor, [t for t in triggers if t.incident_type != GENERIC])
    return bool(words & _ELSEWHERE) and not _takes_place(governor) and not _hangs_on(governor, triggers, 0)


def _takes_place(governor: Token) -> bool:
    """Whether something takes place there, rather than being taken there."""
    return governor.lemma_.lower() == "take" and any(child.lower_ == "place" for child in governor.children)


def _hangs_on(word: Token, triggers: Sequence[Trigger], steps: int = STEPS) -> bool:
    """Whether a word, one of the next above it in its clause, or what does or suffers that, belongs to words that name an incident."""
    for _ in range(steps + 1):
        named = [word, *children(word, *SUBJECTS)] if steps else [word]
        if any(trigger.span.start <= one.idx < trigger.span.end for trigger in triggers for one in named):
            return True
        if word.head.i == word.i or word.dep_ in CLAUSES:
            return False
        word = word.head
    return False


@rule(
    "events.places.audience",
    fires_on="The army killed nine rebels, an officer told reporters in Kisumu.",
    spares="The army killed nine reporters in Kisumu.",
)
def _listens(word: Token) -> bool:
    """Whether it is those who are told something: where they are somebody speaks."""
    return word.dep_ in _OBJECTS and word.head.lemma_.lower() in words_of("cues", "audience_of")


def _subject(place: Token) -> Token | None:
    """What is said to be in the place: "whose offices are in X"."""
    if not children(place, "cop"):
        return None
    return next(iter(children(place, "nsubj")), None)


def _governor(place: Token) -> Token | None:
    """What the phrase of place is said of: the verb or common noun above the name."""
    above = place
    for _ in range(STEPS):
        above = above.head
        if above.dep_ != "case" and (not above.tag_.startswith("NNP") or above.lower_ in _BODIES):
            return above.head if _listens(above) else above
    return None
