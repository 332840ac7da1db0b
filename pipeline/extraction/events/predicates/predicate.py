"""One act of violence as a sentence tells it."""

from dataclasses import dataclass

from spacy.tokens import Token

HURT = frozenset({"killed", "injured", "hurt", "abducted"})  # outcomes of those an act was done to


@dataclass(frozen=True)
class Act:
    """One act: the word that names it, its row in the list, and the nouns that take part in it."""

    word: Token
    frame: str
    outcome: str
    doers: tuple[Token, ...] = ()
    undergoers: tuple[Token, ...] = ()
    places: tuple[Token, ...] = ()  # nouns the act is aimed at, or beside which it happened
