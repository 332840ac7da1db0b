"""Runs of capitalised words: where a name may begin and end, before anything is known of it."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.annotation.names.vocabulary import (
    bodies,
    find_state,
    fold,
    function_words,
    given_names,
    head_nouns,
    not_actors,
    saying_verbs,
    titles,
)
from pipeline.annotation.names.words import Word, text_of
from pipeline.annotation.places.gazetteer import find_state as find_us_state
from pipeline.lexicon import list_words
from pipeline.rules import rule

_LINKS = function_words("name_link")  # join a name; those not "of" or "for" only behind the nouns of class before_<link>
_CHOOSY = ("on", "to", "against", "in")
_NO_NAMES = function_words("no_name")
_NICKNAME_MARKS = frozenset("\"“”‘’'")
_OPENING_MARKS = frozenset("\"“‘'([-–—:;•*``.!?")
_FIRST_PERSON = frozenset({"i", "i'm", "i've", "i'd", "i'll"})
_OPENING_TAGS = frozenset({"VB", "VBG", "VBN", "VBD", "VBZ", "IN", "RB", "WRB", "CC", "DT", "PRP", "PRP$", "MD", "UH"})
_SUFFIXES = frozenset({"jr", "sr"})
_SAINTS = frozenset({"st", "saint"})
_STATES = frozenset({"US", "U.S.", "UK", "U.K."})
_ARTICLES = frozenset({"al", "el"})  # that begin an Arabic name in small letters: "al Qaeda"
_PHOTO = frozenset({"photo", "via", "courtesy", "handout"})  # in a credit
LONGEST_CREDIT = 8  # words between a name and the brackets around a credit
MOST_BEFORE = 3  # words before a run that may belong to what is no actor
MOST_LISTED = 6  # words by which a listed name may be longer than a run: "… and the Levant"
HEADLINE_SHARE = 0.8  # of the words with four letters and more: a line with that many capitals is a headline


class Run(NamedTuple):
    """Words first to last (exclusive) of a sentence; `opens` says whether position alone could explain the first capital."""

    first: int
    last: int
    opens: bool


def find_runs(words: tuple[Word, ...], lower_words: frozenset[str]) -> Iterator[Run]:
    """Runs of the sentence from left to right; `lower_words` are those that the article also writes in lower case."""
    at = 0
    while at < len(words):
        if not _may_start(words, at):
            at += 1
            continue
        end = through_listed(words, at, _find_end(words, at))
        opens = at == 0 or words[at - 1].text in _OPENING_MARKS or words[at - 1].text in {"''", "``", "..."}
        first = at
        if (
            opens
            and (_is_opener(words[at], lower_words, alone=end == at + 1) or _is_verb_before_name(words, at, end))
            and not _is_listed(words, at, end)
        ):
            first += 1
            while first < end and words[first].lower in _LINKS | {"the", "a", "an"}:
                first += 1
            opens = False
        yield from _split(words, first, end, opens)
        at = max(end, at + 1)


def _is_listed(words: tuple[Word, ...], at: int, end: int) -> bool:
    """Whether a listed name, title or US state of several words begins at a word: "Associated Press reporters"."""
    texts = (text_of(words, at, to) for to in range(at + 2, end + 1))
    return any(fold(text) in bodies() or fold(text) in titles() or find_us_state(text) for text in texts)


@rule(
    "names.line_of_capitals",
    fires_on="Ferry Sank Near Tall Island While Hundreds Watched Helpless",
    spares="The ferry sank near Tall Island while hundreds watched helpless",
)
def is_headline(words: tuple[Word, ...]) -> bool:
    """Whether a line without a full stop capitalises most longer words, or any line all letters: a capital says nothing there.

    A colon behind a verb of speech speaks for prose as a full stop does.
    """
    if _is_shouted(words):
        return True
    closing = [word for word in words[-4:] if word.text not in {'"', "”", "’", "''", "'", ")"}]
    introduces = len(closing) > 1 and closing[-1].text == ":" and closing[-2].lower in saying_verbs()
    if closing and (closing[-1].text in {".", "!", "?"} or introduces):
        return False
    longer = [word for word in words if word.is_word and len(word.text) > 3]
    return len(longer) > 3 and sum(word.text[0].isupper() for word in longer) >= HEADLINE_SHARE * len(longer)


def _is_shouted(words: tuple[Word, ...]) -> bool:
    longer = [word for word in words if word.is_word and len(word.text) > 3]
    return sum(word.text.isupper() for word in longer) > HEADLINE_SHARE * len(longer)


def _may_start(words: tuple[Word, ...], at: int) -> bool:
    word = words[at]
    if word.is_capital:
        return word.lower not in _FIRST_PERSON
    if word.lower in _ARTICLES:
        return at + 1 < len(words) and words[at + 1].is_capital
    return word.text[0].isdigit() and word.lower.endswith(("st", "nd", "rd", "th")) and at + 1 < len(words) and words[at + 1].is_capital


def _is_opener(word: Word, lower_words: frozenset[str], alone: bool) -> bool:
    """Whether the first word of a sentence owes its capital to its place."""
    name = fold(word.text)
    if (word.lower in _ARTICLES and word.text.islower()) or word.text in _STATES:
        return False
    if name in function_words("opener") or name in function_words("adverb") or name in function_words("determiner"):
        return True
    if name in titles() or word.text in given_names():
        return False
    return name in lower_words or (alone and name in head_nouns() and not head_nouns()[name].alone)


def through_listed(words: tuple[Word, ...], first: int, end: int) -> int:
    """Through the words behind a run that a listed name has too: "Front of Ports" and "and Islands"."""
    if words[first].lower == "the":
        first += 1
    for longer in range(min(len(words), end + MOST_LISTED), end, -1):
        if words[longer - 1].is_capital and fold(text_of(words, first, longer)).replace(" ,", ",") in bodies():
            return longer
    return end


@rule("names.verb_before_name", fires_on="Explaining Ann Baker to strangers is hard.", spares="Ann Baker is hard.")
def _is_verb_before_name(words: tuple[Word, ...], at: int, end: int) -> bool:
    """Whether a sentence opens with a verb or a conjunction in front of a name: "Explaining Ann Poole …"."""
    name = fold(words[at].text)
    if end <= at + 2 or words[at].text in given_names() or name in titles():
        return False
    return words[at].tag in _OPENING_TAGS


def _find_end(words: tuple[Word, ...], at: int) -> int:
    end = at + 1
    while end < len(words):
        if words[end].is_capital and words[end].text[0] != "@" and words[end].lower not in _FIRST_PERSON - {"i"}:
            end += 1
        elif (step := _nickname_length(words, end) or _link_length(words, at, end)) and not words[at].text.startswith("@"):
            end += step
        else:
            break
    return end


@rule("names.nickname", fires_on='They knew Samuel "Sparrow" Odhiambo.', spares="They knew Samuel Odhiambo.", otherwise=0)
def _nickname_length(words: tuple[Word, ...], end: int) -> int:
    """The words of a nickname in quotation marks between two parts of a name."""
    if words[end].text not in _NICKNAME_MARKS:
        return 0
    for size in (2, 3):
        inside = words[end + 1 : end + size]
        if end + size + 1 < len(words) and words[end + size].text in _NICKNAME_MARKS and all(word.is_capital for word in inside):
            return size + 1 if words[end + size + 1].is_capital and words[end + size + 1].start > words[end + size].end else 0
    return 0


def _link_length(words: tuple[Word, ...], at: int, end: int) -> int:
    """How many lower-case words at `end` the name runs through; 0 when it ends here."""
    link, before = words[end].lower, fold(words[end - 1].text)
    following = end + 1
    if link == "&" or link in function_words("person_particle"):
        while following < len(words) and words[following].lower in function_words("person_particle") and not words[following].is_capital:
            following += 1
        return following - end if following < len(words) and words[following].is_capital else 0
    if link in {"'s", "'"}:
        named = fold(words[at].text) in _SAINTS and following < len(words) and fold(words[following].text) in head_nouns()
        joined = named or before.rstrip("'") in function_words("joined_possessive")
        return 1 if joined and following < len(words) and words[following].is_capital else 0
    if link not in _LINKS:
        return 0
    while following < len(words) and words[following].lower in {"the"} and not words[following].is_capital:
        following += 1
    if following >= len(words) or not words[following].is_capital or fold(words[following].text) in _NO_NAMES:
        return 0
    return following - end if _joins(words, at, end, link, before, fold(words[following].text)) else 0


@rule("names.linked_capitals", fires_on="The Ministry of Ports closed.", spares="Ann Poole of Lagos left.")
def _joins(words: tuple[Word, ...], at: int, end: int, link: str, before: str, after: str) -> bool:
    if not_actors().get(after) == "time":
        return False
    if link == "and":
        inside = any(words[i].lower in {"of", "for"} for i in range(at, end)) and (
            after in function_words("portfolio") or words[end - 1].tag == "JJ"
        )
        return inside or (before in function_words("portfolio") and after in function_words("portfolio"))
    if link in _CHOOSY:
        return before in function_words(f"before_{link}")
    noun = (before in head_nouns() and before not in function_words("people")) or (before.endswith("s") and before[:-1] in head_nouns())
    title = before in titles() and titles()[before].kind == "office"
    return noun or (title and link in {"of", "for"})


def _split(words: tuple[Word, ...], first: int, end: int, opens: bool) -> Iterator[Run]:
    """The run cut behind "Jr.", and where a day or month stands, unless it is part of a person's name ("Theresa May")."""
    start = first
    for at in range(first, end):
        if fold(words[at].text) in _SUFFIXES and start < at < end - 1:
            yield Run(start, at + 1, opens)
            start, opens = at + 1, False
        if not_actors().get(fold(words[at].text)) != "time":
            continue
        token = words[at].token
        if token is not None and token.ent_type_ == "PER":
            continue  # "Jan Okoro"
        if at > start and (words[at - 1].text in given_names() or fold(words[at - 1].text) in titles()):
            continue
        if at > start:
            yield Run(start, at, opens)
        start, opens = at + 1, False
    if start < end:
        yield Run(start, end, opens)


