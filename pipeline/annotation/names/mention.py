"""One naming of an actor in a sentence: its words, its kind, its role; and the entity that namings of an article stand for."""

from dataclasses import dataclass

from pipeline.contract.records import Span


@dataclass(frozen=True)
class Naming:
    """One place where a sentence names something. `kind` is an actor type, "" for a body of unknown type, None for a bare capital."""

    span: Span
    text: str
    kind: str | None
    rule: str
    sentence: int
    shown_by: Span | None = None  # the word that shows the kind
    listed: str | None = None  # its name in the list it was found in
    role: Span | None = None
    role_rule: str = ""
    affiliation: Span | None = None
    gender: str = ""
    is_sure: bool = True  # False: no actor unless another naming of the article bears it out
    speaks: bool = False  # a verb of speech has it as its subject
    tags: tuple[str, ...] = ()  # Penn tags of its words
    before: str = ""  # the lower-case noun it stands right before, so that the two may be one name
    backed: str | None = None  # the kind that the model's names give a naming that is not sure
    is_kin: bool = False  # a full name whose surname alone is another's in the article
    is_apart: bool = False  # the surname alone of that other


@dataclass(frozen=True)
class Entity:
    """One person, body or state of an article with all its namings, in order; `kind` as in Naming."""

    fullest: Naming  # the naming with most words, the earliest of these
    kind: str | None
    gender: str  # M, F or nothing
    namings: tuple[Naming, ...]
    role: str = ""  # the words of the first role that the article gives it

    @property
    def name(self) -> str:
        """Its fullest form in the article."""
        return self.fullest.text

    @property
    def places(self) -> tuple[Span, ...]:
        """Where the article names it."""
        return tuple(naming.span for naming in self.namings)


PERSON = "person"
STATE = "state"
UNKNOWN_BODY = ""
LOCATED = "located"  # the rule of what a state behind its comma makes a place: "Clint, Texas"
