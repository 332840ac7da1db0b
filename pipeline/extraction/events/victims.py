"""To whom it was done, read from one sentence: patients of acts, names that it gives them, and members of a group that came to harm.

A group has members by "among the dead were …", "the victims included …".
"""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import sentence_of
from pipeline.annotation.coreference.pronouns import meant_by
from pipeline.annotation.document import Sentence
from pipeline.annotation.noun_phrases import contents_of, is_attacker, is_nobody, is_person
from pipeline.annotation.syntax import case_of, children, coordinated, is_negated
from pipeline.extraction.events.party_records import each_of, make_party, says_who
from pipeline.extraction.events.predicates import HURT, Predicate, predicate_row
from pipeline.extraction.events.quarrels import is_quarrel
from pipeline.extraction.records import Party
from pipeline.lexicon import words_of
from pipeline.rules import rule

_THOSE = frozenset({"those", "people", "persons"})  # say only with a clause that they came to harm
_WITHIN = frozenset({"including", "among"})
Listed = Iterator[tuple[Token, Token]]  # each a victim and the word for the group


def find_victims(sentence: Sentence, predicates: Sequence[Predicate], identities: Sequence[tuple[Token, Token]]) -> Iterator[Party]:
    """The victims that a sentence names, in the order of its acts; one may be named twice."""
    for noun, name in identities:
        if noun.lower_ in words_of("population", "victim"):
            yield make_party(name, "victim", noun, "identified")
    for predicate in predicates:
        if predicate.agents and all(is_quarrel(sentence, predicate, agent) for agent in predicate.agents):
            continue
        for noun in map(meant_by, predicate.patients):
            if any(described == noun for described, _ in identities):
                yield from (make_party(name, "victim", predicate.word, "identified") for described, name in identities if described == noun)
            elif predicate.frame != "wreck" and _may_be_victim(noun):
                yield from (make_party(named, "victim", predicate.word, "act") for named in each_of(noun))
    for noun, word in _find_listed(sentence.words, predicates):
        if _may_be_victim(noun):
            yield from (make_party(named, "victim", word, "listed") for named in each_of(noun))


def _may_be_victim(noun: Token) -> bool:
    """Whether a noun stands for people and says who, and not for attackers."""
    return is_person(noun) and says_who(noun) and not is_attacker(noun) and not is_nobody(noun)


def _find_listed(words: Words, predicates: Iterable[Predicate]) -> Listed:
    """Every noun that a sentence puts among those harmed, with the word for these; people or not is for the caller to say."""
    for token in words:
        if _is_harmed(token):
            yield from ((one, token) for one in contents_of(_members(token)))
    for predicate in predicates:
        if predicate.outcome in HURT:
            yield from ((one, predicate.word) for one in contents_of(_included(predicate)))


def _is_harmed(noun: Token) -> bool:
    """Whether a word stands for those who came to harm: "the wounded", "the victims", "the four people killed in it"."""
    if noun.lower_ in words_of("cues", "harmed_group"):
        return noun.dep_ not in {"amod", "compound", "acl"} and bool(children(noun, "det", "amod", "nummod", "cop", "case"))
    return noun.lower_ in _THOSE and any(_tells_harm(clause) for clause in children(noun, "acl"))


def _tells_harm(verb: Token) -> bool:
    row = predicate_row(verb)
    return row is not None and row["outcome"] in HURT and not is_negated(verb)


def _members(group: Token) -> list[Token]:
    """Those named as members of the group, whichever way round the sentence puts it."""
    case = case_of(group)
    if case == "among":
        return _put_among(group)
    if case == "of" and group.dep_ == "nmod" and group.head.dep_.startswith("nsubj"):
        return _said_to_be(group.head) if _counts(group.head) else []
    if case or not group.dep_.startswith("nsubj"):
        return []
    if group.head.lower_ in {"included", "include", "includes"}:
        return [one for found in children(group.head, "obj") for one in coordinated(found)]
    return _said_to_be(group)


@rule(
    "events.victims.put_among",
    fires_on="A clerk and two nurses were among the wounded.",
    spares="A clerk and two nurses were with the wounded.",
    otherwise=[],
)
def _put_among(group: Token) -> list[Token]:
    """Who "was among the dead", or "among the dead was"."""
    was = next((child for child in children(group, "cop")), None)
    found = children(group, "nsubj")
    found += [other for other in children(group, "parataxis", "conj") if not found and any(c.i < other.i for c in children(other, "cop"))]
    if not found and was is not None and was.i > group.i:
        found = _phrase_behind(was)
    return [one for noun in found for one in coordinated(noun)]


def _phrase_behind(was: Token) -> list[Token]:
    """The noun of the phrase right behind "were", which the parse may hang on the verb of speech at the end."""
    place = was.i + 1
    while place < sentence_of(was)[1] and was.doc[place].tag_ in {"DT", "CD", "JJ", "RB", "IN", "JJS", "NN", "NNP", "HYPH"}:
        if was.doc[place].dep_.startswith("nsubj"):
            break
        place += 1
    return [was.doc[place]] if place < sentence_of(was)[1] and was.doc[place].dep_.startswith("nsubj") else []


@rule(
    "events.victims.said_to_be",
    fires_on="Most of the dead were children.",
    spares="Most of the dead were in the hall.",
    otherwise=[],
)
def _said_to_be(subject: Token) -> list[Token]:
    """What the harmed, or some of them, are said to be: "three of the victims were nurses and the fourth was a clerk"."""
    told = subject.head
    if not children(told, "cop") or case_of(told) or is_negated(told) or not told.tag_.startswith(("NN", "JJ")):
        return []
    further = [one for one in children(told, "conj") if not children(one, "nsubj") or any(map(_counts, children(one, "nsubj")))]
    return [told, *(one for one in further if not case_of(one))]


def _counts(noun: Token) -> bool:
    """Whether a subject only counts: "most", "three", "the fourth", "another"."""
    return noun.tag_ in {"CD", "DT", "JJS"} or noun.lower_ in words_of("population", "further") | {"all", "most", "some", "other", "rest"}


@rule(
    "events.victims.including",
    fires_on="Ten people were killed, including two nurses.",
    spares="Ten people were killed, said two nurses.",
    otherwise=[],
)
def _included(predicate: Predicate) -> list[Token]:
    """Who is counted among those harmed: "ten people, including two nurses, were killed"."""
    holders = (predicate.word, *predicate.patients)
    behind = (found for holder in holders for found in children(holder, "nmod", "obl"))
    return [one for found in behind if case_of(found) in _WITHIN and not _is_harmed(found) for one in coordinated(found)]
