"""Titles and functions: in front of a name, inside its run of capitals or in lower case before it."""

from typing import NamedTuple

from pipeline.annotation.names.affiliations import MOST_PLACE_WORDS, find_body, is_acronym, owner_of
from pipeline.annotation.names.vocabulary import (
    Title,
    bodies,
    demonyms,
    find_state,
    fold,
    function_words,
    given_names,
    head_nouns,
    longest_title,
    not_actors,
    saying_verbs,
    titles,
)  # fmt: skip
from pipeline.annotation.names.words import Word, is_clause_verb, text_of
from pipeline.annotation.places.gazetteer import find_towns
from pipeline.rules import rule

_MADE = tuple(sorted(function_words("made_by")))
_TIES = function_words("role_tie")
_FUNCTIONS = frozenset({"rank", "office", "style", "occupation"})
MOST_UNKNOWN = 1  # words no list knows between a function and the comma before a name
LONGEST_SHOUTED = 4  # letters of a title in capitals ("GEN."): longer ones stand in shouted lines, where a capital says nothing
MOST_BACK = 10  # words between a function and the name that follows its comma


class Role(NamedTuple):
    """Words first to last (exclusive) that say what somebody is, `first` None for a bare "Mr."; `body` the words that name his body."""

    first: int | None
    last: int
    gender: str
    rule: str
    body: tuple[int, int] | None = None
    style: int | None = None  # a title that stays with a single name: "King Abdullah"
    is_rank: bool = False  # says no more than a rank


def title_at(words: tuple[Word, ...], at: int, last: int) -> tuple[int, Title] | None:
    """The longest title that begins at a word and ends before `last`: its end and what it is."""
    for size in range(min(longest_title(), last - at), 0, -1):
        if known := find_title(words, at, at + size):
            return at + size, known
    return None


def find_title(words: tuple[Word, ...], first: int, last: int) -> Title | None:
    """What the words are as a title; plurals count ("Senators"), given names do not ("Dean"), nor occupations with a capital ("Hunter")."""
    name = " ".join(fold(word.text) for word in words[first:last])
    if last - first == 1 and words[first].text in given_names():
        return None
    if name.endswith("s") and name in head_nouns() and name not in titles():
        return None  # "Democrats" are a party, "Democrat" is what somebody is
    known = titles().get(name) or (titles().get(name[:-1]) if name.endswith("s") else None)
    styled = first == 0 or name in function_words("relation_style") or not words[first - 1].is_word
    if known and known.kind == "relation" and words[first].is_capital and not styled:
        return None  # "at Twin Peaks"
    return None if known and known.kind == "occupation" and words[last - 1].is_capital and not _opens(words, first, last) else known


