"""Place names of an article: what each may stand for, and what it does stand for."""

from dataclasses import dataclass

from pipeline.annotation.places.gazetteer import Place
from pipeline.contract.records import Span, Where


@dataclass(frozen=True)
class Toponym:
    """One place name in the text, with the places of that name and the one that is meant."""

    span: Span
    text: str
    candidates: tuple[Place, ...]  # none of a name that the gazetteer lacks
    located: bool  # a preposition of place stands before it
    near: bool  # "near X", "outside X"
    region: str | None = None  # "northwestern"
    inside: str | None = None  # the name after a comma: state or country
    inside_kind: str | None = None
    served: bool = False  # it has the police that the sentence speaks of: "X police", "officers in X"
    quarter: bool = False  # part of a town: "the X neighborhood"
    names_site: bool = False  # a building or body is called after it: "X University"
    where: Where | None = None  # the place that is meant; None where that is unclear


Toponyms = tuple[tuple[Toponym, ...], ...]  # of each annotated sentence, in order


@dataclass(frozen=True)
class Places:
    """The toponyms of an article, one tuple for each of its sentences, and the country that it is about, with how often it speaks of it."""

    toponyms: Toponyms
    country: str | None = None
    mentions: int = 0
