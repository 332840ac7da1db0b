"""Who died or was hurt by his own hand: "shot himself", "took his own life", "a self-inflicted wound".

Where others came to harm he is who did it, and his death is no part of their number.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pipeline.annotation.coreference.pronouns import meant_by
from pipeline.annotation.document import Sentence
from pipeline.annotation.noun_phrases import is_person
from pipeline.annotation.syntax import children, find_subject
from pipeline.extraction.events.predicates import HURT, Predicate
from pipeline.lexicon import words_of
from pipeline.rules import load_pattern, rule

_SELVES = frozenset({"himself", "herself", "themselves"})
_INFLICTED = load_pattern("events.self_harm.inflicted")


def find_own_hand(sentence: Sentence, predicates: Sequence[Predicate]) -> Iterator[Token]:
    """Nouns of those who did it to themselves, in order of the rules."""
    hurting = [predicate for predicate in predicates if predicate.outcome in HURT]
    for predicate in hurting:
        if _is_done_to_self(predicate):
            yield from map(meant_by, predicate.agents)
    for word in sentence.words:
        if word.lower_ in words_of("cues", "turned_on_self") and _turns_on_self(word):
            subject = find_subject(word.head)
            if subject is not None and not subject.is_passive:
                yield meant_by(subject.token)
    if _INFLICTED.search(sentence.text):
        people = [noun for predicate in hurting for noun in map(meant_by, predicate.patients) if is_person(noun)]
        if len({noun.i for noun in people}) == 1:
            yield people[0]


@rule(
    "events.self_harm.reflexive",
    fires_on="Karl Brandt shot two women and shot himself in Kano.",
    spares="Karl Brandt shot two women and shot a guard in Kano.",
)
def _is_done_to_self(predicate: Predicate) -> bool:
    """Whether an act was done to who did it: "shot himself"."""
    return any(one.lower_ in _SELVES for one in predicate.patients)


@rule(
    "events.self_harm.turns_on_self",
    fires_on="Karl Brandt took his own life after the attack.",
    spares="Karl Brandt took the life of a guard in the attack.",
)
def _turns_on_self(thing: Token) -> bool:
    """ "Took his own life", "turned the gun on himself"."""
    if thing.lower_ == "life":
        return thing.head.lemma_.lower() == "take" and any(child.lower_ == "own" for child in thing.children)
    behind = [child for holder in (thing, thing.head) for child in children(holder, "obl", "nmod")]
    return thing.head.lemma_.lower() == "turn" and any(child.lower_ in _SELVES for child in behind)
