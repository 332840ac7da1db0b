"""What the model makes of names that the words alone leave open, summed over the article.

The model is small: it finds about seven names in ten. It is asked only where lists and form are silent, and each name is
judged by all its places in the article at once, since one sentence may mislead it. Read on 32 articles of US news that no
rule was made on, with a model that finds two names in three, 22 of 29 actors that were not found without it were right.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.annotation.boundaries import names_in
from pipeline.annotation.document import Sentence
from pipeline.annotation.names.mention import PERSON, STATE, UNKNOWN_BODY, Naming
from pipeline.annotation.names.vocabulary import fold, function_words, head_nouns, not_actors, titles
from pipeline.annotation.places.gazetteer import find_towns, is_city
from pipeline.contract.records import Span
from pipeline.rules import rule

OPEN = frozenset({"actors.two_words", "actors.bare", "actors.acronym", "actors.listed", "actors.handle"})
SEVERAL = 2  # places that must agree where the words have another reading (a town's name, a common noun), and to call one word a
# person: with one vote it is an actor of unknown type, since single words so seen are companies as often
SHARE = 0.5  # of a naming's letters that the model's name must cover to speak of it
PLURALS = frozenset({"NNS", "NNPS"})
BY_COMMA = frozenset({"actors.role_after", "actors.role_before_comma"})
NAME_TAGS = ("NN", "JJ", "FW", "CD")  # that the first word of a name has; the tagger gives others to openers ("If Okoro")


class Votes(NamedTuple):
    """At how many of a name's places the model sees a person, a body, a place; and how many places there are."""

    person: int
    body: int
    place: int
    places: int


def settle(namings: Sequence[Naming], sentences: Mapping[int, Sentence]) -> list[Naming]:
    """The namings, with the kind that the model's names bear out where lists and form leave it open."""
    votes = count_votes(namings, sentences)
    bracketed = {fold(naming.text) for naming in namings if _in_brackets(naming, sentences)}
    roles = [naming.role for naming in namings if naming.role]
    left = {naming.span for naming in namings if fold(naming.text) in bracketed or _is_part_of(naming.span, roles)}
    judged = [naming if naming.span in left else _judge(naming, _votes_of(naming, votes)) for naming in namings]
    if not any(_is_open_noun(naming) for naming in judged):
        return judged
    lower = {word.text for sentence in sentences.values() for word in sentence.words if word.text.islower()}
    return [_judge_noun(naming, votes[fold(naming.text)], lower) for naming in judged]


def _is_part_of(span: Span, roles: Sequence[Span]) -> bool:
    """Whether words only say what somebody's office is for: "spokesman for Foreign Affairs"."""
    return any(role.start <= span.start and span.end <= role.end for role in roles)


def _is_open_noun(naming: Naming) -> bool:
    """Whether a naming is a body's noun alone, with a capital, of which nothing is known yet."""
    is_open = naming.rule == "actors.bare" and naming.backed is None and naming.tags[-1] not in PLURALS
    return is_open and fold(naming.text) in head_nouns()


def _judge_noun(naming: Naming, votes: Votes, lower: set[str]) -> Naming:
    """A body's noun that the article always writes with a capital is a body's name there: "the Coalition"."""
    if not _is_open_noun(naming):
        return naming
    noun = head_nouns()[fold(naming.text)]
    return replace(naming, backed=noun.actor_type) if votes.places >= SEVERAL and fold(naming.text) not in lower else naming


def _votes_of(naming: Naming, votes: Mapping[str, Votes]) -> Votes:
    """Its own votes; of what may be a person's full name and has none, those of its last word alone."""
    own = votes[fold(naming.text)]
    is_silent = not (own.person or own.body or own.place)
    return votes.get(fold(naming.text.split()[-1]), own) if is_silent and naming.kind == PERSON else own


