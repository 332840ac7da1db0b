"""Incidents told by two words that stand apart: "fired six missiles at the port", "were beaten up by a mob", "set the shops on fire".

Neither word alone names an incident; the parse ties them. The list says how the second stands to the first.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from pipeline.annotation.boundaries import sentence_of
from pipeline.annotation.document import Sentence
from pipeline.annotation.kept import once_a_word
from pipeline.annotation.noun_phrases import content_of
from pipeline.annotation.syntax import case_of, children, coordinated, find_agents, find_subject, find_undergoers, is_passive
from pipeline.extraction.events.predicates import predicate_row
from pipeline.extraction.events.types import UNMEANT
from pipeline.lexicon.event_words import Row, pair_rows
from pipeline.lexicon.phrases import PhraseMatcher
from pipeline.rules import rule

NEAR = 150  # characters between the words of a pair: as far as a clause reaches
_WITH, _IN, _INTO = frozenset({"with", "on"}), frozenset({"in", "by"}), frozenset({"into", "through", "onto"})


@cache
def _by_form() -> dict[str, tuple[tuple[Row, frozenset[str], frozenset[str], frozenset[str]], ...]]:
    """Rows by the first word's form, each with its things, agents and links."""
    found: dict[str, list] = defaultdict(list)
    for row in pair_rows():
        sets = [frozenset(row[column].lower().split("|")) - {""} for column in ("things", "agents", "links")]
        for form in row["forms"].lower().split("|"):
            found[form].append((row, *sets))
    return {form: tuple(rows) for form, rows in found.items()}


def find_pairs(sentence: Sentence) -> Iterator[tuple[Token, Row]]:
    """First words of pairs in order of the text, each with the first row of the list that holds there."""
    for token in sentence.words:
        for row, things, agents, links in _by_form().get(token.lower_, ()):
            if _holds(token, row, things, links) and (not agents or _is_done_by(token, agents)):
                yield token, row
                break


@rule(
    "events.triggers.pair",
    fires_on="An inmate took two officers hostage.",
    spares="An inmate took two officers home.",
)
def _holds(token: Token, row: Row, things: frozenset[str], links: frozenset[str]) -> bool:
    if (row["place"] == "of") is not token.tag_.startswith("NN"):
        return False
    nouns = _READERS[row["place"]](token)
    if row["incident_type"] in UNMEANT and row["place"] == "agent":  # its things do it and undergo it alike
        nouns = [*nouns, *find_undergoers(token)]  # "a tank exploded" is often taken for a passive
    found = [one for one in nouns if _is_among(one, things)]
    if row["place"] == "of":
        return any(one.dep_ == "compound" or case_of(one) in links for one in found)
    if not found:
        return False
    if row["place"] == "with":
        return not any(predicate_row(agent) for agent in _agents(token))  # "the attack set the building on fire"
    if not links:
        return True
    holders = (token, *found)
    return any(case_of(child) in links for holder in holders for child in children(holder, "obl", "nmod"))


def _is_among(noun: Token, words: frozenset[str]) -> bool:
    """Whether a noun, or what a group is made of, is one of these; or the two words of which it is the last: "mustard gas"."""
    return not words.isdisjoint(_wordings(noun))


@once_a_word
def _wordings(noun: Token) -> tuple[str, ...]:
    """The word by which the list may know a noun, and the two words of which it is the last."""
    noun = content_of(noun)
    return (noun.lower_, f"{noun.nbor(-1).lower_} {noun.lower_}") if noun.i > sentence_of(noun)[0] else (noun.lower_,)


def _is_done_by(verb: Token, words: frozenset[str]) -> bool:
    return any(_is_among(one, words) or _stands_for(one, words) for one in _agents(verb))


@rule(
    "events.triggers.pair_with_pronoun",
    fires_on="The navy said it captured five pirates.",
    spares="The navy captured five pirates.",
)
def _stands_for(pronoun: Token, words: frozenset[str]) -> bool:
    """Whether a pronoun can mean one of these, named before it in the sentence: "the navy said it captured five pirates"."""
    if pronoun.tag_ != "PRP":
        return False
    return any(word.lower_ in words for word in pronoun.doc[sentence_of(pronoun)[0] : pronoun.i])


