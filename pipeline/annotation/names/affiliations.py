"""The body that somebody belongs to or speaks for, among the words of a role or beside a name.

A state or a place is one only where an office governs it or speaks for it: "governor of Alaska", not "a senator of Alaska"
or "an Alaska clerk".
"""

from collections.abc import Iterator

from pipeline.annotation.names.capitals import through_listed
from pipeline.annotation.names.vocabulary import (
    demonyms,
    find_body_named,
    find_state,
    fold,
    function_words,
    given_names,
    head_nouns,
    not_actors,
    titles,
)  # fmt: skip
from pipeline.annotation.names.words import Word, text_of
from pipeline.annotation.places.gazetteer import find_state as find_us_state
from pipeline.annotation.places.gazetteer import find_towns
from pipeline.rules import rule

FIELDS = function_words("portfolio") - {"the"}
OF_STATE = function_words("governs") | function_words("for_state")
MOST_PLACE_WORDS = 3
MOST_OFFICE_WORDS = 3  # of an office that governs: "secretary of state"
FEWEST_LETTERS, MOST_LETTERS = 2, 6  # of an acronym


def is_acronym(text: str) -> bool:
    """Whether a word is written in capitals as acronyms are ("UNAMA", "U.N.", "YPG")."""
    plain = text.replace(".", "").replace("&", "")
    return FEWEST_LETTERS <= len(plain) <= MOST_LETTERS and plain.isupper() and plain.isalpha()