def count_votes(namings: Iterable[Naming], sentences: Mapping[int, Sentence]) -> dict[str, Votes]:
    """Folded name → votes over all its namings."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    labels = {"PER": 0, "ORG": 1, "LOC": 2}
    seen = {number: [(n.start_char, n.end_char, n.label_) for n in names_in(one.words)] for number, one in sentences.items()}
    for naming in namings:
        counted = counts[fold(naming.text)]
        counted[3] += 1
        counted[2] += _stands_in_place(naming, sentences[naming.sentence])
        for start, end, label in seen[naming.sentence]:
            if naming.span.start <= start and end <= naming.span.end and end - start >= SHARE * len(naming.text):
                counted[labels[label]] += 1
    return {name: Votes(*counted) for name, counted in counts.items()}


@rule("names.place_by_preposition", fires_on="They lived in Quorley.", spares="They met Joe Hunter.")
def _stands_in_place(naming: Naming, sentence: Sentence) -> bool:
    """Whether a preposition of place is right before a name that nothing is known of: "in Okoroville", "near Al Okoro"."""
    if naming.kind is not None or naming.listed is not None:
        return False
    before = sentence.text[: naming.span.start - sentence.start].rsplit(None, 1)
    return bool(before) and before[-1].lower() in function_words("stands_in")


def _in_brackets(naming: Naming, sentences: Mapping[int, Sentence]) -> bool:
    """Whether it is the short form of what stands before it: "(ABC)"; what that is settles what the short form is."""
    sentence = sentences[naming.sentence]
    before = sentence.text[: naming.span.start - sentence.start].rstrip()
    return naming.rule == "actors.acronym" and before.endswith(("(", "["))


def _judge(naming: Naming, votes: Votes) -> Naming:
    is_told = naming.speaks and naming.role_rule == "actors.role_before_comma"  # "the port's spokesman for trade, Omar Said, said"
    if naming.role_rule in BY_COMMA and naming.rule == "actors.role" and votes.body > votes.person and not is_told:
        return replace(naming, kind=UNKNOWN_BODY, role=None, role_rule="", affiliation=None, rule="actors.model")
    is_open = not (naming.is_sure and naming.kind is not None) and naming.rule in OPEN and naming.kind != STATE
    if not is_open or (naming.tags[0] and not naming.tags[0].startswith(NAME_TAGS)):
        return naming
    if _wins(naming, votes.person, votes.body + votes.place) and not _cannot_be_person(naming):
        return _back(naming, PERSON if " " in naming.text or votes.person >= SEVERAL else UNKNOWN_BODY)
    if _wins(naming, votes.body, votes.person + votes.place):
        noun = head_nouns().get(fold(naming.text))
        return _back(naming, naming.kind if naming.listed else noun.actor_type if noun else UNKNOWN_BODY)
    says = naming.rule == "actors.bare" and naming.speaks and naming.tags[-1] == "NNP"
    if says and (naming.kind == PERSON or not _has_other_reading(naming)):
        return replace(naming, backed=naming.kind or UNKNOWN_BODY)  # it says something: an actor, person or body
    return naming


@rule("names.votes_of_model", fires_on="They met Tamsin Quorley. Later Tamsin Quorley left.", spares="They met Joe Hunter.")
def _wins(naming: Naming, count: int, others: int) -> bool:
    is_word = naming.listed is None and " " not in naming.text and bool(naming.tags[0]) and not naming.tags[0].startswith("NNP")
    if count <= others or (is_word and count < SEVERAL):
        return False
    return count >= SEVERAL or not _has_other_reading(naming)


def _back(naming: Naming, kind: str | None) -> Naming:
    """Several words are a name by themselves; a single word may be short for a fuller name of the article, which comes first."""
    if " " in naming.text:
        return replace(naming, kind=kind, is_sure=True, rule="actors.model")
    return replace(naming, backed=kind)


def _has_other_reading(naming: Naming) -> bool:
    """Whether the words are a town's name or a common noun with a capital."""
    name = fold(naming.text)
    return bool(find_towns(naming.text)) or name in head_nouns() or name in titles() or name in not_actors()


def _cannot_be_person(naming: Naming) -> bool:
    """Whether its last word is a plural, a body's noun, a compound, in capitals or a city: "Killer Robots", "Okoro-era"."""
    last = naming.text.split()[-1]
    shown = naming.tags[-1] in PLURALS or fold(last) in head_nouns() or last.isupper() or naming.text[-1].isdigit()
    shown = shown or is_city(naming.text)  # persons named like cities have full names too
    return shown or naming.listed is not None or (" " not in naming.text and "-" in naming.text)
