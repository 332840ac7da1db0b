"""Whose cue it is, as the parse has it: a subject farther off than the words beside the cue.

It stands in front of a coordinated verb or a participle ("condemned …, adding …"), is the noun that a clause describes
("a clerk who said …"), or follows a passive ("was denied by …").
"""

from functools import cache

from spacy.tokens import Token

from pipeline.annotation import syntax
from pipeline.annotation.names.vocabulary import fold, function_words, head_nouns, titles
from pipeline.annotation.noun_phrases import person_nouns
from pipeline.annotation.syntax import children
from pipeline.extraction.statements.asserting import CARRIERS
from pipeline.extraction.statements.behind import Subject
from pipeline.extraction.statements.cues import Cue
from pipeline.extraction.statements.grammar import GROUPS, PLURALS, PREPOSITIONS, names_time
from pipeline.extraction.statements.units import Unit
from pipeline.lexicon import load_words

_SAYING = frozenset({"written_statement", "social_media", "broadcast"})  # media whose words are their own
_SPEAKERS = GROUPS | PLURALS | function_words("people") | function_words("sayer") | function_words("study")
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "DT", "CD", "JJ", "JJR"})


def find_related_subject(unit: Unit, cue: Cue, known: dict[Cue, Subject]) -> Subject | None:
    """The subject that the parse gives a cue; `known` holds those of the unit's earlier cues."""
    verb = _main_verb(cue.token) if cue.token is not None else None
    found = syntax.find_subject(verb) if verb is not None and syntax.is_verb(verb) else None
    if found is None:
        return None
    if (found.is_passive or syntax.is_passive(verb)) and verb is cue.token:
        agents = syntax.find_agents(verb)
        return _make_subject(unit, agents[0], "agent") if agents and _may_speak(agents[0]) else None
    if any(child.i == found.token.i for child in verb.children):
        return _make_subject(unit, found.token, "subject", found.token.i > verb.i) if _may_act(found.token) else None
    for other, subject in known.items():
        if other.token is not None and other.token.i in {verb.head.i, verb.head.head.i}:
            return subject._replace(rule="shared")
    if verb.dep_ == "xcomp" and verb.head.lemma_ not in CARRIERS:
        return None
    noun, rule = _take_up(verb, found.token)
    return _make_subject(unit, noun, rule) if _may_act(noun) and _may_speak(noun) else None


def _main_verb(verb: Token) -> Token:
    """ "quoted" for the "saying" of "was quoted as saying", any other verb for itself."""
    marks = [child for child in children(verb, "mark", "case") if child.lower_ == "as" and child.i]
    return next((mark.nbor(-1) for mark in marks if mark.nbor(-1).lower_ == "quoted"), verb)


def _take_up(verb: Token, noun: Token) -> tuple[Token, str]:
    """Whom a clause describes: the subject of "is a man who said", the sender of "a letter saying", else the noun."""
    if not verb.dep_.startswith("acl"):
        return noun, "participle"
    predicate = noun
    while predicate.dep_ == "conj":
        predicate = predicate.head
    if children(predicate, "cop") and (subject := children(predicate, "nsubj")):
        return subject[0], "relative"
    if verb.dep_ == "acl" and noun.dep_ in {"obj", "obl"} and noun.lower_ in _messages() and (sender := syntax.find_subject(noun.head)):
        return sender.token, "sender"
    return noun, "relative"


@cache
def _messages() -> frozenset[str]:
    """Nouns of what words are sent in: letters, statements, posts."""
    return frozenset(row["words"].split()[-1] for row in load_words("media"))


@cache
def _texts() -> frozenset[str]:
    """Those of them that say something themselves: a letter, a post, no meeting."""
    return frozenset(row["words"].split()[-1] for row in load_words("media") if row["medium"] in _SAYING)


def _may_act(noun: Token) -> bool:
    """Whether a noun that the parse gives as a subject can be one: no preposition before it, no day."""
    return noun.tag_ in _NOMINAL and not names_time(noun.text) and not children(noun, "case")


def _may_speak(noun: Token) -> bool:
    """Whether a noun that stands elsewhere names somebody who can speak: a name, a pronoun, an office, a group."""
    if noun.ent_type_ in {"PER", "ORG"} or noun.tag_ in {"PRP", "NNP", "NNPS"}:
        return True
    names = {fold(noun.text), fold(noun.lemma_)}  # "groups", "officials"
    return any(name in titles() or name in head_nouns() or name in _SPEAKERS for name in names)


def names_speaker(unit: Unit, subject: Subject) -> bool:
    """Whether a subject names somebody who can speak, as far as its head tells."""
    words = unit.words
    last = next((at for at in range(subject.first + 1, subject.last) if words[at].lower in PREPOSITIONS), subject.last)
    head = unit.tokens[last - 1]
    if head is None or _may_speak(head):
        return True
    return head.lower_ in _texts() or bool({head.lower_, head.lemma_.lower()} & person_nouns())


def _make_subject(unit: Unit, noun: Token, rule: str, inverted: bool = False) -> Subject | None:
    first, last = syntax.phrase(noun)
    last = max([last, *(syntax.phrase(one)[1] for one in syntax.coordinated(noun)[1:] if not syntax.is_verb(one))])
    found = unit.range_of(noun.doc[first], noun.doc[last - 1])
    return Subject(*found, inverted, rule) if found else None
