"""Parses written by hand, for tests that no model's mistake may touch."""

import spacy
from spacy.tokens import Doc, Token

from pipeline.annotation.syntax import coordinated, find_agents, find_subject, is_passive

VOCAB = spacy.blank("en").vocab


def tree(*rows: str) -> Doc:
    """A sentence from rows "word tag head relation", heads as words' numbers from 1, 0 for the root."""
    words, tags, heads, deps = zip(*(row.split() for row in rows), strict=True)
    heads = [int(head) - 1 if head != "0" else at for at, head in enumerate(heads)]
    return Doc(VOCAB, words=list(words), tags=list(tags), heads=heads, deps=["ROOT" if dep == "root" else dep for dep in deps])


def doers(verb: Token) -> list[Token]:
    """Who does what a verb says: the subjects of an active one, the agents of a passive one."""
    subject = find_subject(verb)
    if subject is None or subject.is_passive or is_passive(verb):
        return [one for agent in find_agents(verb) for one in coordinated(agent)]
    return coordinated(subject.token)
