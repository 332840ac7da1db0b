"""What a name without its title stands for: a body, a state, a person, or nothing that acts."""

from typing import NamedTuple

from pipeline.annotation.names.affiliations import MOST_PLACE_WORDS, is_acronym
from pipeline.annotation.names.mention import PERSON, STATE, UNKNOWN_BODY
from pipeline.annotation.names.vocabulary import (
    NAME_SUFFIXES,
    bodies,
    demonyms,
    find_body_named,
    find_state,
    fold,
    function_words,
    given_names,
    government_names,
    head_nouns,
    not_actors,
)  # fmt: skip
from pipeline.annotation.names.words import Word, text_of
from pipeline.annotation.places.gazetteer import find_state as find_us_state
from pipeline.annotation.places.gazetteer import find_towns
from pipeline.annotation.syntax import is_verb
from pipeline.rules import rule

MOST_PERSON_WORDS = 5
MOST_WITH_PLACE = 3  # of a person's name that ends like a place's: longer ones are buildings named after somebody
_OVERRULED = {("government", "police"), ("government", "military"), ("ngo", "government"), ("ngo", "police"), ("ngo", "military")}
_JOINTS = function_words("name_link") - {"in", "against"} | {"&", "the", "'s"}
_NO_LOWER = function_words("ruled") | function_words("people") | function_words("no_lower_noun")  # behind a person's name or a noun
_ADJECTIVES = tuple(sorted(function_words("made_like")))
_REBELS = function_words("rebel_name")
_STATE_ACTS = function_words("state_act")
_CLOSED = frozenset({",", ".", ")", ";", ":"})


class Kind(NamedTuple):
    """An actor type as in Naming, whether the words alone prove it, and the word (number) that shows it."""

    actor_type: str | None
    is_sure: bool
    rule: str
    shown_by: int | None = None
    listed: str | None = None


def tell_kind(words: tuple[Word, ...], first: int, last: int) -> Kind | None:
    """The kind of a run of words; None when it names no actor."""
    part = words[first:last]
    text = text_of(words, first, last)
    folded = fold(text)
    if not_actors().get(folded) or not_actors().get(" ".join(folded.split()[-2:])):
        return None
    if len(part) == 1 and not text.isupper() and find_us_state(f"{text}."):
        return None  # "Fla." is no acronym
    if folded.endswith(_ADJECTIVES):
        return None  # "an Okoro-like group"
    if body := find_body_named(text):
        return Kind(body.actor_type or UNKNOWN_BODY, not body.ambiguous or len(part) > 1, "listed", listed=body.name)
    if iso3 := government_names().get(folded):
        return Kind("government", True, "government_name", listed=f"government of {iso3}")
    if iso3 := find_state(text):
        return Kind(STATE, True, "state", listed=iso3)
    if folded in demonyms() or find_us_state(text):
        return None
    return _by_head_noun(words, first, last) or _by_lower_noun(words, first, last) or _by_form(part, text)


@rule("names.noun_behind_name", fires_on="They belong to the Beni Okoro tribe.", spares="They belong to Beni Okoro.", otherwise=None)
def _by_lower_noun(words: tuple[Word, ...], first: int, last: int) -> Kind | None:
    """A body by the noun in lower case right behind its name ("the Beni Okoro tribe"), where the tree makes the name part of it."""
    if last >= len(words) or words[last].is_capital or words[last].token is None or words[first].text in given_names():
        return None
    noun, name = head_nouns().get(fold(words[last].text)), words[last - 1]
    if noun is None or noun.loose or fold(words[last].text) in _NO_LOWER or find_towns(text_of(words, first, last)):
        return None
    coalition = fold(words[last].text) == "coalition" and not fold(name.text).endswith("-led")
    single = last - first == 1 and (first == 0 or noun.actor_type == "ngo" or coalition)
    if single or all(_says_what_sort(word) for word in words[first:last]):
        return None  # "Permanent workers", "Norwegian-backed rebels": whose or what sort of people, no name
    goes_on = last + 1 < len(words) and words[last + 1].tag.startswith("NN") and not words[last + 1].is_capital
    if goes_on or name.token is None or words[last].token not in (name.token.head, name.token.head.head):
        return None
    return Kind(noun.actor_type, True, "lower_noun", last)


def _says_what_sort(word: Word) -> bool:
    """Whether a capital before a noun tells what sort it is, rather than names it."""
    name = fold(word.text)
    known = name in function_words("opener") or name in demonyms() or not_actors().get(name) == "belief"
    return known or "-" in name.removesuffix("-led")


