"""Places of a sentence that are not where it happened: where somebody lives, lies in hospital, is arrested, or speaks."""

from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.extraction.incidents.triggers import Trigger
from pipeline.extraction.places import PlaceHit
from pipeline.language import Sentence
from pipeline.language.syntax import children, token_at
from pipeline.lexicon import words_of

_ELSEWHERE = words_of("cues", "elsewhere")
STEPS = 4  # up the tree from the name to what its place is said of


def is_elsewhere(sentence: Sentence, hit: PlaceHit, triggers: Sequence[Trigger]) -> bool:
    """Whether the word that the place hangs on tells of something beside the incident: "lived in", "a hospital in".

    Of an arrest that is news itself, the place where somebody was arrested is the place.
    """
    if not hit.located:
        return False
    told = {trigger.span for trigger in triggers}
    place = token_at(sentence.words.doc, hit.span.start, hit.span.end)
    governor = _subject(place) or _governor(place)
    if governor is None or governor.lemma_.lower() not in _ELSEWHERE:
        return False
    return not any(span.start <= governor.idx < span.end for span in told)


def _subject(place: Token) -> Token | None:
    """What is said to be in the place: "whose offices are in X"."""
    if not children(place, "cop"):
        return None
    return next(iter(children(place, "nsubj")), None)


def _governor(place: Token) -> Token | None:
    """What the phrase of place is said of: the verb or common noun above the name."""
    above = place
    for _ in range(STEPS):
        if above.head.i == above.i:
            return None
        above = above.head
        if not above.tag_.startswith("NNP") and above.dep_ != "case":
            return above
    return None
