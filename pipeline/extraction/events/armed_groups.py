"""Armed groups by their listed names: which name is one's, and whose attack it is that bears such a name."""

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import names_around, sentence_of
from pipeline.annotation.names.vocabulary import Body, find_body_named
from pipeline.annotation.syntax import children
from pipeline.extraction.events.predicates import Predicate
from pipeline.extraction.events.state_agents import is_deed_of
from pipeline.rules import rule

FROM_THE_AIR = frozenset({"air_strike"})  # deeds that are called by those whom they hit as well
_DONE_BY = frozenset({"led", "claimed"})  # participles that tie a group to its deed by a hyphen: "Taliban-led"


def _find_group(name: str) -> Body | None:
    body = find_body_named(name.removeprefix("the ").removeprefix("The "))
    return body if body is not None and body.actor_type == "armed_group" else None


def listed_group(name: str) -> str | None:
    """The name under which a group is listed, by any of its names: "ISIS" and "the Islamic State group" are one; None for another."""
    group = _find_group(name)
    return None if group is None else group.name


def is_armed_group(name: str) -> bool:
    """Whether a name is an armed group's and means nothing else."""
    group = _find_group(name)
    return group is not None and not group.ambiguous


def group_named(noun: Token) -> Words | None:
    """The listed armed group of which a noun is a part of the name, whatever kind of name it was taken for."""
    return next((name for name in names_around(noun) if name.start <= noun.i < name.end and is_armed_group(name.text)), None)


@rule(
    "events.parties.group_qualifies_deed",
    fires_on="A Taliban attack killed ten people.",
    spares="A Taliban airstrike killed ten people.",
    otherwise=(),
)
def find_qualifying_groups(predicate: Predicate) -> tuple[Words, ...]:
    """Armed groups that an attack is called by: "an Islamic State attack", "a Taliban-led assault"; no strike, which may hit them."""
    noun = predicate.word
    if predicate.frame not in {"deed", "blast"} or not noun.tag_.startswith("NN") or is_deed_of(noun, FROM_THE_AIR):
        return ()
    first = sentence_of(noun)[0]
    before = [name for name in names_around(noun) if first <= name.start and name.end <= noun.i and is_armed_group(name.text)]
    return tuple(name for name in before[-1:] if _qualifies(name, noun))


def _qualifies(name: Words, noun: Token) -> bool:
    """Whether only words of the noun's own phrase stand between a name and the noun."""
    between = noun.doc[name.end : noun.i]
    tied = len(between) >= 2 and between[0].text == "-" and between[1].lower_ in _DONE_BY
    words = between[2:] if tied else between
    if any(word.tag_ not in {"NN", "JJ", "HYPH", "VBG"} for word in words):
        return False
    against = {word.lower_ for word in noun.doc[max(name.start - 2, 0) : name.start]} & {"anti", "on", "against"}
    return not against and not children(noun, "nmod:poss")
