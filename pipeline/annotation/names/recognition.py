"""Namings of actors in one sentence: runs of capitals read for title, kind and role."""

import re
from collections.abc import Iterator

from pipeline.annotation.names.affiliations import OF_STATE, body_span, governs
from pipeline.annotation.names.appositions import read_age, role_after
from pipeline.annotation.names.attachments import body_around, body_before, body_behind, place_behind, place_in
from pipeline.annotation.names.capitals import Run, find_runs
from pipeline.annotation.names.mention import LOCATED, PERSON, STATE, UNKNOWN_BODY, Naming
from pipeline.annotation.names.positions import is_credit, is_located, is_part_of_other, is_plain_opener, read_post
from pipeline.annotation.names.predicates import body_in_clause, role_in_clause
from pipeline.annotation.names.titles import Role, find_title, read_title, role_before
from pipeline.annotation.names.types import Kind, refine_type, tell_kind
from pipeline.annotation.names.uncapitalised import find_loose_bodies
from pipeline.annotation.names.vocabulary import (
    bodies,
    demonyms,
    find_state,
    fold,
    function_words,
    given_names,
    head_nouns,
    saying_verbs,
    titles,
)
from pipeline.annotation.names.words import Word, text_of
from pipeline.annotation.syntax import is_verb
from pipeline.contract.records import Span

_MADE = tuple(sorted(function_words("made_by") - function_words("led_by")))  # "Iran-backed", "U.S.-led" may open a body's name
_STATE_ACTS = function_words("state_act") | OF_STATE
_SEAT = re.compile(r"[A-Z][A-Za-z]+-\d{1,2}")  # a seat in a parliament


def find_namings(words: tuple[Word, ...], sentence: int, lower_words: frozenset[str]) -> Iterator[Naming]:
    """Namings from left to right; a role's own body ("White House press secretary …") is a naming too."""
    done = 0
    for first, last, noun in find_loose_bodies(words):
        yield _make(
            words,
            first,
            last,
            Kind(refine_type(words, first, noun + 1, head_nouns()[fold(words[noun].text)].actor_type), True, "loose_body", noun),
            sentence,
        )
    for run in find_runs(words, lower_words):
        if run.first < done or is_credit(words, run) or is_plain_opener(words, run) or is_part_of_other(words, run):
            continue
        yield from _read_run(words, run, sentence)
        done = run.last


def _read_run(words: tuple[Word, ...], run: Run, sentence: int) -> Iterator[Naming]:
    first, last = run.first, run.last
    if words[first].lower == "the" and last - first > 1:
        first += 1
    if words[first].text.startswith("@"):
        yield _make(words, first, first + 1, Kind(UNKNOWN_BODY, False, "handle"), sentence)
        return
    titled = read_title(words, first, last) or read_post(words, first, last)
    role = None
    if titled:
        first, role = titled
        if role.style is not None:
            first = role.style
        if role.first is not None and role.body:
            yield from _body_of(words, role, sentence)
    else:
        first = _skip_nationality(words, first, last)
    if _is_all_title(words, first, last) and not titled:
        yield from _bodies_before_title(words, run, sentence)
        return
    kind = Kind(PERSON, True, "title") if titled else tell_kind(words, first, last)
    if kind is None:
        return
    if not titled and is_located(words, first, last, kind):
        yield _make(words, first, last, Kind(None, False, LOCATED), sentence)
        return
    if kind.shown_by == last:
        last += 1  # "the Beni Okoro tribe"
    yield from _with_role(words, first, last, kind, role, sentence)


def _with_role(words: tuple[Word, ...], first: int, last: int, kind: Kind, role: Role | None, sentence: int) -> Iterator[Naming]:
    if kind.actor_type == PERSON or (kind.actor_type is None and not kind.is_sure):
        yield from _read_person(words, first, last, kind, role, sentence)
        return
    if kind.actor_type == STATE and not (kind.is_sure and is_party(words, first, last)):
        kind = kind._replace(is_sure=False)
    if kind.actor_type == UNKNOWN_BODY and _is_speaker(words, last):
        kind = kind._replace(is_sure=True)
    whole = None if kind.actor_type == STATE else body_around(words, first, last) or body_in_clause(words, first, last)
    yield _make(words, first, last, kind, sentence, tied=whole)


def _read_person(words: tuple[Word, ...], first: int, last: int, kind: Kind, title: Role | None, sentence: int) -> Iterator[Naming]:
    """A person with the role that stands before or behind the name; a role is proof that the name is a person's."""
    before = title or (None if _is_part_of_role(words, first, last) else role_before(words, first))
    after = role_after(words, last) if before is None or before.first is None or before.is_rank else None
    if after and before and before.first is not None and after.first is None:
        after = None
    found = after or before
    if kind.is_sure and (found is None or found.first is None):
        found = role_in_clause(words, first, last) or found
    by_comma = found is not None and found.rule in {"role_before_comma", "role_after"}
    if title or (found and not (by_comma and last - first == 1)) or (read_age(words, last) and last - first > 1):
        kind = Kind(PERSON, True, kind.rule if kind.is_sure else "role")
    if kind.rule == "given_name" and not found and _is_behind_place_word(words, first, last):
        kind = kind._replace(is_sure=False)
    shown = found if found and found.first is not None else None
    if shown and shown is not title and shown.body:
        yield from _body_of(words, shown, sentence)
    gender = next((role.gender for role in (title, before, after) if role and role.gender), "")
    tied = None if shown and shown.body else _find_tie(words, first, last, shown)
    if tied and not find_state(_text(words, *tied)) and (body := tell_kind(words, *tied)):
        yield _make(words, *tied, body._replace(is_sure=True), sentence)
    yield _make(words, first, last, kind, sentence, shown, gender, _is_speaker(words, last), tied)