@rule("names.noun_of_body", fires_on="The Ministry of Justice closed.", spares="The ministry closed.", otherwise=None)
def _by_head_noun(words: tuple[Word, ...], first: int, last: int) -> Kind | None:
    """A body by its last noun ("Kenya Red Cross") or by the noun before "of" ("Ministry of Health")."""
    for at in range(first + 1, last):
        pair = f"{fold(words[at - 2].text)} {fold(words[at - 1].text)}" if at - first > 1 else ""
        noun = head_nouns().get(pair) or head_nouns().get(fold(words[at - 1].text))
        if noun and words[at].lower in function_words("ties_name"):
            return Kind(refine_type(words, first, at, noun.actor_type), True, "head_noun", at - 1)
    if last - first > 1 and all(word.text.isupper() or not word.is_word for word in words[first:last]):
        return None  # a shouted line
    only = head_nouns().get(fold(words[first].text)) if last - first == 1 else None
    if only and only.alone:
        return Kind(only.actor_type, True, "head_noun", first)
    if last - first < 2 or words[last - 1].text in given_names():
        return None
    for size in (3, 2, 1):
        name = " ".join(fold(word.text) for word in words[last - size : last]).replace(" 's", "'s")
        noun = head_nouns().get(name) if last - size >= first else None
        if noun is None:
            continue
        if (last - first == size and not noun.loose) or (name == "department" and _is_division(text_of(words, first, last - 1))):
            return None
        return Kind(refine_type(words, first, last, noun.actor_type), True, "head_noun", last - 1)
    return None


def _is_division(name: str) -> bool:
    """Whether a department of that name is a province, as in Colombia or Peru."""
    return any(place.kind == "admin1" for place in find_towns(name))


def refine_type(words: tuple[Word, ...], first: int, last: int, actor_type: str) -> str:
    """The type by an earlier word where the last noun is a general one: "Police Department", "7th Support Group"."""
    if words[first].text[0].isdigit() and actor_type != "government":
        return "military"
    if fold(words[last - 1].text) == "coalition" and (
        (last < len(words) and words[last].lower in {"of", "for", "against"}) or _is_civil(words[first:last])
    ):
        return "ngo"
    for size in (2, 1):
        owner = bodies().get(" ".join(fold(word.text) for word in words[first : first + size])) if last - first > size else None
        if owner and owner.actor_type == "igo" and actor_type in {"government", "ngo", "other"}:
            return "igo"
    if actor_type == "military" and any(fold(word.text) in _REBELS for word in words[first : last - 1]):
        return "armed_group"  # "Free Lagos Army"
    for word in words[first : last - 1]:
        noun = head_nouns().get(fold(word.text))
        if noun and (actor_type, noun.actor_type) in _OVERRULED:
            return noun.actor_type
    return actor_type


@rule("names.civil_coalition", fires_on="The Lakeland Homes Coalition wrote.", spares="The Arab Coalition struck.")
def _is_civil(part: tuple[Word, ...]) -> bool:
    """Whether a coalition's name, all capitals, says neither of what states nor of what armies it is: "Harbour Homes Coalition"."""
    armies = function_words("coalition_of_armies")
    named = part[-1].is_capital and len(part) > 1 and part[0].is_capital
    return named and not any(_is_of_states(word) or fold(word.text) in armies for word in part[:-1])


def _is_of_states(word: Word) -> bool:
    name = fold(word.text)
    return name in demonyms() or name in bodies() or not_actors().get(name) == "belief" or "-" in name or bool(find_state(word.text))


def _by_form(part: tuple[Word, ...], text: str) -> Kind | None:
    if len(part) == 2 and part[0].text[0].isdigit() and is_acronym(part[1].text) and fold(part[1].text) not in bodies():
        return Kind("military", True, "numbered")  # "14th AB"
    if len(part) == 1:
        if is_acronym(text):
            return Kind(UNKNOWN_BODY, False, "acronym")
        return Kind(PERSON if text in given_names() else None, False, "bare")
    if not _may_be_person(part):
        return Kind(PERSON, False, "two_words") if _opens_as_person(part) or _is_seen_as_person(part) else None
    if _looks_like_person(part, text):
        return Kind(PERSON, True, "given_name")
    if find_towns(text) or any(_says_other(word) for word in (part[0], part[-1])):
        return None
    known = find_state(part[0].text) or any(fold(word.text) in demonyms() or is_acronym(word.text) for word in part)
    return Kind(UNKNOWN_BODY if known else PERSON, False, "two_words")


def _says_other(word: Word) -> bool:
    """Whether a word shows a name to be no actor's, and is no particle of a name ("Van Leeuw")."""
    return fold(word.text) in not_actors() and word.lower not in function_words("person_particle")


@rule("names.person_like_place", fires_on="They thanked Christopher R. Hill.", spares="They thanked Joe Hunter.")
def _opens_as_person(part: tuple[Word, ...]) -> bool:
    """Whether a name that ends like a place's begins like a person's: "Christopher R. Hill"."""
    initial = (part[0].text.endswith(".") and fold(part[0].text) != "st") or any(map(_is_initial, part[1:-1]))
    is_short = len(part) <= MOST_WITH_PLACE and all(word.is_capital for word in part) and not_actors().get(fold(part[-1].text)) != "belief"
    return is_short and (initial or part[0].text in given_names())


def _is_initial(word: Word) -> bool:
    return len(word.text) == 2 and word.text[1] == "."


