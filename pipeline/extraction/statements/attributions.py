"""Attributions of one unit: each cue with its source and content, in and outside quotation marks."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotation.names.vocabulary import function_words
from pipeline.annotation.names.words import Word
from pipeline.extraction.statements.clauses import Attribution, Clause, find_limit, may_follow, only_adjuncts
from pipeline.extraction.statements.contents import CHAINS, Content, content_after, find_complement
from pipeline.extraction.statements.cues import GERUND, Cue, find_cues
from pipeline.extraction.statements.grammar import FINITE, PREPOSITIONS, trim_stops
from pipeline.extraction.statements.nominal import read_nominal
from pipeline.extraction.statements.phrases import phrase_right
from pipeline.extraction.statements.quotation_units import QUOTED, Unit
from pipeline.extraction.statements.quotations import is_role, past_role, read_colon, read_quotation, read_told, read_turn
from pipeline.extraction.statements.sources import Source, find_source, is_speaker

_FRONTS = PREPOSITIONS | function_words("front")
_ADDITIONS = function_words("addition")
_OPENERS = function_words("clause_opener") | {","}
LONGEST_SOURCE = 24  # words of a source with what describes it
FEWEST_BEFORE = 3  # words of a clause that its cue follows
_NOBODY = function_words("says_nothing")  # who begins so said nothing: "no group claimed the raid"
_PICTURES = function_words("picture")
_UNSURE = function_words("unsure")


def read_attributions(unit: Unit) -> list[Attribution]:
    """Attributions of a unit in the order of their cues."""
    cues = find_cues(unit)
    sources: dict[Cue, Source] = {}
    for cue in cues:
        source = find_source(unit, cue, cues, sources)
        if source and unit.words[source.last - 1].text != QUOTED:
            sources[cue] = source
    found: list[Attribution] = []
    taken: set[int] = set()
    for cue, source in sources.items():
        unsure = source.first > 0 and unit.words[source.first - 1].lower in _UNSURE
        if unsure or unit.words[source.first].lower in _NOBODY or (cue.has("people") and not is_speaker(unit, source)):
            continue
        if _is_pictured(unit, cue, source):
            continue
        clause = _make_clause(unit, cue, source, find_limit(unit, cue, cues, sources))
        if made := _attribute(clause, cues, taken):
            found.append(made)
            taken.update(first for first, last in made.contents if last == first + 1 and unit.quote_at(first))
    quoting = {made.source.first - 1 for made in found if made.through}  # "quoting" is a cue of the list too
    found = [made for made in found if made.cue[0] not in quoting] + [*read_according(unit), *read_nominal(unit)]
    return found or [*read_turn(unit), *read_colon(unit)]


def _is_pictured(unit: Unit, cue: Cue, source: Source) -> bool:
    """Whether a picture only shows a thing, and says nothing: "Footage showed the harbour", not "showed that it burned"."""
    words = unit.words
    says = [word.lower for word in words[cue.last : cue.last + 1]] == ["that"]
    return cue.entry.lemma == "show" and not says and any(word.lower in _PICTURES for word in words[source.first : source.last])


def _make_clause(unit: Unit, cue: Cue, source: Source, limit: int) -> Clause:
    elsewhere = source.inverted or source.is_elsewhere
    left = cue.group if elsewhere else min(source.first, cue.group)
    return Clause(unit, cue, source, left, max(cue.last, source.last) if source.inverted else cue.last, limit)


def _attribute(clause: Clause, cues: list[Cue], taken: set[int]) -> Attribution | None:
    if made := read_quotation(clause, cues, taken):
        return made
    words = clause.unit.words
    if clause.right == len(words) - 1 and words[clause.right].text == ":":
        return clause.attribute((), False, "announced", announces=True)
    if clause.stands_between() and (made := read_postposed(clause)):
        return made
    content = None if clause.source.inverted else _find_content(clause)
    if content is None:
        return read_postposed(clause)
    whole = content.last == content.first + 1 and words[content.first].text == QUOTED
    return clause.attribute(content.ranges, whole, "quotation" if whole else "indirect", addressee=content.addressee)


def _find_content(clause: Clause) -> Content | None:
    """What follows the cue by the words, or as the parse has it where the words allow several readings.

    Words come first since the parse loses its way in long clauses with marks: 54.5 strict F1 on PolNeAR's training part,
    the parse first 54.0, the parse alone 52.1.
    """
    unit, cue, limit = clause.unit, clause.cue, clause.limit
    return content_after(unit, cue, limit) or _finding(clause) or find_complement(unit, cue, limit)


def _finding(clause: Clause) -> Content | None:
    """What a poll, a study or an inquiry found, where no "that" opens it."""
    words, cue, source = clause.unit.words, clause.cue, clause.source
    if not cue.has("that") or not any(word.lower in function_words("study") for word in words[source.first : source.last]):
        return None
    last = trim_stops(words, cue.last, clause.limit)
    if last <= cue.last + 1 or not words[cue.last].is_word or words[cue.last].lower in function_words("preposition"):
        return None
    return Content(cue.last, last)


def read_postposed(clause: Clause) -> Attribution | None:
    """The clause before ", the ministry said", with what a cue in mid-sentence leaves behind it."""
    words, cue = clause.unit.words, clause.cue
    if clause.source.is_elsewhere or not may_follow(cue) or clause.left < 1 or cue.form == GERUND:
        return None
    heard = read_told(clause)
    if not only_adjuncts(words, heard[1] if heard else clause.right):
        return None
    left = past_role(words, clause.left)
    as_said = words[left - 1].lower == "as"
    if as_said and left <= 2:
        return _said_ahead(clause)
    if as_said:
        end = left - 2 if words[left - 2].text == "," else left - 1
    elif words[left - 1].text in {",", "—", "–"}:
        end = left - 1
    else:
        return None
    return _clause_before(clause, end, words[left - 1].text == ",")


def _clause_before(clause: Clause, end: int, between: bool) -> Attribution | None:
    """The words up to `end`, and those behind the cue where it stands between two commas."""
    words, first = clause.unit.words, _clause_start(clause.unit.words, end)
    contents = [(first, end)]
    if between and _goes_on(words, clause.right) and not is_role(clause):
        contents.append((clause.right + 1, trim_stops(words, clause.right + 1, len(words))))
    elif end - first < FEWEST_BEFORE or (words[first].lower in _FRONTS and not _is_clause(words[first:end])):
        return None
    source = _read_quoting(clause.unit, clause.right)
    made = clause.attribute(tuple(contents), False, "postposed", folds=True)
    return replace(made, source=source, through=clause.source) if source else made


def _is_clause(words: Sequence[Word]) -> bool:
    """Whether words that begin as an adjunct does are a main clause: "At least ten were hurt", not "As the storm came"."""
    opening = words[0].token
    depends = opening is not None and (opening.dep_ == "mark" or opening.tag_ == "WRB")
    return any(word.text == "," or (word.tag in FINITE and not depends) for word in words)


def _goes_on(words: tuple[Word, ...], at: int) -> bool:
    """Whether the sentence goes on behind ", she said,", and not with an addition to the speaker."""
    if at + 1 >= len(words) or words[at].text != ",":
        return False
    following = words[at + 1]
    if following.lower in {"and", "but"} and at + 2 < len(words) and words[at + 2].text == QUOTED:
        return True
    return (following.is_word or following.text == QUOTED) and not (following.lower.endswith("ing") or following.lower in _ADDITIONS)


def _said_ahead(clause: Clause) -> Attribution | None:
    """What follows "As the mayor noted, …"."""
    words, right = clause.unit.words, clause.right
    last = trim_stops(words, right, len(words))
    if right + 1 >= last or words[right].text != ",":
        return None
    return clause.attribute(((right + 1, last),), False, "as_said")


def _clause_start(words: tuple[Word, ...], end: int) -> int:
    """Where the clause that ends before `end` begins: behind a semicolon, past "but" and "meanwhile"."""
    first = max((at + 1 for at in range(end) if words[at].text == ";"), default=0)
    while first < end - 1 and words[first].lower in _OPENERS:
        first += 1
    return first


def _read_quoting(unit: Unit, at: int) -> Source | None:
    """Whom a medium quotes: "…, the agency reported quoting the governor"."""
    words = unit.words
    if at < len(words) and words[at].text == ",":
        at += 1
    if at + 1 < len(words) and words[at].lower in CHAINS:
        end = phrase_right(words, at + 1, wide=True)
        return Source(at + 1, end, False, "quoting") if end > at + 1 else None
    return None


def read_according(unit: Unit) -> list[Attribution]:
    """ "According to X, …" and "…, according to X"."""
    words, found = unit.words, []
    for at in range(len(words) - 2):
        if words[at].lower != "according" or words[at + 1].lower != "to":
            continue
        end = _end_of_source(unit, at + 2, at == 0)
        first, last = _around_according(words, at, end)
        quoted = any(unit.quote_at(number) for number in range(first, last))
        if end > at + 2 and (last - first >= FEWEST_BEFORE or quoted):
            source = Source(at + 2, end, False, "according_to")
            direct = quoted and last == first + 1
            found.append(Attribution(unit, (at, at + 2), "report", source, ((first, last),), direct, "according_to", folds=True))
    return found


def _end_of_source(unit: Unit, first: int, opens: bool) -> int:
    """The end of the source that begins at a word; where it opens the sentence with the clause that describes it."""
    words, end = unit.words, phrase_right(unit.words, first, wide=True)
    if first < end < len(words) and words[end].is_capital and words[end - 1].tag.startswith("JJ"):
        end = phrase_right(words, end, wide=True)  # "the latest Okoro poll"
    if opens and end < len(words) and words[end].lower in {"who", "whose"}:
        return next((at for at in range(end, min(len(words), end + LONGEST_SOURCE)) if words[at].text == ","), end)
    return end


def _around_according(words: tuple[Word, ...], at: int, end: int) -> tuple[int, int]:
    """The clause that "according to" at word `at` attributes: behind its source where it opens the sentence, else before it."""
    if at == 0 or words[at - 1].lower in {"but", "and"}:
        first = end + 1 if end < len(words) and words[end].text == "," else end
        return first, trim_stops(words, first, len(words))
    first = _clause_start(words, at)
    return first, trim_stops(words, first, at)
