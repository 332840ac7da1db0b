"""What the article as a whole says of those whom it names: full names for short ones, which are outlets, who holds an office."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.annotation.places.gazetteer import country_adjectives, find_country
from pipeline.contract.records import Span
from pipeline.extraction.records import Mention
from pipeline.lexicon import words_of

Names = Mapping[str, tuple[str, Span]]


@dataclass(frozen=True)
class KnownActors:
    """Who is who in an article.

    `names`: each short form of a person's name with the fullest in the article and where that stands, none that two persons share; of a
    state the adjectives: "Israeli" is of "Israel". `media`: outlets. `officials`: persons whom the article gives an office or a trade
    by which the police may hold them for a while without a deed.
    """

    names: Names = field(default_factory=dict)
    media: frozenset[str] = frozenset()
    officials: frozenset[str] = frozenset()


def know_actors(mentions: Sequence[Mention]) -> KnownActors:
    """What the mentions of an article say of each other."""
    media = frozenset(form for mention in mentions if mention.actor_type == "media" for form in (mention.name, *mention.aliases))
    return KnownActors(_find_full_names(mentions), media, frozenset(mention.name for mention in mentions if _holds_office(mention)))


def _find_full_names(mentions: Sequence[Mention]) -> Names:
    found: dict[str, tuple[str, Span] | None] = {}
    for mention in mentions:
        if mention.actor_type == "person":
            for form in mention.aliases:
                found[form] = None if form in found else (mention.name, mention.span)
    full = {form: name for form, name in found.items() if name is not None and len(name[0]) > len(form)}
    states = {find_country(mention.name): (mention.name, mention.span) for mention in mentions if mention.actor_type == "state"}
    return full | {form: states[iso3] for form, iso3 in country_adjectives().items() if iso3 in states}


def _holds_office(mention: Mention) -> bool:
    words = (mention.role or "").lower().split()
    return mention.actor_type == "person" and not words_of("cues", "held_for_office").isdisjoint(words)
