"""Whether what a word names happened: the one component that says so, of each event mention, with the cue and the rule.

Cues say it first (`cues`). What needs more than words is a check below: modals and negation, infinitives, nouns that only qualify
another, figures of speech. What others say of it, who allege or deny it, is asked apart.
"""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.syntax import ancestors, case_of, children, find_agents, is_negated, is_passive, is_unreal
from pipeline.contract.records import Span
from pipeline.extraction.events.cues import Mention, cue_words, find_cue, is_definite, is_infinitive, is_under, span_of_word
from pipeline.extraction.events.figurative import is_figurative, names_no_event
from pipeline.extraction.events.types import CROWDS, PROTEST
from pipeline.lexicon import words_of
from pipeline.rules import rule

HAPPENED, ATTEMPTED, THREATENED = "happened", "attempted", "threatened"
HYPOTHETICAL, DENIED, ALLEGED, GENERAL, HABITUAL = "hypothetical", "denied", "alleged", "general", "habitual"
NO_EVENT = "no_event"  # a figure of speech, a name, a part of another word
TOLD = frozenset({HAPPENED, ATTEMPTED, THREATENED, GENERAL})  # what a report may be about
DONE = frozenset({HAPPENED, GENERAL, HABITUAL})  # what was done, once or often
_DONE = frozenset({"have", "has", "had", "did", "do", "does", "having"})
_SPECIFYING = frozenset({"det", "nummod", "amod", "acl", "acl:relcl", "appos"})
_OPEN = frozenset({"ccomp", "advcl", "acl", "xcomp", "conj", "obj", "obl", "nmod", "nsubj"})  # by these a cue reaches down
_GOVERNED = frozenset({"obl", "nmod", "obj", "conj"})


@dataclass(frozen=True)
class Factuality:
    """How far a mention is a fact: a value, the words that show it, None where its place in the sentence does, and the rule's id."""

    value: str
    cue: Span | None = None
    rule: str = ""

    @property
    def is_told(self) -> bool:
        """Whether the text tells an event: one that happened, was tried or threatened."""
        return self.value in TOLD


def factuality_of(words: Words, part: str, incident_type: str = "") -> Factuality:
    """How far what some words name is a fact where they stand; `part` is their part of speech in the list, `incident_type` their type."""
    root, last = words.root, words[-1]
    head = root if root.tag_.startswith("VB") or not last.tag_.startswith("NN") else last
    mention = Mention(words, head, part, incident_type)
    if is_figurative(words, incident_type):
        return Factuality(NO_EVENT, rule="factuality.figurative")
    if (found := find_cue(mention)) is not None:
        cue, span = found
        return Factuality(cue.value, span, f"factuality.{cue.rule}")
    for check, value in _CHECKS:
        if check(mention):
            return Factuality(value, rule=f"factuality.{check.__name__.strip('_')}")
    return Factuality(HAPPENED)


def _names_no_event(mention: Mention) -> bool:
    return names_no_event(mention.words, mention.head, mention.part)


@rule(
    "events.factuality.noun_as_verb",
    fires_on="They combat fraud.",
    spares="They met in combat.",
)
def _is_listed_noun(mention: Mention) -> bool:
    """Whether a noun of the list stands as a bare verb, which means otherwise: "to combat", "battle the virus"."""
    bare = mention.part == "noun" and len(mention.words) == 1 and mention.head.tag_ in {"VB", "VBP"}
    return bare and mention.incident_type not in CROWDS


@rule(
    "events.factuality.modal",
    fires_on="The new law could lead to protests.",
    spares="The new law led to protests.",
)
def _is_modal(mention: Mention) -> bool:
    """Whether its clause only says what could, would or will be, or stands under "if"."""
    if mention.is_verb or mention.part == "state":
        return is_unreal(mention.head)
    return (verb := _verb_of(mention)) is not None and is_unreal(verb)


@rule(
    "events.factuality.negated",
    fires_on="Rebels did not attack the town.",
    spares="Rebels did attack the town.",
)
def _is_negated(mention: Mention) -> bool:
    """Whether "not" or the like denies it, or the report of it."""
    if mention.is_verb or mention.part == "state":
        return _is_denied(mention.head)
    if mention.head.head.lower_ in words_of("cues", "hearsay") and is_negated(mention.head.head):
        return True  # "no reports of deaths"
    return mention.head.dep_ == "obj" and (verb := _verb_of(mention)) is not None and is_negated(verb)


def _is_denied(verb: Token) -> bool:
    """Whether "not" or "no longer" denies a verb, or the one it is joined to: "have not been charged or arrested"."""
    if is_negated(verb) or any(child.lower_ == "longer" for child in verb.children):
        return True
    return verb.dep_ == "conj" and not children(verb, "aux", "nsubj") and _is_denied(verb.head)


@rule(
    "events.factuality.of_intent",
    fires_on="Several states have offered to carry out airstrikes.",
    spares="Several states have carried out airstrikes.",
)
def _is_of_intent(mention: Mention) -> bool:
    """Whether a noun is the object of what is only intended: "offered to carry out airstrikes"."""
    verb = _verb_of(mention)
    if mention.is_verb or mention.head.dep_ != "obj" or verb is None or not is_infinitive(verb):
        return False
    return is_under("intended", verb)