@rule(
    "names.occupation_opens",
    fires_on="Bystander Ann Poole left.",
    spares="They saw Hunter Ann Poole.",
)
def _opens(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether an occupation of one word owes its capital to the sentence that it opens, in front of a name of two words."""
    if first > 0 or last != 1 or words[0].tag != "NN" or len(words) < 3 or words[0].text.isupper():
        return False
    return all(word.is_capital and word.tag == "NNP" for word in words[1:3])


def title_ending(words: tuple[Word, ...], end: int) -> tuple[int, Title] | None:
    """The longest title, no mere modifier, that ends before word `end`: its start and what it is."""
    for size in range(min(longest_title(), end), 0, -1):
        known = find_title(words, end - size, end)
        if known and known.kind != "modifier":
            return end - size, known
    return None


@rule("names.title_in_name", fires_on="Foreign Minister Lena Okafor left.", spares="Lena Okafor left.", otherwise=None)
def read_title(words: tuple[Word, ...], first: int, last: int) -> tuple[int, Role] | None:
    """Where the name begins inside a run that opens with a title, and the role; None when the run holds no title before a name."""
    found, at = None, first
    while at < last - 1:
        hit = title_at(words, at, last)
        if (
            hit
            and hit[1].kind != "modifier"
            and hit[0] < last
            and (fold(words[at].text) not in bodies() or words[at].text[-1] == ".")
            and not _names_field(words, first, at)
            and not (words[at].text.isupper() and len(words[at].text) > LONGEST_SHOUTED)
        ):
            found = (at, *hit)
        at = hit[0] if hit else at + 1
    if not found or (fold(words[last - 1].text) in head_nouns() and words[last - 1].text not in given_names()):
        return None
    start, end, known = found
    name_at = _skip_field(words, end, last)
    if name_at is None or name_at >= last or find_title(words, name_at, last) or not _may_be_named(words, name_at, last):
        return None
    left = extend_left(words, start) if start == first else min(first, extend_left(words, first))
    if known.kind in {"relation", "honorific"}:
        return name_at, Role(None, name_at, known.gender, "title")
    style = start if known.kind == "style" and last - name_at == 1 else None
    return name_at, Role(left, name_at, known.gender, "title", find_body(words, left, name_at), style, known.kind == "rank")


def _may_be_named(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether what follows a title may be a person's name: no abbreviation, no event, no plural of a work ("Executive Orders")."""
    ending = words[last - 1]
    if words[first].lower in function_words("no_holder_next"):
        return False  # "Mayors Against Violence"
    if last - first == 1 and ("." in ending.text or (ending.text.isupper() and 1 < len(ending.text) <= LONGEST_SHOUTED)):
        return False
    kind = not_actors().get(fold(ending.text)) or not_actors().get(fold(ending.text).removesuffix("s"))
    return kind != "event" and not (kind in {"work", "product"} and ending.tag in {"NNS", "NNPS"})


def _names_field(words: tuple[Word, ...], first: int, at: int) -> bool:
    """Whether a word only says what a body is for: "Ministry of Justice"."""
    return at > first + 1 and words[at - 1].lower in {"of", "for"} and fold(words[at - 2].text) in head_nouns()


def _skip_field(words: tuple[Word, ...], at: int, last: int) -> int | None:
    """The word at which the name begins behind a title: past "of State", "for Foreign Affairs", "of New York"."""
    if words[at].lower not in {"of", "for"}:
        return at
    at += 1
    begin = at
    while at < last and (size := _field_size(words, at, last)):
        at += size
    return None if at in {begin, last} else at


def _field_size(words: tuple[Word, ...], at: int, last: int) -> int:
    """How many words at `at` say what a title is for: a portfolio, a joint, a place; 0 when a name may begin here."""
    if fold(words[at].text) in function_words("portfolio") or words[at].lower in {"of", "for", "and"}:
        return 1
    for size in range(min(MOST_PLACE_WORDS, last - at), 0, -1):
        text = text_of(words, at, at + size)
        if words[at].text not in given_names() and (find_state(text) or find_towns(text) or not_actors().get(fold(text)) == "place"):
            return size
    return 0


def extend_left(words: tuple[Word, ...], at: int) -> int:
    """Where a role begins: left over modifiers, other titles, nationalities and the names of bodies."""
    while at > 0:
        word = words[at - 1]
        name = fold(word.text)
        opens = (at == 1 or not words[at - 2].is_word) and not find_towns(text_of(words, at - 1, at + 1))
        if name in function_words("opener") and opens and name not in titles():
            break
        known = name in titles() or name in demonyms() or name.endswith(_MADE) or (name in head_nouns() and head_nouns()[name].loose)
        pair = f"{name} {fold(words[at].text)}"
        is_known = (
            name in bodies() or pair in bodies() or bool(find_state(word.text)) or is_acronym(word.text) or bool(find_towns(word.text))
        )
        is_name = word.is_capital and (at > 1 or is_known)
        if not_actors().get(name) == "time" or not (known or is_name or _is_compounded(words, at)):
            break
        if not word.is_capital and is_clause_verb(word):
            break
        if name == "old" and at > 1 and words[at - 2].lower in {"year", "years"}:
            break
        at -= 1
    return at


@rule("names.noun_in_title", fires_on="Later business mogul Ann Poole left.", spares="Later mogul Ann Poole left.")
def _is_compounded(words: tuple[Word, ...], at: int) -> bool:
    """Whether a noun in lower case stands before a function as part of it: "business" in "business mogul"."""
    word, following = words[at - 1], words[at]
    known = titles().get(fold(following.text))
    if word.tag != "NN" or word.is_capital or not (known and known.kind in _FUNCTIONS) or following.is_capital:
        return False
    return word.token.dep_ == "compound" and word.token.head.i == following.token.i


@rule("names.title_before_name", fires_on="In court, district governor Ana Lopez wept.", spares="In court, Ana Lopez wept.", otherwise=None)
def role_before(words: tuple[Word, ...], name_at: int) -> Role | None:
    """A function in lower case right before a name ("army spokesman …"), or before its comma ("the group's leader, …")."""
    if name_at > 1 and words[name_at - 1].text == ",":
        return _role_across_comma(words, name_at - 1)
    if name_at == 0 or not (hit := title_ending(words, name_at)) or hit[1].kind == "honorific":
        return None
    if hit[1].kind == "relation":
        return Role(None, name_at, hit[1].gender, "relation")
    first = extend_left(words, hit[0])
    return Role(first, name_at, hit[1].gender, "title_before", find_body(words, first, name_at) or owner_of(words, first, name_at))


@rule("names.title_before_comma", fires_on="The port's director, Omar Said, left.", spares="The director Omar Said left.", otherwise=None)
def _role_across_comma(words: tuple[Word, ...], comma: int) -> Role | None:
    found, unknown = None, 0
    for at in range(comma - 1, max(-1, comma - 1 - MOST_BACK), -1):
        hit = title_at(words, at, comma)
        if hit and hit[1].kind in _FUNCTIONS and (hit[0] == comma or words[hit[0]].lower in _TIES):
            found = (at, hit[1])
        unknown += not _may_stand_in_role(words[at])
        if unknown > MOST_UNKNOWN or not (words[at].is_word or words[at].lower == "'s") or words[at].lower in saying_verbs():
            break
    if found is None:
        return None
    first = extend_left(words, found[0])
    return Role(first, comma, found[1].gender, "role_before_comma", find_body(words, first, comma) or owner_of(words, first, comma))


def _may_stand_in_role(word: Word) -> bool:
    name = fold(word.text)
    if word.is_capital or name in _TIES or name in titles() or name in head_nouns() or name in function_words("portfolio"):
        return True
    return name in {"the", "and", "'s", "a", "an", "on"}
