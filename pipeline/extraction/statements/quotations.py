"""Quotations with their source: by a cue before, behind or amid them, behind a colon, and with a signature."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.annotation.names.vocabulary import fold, function_words, given_names, head_nouns, not_actors, titles
from pipeline.annotation.names.words import Word
from pipeline.contract.records import Span
from pipeline.extraction.statements.addressees import find_addressee
from pipeline.extraction.statements.clauses import Attribution, Clause
from pipeline.extraction.statements.cues import Cue
from pipeline.extraction.statements.grammar import AUXILIARIES, FINITE, PREPOSITIONS, STOPS, SUBJECT_PRONOUNS, is_time, trim_stops
from pipeline.extraction.statements.phrases import phrase_right
from pipeline.extraction.statements.quotation_units import QUOTED, Unit
from pipeline.extraction.statements.sources import Source
from pipeline.lexicon import list_words

LONGEST_GAP = 16  # words between a cue and the quotation it announces
LONGEST_NAME = 8  # words before the colon of a turn
LONGEST_THAT = 6  # words between a cue and the quotation behind its "that"
_SUBJECTS = SUBJECT_PRONOUNS - {"who", "you"}
_ADJUNCTS = function_words("quotation_adjunct")
_BREAKS = frozenset({";", ":", "(", ")", QUOTED})
_MARKS = frozenset({",", ":", "—", "–", "-"})
MOST_NAMED = 5  # words of a name with its title
SHORTEST = 2  # letters of a surname that stands alone
MOST_BEHIND = 6  # words behind a name: the day of a post, the paper that was told
FEWEST_NAMED = 2  # words of a name that no rule knows for an actor's
FEWEST_SIGNED = 3  # words of what was said
_DASHES = frozenset({"—", "–", "―", "--", "-"})
_SMALL = frozenset({"of", "de", "la", "van", "von", "al", "the", "and", "bin"})


def read_quotation(clause: Clause, cues: list[Cue], taken: set[int]) -> Attribution | None:
    """A quotation before the cue, behind it, or one that the cue splits; mixed where the clause goes on behind the marks.

    `taken` are word numbers of quotations that an earlier cue has.
    """
    before, announced = _quote_before(clause.unit, clause.left, taken), _announced(clause, cues)
    found = [number for number in (before, announced) if number is not None]
    if not found or not _takes_quotation(clause, announced):
        return None
    told = read_told(clause)
    if before is not None and (part := _fragment(clause, before, cues)):
        return clause.attribute(part, False, "mixed", addressee=told)
    if found == [announced] and announced + 1 < clause.limit and _goes_on(clause.unit.words[announced + 1]):
        end = trim_stops(clause.unit.words, announced, clause.limit)
        return clause.attribute(((announced, end),), False, "mixed", addressee=told)
    rule = "quotation_split" if len(found) == 2 else "quotation"
    return clause.attribute(tuple((number, number + 1) for number in found), True, rule, addressee=told)


def _fragment(clause: Clause, before: int, cues: list[Cue]) -> tuple[tuple[int, int], ...] | None:
    """All that was said where a quotation in front of its cue is only the end of it: "The plan "is a shame," Okafor said".

    Such a quotation begins with a small letter, behind words that no other cue governs.
    """
    unit, words = clause.unit, clause.unit.words
    first = max((at + 1 for at in range(before) if words[at].text in _BREAKS), default=0)
    if not unit.quotes[words[before].start].goes_on or before == first or not words[before - 1].is_word:
        return None
    if any(first <= cue.first < before for cue in cues):
        return None
    parts = [(first, before + 1)]
    behind = words[clause.right : clause.right + 2]
    if len(behind) == 2 and behind[0].text == "," and not behind[1].lower.endswith("ing") and not is_role(clause):
        parts.append((clause.right + 1, trim_stops(words, clause.right + 1, len(words))))
    return tuple(parts)


def is_role(clause: Clause) -> bool:
    """Whether what follows the comma behind the speaker only says who that is: "…, said Okafor, head of the port"."""
    words, first = clause.unit.words, clause.right + 1
    if not clause.source.inverted or first >= len(words) or words[first].lower in PREPOSITIONS - {"of", "from"}:
        return False  # "…, said Okafor, without a permit"
    last = next((at for at in range(first, len(words) - 1) if words[at].text == "," and words[at + 1].lower.endswith("ing")), len(words))
    return not any(word.tag in FINITE for word in words[first:last])


def _takes_quotation(clause: Clause, announced: int | None) -> bool:
    if clause.cue.has("quote", "clause", "that", "addressee", "if", "to"):
        return True
    return announced is not None and clause.unit.words[announced - 1].text in {":", ","}


def _quote_before(unit: Unit, left: int, taken: set[int]) -> int | None:
    at = past_role(unit.words, left) - 1
    if at >= 0 and unit.words[at].text in _MARKS - {":"}:
        at -= 1
    return at if unit.quote_at(at) and at not in taken else None


def past_role(words: tuple[Word, ...], left: int) -> int:
    """Before a description that stands between a quotation and the speaker's name: "…," another friend, Mona Said, told …"."""
    if left < 3 or words[left - 1].text != ",":
        return left
    for at in range(left - 2, max(-1, left - LONGEST_GAP), -1):
        if words[at].text == QUOTED:
            return at + 1
        if not words[at].is_word or words[at].lower in AUXILIARIES:
            return left
    return left