def _verb_of(mention: Mention) -> Token | None:
    """The verb on whose clause it hangs whether a noun happened; none for "the attack", which the text knows of."""
    noun = mention.head
    if is_definite(noun):
        return None
    if noun.dep_ in {"obj", "nsubj", "nsubj:pass"}:
        return noun.head if noun.dep_ == "obj" or noun.head.tag_.startswith("VB") else None
    return noun.head if noun.dep_ == "obl" and case_of(noun) == "to" else None  # "could lead to protests"


@rule(
    "events.factuality.bare_infinitive",
    fires_on="The rebels met to attack the town.",
    spares="The rebels attacked the town.",
)
def _is_bare_infinitive(mention: Mention) -> bool:
    """Whether a verb is an infinitive that nothing makes a fact: no "did", no "managed to", no "gathered to protest"."""
    verb, words = mention.head, mention.words
    if verb.tag_ != "VB" or (len(words) > 1 and words[0].i != verb.i) or any(child.lower_ in _DONE for child in children(verb, "aux")):
        return False
    if verb.dep_ not in {"xcomp", "advcl"}:
        return True
    assembled = mention.incident_type == PROTEST and verb.head.lower_ in words_of("cues", "assembles")
    return not (assembled or verb.head.lower_ in words_of("cues", "comes_true"))


@rule(
    "events.factuality.bare_noun",
    fires_on="The court hears cases of rape.",
    spares="The court hears cases of a rape.",
)
def _is_at_large(mention: Mention) -> bool:
    """Whether a singular noun stands without article, owner or number, and so for such deeds at large: "in cases of rape"."""
    noun = mention.words[-1]
    if mention.part != "noun" or noun.tag_ != "NN" or noun.dep_ not in _GOVERNED or (case_of(noun) == "by" and is_passive(noun.head)):
        return False  # "damaged by arson" was so once
    return not any(child.dep_ in _SPECIFYING or child.dep_.startswith("nmod") for word in mention.words for child in word.children)


_CHECKS: tuple[tuple[Callable[[Mention], bool], str], ...] = (
    (_names_no_event, NO_EVENT),
    (_is_listed_noun, NO_EVENT),
    (_is_modal, HYPOTHETICAL),
    (_is_negated, DENIED),
    (_is_of_intent, HYPOTHETICAL),
    (_is_bare_infinitive, HYPOTHETICAL),
    (_is_at_large, GENERAL),
)


def disputed_by_others(words: Words) -> Factuality | None:
    """How others hold what the text tells: that it is alleged, or denied to have happened; None where nobody says so."""
    word = words.root
    return _denied_by(word) or _alleged_by(word)


@rule(
    "events.factuality.alleged",
    fires_on="Police investigate the alleged rape of a nurse in Kisumu on Monday.",
    spares="Police investigate the rape of a nurse in Kisumu on Monday.",
    otherwise=None,
)
def _alleged_by(word: Token) -> Factuality | None:
    """By the word itself ("the alleged rape") or what it hangs on ("claimed that …", "unconfirmed reports of …")."""
    if hedges := [child for child in children(word, "amod", "advmod") if child.lower_ in words_of("cues", "unproved")]:
        return Factuality(ALLEGED, span_of_word(hedges[0]), "factuality.unproved")
    below = word
    for above in ancestors(word):
        if below.dep_.partition(":")[0] not in _OPEN or below.dep_ == "acl:relcl":
            return None
        if above.lower_ in words_of("cues", "distance") and below.dep_ in {"ccomp", "xcomp"} and above.tag_.startswith("VB"):
            owns = any(child.lower_ in words_of("cues", "part_in_it") for child in above.children)  # "claimed responsibility for"
            return None if owns or is_negated(above) else Factuality(ALLEGED, span_of_word(above), "factuality.distance")
        unsure = [child for child in children(above, "amod") if child.lower_ in words_of("cues", "unproved")]
        if unsure and above.lower_ in words_of("cues", "hearsay") and below.dep_ in {"nmod", "acl", "ccomp"}:
            return Factuality(ALLEGED, span_of_word(unsure[0]), "factuality.hearsay")
        below = above
    return None


@rule(
    "events.factuality.denied_by_others",
    fires_on="The governor denied that a convoy had been attacked in Kisumu on Monday.",
    spares="The governor said that a convoy had been attacked in Kisumu on Monday.",
    otherwise=None,
)
def _denied_by(word: Token) -> Factuality | None:
    """Where somebody says that it never happened: "denied that any convoy had been attacked", "dismissed reports of a massacre"."""
    below, happens = word, _is_occurrence(word)
    for above in ancestors(word):
        if above.lower_ in cue_words("disowned") and not is_negated(above):
            told = below.dep_ == "ccomp" and happens
            heard = below.dep_ == "obj" and below is not word and below.lower_ in words_of("cues", "hearsay")
            return Factuality(DENIED, span_of_word(above), "factuality.denial") if told or heard else None
        if below.dep_ not in {"ccomp", "nsubj", "nsubj:pass", "obj", "nmod", "acl", "xcomp"}:
            return None
        below = above
    return None


def _is_occurrence(word: Token) -> bool:
    """Whether the clause says no more than that it happened, and nothing of who did it."""
    if word.tag_.startswith("VB"):
        return is_passive(word) and not find_agents(word)
    return word.dep_.startswith("nsubj") and (word.head.lower_ in words_of("cues", "occurs") or bool(children(word.head, "expl")))
