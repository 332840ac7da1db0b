"""To whom it was done, read from one sentence: patients of acts, names that the sentence gives them, members of a group harmed."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pipeline.annotation.coreference.pronouns import meant_by
from pipeline.annotation.document import Sentence
from pipeline.annotation.noun_phrases import is_attacker, is_nobody, is_person
from pipeline.extraction.events.listed_victims import find_listed
from pipeline.extraction.events.party_records import each_of, make_party, says_who
from pipeline.extraction.events.predicates import Predicate
from pipeline.extraction.records import Party
from pipeline.lexicon import words_of


def find_victims(sentence: Sentence, predicates: Sequence[Predicate], identities: Sequence[tuple[Token, Token]]) -> Iterator[Party]:
    """The victims that a sentence names, in the order of its acts; one may be named twice."""
    for noun, name in identities:
        if noun.lower_ in words_of("population", "victim"):
            yield make_party(name, "victim", noun, "identified")
    for predicate in predicates:
        for noun in map(meant_by, predicate.patients):
            if any(described == noun for described, _ in identities):
                yield from (make_party(name, "victim", predicate.word, "identified") for described, name in identities if described == noun)
            elif predicate.frame != "wreck" and _may_be_victim(noun):
                yield from (make_party(named, "victim", predicate.word, "act") for named in each_of(noun))
    for noun, word in find_listed(sentence.words, predicates):
        if _may_be_victim(noun):
            yield from (make_party(named, "victim", word, "listed") for named in each_of(noun))


def _may_be_victim(noun: Token) -> bool:
    """Whether a noun stands for people and says who, and not for attackers."""
    return is_person(noun) and says_who(noun) and not is_attacker(noun) and not is_nobody(noun)