def _announced(clause: Clause, cues: list[Cue]) -> int | None:
    """The quotation that a cue announces: right behind it, or behind adjuncts and a comma, colon or "that"."""
    words, right = clause.unit.words, clause.right
    starts = {cue.first for cue in cues}
    for at in range(right, min(clause.limit, right + LONGEST_GAP, len(words))):
        if words[at].text == QUOTED:
            behind_clause = clause.source.inverted and clause.left > 1 and words[clause.left - 1].text == "," and at > right + 1
            return at if _only_leads(words[right:at]) and not behind_clause else None  # "…, argues Okafor, author of “The Bridge”"
        if at in starts or words[at].text in {".", ";", "?"}:
            return None
    return None


def _only_leads(gap: tuple[Word, ...]) -> bool:
    """Whether the words between cue and quotation are adjuncts and a mark, no clause that the quotation is only a part of."""
    if not gap or gap[-1].text == ":":
        return True
    if any(word.lower in AUXILIARIES - {"'s"} or word.lower in _SUBJECTS for word in gap):
        return False
    return gap[-1].text in _MARKS or (gap[-1].lower == "that" and len(gap) < LONGEST_THAT)


def _goes_on(word: Word) -> bool:
    """Whether the clause goes on behind a quotation, and not just an adjunct of the cue."""
    return word.is_word and not (is_time(word) or word.lower in _ADJUNCTS or word.lower.endswith("ing"))


def read_told(clause: Clause) -> tuple[int, int] | None:
    """Whom a verb like "tell" addresses, where its subject stands before it."""
    takes = clause.cue.has("addressee") and not clause.source.inverted
    return find_addressee(clause.unit, clause.cue) if takes else None


def read_turn(unit: Unit) -> list[Attribution]:
    """ "Okafor: We lost" in a headline or an interview; the caller keeps it only where a known actor stands before the colon."""
    words = unit.words
    colon = next((at for at, word in enumerate(words[:LONGEST_NAME]) if word.text == ":"), None)
    if not colon or not words[0].is_capital:
        return []
    last = trim_stops(words, colon + 1, len(words), STOPS - {"?", "!"})
    if last == colon + 1:
        return []
    shouted = all(word.text.isupper() or not word.is_word for word in words[:colon]) and len(words[0].text) > 1
    direct = last == colon + 2 and words[colon + 1].text == QUOTED
    source, rule = Source(0, colon, False, "before_colon"), "turn" if shouted else "colon"
    return [Attribution(unit, (colon, colon + 1), "report", source, ((colon + 1, last),), direct, rule)]