def _patients(verb: Token) -> list[Token]:
    """What it is done to; an object behind a day ("captured on Thursday a village") is parsed as a phrase without preposition."""
    return find_undergoers(verb) + [child for child in children(verb, "obl") if not case_of(child)]


def _agents(verb: Token) -> list[Token]:
    """Who does it: the subject of the active, "by whom" of the passive."""
    return [verb.doc[place] for place in _find_agent_places(verb)]


@once_a_word
def _find_agent_places(verb: Token) -> tuple[int, ...]:
    agents = [one for agent in find_agents(verb) for one in coordinated(agent)]
    subject = find_subject(verb)
    if subject is not None and not subject.is_passive and not is_passive(verb):
        agents += coordinated(subject.token)
    return tuple(one.i for one in agents)


def _ends(verb: Token) -> list[Token]:
    """What of their own it leads somebody to: "fell 90 feet to his death", a death that the parse may hang on the feet."""
    holders = [verb, *(child for child in verb.children if child.i > verb.i)]
    found = [one for holder in holders for one in children(holder, "obl", "nmod") if case_of(one) == "to"]
    return [one for one in found if any(child.tag_ == "PRP$" for child in one.lefts)]


def _beside(verb: Token) -> list[Token]:
    """What it is done with or what it comes to: "pelted them with stones", "set them on fire", "set ablaze", "took them hostage"."""
    things = children(verb, "obj", "nsubj:pass")
    loose = [child for child in verb.children if child.dep_ in {"xcomp", "advmod"}]
    loose += [child for thing in things for child in children(thing, "acl", "xcomp") if child.tag_ == "NN" and child.i > thing.i]
    holders = (verb, *things)
    return loose + [child for holder in holders for child in children(holder, "obl", "nmod") if case_of(child) in _WITH]


def _qualifiers(noun: Token) -> list[Token]:
    """What a noun is of: "factory explosion", "explosion at a refinery"."""
    return [one for child in children(noun, "compound", "nmod") for one in coordinated(child)]


def _means(verb: Token) -> list[Token]:
    """In what it came to be: "destroyed in a fire", "damaged by a blaze"."""
    return [one for child in children(verb, "obl", "obl:agent") if case_of(child) in _IN for one in coordinated(child)]


def _struck(verb: Token) -> list[Token]:
    """Into what it, or what it steers, goes: "plowed into a crowd", "drove a van through shoppers"."""
    holders = (verb, *children(verb, "obj"))
    found = [child for holder in holders for child in children(holder, "obl", "nmod") if case_of(child) in _INTO]
    return [one for child in found for one in coordinated(child)]


_READERS = {"into": _struck, "patient": _patients, "agent": _agents, "with": _beside, "to": _ends, "of": _qualifiers, "in": _means}


@cache
def _matcher() -> tuple[PhraseMatcher, dict[int, list[tuple[frozenset[int], ...]]]]:
    """A matcher over all words of the list, and by the number of a first word those of what each row needs: second words, agents."""
    numbers: dict[str, int] = {}
    needs: dict[int, list[tuple[frozenset[int], ...]]] = defaultdict(list)
    for row in pair_rows():
        columns = ([word for word in row[column].lower().split("|") if word] for column in ("forms", "things", "agents"))
        forms, *others = (frozenset(numbers.setdefault(word, len(numbers)) for word in words) for words in columns)
        for number in forms:
            needs[number].append(tuple(side for side in others if side))
    return PhraseMatcher(numbers.items()), needs


def may_hold_pair(folded: str) -> bool:
    """Whether a text, folded as for matching, has the words of any pair near each other: what the cheap pass can see of them."""
    matcher, needs = _matcher()
    places: dict[int, list[int]] = defaultdict(list)
    for hit in matcher.find(folded):
        places[hit.row].append(hit.start)
    return any(
        all(any(_is_near(start, places[other]) for other in side & places.keys()) for side in sides)
        for number in needs.keys() & places.keys()
        for sides in needs[number]
        for start in places[number]
    )


def _is_near(start: int, others: list[int]) -> bool:
    at = bisect_left(others, start - NEAR)
    return at < len(others) and others[at] <= start + NEAR
