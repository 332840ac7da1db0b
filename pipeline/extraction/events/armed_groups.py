"""Armed groups by their listed names: which name is one's, and whose attack it is that bears such a name."""

from functools import cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import names_around, sentence_of
from pipeline.annotation.syntax import children
from pipeline.extraction.events.predicates import Predicate
from pipeline.lexicon import load_words
from pipeline.lexicon.event_words import trigger_phrases
from pipeline.lexicon.phrases import fold_case
from pipeline.rules import rule

_DONE_BY = frozenset({"led", "claimed"})  # participles that tie a group to its deed by a hyphen: "Taliban-led"


@cache
def armed_groups() -> frozenset[str]:
    """Names and aliases of armed groups that mean nothing else."""
    groups = (row for row in load_words("organisations") if row["actor_type"] == "armed_group" and row["ambiguous"] != "yes")
    return frozenset(name for row in groups for name in (row["name"], *row["aliases"].split("|")))


@cache
def _rows_of_groups() -> dict[str, str]:
    rows = (row for row in load_words("organisations") if row["actor_type"] == "armed_group")
    return {fold_case(name.removeprefix("The ")): row["name"] for row in rows for name in (row["name"], *row["aliases"].split("|")) if name}


def listed_group(name: str) -> str | None:
    """The name under which a group is listed, by any of its names: "ISIS" and "the Islamic State group" are one; None for another."""
    return _rows_of_groups().get(fold_case(name).removeprefix("the "))


def group_named(noun: Token) -> Words | None:
    """The listed armed group of which a noun is a part of the name, whatever kind of name it was taken for."""
    return next((name for name in names_around(noun) if name.start <= noun.i < name.end and name.text in armed_groups()), None)


@rule(
    "events.parties.group_qualifies_deed",
    fires_on="A Taliban attack killed ten people.",
    spares="A Taliban airstrike killed ten people.",
    otherwise=(),
)
def find_qualifying_groups(predicate: Predicate) -> tuple[Words, ...]:
    """Armed groups that an attack is called by: "an Islamic State attack", "a Taliban-led assault"; no strike, which may hit them."""
    noun = predicate.word
    if predicate.frame not in {"deed", "blast"} or not noun.tag_.startswith("NN") or _may_hit(noun):
        return ()
    first = sentence_of(noun)[0]
    before = [name for name in names_around(noun) if first <= name.start and name.end <= noun.i and name.text in armed_groups()]
    return tuple(name for name in before[-1:] if _qualifies(name, noun))


def _may_hit(noun: Token) -> bool:
    """Whether it is a strike from the air, which is called by those whom it hit as well."""
    phrases = {noun.lower_, noun.doc[max(noun.i - 1, 0) : noun.i + 1].text.lower()}
    return bool(phrases & _from_the_air())


@cache
def _from_the_air() -> frozenset[str]:
    return frozenset(phrase for phrase, row in trigger_phrases() if row["incident_type"] == "air_strike")


def _qualifies(name: Words, noun: Token) -> bool:
    """Whether only words of the noun's own phrase stand between a name and the noun."""
    between = noun.doc[name.end : noun.i]
    tied = len(between) >= 2 and between[0].text == "-" and between[1].lower_ in _DONE_BY
    words = between[2:] if tied else between
    if any(word.tag_ not in {"NN", "JJ", "HYPH", "VBG"} for word in words):
        return False
    against = {word.lower_ for word in noun.doc[max(name.start - 2, 0) : name.start]} & {"anti", "on", "against"}
    return not against and not children(noun, "nmod:poss")
