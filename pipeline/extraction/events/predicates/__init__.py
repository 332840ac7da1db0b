"""Acts of violence in a sentence, read from its parse: who did it, to whom or what, and what became of them.

A verb gives both by its subject, object and agent (`verbal`, `subjects`); a noun by "by", "of", "on" and the genitive
(`nominal`). Words that name no act by their place in the sentence ("bomb squad", "to prevent attacks") are left out.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.coreference.pronouns import meant_by
from pipeline.annotation.noun_phrases import is_attacker
from pipeline.extraction.events.factuality import DONE, TOLD, factuality_of
from pipeline.extraction.events.predicates.lexical import BE, HURT, Predicate, predicate_row
from pipeline.extraction.events.predicates.nominal import read_noun, read_state
from pipeline.extraction.events.predicates.subjects import named_aside
from pipeline.extraction.events.predicates.verbal import read_verb

MOST = 60  # acts of a sentence that are read, from its beginning: each costs the rules a look at all its words
KEPT = 32  # sentences, and words of one, whose acts stay at hand while rules read the sentence
_READERS = {"verb": read_verb, "noun": read_noun, "state": read_state}


@lru_cache(maxsize=KEPT)
def find_predicates(words: Words) -> tuple[Predicate, ...]:
    """The acts of a sentence that are said to have happened, in order of the text; parties, tolls and targets each ask for them."""
    rows = ((token, predicate_row(token)) for token in words)
    found = (_READERS[row["part"]](token, row) for token, row in rows if row and _happened(token, row["part"]))
    return tuple(islice((predicate for predicate in found if predicate is not None), MOST))


def is_done_to_attackers(words: Words, told: Iterable[Token]) -> bool:
    """Whether some words of a sentence tell an act that was done to the attackers, which says nothing of what they did."""
    held = set(told)
    acts = (act for act in find_predicates(words) if act.word in held)
    return any(is_attacker(meant_by(one)) for act in acts for one in act.patients)


def _happened(token: Token, part: str) -> bool:
    """Whether the act is told as done; a noun of one tried or threatened has arguments as well: "foiled an attack on the embassy"."""
    value = factuality_of(token.doc[token.i : token.i + 1], part).value
    return value in DONE or (part != "verb" and value in TOLD)


__all__ = ["BE", "HURT", "Predicate", "find_predicates", "is_done_to_attackers", "named_aside", "predicate_row"]
