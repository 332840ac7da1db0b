"""Attacks in words only: "the senator attacked the governor" tells of no deed, and has neither doer nor victim."""

from spacy.tokens import Token

from pipeline.annotation.document import Sentence
from pipeline.annotation.noun_phrases import entity_of, is_attacker
from pipeline.extraction.events.predicates import Predicate
from pipeline.extraction.events.weapons import find_means
from pipeline.lexicon import words_of
from pipeline.rules import rule


@rule(
    "events.parties.quarrel",
    fires_on="Adam Okoro attacked Amina Otieno on Monday.",
    spares="A gunman attacked Amina Otieno on Monday.",
)
def is_quarrel(sentence: Sentence, predicate: Predicate, agent: Token) -> bool:
    """Whether "attacked" is of words: one person a named one, with no weapon."""
    if not predicate.word.lower_.startswith("attack") or is_attacker(agent) or agent.tag_ == "NNS":
        return False
    if entity_of(agent, "ORG", "LOC") is not None or agent.lower_ in words_of("population", "collective"):
        return False
    return all(entity_of(one, "PER", "ORG") is not None for one in predicate.patients) and not find_means(sentence)