def read_colon(unit: Unit) -> list[Attribution]:
    """A quotation behind a colon where no listed verb stands; the caller keeps it only where a known person opens the sentence."""
    words = unit.words
    at = next((number for number in range(1, len(words)) if words[number].text == QUOTED and words[number - 1].text == ":"), None)
    end = phrase_right(words, 0) if at and words[0].is_word else 0
    source = Source(0, end, False, "opening")
    return [Attribution(unit, (at - 1, at), "report", source, ((at, at + 1),), True, "colon_quote")] if at and 0 < end < at - 1 else []


def _is_word(name: str) -> bool:
    """Whether a word that stands alone is no surname: "POLL", "OPINION"."""
    return (
        name in function_words("rubric")
        or name in list_words("common_words")
        or name in not_actors()
        or name in head_nouns()
        or name in function_words("opener")
    )


def is_turn(text: str) -> bool:
    """Whether words in capitals before a colon name somebody who speaks."""
    words = text.replace(",", " ").split()
    if not words or len(words) > MOST_NAMED:
        return False
    known = titles().get(fold(words[0]))
    alone = len(words) == 1 and len(words[0]) > SHORTEST
    return (
        (alone and known is None and not _is_word(fold(words[0])))
        or fold(words[0]) in function_words("turn_taker")
        or words[0].capitalize() in given_names()
        or bool(known and known.kind in {"honorific", "rank", "office", "style"})
    )


class Signature(NamedTuple):
    """Who signed: words first to last (exclusive) of a unit, the name's handle if it is a post's, and the parts of what was said."""

    unit: Unit
    first: int
    last: int
    handle: Span | None
    parts: tuple[Span, ...]

    @property
    def is_sure(self) -> bool:
        """Whether it needs no known actor: a handle, or a name of several words that ends the paragraph."""
        words = self.unit.words
        closes = all(not word.is_word for word in words[self.last :])
        return self.handle is not None or (closes and FEWEST_NAMED <= self.last - self.first <= MOST_NAMED)


def find_signatures(text: str, units: Sequence[Unit]) -> dict[int, Signature]:
    """Signatures of the body's paragraphs, by the index of the unit that holds them."""
    found = {}
    for part, group in groupby(units, key=lambda unit: (unit.part, unit.paragraph)):
        paragraph = list(group)
        if part[0] == "body" and (signature := _read(text, paragraph)):
            found[signature.unit.index] = signature
    return found


def _read(text: str, paragraph: list[Unit]) -> Signature | None:
    unit = paragraph[-1]
    words = unit.words
    for dash in range(len(words) - 2, -1, -1):
        if words[dash].text not in _DASHES or not (last := _name_end(unit, dash + 1)):
            continue
        handle = _handle(unit, last)
        quoted = _quotations(paragraph[:-1], unit, dash)
        parts = quoted or ((Span(paragraph[0].start, len(text[: words[dash].start].rstrip())),) if handle else ())
        behind = len(words) - last - (3 if handle else 0)
        if parts and behind <= MOST_BEHIND and sum(len(text[part.start : part.end].split()) for part in parts) >= FEWEST_SIGNED:
            return Signature(unit, dash + 1, last, handle, parts)
    return None


def _name_end(unit: Unit, first: int) -> int | None:
    """The word behind a name in capitals that begins at a word."""
    words, last = unit.words, first
    while last < len(words) and last - first < LONGEST_NAME and (words[last].is_capital or words[last].lower in _SMALL):
        last += 1
    return last if last > first and words[first].is_capital and words[first].text[0] != "@" else None


def _handle(unit: Unit, at: int) -> Span | None:
    """The "@name" in brackets at a word."""
    words = unit.words[at : at + 3]
    held = len(words) == 3 and words[0].text == "(" and words[1].text.startswith("@") and words[2].text == ")"
    return Span(words[1].start, words[1].end) if held else None


def _quotations(before: list[Unit], unit: Unit, dash: int) -> tuple[Span, ...]:
    """The quotations of a paragraph that holds nothing else before its dash."""
    found = [*(other.quoted_before() for other in before), unit.quoted_before(dash)]
    return () if None in found else tuple(part for parts in found for part in parts)