def _is_seen_as_person(part: tuple[Word, ...]) -> bool:
    """Whether the model takes two words, of which the second may be a place's or a month's, for a person: "Renata Hill", "Omar Jan"."""
    is_other = not_actors().get(fold(part[-1].text)) in {"place", "time"} and fold(part[0].text) not in function_words("place_opener")
    return len(part) == 2 and is_other and all(word.token is not None and word.token.ent_type_ == "PER" for word in part)


def _may_be_person(part: tuple[Word, ...]) -> bool:
    """Whether nothing in the run rules a person out: a place's first word, a number, a word that joins bodies, too many words."""
    if len(part) > MOST_PERSON_WORDS or fold(part[0].text) in function_words("place_opener") or fold(part[-1].text) in not_actors():
        return False
    if len(part) > 1 and fold(part[-1].text) in NAME_SUFFIXES and fold(part[-2].text) in not_actors():
        return False  # "World War II"
    joined = any(word.lower in _JOINTS or word.text[0].isdigit() for word in part)
    return not joined and (part[0].text in given_names() or not find_state(part[-1].text))


@rule("names.form_of_person", fires_on="They thanked Joe Hunter.", spares="They thanked the Harbour Party.")
def _looks_like_person(part: tuple[Word, ...], text: str) -> bool:
    """A given name, a middle initial, "Jr." or an Arabic "al-" and "bin" in a name of two words and more."""
    if any(not_actors().get(fold(word.text)) == "belief" for word in part[1:]):
        return False
    known = part[0].text in given_names()
    initial = any(map(_is_initial, part[:-1]))
    particle = any(word.lower in function_words("person_particle") for word in part[1:-1])
    arabic = part[-1].lower.startswith(("al-", "el-", "ul-"))
    second = len(part) > 2 and any(word.text in given_names() for word in part[1:-1])
    return known or initial or arabic or (particle and not find_towns(text)) or second


@rule("names.town_in_state", fires_on="It lies in Clint, Texas, near the river.", spares="It lies in Clint near the river.")
def is_located(words: tuple[Word, ...], first: int, last: int, kind: Kind) -> bool:
    """Whether a state behind a comma makes a name a place's: "Clint, Texas,"; one of several words must be a known town's."""
    if kind.actor_type not in {PERSON, None} or last + 1 >= len(words) or words[last].text != ",":
        return False
    if last - first > 1 and not find_towns(text_of(words, first, last)):
        return False
    for end in range(min(len(words), last + 1 + MOST_PLACE_WORDS), last + 1, -1):
        text = text_of(words, last + 1, end)
        if words[end - 1].is_capital and (find_us_state(text) or find_us_state(f"{text}.") or find_state(text)):
            return end == len(words) or words[end].text in _CLOSED
    return False


@rule("names.state_as_party", fires_on="Norway said it would pay.", spares="A bomb went off in Norway.")
def is_party(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a state stands as a party: it acts, or no preposition of place stands before it and no noun or place behind it."""
    after = words[last] if last < len(words) else None
    if (owned := _owned_noun(words[last - 1])) is not None:
        return owned in _STATE_ACTS
    if after and (
        after.lower in {"'s", "'"} or after.text == "-" or (after.is_capital and after.is_word) or fold(after.text) in head_nouns()
    ):
        return False
    return _is_subject(words[last - 1]) or _stands_free(words, first, after)


def _owned_noun(word: Word) -> str | None:
    """The noun in lower case that a name says whose it is ("Kenya's response", "U.S. efforts"), in the singular; None without one."""
    token = word.token
    if token is None or token.dep_ not in {"nmod:poss", "compound"} or token.head.i < token.i or token.head.text[0].isupper():
        return None
    return fold(token.head.lemma_)


def _stands_free(words: tuple[Word, ...], first: int, after: Word | None) -> bool:
    """Whether what stands before a state leaves it a party."""
    at = first - 1
    while at >= 0 and words[at].lower in {"the", "neighboring", "neighbouring", "both"}:
        at -= 1
    if at < 0:
        return bool(after and after.is_word)
    before = words[at].lower
    if before in {"and", ",", "or"} and at > 0:
        return _is_listed_party(words, at - 1)
    opens = at == 0 and before in function_words("opener")
    return before not in function_words("place_preposition") and (opens or not words[at].is_capital) and words[at].is_word


def _is_subject(word: Word) -> bool:
    """Whether the tree makes a word the subject of a verb."""
    return word.token is not None and word.token.dep_ in {"nsubj", "nsubj:pass"} and is_verb(word.token.head)


def _is_listed_party(words: tuple[Word, ...], at: int) -> bool:
    """Whether the state before a comma or "and" is one of a list of parties; behind a town it is only where the town lies."""
    if words[at].text == "," and at > 0:
        at -= 1
    for size in (3, 2, 1):
        if at + 1 >= size and find_state(text_of(words, at + 1 - size, at + 1)):
            return is_party(words, at + 1 - size, at + 1)
    return not words[at].is_capital and words[at].is_word and words[at + 1].text == ","
