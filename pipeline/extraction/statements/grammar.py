"""Closed word classes of English by which phrases and clauses are told apart, from the list function_words."""

from pipeline.annotation.names.vocabulary import bodies, fold, function_words, not_actors
from pipeline.annotation.names.words import Word

ADVERBS = function_words("adverb")
AUXILIARIES = function_words("auxiliary")
CLAUSE_ENDS = function_words("clause_end")
CONJUNCTIONS = function_words("conjunction")
DETERMINERS = function_words("determiner")
GROUPS = function_words("group")
OBJECT_PRONOUNS = function_words("object_pronoun")
PLURALS = function_words("plural")
POSSESSIVES = function_words("possessive")
PREPOSITIONS = function_words("preposition")
PRONOUNS = function_words("pronoun")
REFLEXIVES = function_words("reflexive")
RELATIVES = function_words("relative")
SUBJECT_PRONOUNS = function_words("subject_pronoun")
NOUN_OPENERS = DETERMINERS | POSSESSIVES
VERBS = AUXILIARIES - {"'s", "'d"}  # auxiliaries that cannot be a possessive
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})  # tags of verbs that make a clause
_DAYS = function_words("day")
STOPS = frozenset({".", "!", "?", ",", ";", ":", "—", "–", "--", "-", "…", "..."})  # marks that end a clause and belong to none


def names_time(text: str) -> bool:
    """Whether a word names a day, a month or "yesterday"."""
    name = fold(text)
    return name in _DAYS or not_actors().get(name) == "time"


def is_time(word: Word) -> bool:
    """The same of a word among others, which is neither in a person's name nor does something: "Theresa May", "May said"."""
    token = word.token
    is_actor = token is not None and (token.ent_type_ == "PER" or token.dep_ == "nsubj")
    return names_time(word.text) and not is_actor


def is_time_at(words: tuple[Word, ...], at: int) -> bool:
    """The same of word `at`, which is no part of a listed name: "USA Today"."""
    word = words[at]
    in_name = word.is_capital and at > 0 and words[at - 1].is_capital and fold(f"{words[at - 1].text} {word.text}") in bodies()
    return is_time(word) and not in_name


def trim_stops(words: tuple[Word, ...], first: int, last: int, stops: frozenset[str] = STOPS) -> int:
    """`last` without the marks before it, no further than `first`."""
    while last > first and words[last - 1].text in stops:
        last -= 1
    return last