@rule("names.credit_of_photo", fires_on="A guard stands there. REUTERS/Joe Hunter", spares="A guard stands there with Joe Hunter.")
def is_credit(words: tuple[Word, ...], run: Run) -> bool:
    """Whether a run is part of who took a photo: "REUTERS/Ann Poole", "Ann Poole/Reuters"."""
    first, last = run.first, run.last
    if _is_caption(words, first, last):
        return True
    if last + 1 < len(words) and words[last].text == "/":
        taker = last - first > 1 and fold(text_of(words, first, last)) not in bodies()
        return _is_agency(words, first, last) or (taker and _is_medium(words, last + 1, last + 2))
    if first > 1 and words[first - 1].text == "/":
        taken = first > 2 and words[first - 3].is_capital and fold(text_of(words, first - 3, first - 1)) not in bodies()
        return _is_agency(words, first - 2, first - 1) or (taken and words[first - 2].is_capital and _is_medium(words, first, last))
    return False


def _is_caption(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a run stands in brackets that say whose a photo is: "(Photo: Ann Poole, AP)"."""
    opening = next((at for at in range(first - 1, max(-1, first - LONGEST_CREDIT), -1) if words[at].text in {"(", ")"}), None)
    closing = next((at for at in range(last, min(len(words), last + LONGEST_CREDIT)) if words[at].text in {"(", ")"}), None)
    if opening is None or closing is None or (words[opening].text, words[closing].text) != ("(", ")"):
        return False
    inside = [word for word in words[opening + 1 : closing] if word.is_word]
    return any(word.lower in _PHOTO for word in inside) and all(word.is_capital or word.lower in _PHOTO for word in inside)


def _is_agency(words: tuple[Word, ...], first: int, last: int) -> bool:
    return text_of(words, first, last).isupper() and _is_medium(words, first, last)


def _is_medium(words: tuple[Word, ...], first: int, last: int) -> bool:
    body = bodies().get(fold(text_of(words, first, last)))
    return body is not None and body.actor_type == "media"


@rule("names.end_of_other_name", fires_on="They came after the State of the Union.", spares="They came after the storm.")
def is_part_of_other(words: tuple[Word, ...], run: Run) -> bool:
    """Whether a run only ends what is no actor: "the State of the Union"."""
    first, last = max(0, run.first - MOST_BEFORE), run.last
    return words[first].is_capital and not_actors().get(fold(text_of(words, first, last))) is not None


@rule("names.common_word_first", fires_on="Tension has grown since.", spares="Adeyemi has grown since.")
def is_plain_opener(words: tuple[Word, ...], run: Run) -> bool:
    """Whether a run is one common word that opens its sentence: "Tension has grown"."""
    word = words[run.first]
    if not run.opens or run.last - run.first > 1 or word.text.isupper() or word.text in given_names():
        return False
    name = fold(word.text)
    return name in list_words("common_words") and name not in bodies() and name not in titles() and not find_state(word.text)