def _is_part_of_role(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a single name between two words in lower case is what an office is for: "chief Arctic negotiator"."""
    known = titles().get(fold(words[last].text)) if last < len(words) else None
    return last - first == 1 and known is not None and known.kind == "office" and not words[last].is_capital


def _find_tie(words: tuple[Word, ...], first: int, last: int, role: Role | None) -> tuple[int, int] | None:
    """What a person belongs to by "of" behind the name or "'s" before it, or the place that an office governs."""
    if body := body_behind(words, last) or (body_before(words, first) if role is None else None):
        return body
    if not role or not governs(words, role.first, role.last):
        return body_in_clause(words, first, last)
    return place_in(words, role.first, role.last) or place_behind(words, last)


def _is_behind_place_word(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a preposition of place makes a name rather a village's than a person's."""
    owns = last < len(words) and words[last].lower in {"'s", "'"}
    return first > 0 and words[first - 1].lower in function_words("locative") and not owns


def _make(
    words: tuple[Word, ...],
    first: int,
    last: int,
    kind: Kind,
    sentence: int,
    role: Role | None = None,
    gender: str = "",
    speaks: bool = False,
    tied: tuple[int, int] | None = None,
) -> Naming:
    span = Span(words[first].start, words[last - 1].end)
    body = role.body if role and role.body else tied
    shown = None if kind.shown_by is None else Span(words[kind.shown_by].start, words[kind.shown_by].end)
    return Naming(
        span, _text(words, first, last), kind.actor_type, f"actors.{kind.rule}", sentence, shown, kind.listed,
        Span(words[role.first].start, words[role.last - 1].end) if role and role.first is not None else None,
        f"actors.{role.rule}" if role else "",
        Span(words[body[0]].start, words[body[1] - 1].end) if body else None,
        gender, kind.is_sure, speaks, tuple(word.tag for word in words[first:last]),
        words[last].lower if last < len(words) and words[last].tag in {"NN", "NNS"} else "",
    )  # fmt: skip


def _text(words: tuple[Word, ...], first: int, last: int) -> str:
    """Words first to last (exclusive) as they are written, with single blanks only where the text has any."""
    pieces = [words[first].text]
    for before, word in zip(words[first:], words[first + 1 : last], strict=False):
        pieces.append(" " * min(1, word.start - before.end) + word.text)
    return "".join(pieces)


def _body_of(words: tuple[Word, ...], role: Role, sentence: int) -> Iterator[Naming]:
    first, last = role.body
    if any(word.lower == "'s" for word in words[first:last]):
        return  # each of the two names stands in a run of its own
    if words[last - 1].is_capital and not find_state(_text(words, first, last)) and (kind := tell_kind(words, first, last)):
        yield _make(words, first, last, kind._replace(is_sure=kind.is_sure or kind.actor_type == UNKNOWN_BODY), sentence)


def _skip_nationality(words: tuple[Word, ...], first: int, last: int) -> int:
    """Past "American", "Republican" or "TX-07" before a person, but not in "Syrian Democratic Forces", and past "Lagos-based"."""
    text, name = fold(text_of(words, first, last)), fold(words[first].text)
    if last - first > 1 and name.endswith(_MADE) and text not in bodies():
        return first + 1
    known = find_title(words, first, first + 1)
    is_nation = all(part in demonyms() for part in name.split("-"))
    is_modifier = is_nation or bool(known and known.kind == "modifier") or bool(_SEAT.fullmatch(words[first].text))
    if last - first > 2 and is_modifier and text not in bodies():
        rest = tell_kind(words, first + 1, last)
        if rest and rest.actor_type == PERSON and rest.is_sure:
            return first + 1
    return first


def _is_all_title(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a run ends in a function, so that it names nobody: "Foreign Minister", "Kabul Police Chief"."""
    if last - first > 1 and words[last - 2].text in given_names():
        return False  # "Ann Bishop": a surname
    text, noun = fold(text_of(words, first, last)), fold(words[last - 1].text)
    known = titles().get(noun)
    return bool(known) and known.kind not in {"modifier", "occupation"} and text not in bodies() and noun not in head_nouns()


def _bodies_before_title(words: tuple[Word, ...], run: Run, sentence: int) -> Iterator[Naming]:
    if (span := body_span(words, run.first, run.last - 1)) and (kind := tell_kind(words, *span)) and kind.actor_type != STATE:
        yield _make(words, *span, kind, sentence)


def _is_speaker(words: tuple[Word, ...], last: int) -> bool:
    """Whether a verb of speech follows the name right away, or after "has" and the like, or takes it as its subject."""
    token = words[last - 1].token
    if token is not None and token.dep_ == "nsubj" and fold(token.head.text) in saying_verbs():
        return True
    at = last
    while (
        at < len(words)
        and at < last + 2
        and (words[at].lower in function_words("auxiliary") or words[at].lower in function_words("adverb"))
    ):
        at += 1
    return at < len(words) and words[at].lower in saying_verbs()


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
        if at + 1 >= size and find_state(_text(words, at + 1 - size, at + 1)):
            return is_party(words, at + 1 - size, at + 1)
    return not words[at].is_capital and words[at].is_word and words[at + 1].text == ","
