"""Mention detection: the names of an article, runs of capitals read for title, type and role, and what the model makes of them."""

import re
from collections.abc import Iterator, Sequence

from pipeline.annotation.document import Sentence
from pipeline.annotation.names.affiliations import body_around, body_behind, body_span, governs, owner_of, place_behind, place_in
from pipeline.annotation.names.bodies_beside import tell_body
from pipeline.annotation.names.capitals import Run, find_runs, is_credit, is_headline, is_part_of_other, is_plain_opener
from pipeline.annotation.names.mention import LOCATED, PERSON, STATE, UNKNOWN_BODY, Naming
from pipeline.annotation.names.namesakes import drop_signatures, names_thing
from pipeline.annotation.names.roles import body_in_clause, read_age, read_post, role_after, role_in_clause
from pipeline.annotation.names.titles import Role, find_title, read_title, role_before
from pipeline.annotation.names.types import Kind, is_located, is_party, refine_type, tell_kind
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
from pipeline.annotation.names.voting import settle
from pipeline.annotation.names.words import Word, read_words, text_of
from pipeline.annotation.places.gazetteer import find_towns
from pipeline.contract.records import Span
from pipeline.rules import rule

_MADE = tuple(sorted(function_words("made_by") - function_words("led_by")))  # "Iran-backed", "U.S.-led" may open a body's name
_SEAT = re.compile(r"[A-Z][A-Za-z]+-\d{1,2}")  # a seat in a parliament


def detect_names(body: Sequence[Sentence]) -> list[Naming]:
    """Names of actors in the prose, in order; headlines and datelines add none of their own, as a capital says nothing there."""
    sentences = [(sentence, read_words(sentence)) for sentence in body]
    plain = [(sentence, words) for sentence, words in drop_signatures(sentences) if not is_headline(words)]
    lower_words = frozenset(word.lower for _, words in plain for word in words if word.text[0].islower())
    namings = [naming for sentence, words in plain for naming in find_namings(words, sentence.index, lower_words)]
    return settle(_without_places(_drop_overlaps(namings)), {sentence.index: sentence for sentence, _ in plain})


def _without_places(namings: list[Naming]) -> list[Naming]:
    """The namings without those of words that the article shows to be a place's."""
    places = {fold(naming.text) for naming in namings if naming.rule == f"actors.{LOCATED}"}
    return [naming for naming in namings if naming.is_sure or fold(naming.text) not in places] if places else namings


def _drop_overlaps(namings: list[Naming]) -> list[Naming]:
    """Of two namings that share words the longer, of two as long the surer."""
    kept: list[Naming] = []
    taken: set[int] = set()
    for naming in sorted(namings, key=lambda n: (not n.is_sure, n.span.start - n.span.end, n.span, n.rule)):
        covered = range(naming.span.start, naming.span.end)
        if taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(naming)
    return sorted(kept, key=lambda naming: naming.span)


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
    kind = kind if titled else tell_body(words, first, last, kind) or kind
    if not titled and is_located(words, first, last, kind):
        yield _make(words, first, last, Kind(None, False, LOCATED), sentence)
        return
    if names_thing(words, last, kind):
        return
    if kind.shown_by == last:
        last += 1  # "the Beni Okoro tribe"
    yield from _with_role(words, first, last, kind, role, sentence)


def _with_role(words: tuple[Word, ...], first: int, last: int, kind: Kind, role: Role | None, sentence: int) -> Iterator[Naming]:
    if kind.actor_type == PERSON or (kind.actor_type is None and not kind.is_sure):
        yield from _read_person(words, first, last, kind, role, sentence)
        return
    is_seat = kind.rule == "government_name" and bool(find_towns(_text(words, first, last)))  # "a bomb in Tel Aviv"
    if (kind.actor_type == STATE or is_seat) and not (kind.is_sure and is_party(words, first, last)):
        kind = kind._replace(is_sure=False)
    if kind.actor_type == UNKNOWN_BODY and _is_speaker(words, last):
        kind = kind._replace(is_sure=True)
    whole = None if kind.actor_type == STATE else body_around(words, first, last) or body_in_clause(words, first, last)
    yield _make(words, first, last, kind, sentence, tied=whole)


def _read_person(words: tuple[Word, ...], first: int, last: int, kind: Kind, title: Role | None, sentence: int) -> Iterator[Naming]:
    """A person with the role that stands before or behind the name; a role is proof that the name is a person's."""
    before = title or (None if _is_part_of_role(words, first, last) else role_before(words, first))
    after = role_after(words, last) if before is None or before.first is None or before.is_rank else None
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
    if body := body_behind(words, last) or (owner_of(words, first, first) if role is None else None):
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


@rule("names.speaker", fires_on="Ann Poole said it was late.", spares="Ann Poole left.")
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
