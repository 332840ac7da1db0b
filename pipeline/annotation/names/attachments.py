"""What a name is tied to by the words right beside it: "'s" before it, "of" or a comma behind it."""

from pipeline.annotation.names.affiliations import body_span, place_at, run_end, speaks_for_state
from pipeline.annotation.names.vocabulary import find_state, fold, function_words, titles
from pipeline.annotation.names.words import Word, text_of


def possessor(words: tuple[Word, ...], at: int) -> tuple[int, int] | None:
    """The body, or the state, in front of "'s": "Kenya's interior minister", "the Harbour Gazette's Ann Poole"."""
    if at < 2 or words[at - 1].lower not in {"'s", "'"}:
        return None
    first = at - 1
    while first > 0 and words[first - 1].is_capital:
        first -= 1
    while first == 0 < at - 2 and fold(words[first].text) in function_words("opener"):
        first += 1
    while first and first < at - 2 and words[first].lower == "the":
        first += 1
    return body_span(words, first, at - 1) if first < at - 1 else None


def owner_of(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """The body in front of "'s" before a role in words first to last (exclusive); a state only where the role speaks for it."""
    owner = possessor(words, first)
    return owner if owner and (not find_state(text_of(words, *owner)) or speaks_for_state(words, first, last)) else None


def body_before(words: tuple[Word, ...], first: int) -> tuple[int, int] | None:
    """The body that has a person by "'s" right before the name: "the Harbour Gazette's Ann Poole"."""
    owner = possessor(words, first)
    return None if owner is None or find_state(text_of(words, *owner)) else owner


def body_behind(words: tuple[Word, ...], at: int) -> tuple[int, int] | None:
    """The body that a name belongs to by "of" or "from" right behind it or its comma: "Okoro, of the Harbour Party,"."""
    if at + 2 < len(words) and words[at].text == "," and words[at + 1].lower == "of":
        at += 1
    if at + 1 >= len(words) or words[at].lower not in {"of", "from"}:
        return None
    first = at + 2 if words[at + 1].lower == "the" else at + 1
    if first >= len(words) or not words[first].is_capital:
        return None
    span = body_span(words, first, run_end(words, first, len(words)))
    is_place = span and place_at(words, first, span[1])
    return span if span and span[0] == first and not (is_place and is_place[1] == span[1]) else None


def body_around(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """The body that a body is part of: its owner, what "of" ties it to, for a unit the one behind its comma."""
    if owner := possessor(words, first) or body_behind(words, last):
        return owner
    if not (words[first].text[0].isdigit() and last + 1 < len(words) and words[last].text == ","):
        return None
    end = run_end(words, last + 1, len(words))
    whole = body_span(words, last + 1, end) if end > last + 1 else None
    return whole if whole and whole[0] == last + 1 and words[whole[1] - 1].lower != words[last - 1].lower else None


def place_behind(words: tuple[Word, ...], at: int) -> tuple[int, int] | None:
    """The place that an office is held for, by "of" right behind the name: "Mayor Okoro of Lagos"."""
    return place_at(words, at + 1, len(words)) if at + 1 < len(words) and words[at].lower == "of" else None


def place_in(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """The place in the words of an office: "Lagos mayor", "governor of Alaska"."""
    for at in range(first, last):
        span = place_at(words, at, last)
        if span and (at == first or words[at - 1].lower in {"of", "for", "the"} or fold(words[min(span[1], last - 1)].text) in titles()):
            return span
    return None
