"""Whom a noun phrase names: people or bodies, by name where the phrase has one, else as it describes them."""

from functools import cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.extraction.records import Span
from pipeline.language.syntax import children, phrase
from pipeline.lexicon import load_words

PERSONAL = frozenset({"he", "she", "him", "her", "they", "them", "himself", "herself", "who", "whom"})
_TITLES = frozenset({"occupation", "office", "rank", "relation", "style", "honorific"})
_NAMING = frozenset({"flat", "compound", "nmod", "nmod:desc", "amod"})  # how a name hangs on the noun it stands beside
_BODY_OF = frozenset({"member", "members", "elements", "group", "cell", "band", "squad", "gang", "fighters", "militants", "faction"})


@cache
def words_of(group: str) -> frozenset[str]:
    """The words of one group of the list population."""
    row = next(row for row in load_words("population") if row["group"] == group)
    return frozenset(row["words"].split("|"))


@cache
def _person_nouns() -> frozenset[str]:
    titles = {row["title"].split()[-1] for row in load_words("titles") if row["kind"] in _TITLES}
    return frozenset(titles) | words_of("person") | words_of("attackers") | words_of("singular")


def is_person(noun: Token) -> bool:
    """Whether a noun stands for people: a person's name, a noun for people, a pronoun, an age or a bare number."""
    word = noun.lower_
    if word in PERSONAL or word in _person_nouns() or word.removesuffix("s") in _person_nouns():
        return True
    return entity_of(noun, "PER") is not None or _unrecognised_name(noun) is not None or (word == "old" and noun.i > 0 and noun.nbor(-1).text == "-")


def is_attacker(noun: Token) -> bool:
    """Whether the noun itself says that they attack: "gunmen"."""
    return noun.lower_ in words_of("attackers")


def entity_of(noun: Token, *kinds: str) -> Words | None:
    """The name in a noun's own phrase: the noun itself, or what hangs on it as a name does ("gunman Ada Musa")."""
    first, last = phrase(noun, complements=False)
    for entity in noun.sent.ents:
        if entity.label_ not in kinds or entity.end <= first or entity.start >= last:
            continue
        if entity.start <= noun.i < entity.end:
            return entity
        if entity.label_ == "PER" and entity.root.dep_ in _NAMING and entity.root.head.i in range(first, last) and not _owns(entity.root):
            return entity
    return None


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"] for row in load_words("person_names"))


def _unrecognised_name(noun: Token) -> Words | None:
    """A person's name that the model did not take for one: proper nouns that open with a known given name."""
    if not noun.tag_.startswith("NNP") or noun.ent_type_ in {"ORG", "PER"}:
        return None
    first, last = noun.i, noun.i + 1
    while first > noun.sent.start and noun.doc[first - 1].tag_.startswith("NNP"):
        first -= 1
    while last < noun.sent.end and noun.doc[last].tag_.startswith("NNP") and noun.doc[last].dep_ in {"flat", "compound"}:
        last += 1
    while first < noun.i and noun.doc[first].text not in _given_names():
        first += 1
    return noun.doc[first:last] if last - first > 1 and noun.doc[first].text in _given_names() else None


def _owns(token: Token) -> bool:
    return bool(children(token, "case")) or token.dep_ == "nmod:poss"


def named_by(noun: Token) -> Words:
    """The words that name a noun's people: a person's or body's name, that of an apposition, else the phrase without its lead."""
    own = entity_of(noun, "PER") or _unrecognised_name(noun)
    if own is not None:
        return own
    for other in children(noun, "appos"):
        if entity_of(other, "PER") is not None and is_person(noun):
            return entity_of(other, "PER")
    if noun.lower_ in _BODY_OF:
        for other in children(noun, "nmod"):
            if (body := entity_of(other, "ORG")) is not None:
                return body
    first, last = phrase(noun, complements=False)
    while first < noun.i and _is_lead(noun.doc[first]):
        first += 1
    return noun.doc[first:last]


def _is_lead(word: Token) -> bool:
    if word.i + 1 < len(word.doc) and word.nbor(1).text == "-":
        return False  # "16-year-old"
    return word.lower_ in words_of("lead_word") or word.dep_ in {"det", "punct"} or (word.dep_ == "nummod" and word.tag_ == "CD")


def is_named(noun: Token) -> bool:
    """Whether the phrase holds a proper name of a person or body."""
    return named_by(noun).label_ in {"PER", "ORG"} or entity_of(noun, "ORG") is not None


def span_of(words: Words) -> Span:
    """The offsets of some words in the cleaned text."""
    return Span(words.start_char, words.end_char)