def find_body(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """The body that the words of a role name: by list, head noun or acronym, a state that the office speaks for, or by the model."""
    found = list(_bodies_in(words, first, last))
    body = next((span for span in found if not find_state(text_of(words, *span))), None)
    if body is None and found and speaks_for_state(words, first, last):
        body = found[0]
    return body or _body_by_model(words, first, last)


def _bodies_in(words: tuple[Word, ...], first: int, last: int) -> Iterator[tuple[int, int]]:
    at = first
    while at < last:
        end = run_end(words, at, last)
        span = (_ruled_body(words, at, end) or body_span(words, at, end)) if end > at else _lower_body(words, at)
        if span:
            yield _through_owner(words, span, last)
        at = max(end, at + 1)


@rule("names.governing_office", fires_on="Later Alaska governor Ann Poole came.", spares="Later Alaska clerk Ann Poole came.")
def governs(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a role is an office that governs a place."""
    return _holds_office(words, first, last, function_words("governs"))


@rule("names.office_of_state", fires_on="Georgia Attorney General Ann Poole sued.", spares="Later Alaska clerk Ann Poole came.")
def speaks_for_state(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a role is an office that governs a state or speaks for it."""
    return _holds_office(words, first, last, OF_STATE)


def _holds_office(words: tuple[Word, ...], first: int, last: int, offices: frozenset[str]) -> bool:
    names = [fold(word.text) for word in words[first:last]]
    found = (" ".join(names[at : at + size]) for size in range(1, MOST_OFFICE_WORDS + 1) for at in range(len(names)))
    return any(name in offices or name.removesuffix("s") in offices for name in found)


@rule("names.body_by_model", fires_on="Ann Poole, a spokeswoman for Nortex, left.", spares="Ann Poole, a clerk, left.", otherwise=None)
def _body_by_model(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """The first name in a role that no list knows and that the model takes for a body's: "Harbourline chief executive"."""
    at = first
    while at < last:
        end = run_end(words, at, last)
        if end > at and (span := _without_titles(words, at, end)) and _is_seen_as_body(words, *span):
            return span
        at = max(end, at + 1)
    return None


def _without_titles(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """A run of capitals without the words at its ends that say what somebody is; None when a title is left or nothing is."""
    while first < last and _says_what(words[first]):
        first += 1
    end = last
    while last > first and ((known := titles().get(fold(words[last - 1].text))) or not words[last - 1].is_capital):
        if known and known.kind == "modifier":
            break
        last -= 1
    pairs = (text_of(words, at, at + 2) for at in range(first, min(last, end - 1)))
    return None if first == last or any(fold(pair) in titles() for pair in pairs) else (first, last)


def _says_what(word: Word) -> bool:
    name = fold(word.text)
    return name in titles() or name in demonyms() or not word.is_capital


def _is_seen_as_body(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether the model's names make a body of a name that is no place's, nobody's belief and no shouted line."""
    text, part = text_of(words, first, last), words[first:last]
    if all(fold(piece) in demonyms() or find_state(piece) for piece in text.split("-")):
        return False  # "US-Saudi relations"
    if text in given_names() or find_towns(text) or find_us_state(text) or (len(part) > 1 and text.isupper()):
        return False
    if any(fold(word.text) in not_actors() or fold(word.text) in demonyms() or find_state(word.text) for word in part):
        return False
    return any(word.token is not None and word.token.ent_type_ == "ORG" for word in part)


def run_end(words: tuple[Word, ...], first: int, last: int) -> int:
    """Where the run of capitals that begins at a word ends, `first` where none does."""
    end = first
    while end < last and _belongs(words, first, end, last):
        end += 1
    if end > first and end < last and words[end].text == ",":
        end = min(through_listed(words, first, end), last)
    return end


def _through_owner(words: tuple[Word, ...], span: tuple[int, int], last: int) -> tuple[int, int]:
    """Through "'s" and the body behind it: somebody of the University of Lagos's Law Centre is of the centre."""
    at = span[1] + 1
    if at < last and words[at - 1].lower in {"'s", "'"} and words[at].is_capital:
        owned = body_span(words, at, run_end(words, at, last))
        if owned and owned[0] == at and not find_state(text_of(words, at, owned[1])):
            return span[0], owned[1]
    return span


def place_at(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """The longest place that begins at a word."""
    for end in range(min(last, first + MOST_PLACE_WORDS), first, -1):
        text = text_of(words, first, end)
        if not (words[first].is_capital and words[end - 1].is_capital) or fold(text) in titles():
            continue
        seen = all(word.token is not None and word.token.ent_type_ == "LOC" for word in words[first:end])
        if find_state(text) or find_us_state(text) or (seen and find_towns(text)):
            return first, end
    return None


def _belongs(words: tuple[Word, ...], first: int, at: int, last: int) -> bool:
    """Whether a word can be part of a name that begins at `first`: a capital, an ordinal at its head, "of" inside it."""
    if words[at].is_capital:
        return True
    followed = at + 1 < last and words[at + 1].is_capital
    if at == first:
        return followed and words[at].text[0].isdigit()
    link = words[at].lower
    return followed and (link in {"of", "for", "and", "the"} or fold(words[at - 1].text) in function_words(f"before_{link}"))


def body_span(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """The longest part of a run of capitals that is a body by itself."""
    while last - first > 1 and _leads_in(words[first], fold(words[last - 1].text) in head_nouns()):
        first += 1
    for end in range(last, first, -1):
        if end - first > 1 and _ends_in_office(words, end):
            continue
        text = text_of(words, first, end)
        noun = fold(words[end - 1].text)
        if (
            _is_listed(text)
            or find_state(text)
            or (end - first > 1 and noun in head_nouns())
            or (end - first == 1 and is_acronym(text) and noun not in titles())
        ):
            return first, end
        if any(_ties(words, at) for at in range(first + 1, end)):
            return first, end
    return None


def _ends_in_office(words: tuple[Word, ...], end: int) -> bool:
    """Whether an office stands behind a name: "Department of Ports Chief", not "Ministry of Justice"."""
    if end < len(words) and fold(text_of(words, end - 1, end + 1)) in titles():
        return True  # "White House | Press Secretary"
    known = titles().get(fold(words[end - 1].text))
    is_office = known is not None and known.kind in {"office", "rank"}
    return is_office and fold(words[end - 1].text) not in head_nouns() and words[end - 2].is_capital


def _ties(words: tuple[Word, ...], at: int) -> bool:
    """Whether a link ties what stands behind it to the noun of a body before it."""
    link, noun = words[at].lower, fold(words[at - 1].text)
    return (link in {"of", "for"} and noun in head_nouns()) or noun in function_words(f"before_{link}")


def _is_listed(text: str) -> bool:
    """Whether a list has a body of that name, which is no word for what somebody is ("Independent counsel")."""
    body = find_body_named(text)
    return body is not None and not (body.ambiguous and fold(text) in titles())


def _leads_in(word: Word, has_noun: bool) -> bool:
    """Whether a word stands before the body's name rather than in it."""
    name = fold(word.text)
    known = titles().get(name)
    is_state = name in function_words("body_lead")
    return is_state or (not has_noun and (name in demonyms() or bool(known and known.kind != "modifier")))


@rule("names.body_of_place", fires_on="Ann Poole, a Punjab government aide, left.", spares="Ann Poole, a Punjab aide.", otherwise=None)
def _ruled_body(words: tuple[Word, ...], first: int, end: int) -> tuple[int, int] | None:
    """A place and its body in lower case: "Lagos State government", but not "Lagos police officer"."""
    noun = head_nouns().get(fold(words[end].text)) if end < len(words) and not words[end].is_capital else None
    if not (noun and noun.loose):
        return None
    place, function = place_at(words, first, end), fold(text_of(words, end, end + 2))
    return (first, end + 1) if place and place[1] == end and function not in titles() else None


@rule(
    "names.body_of_nation",
    fires_on="Ann Poole, an Afghan interior ministry aide, left.",
    spares="Ann Poole, a ministry aide, left.",
    otherwise=None,
)
def _lower_body(words: tuple[Word, ...], at: int) -> tuple[int, int] | None:
    """A body in lower case with what tells it apart: "Afghan interior ministry"; a bare "ministry" names none."""
    if fold(words[at].text) not in head_nouns():
        return None
    first = at
    while first > 0 and (fold(words[first - 1].text) in FIELDS or fold(words[first - 1].text) in demonyms()):
        first -= 1
    return (first, at + 1) if first < at else None


@rule("names.owner", fires_on="They heard the Harbour Party's Ann Poole.", spares="They heard Ann Poole.", otherwise=None)
def possessor(words: tuple[Word, ...], at: int) -> tuple[int, int] | None:
    """The body, or the state, in front of "'s": "Kenya's interior minister", "the Harbour Gazette's Ann Poole"."""
    if at < 2 or words[at - 1].lower not in {"'s", "'"}:
        return None
    first = at - 1
    while first > 0 and words[first - 1].is_capital:
        first -= 1
    while first == 0 < at - 2 and fold(words[first].text) in function_words("opener"):
        first += 1
    return body_span(words, first, at - 1) if first < at - 1 else None


def owner_of(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """The body in front of "'s" before a role in words first to last (exclusive); a state only where the role speaks for it.

    Without words of a role it is the body of a name: "the Harbour Gazette's Ann Poole".
    """
    owner = possessor(words, first)
    return owner if owner and (not find_state(text_of(words, *owner)) or speaks_for_state(words, first, last)) else None


@rule("names.body_behind_name", fires_on="Ann Poole of the Harbour Party left.", spares="Ann Poole left the Harbour Party.", otherwise=None)
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


@rule("names.larger_body", fires_on="Men of the 2nd Battalion, 14th Brigade, left.", spares="The 2nd Battalion left.", otherwise=None)
def body_around(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """The body that a body is part of: its owner, what "of" ties it to, for a unit the one behind its comma."""
    if owner := possessor(words, first) or body_behind(words, last):
        return owner
    if not (words[first].text[0].isdigit() and last + 1 < len(words) and words[last].text == ","):
        return None
    end = run_end(words, last + 1, len(words))
    whole = body_span(words, last + 1, end) if end > last + 1 else None
    return whole if whole and whole[0] == last + 1 and words[whole[1] - 1].lower != words[last - 1].lower else None


@rule("names.place_behind_office", fires_on="Mayor Ann Poole of Lagos came.", spares="Senator Ann Poole of Texas came.", otherwise=None)
def place_behind(words: tuple[Word, ...], at: int) -> tuple[int, int] | None:
    """The place that an office is held for, by "of" right behind the name: "Mayor Okoro of Lagos"."""
    return place_at(words, at + 1, len(words)) if at + 1 < len(words) and words[at].lower == "of" else None


def place_in(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """The place in the words of an office: "Lagos mayor", "governor of Alaska"."""
    for at in range(first, last):
        span = place_at(words, at, last)
        if span:
            return span
    return None
