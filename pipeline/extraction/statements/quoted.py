"""Quotations with their cue: before it, behind it, split by it, or behind a colon."""

from pipeline.annotation.names.vocabulary import function_words
from pipeline.annotation.names.words import Word
from pipeline.extraction.statements.attribution import Attribution, Clause
from pipeline.extraction.statements.behind import Subject
from pipeline.extraction.statements.contents import find_addressee
from pipeline.extraction.statements.cues import Cue
from pipeline.extraction.statements.grammar import AUXILIARIES, PREPOSITIONS, STOPS, SUBJECT_PRONOUNS, is_time, trim_stops
from pipeline.extraction.statements.phrases import phrase_right
from pipeline.extraction.statements.units import QUOTED, Unit

LONGEST_GAP = 16  # words between a cue and the quotation it announces
FEWEST_LED = 1  # words in front of a quotation that are part of what was said
LONGEST_NAME = 8  # words before the colon of a turn
LONGEST_THAT = 6  # words between a cue and the quotation behind its "that"
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})  # tags of verbs that make a clause
_SUBJECTS = SUBJECT_PRONOUNS - {"who", "you"}
_ADJUNCTS = function_words("quotation_adjunct")
_BREAKS = frozenset({";", ":", "(", ")", QUOTED})
_MARKS = frozenset({",", ":", "—", "–", "-"})


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
    if not unit.quotes[words[before].start].goes_on or before - first < FEWEST_LED or not words[before - 1].is_word:
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
    if not clause.subject.inverted or first >= len(words) or words[first].lower in PREPOSITIONS - {"of", "from"}:
        return False  # "…, said Okafor, without a permit"
    last = next((at for at in range(first, len(words) - 1) if words[at].text == "," and words[at + 1].lower.endswith("ing")), len(words))
    return not any(token is not None and token.tag_ in FINITE for token in clause.unit.tokens[first:last])


def _takes_quotation(clause: Clause, announced: int | None) -> bool:
    if clause.cue.has("naming") and announced is not None and announced > clause.right:
        return clause.unit.words[announced - 1].text == ":"
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
            behind_clause = clause.subject.inverted and clause.left > 1 and words[clause.left - 1].text == "," and at > right + 1
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
    takes = clause.cue.has("addressee") and not clause.subject.inverted
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
    subject, rule = Subject(0, colon, False, "before_colon"), "turn" if shouted else "colon"
    return [Attribution(unit, (colon, colon + 1), "report", subject, ((colon + 1, last),), direct, rule)]


def read_colon(unit: Unit) -> list[Attribution]:
    """A quotation behind a colon where no listed verb stands; the caller keeps it only where a known person opens the sentence."""
    words = unit.words
    at = next((number for number in range(1, len(words)) if words[number].text == QUOTED and words[number - 1].text == ":"), None)
    end = phrase_right(words, 0) if at and words[0].is_word else 0
    subject = Subject(0, end, False, "opening")
    return [Attribution(unit, (at - 1, at), "report", subject, ((at, at + 1),), True, "colon_quote")] if at and 0 < end < at - 1 else []
