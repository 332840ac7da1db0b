"""Clauses that stand before their cue: "…, the ministry said", "…, according to the ministry", and what such a cue splits."""

from dataclasses import replace

from spacy.tokens import Token

from pipeline.annotation.names.vocabulary import function_words
from pipeline.annotation.names.words import Word
from pipeline.extraction.statements.attribution import Attribution, Clause
from pipeline.extraction.statements.behind import Subject
from pipeline.extraction.statements.grammar import PREPOSITIONS, RELATIVES, is_time, trim_stops
from pipeline.extraction.statements.limits import may_follow, only_adjuncts
from pipeline.extraction.statements.phrases import phrase_right
from pipeline.extraction.statements.quoted import FINITE, is_role, past_role, read_told
from pipeline.extraction.statements.units import QUOTED, Unit
from pipeline.extraction.statements.verb_forms import GERUND

_FRONTS = PREPOSITIONS | function_words("front")
_ADDITIONS = function_words("addition")
_OPENERS = function_words("clause_opener") | {","}
LONGEST_SOURCE = 24  # words of a source with what describes it
FEWEST_BEFORE = 3  # words of a clause that its cue follows


def read_postposed(clause: Clause) -> Attribution | None:
    """The clause before ", the ministry said", with what a cue in mid-sentence leaves behind it."""
    words, cue = clause.unit.words, clause.cue
    about = clause.right < len(words) and words[clause.right].lower == "about"  # "…, Okafor tweeted about it"
    if about or clause.subject.is_elsewhere or not may_follow(cue) or clause.left < 1 or cue.form == GERUND:
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
    elif (words[first].lower in _FRONTS and not any(word.text == "," for word in words[first:end])) or end - first < FEWEST_BEFORE:
        return None
    source = _read_quoting(clause.unit, clause.right)
    made = clause.attribute(tuple(contents), False, "postposed", folds=True)
    return replace(made, subject=source, through=clause.subject) if source else made


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


def _read_quoting(unit: Unit, at: int) -> Subject | None:
    """Whom a medium quotes: "…, the agency reported quoting the governor"."""
    words = unit.words
    if at < len(words) and words[at].text == ",":
        at += 1
    if at + 1 < len(words) and words[at].lower in {"quoting", "citing"}:
        end = phrase_right(words, at + 1, wide=True)
        return Subject(at + 1, end, False, "quoting") if end > at + 1 else None
    return None


def read_according(unit: Unit) -> list[Attribution]:
    """ "According to X, …" and "…, according to X"."""
    words, found = unit.words, []
    for at in range(len(words) - 2):
        if words[at].lower != "according" or words[at + 1].lower != "to":
            continue
        if at and words[at - 1].lower in RELATIVES:
            continue
        end = _end_of_source(unit, at + 2, at == 0)
        first, last = _around_according(words, at, end)
        quoted = any(unit.quote_at(number) for number in range(first, last))
        if end > at + 2 and (last - first >= FEWEST_BEFORE or quoted):
            subject = Subject(at + 2, end, False, "according_to")
            direct = quoted and last == first + 1
            found.append(Attribution(unit, (at, at + 2), "report", subject, ((first, last),), direct, "according_to", folds=True))
    return found


def _end_of_source(unit: Unit, first: int, opens: bool) -> int:
    """The end of the source that begins at a word, no verb in it; where it opens the sentence with the clause that describes it."""
    words, end = unit.words, phrase_right(unit.words, first, wide=True)
    while first < end < len(words) and words[end - 1].lower in PREPOSITIONS and (is_time(words[end]) or words[end].text.isdigit()):
        end += 1
        while end < len(words) and words[end].text.isdigit():
            end += 1
    if first < end < len(words) and words[end].is_capital and _is_adjective(unit.tokens[end - 1]):
        end = phrase_right(words, end, wide=True)  # "the latest Okoro poll"
    for at in range(first + 1, end):
        token = unit.tokens[at]
        by = at + 1 < len(words) and words[at + 1].lower == "by"
        if token is not None and token.tag_ in FINITE and token.dep_ != "amod" and words[at].text[0].islower() and not by:
            return at
    if opens and end < len(words) and words[end].lower in {"who", "whose"}:
        return next((at for at in range(end, min(len(words), end + LONGEST_SOURCE)) if words[at].text == ","), end)
    return end


def _is_adjective(token: Token | None) -> bool:
    return token is not None and token.tag_.startswith("JJ")


def _around_according(words: tuple[Word, ...], at: int, end: int) -> tuple[int, int]:
    """The clause that "according to" at word `at` attributes: behind its source where it opens the sentence, else before it."""
    if at == 0 or words[at - 1].lower in {"but", "and"}:
        first = end + 1 if end < len(words) and words[end].text == "," else end
        return first, trim_stops(words, first, len(words))
    first = _clause_start(words, at)
    return first, trim_stops(words, first, at)
