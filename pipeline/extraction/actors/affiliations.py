"""The body, or the place, that somebody belongs to, among the words of a role or right behind a name."""

from pipeline.extraction.actors.lists import bodies, demonyms, find_state, fold, function_words, head_nouns, titles
from pipeline.extraction.actors.words import Word
from pipeline.extraction.places.lookup import find_state as find_us_state
from pipeline.extraction.places.lookup import find_towns

_FIELDS = function_words("portfolio") - {"the"}
MOST_PLACE_WORDS = 3
FEWEST_LETTERS, MOST_LETTERS = 2, 6  # of an acronym


def is_acronym(text: str) -> bool:
    """Whether a word is written in capitals as acronyms are ("UNAMA", "U.N.", "YPG")."""
    plain = text.replace(".", "").replace("&", "")
    return FEWEST_LETTERS <= len(plain) <= MOST_LETTERS and plain.isupper() and plain.isalpha()


def possessor(words: tuple[Word, ...], at: int) -> tuple[int, int] | None:
    """The body in front of "'s" before a role: "Kenya's interior minister"."""
    if at < 2 or words[at - 1].lower not in {"'s", "'"}:
        return None
    first = at - 1
    while first > 0 and words[first - 1].is_capital:
        first -= 1
    return body_span(words, first, at - 1) if first < at - 1 else None


def find_body(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """The body that the words of a role name: a listed one, one by its head noun, an acronym, or a state."""
    at = first
    while at < last:
        end = _run_end(words, at, last)
        span = body_span(words, at, end) if end > at else _lower_body(words, at)
        if span:
            return _through_owner(words, span, last)
        at = max(end, at + 1)
    return None


def _run_end(words: tuple[Word, ...], first: int, last: int) -> int:
    end = first
    while end < last and _belongs(words, first, end, last):
        end += 1
    return end


def _through_owner(words: tuple[Word, ...], span: tuple[int, int], last: int) -> tuple[int, int]:
    """Through "'s" and the body behind it: somebody of the University of Lagos's Law Centre is of the centre."""
    at = span[1] + 1
    if at < last and words[at - 1].lower in {"'s", "'"} and words[at].is_capital:
        owned = body_span(words, at, _run_end(words, at, last))
        if owned and owned[0] == at and not find_state(_text(words, at, owned[1])):
            return span[0], owned[1]
    return span


def body_behind(words: tuple[Word, ...], at: int) -> tuple[int, int] | None:
    """The body that a name belongs to by "of" or "from" right behind it: "Okoro of the Harbour Party"."""
    if at + 1 >= len(words) or words[at].lower not in {"of", "from"}:
        return None
    first = at + 2 if words[at + 1].lower == "the" else at + 1
    if first >= len(words) or not words[first].is_capital:
        return None
    span = body_span(words, first, _run_end(words, first, len(words)))
    is_place = span and place_at(words, first, span[1])
    return span if span and span[0] == first and not (is_place and is_place[1] == span[1]) else None


def body_around(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """The body that a body is part of: its owner, what "of" ties it to, for a unit the one behind its comma."""
    if owner := possessor(words, first) or body_behind(words, last):
        return owner
    if not (words[first].text[0].isdigit() and last + 1 < len(words) and words[last].text == ","):
        return None
    end = _run_end(words, last + 1, len(words))
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


def place_at(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """The longest place that begins at a word."""
    for end in range(min(last, first + MOST_PLACE_WORDS), first, -1):
        text = _text(words, first, end)
        if not (words[first].is_capital and words[end - 1].is_capital) or fold(text) in titles():
            continue
        seen = all(word.token is not None and word.token.ent_type_ == "LOC" for word in words[first:end])
        if find_state(text) or find_us_state(text) or (seen and find_towns(text)):
            return first, end
    return None


def _text(words: tuple[Word, ...], first: int, last: int) -> str:
    return " ".join(word.text for word in words[first:last])


def _belongs(words: tuple[Word, ...], first: int, at: int, last: int) -> bool:
    """Whether a word can be part of a name that begins at `first`: a capital, an ordinal at its head, "of" inside it."""
    if words[at].is_capital:
        return True
    followed = at + 1 < last and words[at + 1].is_capital
    return followed and (words[at].text[0].isdigit() if at == first else words[at].lower in {"of", "for", "and", "the"})


def body_span(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """The longest part of a run of capitals that is a body by itself."""
    while last - first > 1 and _leads_in(words[first], fold(words[last - 1].text) in head_nouns()):
        first += 1
    for end in range(last, first, -1):
        text = " ".join(word.text for word in words[first:end])
        noun = fold(words[end - 1].text)
        if (
            fold(text) in bodies()
            or find_state(text)
            or (end - first > 1 and noun in head_nouns())
            or (end - first == 1 and is_acronym(text) and noun not in titles())
        ):
            return first, end
        if any(
            word.lower in {"of", "for"} and fold(words[first + i - 1].text) in head_nouns() for i, word in enumerate(words[first:end]) if i
        ):
            return first, end
    return None


def _leads_in(word: Word, has_noun: bool) -> bool:
    """Whether a word stands before the body's name rather than in it."""
    name = fold(word.text)
    known = titles().get(name)
    is_state = name in function_words("body_lead")
    return is_state or (not has_noun and (name in demonyms() or bool(known and known.kind != "modifier")))


def _lower_body(words: tuple[Word, ...], at: int) -> tuple[int, int] | None:
    """A body in lower case with what tells it apart: "Afghan interior ministry"; a bare "ministry" names none."""
    if fold(words[at].text) not in head_nouns():
        return None
    first = at
    while first > 0 and (fold(words[first - 1].text) in _FIELDS or fold(words[first - 1].text) in demonyms()):
        first -= 1
    return (first, at + 1) if first < at else None
