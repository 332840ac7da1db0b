"""Whether a state did what a sentence tells, or only says where: "Mombasa, Kenya - Gunmen killed ten people".

A state answers for a deed as its subject or agent, as possessor or qualifier of its noun ("Iran's attack", "a US air strike",
"Israeli shelling"), or where somebody accuses it; never as a place or in a dateline.
"""

import re
from functools import cache

from spacy.tokens import Token

from pipeline.annotation.document import Sentence
from pipeline.annotation.places.gazetteer import country_adjectives, find_country
from pipeline.annotation.syntax import case_of, children, find_agents
from pipeline.extraction.events.predicates import Predicate
from pipeline.extraction.records import Party
from pipeline.lexicon import load_words
from pipeline.lexicon.event_words import trigger_phrases
from pipeline.lexicon.forms import accusing_forms
from pipeline.rules import rule

QUALIFIED = "qualified"  # rule of a state that qualifies the noun of a deed
ABBREVIATED = 3  # letters of the longest name in capitals that qualifies as an adjective does: "US", "UAE"
LONGEST_DEED = 2  # words of the longest deed that armies give their names to: "drone strike"
BY_ARMIES = frozenset({"air_strike", "shelling"})  # types of incidents that are called by whose army did them
_ASKED_NOTHING = frozenset({"parties.blame", f"parties.{QUALIFIED}"})  # rules that read the deed off the state's own words
_TIMES = frozenset({"time", "moment", "hour", "day", "week", "anniversary"})  # what only sets another deed beside: "about the time of"


@rule(
    "events.parties.state_as_place",
    fires_on="Mombasa, Kenya - Gunmen killed ten people. Germany's worst attack killed nine.",
    spares="Kenya attacked a village and killed ten people.",
    otherwise=True,
)
def gives_deed(party: Party, sentence: Sentence) -> bool:
    """The one gate of perpetrators: whether the sentence gives the deed to a party, asked where the party is a state."""
    name, *behind = re.split(r"\s+[-\u2014\u2013]", party.name)  # a name may have swallowed what follows the dateline
    if find_country(name.removeprefix("the ").removeprefix("The ")) is None:
        return True
    words = sentence.words.doc.char_span(party.span.start, party.span.end)
    asked_nothing = words is None or any(item.rule in _ASKED_NOTHING for item in party.evidence)
    return not behind and (asked_nothing or _is_agent(words.root))


def _is_agent(noun: Token) -> bool:
    """Whether a state stands where doers stand; "Mombasa, Kenya", "Germany's worst attack", "Kenya's mall attack" only say where."""
    if noun.dep_ == "conj":
        return _is_agent(noun.head)
    if noun.dep_ == "nmod:poss":
        return not any(child.tag_ == "JJS" or child.lower_ in _targets() for child in children(noun.head, "amod", "compound"))
    by_place = noun.dep_.startswith("nsubj") or noun in find_agents(noun.head) or noun.head.lower_ in accusing_forms()
    return by_place or bool(children(noun, "acl:relcl"))


@rule(
    "events.parties.state_qualifies_deed",
    fires_on="A US air strike killed ten people.",
    spares="A Somalia air strike killed ten people.",
    otherwise=(),
)
def find_states(predicate: Predicate) -> tuple[Token, ...]:
    """States that qualify the noun of an air strike or of shelling, as adjectives or abbreviations; a full name there is a place."""
    noun = predicate.word
    if case_of(noun) == "of" and noun.head.lower_ in _TIMES:
        return ()
    if not is_deed_of(noun, BY_ARMIES):
        return ()
    return tuple(child for child in children(noun, "compound", "amod", "nmod:desc") if _qualifies(child))


def _qualifies(word: Token) -> bool:
    letters = word.text.replace(".", "")
    short = letters.isupper() and len(letters) <= ABBREVIATED and find_country(word.text) is not None
    return short or word.text in country_adjectives()


def is_deed_of(noun: Token, types: frozenset[str]) -> bool:
    """Whether a noun, or a longer phrase that it ends, names an incident of one of these types: "drone strike"."""
    phrases = {noun.doc[max(noun.i - before, 0) : noun.i + 1].text.lower() for before in range(LONGEST_DEED)}
    return not phrases.isdisjoint(_deeds_of(types))


@cache
def _deeds_of(types: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase for phrase, row in trigger_phrases() if row["incident_type"] in types and row["part"] == "noun")


@cache
def _targets() -> frozenset[str]:
    return frozenset(row["phrase"].lower() for row in load_words("targets"))
