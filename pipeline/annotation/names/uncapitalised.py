"""Bodies named in lower case: "Kenyan police", "Taliban-led Afghan government", "the government of Peru", "the Okoro administration"."""

from collections.abc import Iterator

from pipeline.annotation.names.affiliations import FIELDS
from pipeline.annotation.names.vocabulary import bodies, demonyms, find_state, fold, function_words, head_nouns, not_actors, titles
from pipeline.annotation.names.words import Word, text_of
from pipeline.annotation.places.gazetteer import find_towns
from pipeline.rules import rule

MOST_BETWEEN = 3  # lower-case words between a nationality and its body: "Iraqi counter-terrorism security forces"
_RULERS = function_words("ruled")  # nouns that a ruler's bare name makes a body of
_PARTICLES = function_words("person_particle")
_LEADS = tuple(sorted(function_words("led_by")))


def find_loose_bodies(words: tuple[Word, ...]) -> Iterator[tuple[int, int, int]]:
    """Bodies as words first to last (exclusive) and the noun that shows the type."""
    for at, word in enumerate(words):
        if word.is_capital:
            if at and words[at - 1].is_capital and _is_nation(f"{words[at - 1].text} {word.text}"):
                continue
            if end := _behind_name(words, at):
                yield _name_start(words, at, end), end, next(number for number in range(end - 1, at, -1) if _is_loose(words, number))
        elif end := _before_of(words, at):
            yield at, end, at


def _name_start(words: tuple[Word, ...], at: int, end: int) -> int:
    """Where the name before a ruler's noun begins: "the de Okoro administration", "the Uttar Pradesh government"."""
    if at == 0 or fold(words[at + 1].text) not in _RULERS:
        return at
    before = words[at - 1]
    whole = before.is_capital and bool(find_towns(f"{before.text} {words[at].text}"))
    return at - 1 if whole or (before.lower in _PARTICLES and before.start < words[at].start) else at


@rule("names.body_in_lower_case", fires_on="Later Kenyan police came.", spares="Later police came.", otherwise=None)
def _behind_name(words: tuple[Word, ...], at: int) -> int | None:
    """The end of a body that a nationality, a state, a listed body or a ruler's name opens."""
    if words[at + 1 : at + 2] and words[at + 1].is_capital and _is_nation(f"{words[at].text} {words[at + 1].text}"):
        at += 1  # "South Korean"
        name, nation = fold(words[at].text), True
    else:
        name = fold(words[at].text)
        nation = _is_nation(words[at].text) or name.endswith(_LEADS)
    if at + 1 < len(words) and not nation:
        following = fold(words[at + 1].text)
        if words[at + 1].is_capital or words[at + 1].start == words[at].end:
            return None
        ruled = following in _RULERS and name not in function_words("opener") and name not in titles() and name not in not_actors()
        noun = at + 2 if following in function_words("branch_of_forces") and at + 2 < len(words) else at + 1
        allied = _is_loose(words, noun) and (name in bodies() or name == "coalition")
        return _past_country(words, noun + 1) if (ruled or allied) and not _goes_on(words, noun + 1) else None
    if not nation:
        return None
    end = at + 1
    while end < len(words) and end <= at + MOST_BETWEEN and not _is_loose(words, end) and _may_stand_between(words[end]):
        end += 1
    if end >= len(words) or not _is_loose(words, end) or words[end].is_capital:
        return None
    if end + 1 < len(words) and _is_loose(words, end + 1) and not words[end + 1].is_capital:
        end += 1
    return None if _goes_on(words, end + 1) else _past_country(words, end + 1)


def _is_nation(text: str) -> bool:
    return fold(text) in demonyms() or bool(find_state(text))


def _past_country(words: tuple[Word, ...], end: int) -> int:
    """Through "in Peru" behind a mission, which is part of what tells it from others."""
    stated = words[end - 1].lower == "mission" and end + 1 < len(words) and words[end].lower == "in" and find_state(words[end + 1].text)
    return end + 2 if stated else end


def _may_stand_between(word: Word) -> bool:
    name = fold(word.text)
    return name in titles() or name in FIELDS or name in demonyms()


def _goes_on(words: tuple[Word, ...], at: int) -> bool:
    """Whether the noun is only the first part of another ("police chief", "government building")."""
    if at >= len(words):
        return False
    name = fold(words[at].text)
    known = titles().get(name)
    return (
        bool(known and known.kind != "modifier") or name in head_nouns() or not_actors().get(name) in {"place", "event", "work", "product"}
    )


def _before_of(words: tuple[Word, ...], at: int) -> int | None:
    """The end of "government of Peru", "army of the Republic of Korea"."""
    if at + 2 >= len(words) or words[at + 1].lower != "of" or not _is_loose(words, at):
        return None
    first = at + 3 if words[at + 2].lower == "the" else at + 2
    for end in range(min(len(words), first + 4), first, -1):
        if words[first].is_capital and find_state(text_of(words, first, end)):
            return end
    return None


def _is_loose(words: tuple[Word, ...], at: int) -> bool:
    noun = head_nouns().get(fold(words[at].text))
    return bool(noun and noun.loose) and fold(words[at].text) not in not_actors()
