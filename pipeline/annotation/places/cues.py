"""The words around a place's name that say how it stands: where something is, whose home, whose police, part of a street."""

import re
from collections.abc import Callable

from pipeline.lexicon import any_of
from pipeline.rules import rule

_SIDE, _NOUN, _SERVED = any_of("cues", "side"), any_of("cues", "place_noun"), any_of("cues", "served_by")
_ADJECTIVE = rf"(?-i:(?!{any_of('cues', 'no_adjective')}\b)[a-z][\w-]*\s+)"  # in lower case: what stands in capitals is part of a name
_OWNER = r"(?-i:[A-Z])[\w-]+['’]s?\s+"  # "in Nigeria's [Kaduna state]"
_LOCATIVE = re.compile(
    rf"\b(?:{any_of('cues', 'locative')}\s+(?:the\s+)?(?:{_SIDE}[\s-]+)?{_ADJECTIVE}{{0,2}}?"
    rf"|{any_of('cues', 'locative')}\s+{_OWNER}{_ADJECTIVE}{{0,2}}?"
    rf"|between\s+(?-i:[A-Z])[\w'’-]*\s+and\s+|(?-i:{_NOUN})\s+(?:of\s+)?{_ADJECTIVE}?|(?-i:{_SIDE})[\s,]+|of\s+{_SIDE}\s+|(?:north|south|east|west)\w*\s+of\s+)$",
    re.I,
)
_LOCATIVE_WITHIN = re.compile(
    rf"\b{any_of('cues', 'locative')}\s+(?:the\s+)?(?:{_SIDE}[\s-]+)?$", re.I
)  # in a headline all words have capitals
_AWAY = r"(?:miles|km|kilomet\w+) (?:(?:north|south|east|west)\w* )?(?:of|from)"
NEAR = re.compile(rf"\b(?:{any_of('cues', 'near')}|{_AWAY})\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.I)  # it happened near the place, not there
REGION = re.compile(rf"\b({any_of('cues', 'region')})\s+$", re.I)  # the side of a country that is named: "northwestern"
# The place is where somebody is from: "Ann Lee, 24, of Toledo".
HOME = re.compile(rf"(?:\b(?!{_NOUN}\s)[A-Z][\w.'’-]*|\d|,)\s*,?\s+(?:formerly\s+)?(?:of|from)\s+(?:\w+\s+)?$")
_POLICE_AFTER = re.compile(rf"(?:['’]s?)?\s+{_SERVED}\b")
_POLICE_BEFORE = re.compile(rf"\b{_SERVED}\s+(?:in|of|for)\s+(?:the\s+(?:city|town|village)\s+of\s+)?$", re.I)
_OWNED = r"\s+(?:[A-Za-z][\w-]*\s+){0,2}?"
_DEED = rf"(?:['’]s?)?{_OWNED}"
_EVENT_AFTER = re.compile(rf"{_DEED}{any_of('cues', 'event_noun')}\b", re.I)
_SCENE_AFTER = re.compile(rf"{_DEED}(?:{any_of('cues', 'event_noun')}|{any_of('cues', 'scene_noun')})\b", re.I)
_OWN_SCENE = re.compile(rf"['’]s?{_OWNED}{any_of('cues', 'scene_noun')}\b", re.I)
_CROSSING = re.compile(r"\b(?:\d+(?:st|nd|rd|th)?|[A-Z][\w.]*\s+(?:Street|Avenue|Road|St\.|Ave\.))\s+(?:and|&)\s+$")
_STREET = r"(?:[Ss]treets?|[Aa]venues?|[Rr]oads?|Drive|St\.|Ave\.|Blvd\.?|Boulevard|Lane|Hwy|Highway)"
_CROSSED = re.compile(rf"^\s+(?:and|&)\s+(?:\d+(?:st|nd|rd|th)|(?:[A-Z][\w.'’]*\s+){{1,3}}{_STREET})")
_CROSSED_BY = re.compile(r"^\s+(?:and|&)\s+([A-Z][\w'’-]*(?:\s+(?:(?:du|de|la|del|van|of)\s+)?[A-Z][\w'’-]*)*)")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?(?:(?-i:[A-Z])[\w.'’-]*\s+and\s+(?:the\s+)?)?$", re.I)
_ASKED = re.compile(rf"['’]s?\s+(?:own\s+)?{any_of('cues', 'wish_noun')}\b")
_TOWN_AFTER = re.compile(rf"\s+{any_of('cues', 'town_word')}(?=[,.;:]|\s+(?:{any_of('cues', 'town_goes_on')})\b|\s*$)")
_BODY_AFTER = re.compile(rf"\s+(?=[A-Z]){_SERVED}\b")
_BEFORE_PAPER = re.compile(r"\s(?:\||«|»|–|—|-)\s(?=[^|«»]*$)")
_AT_CROSSING = re.compile(r"\b(?:near|at|of|between|corner of|on)\s+$")


def split_paper(title: str) -> tuple[str, str]:
    """A headline and the name of the paper behind it, which is empty where none is told."""
    mark = _BEFORE_PAPER.search(title)
    return (title[: mark.start()], title[mark.end() :]) if mark else (title, "")


def follows_place_word(before: str, within_name: bool = False) -> bool:
    """Whether words of place stand before the name; `within_name`: before a piece of a run of capitals."""
    return bool((_LOCATIVE_WITHIN if within_name else _LOCATIVE).search(before))


@rule("places.police_of_town", fires_on="Toledo police came.", spares="A bomb went off in Toledo.")
def is_served(before: str, after: str) -> bool:
    """Whether the place is named for its police: "Toledo police", "officers in Toledo"."""
    return bool(_POLICE_AFTER.match(after) or _POLICE_BEFORE.search(before))


@rule("places.event_named_after_town", fires_on="The Baghdad bombing was the third.", spares="A bomb went off in Baghdad.")
def names_event(after: str, is_title: bool) -> bool:
    """Whether an incident ("the Toledo shooting") or its scene ("Toledo's bar", in headlines "a Toledo bar") is called after the place."""
    return bool(_SCENE_AFTER.match(after) if is_title else _EVENT_AFTER.match(after) or _OWN_SCENE.match(after))


@rule("places.street", fires_on="They met at 19th and Lincoln.", spares="They met in Lincoln.")
def is_street(before: str, after: str, is_known: Callable[[str], bool]) -> bool:
    """Whether the name is that of a street at a crossing: "19th and Lincoln", "near Hopkins and Stark"; `is_known`: a name of a place."""
    if _CROSSING.search(before) or _CROSSED.match(after):
        return True
    other = _CROSSED_BY.match(after) if _AT_CROSSING.search(before) else None
    return bool(other and not is_known(other[1]))


@rule("places.between_countries", fires_on="Talks between Iran and Ghana began.", spares="Talks in Iran began.")
def stands_between(before: str) -> bool:
    """Whether two parties are told of, as countries are with "between"."""
    return bool(_BETWEEN.search(before))


@rule("places.at_its_wish", fires_on="He was held at Iran's request.", spares="He was held at Iran's border.")
def asks_for_it(after: str) -> bool:
    """Whether the name is a government's that wished something: "at Iran's request"."""
    return bool(_ASKED.match(after))


@rule("places.town_by_its_noun", fires_on="Floods hit Gwoza town on Monday.", spares="Floods hit Gwoza traders on Monday.")
def is_called_town(after: str) -> bool:
    """Whether the noun behind the name says that it is a town, and the town itself is spoken of, not its officials."""
    return bool(_TOWN_AFTER.match(after))


@rule("places.police_body", fires_on="Jackson Police came.", spares="Jackson officers came.")
def names_police(after: str) -> bool:
    """Whether the name and the word behind it are that of a body: "Jackson Police", whatever "Jackson" is elsewhere."""
    return bool(_BODY_AFTER.match(after))
