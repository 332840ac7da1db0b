"""What was said, as the parse has it: the clause, infinitive or object that a cue governs, and whom it was said to."""

from spacy.tokens import Token

from pipeline.annotation import syntax
from pipeline.annotation.syntax import RELATIVES, SUBJECTS, children
from pipeline.extraction.statements.contents import CHAINS, Content, is_enough
from pipeline.extraction.statements.cues import Cue
from pipeline.extraction.statements.grammar import PREPOSITIONS, STOPS, is_time, trim_stops
from pipeline.extraction.statements.units import Unit

_QUESTIONS = frozenset({"WP", "WRB", "WDT", "WP$"})
_CONDITIONS = frozenset({"if", "whether"})
_APART = frozenset({"punct", "conj", "parataxis"})
_INFINITIVES = frozenset({"xcomp", "advcl", "ccomp", "acl"})  # how the parse ties "to act" to "urged the council"


def find_complement(unit: Unit, cue: Cue, limit: int) -> Content | None:
    """What the cue governs behind it, up to word `limit`, where its frames allow it."""
    dependents = _dependents_behind(unit, cue)
    main = next((one for one in dependents if _is_said(unit, cue, one)), None)
    if main is None:
        return None
    told = [_range(unit, cue, one) for one in dependents if one.dep_ in {"obj", "iobj"} and one.i < main.i and cue.has("addressee")]
    first, last = _range(unit, cue, main)
    for further in dependents[dependents.index(main) + 1 :]:
        if not _goes_with(unit, cue, further):
            break
        last = max(last, _range(unit, cue, further)[1])
    if told and _opens_infinitive(unit, first):
        first = told[0][0]
    elif unit.words[first].lower == "that" and first + 1 < last:
        first += 1
    while first < last - 1 and unit.words[first].text in STOPS:
        first += 1
    last = trim_stops(unit.words, first, min(last, limit))
    if first >= last or not is_enough(unit.words, cue, first, last):
        return None
    return Content(first, last, told[0] if told else None, _find_fronted(unit, cue, main))


def find_undergoer(unit: Unit, cue: Cue) -> Content | None:
    """What is said of whom in a passive: "The raid was condemned by the mayor"."""
    found = syntax.find_subject(cue.token) if cue.token is not None else None
    if found is None:
        return None
    first, last = syntax.phrase(found.token)
    words = unit.range_of(found.token.doc[first], found.token.doc[last - 1])
    if words and unit.words[words[0]].lower in {"and", "or", "but"}:
        words = (words[0] + 1, words[1])
    return Content(*words) if words and words[1] <= cue.first and words[0] < words[1] else None


def _find_fronted(unit: Unit, cue: Cue, main: Token) -> tuple[int, int] | None:
    """The relative word in front of the cue that the clause behind it lacks, or has for its subject: "which officials said would fail"."""
    own = (child for child in main.children if child.i < cue.token.i and child.lower_ in RELATIVES and child.dep_ in SUBJECTS)
    relative = next(own, None) or (None if _is_finite(main) else _relative_of(cue))
    if relative is None or main.dep_ != "ccomp":
        return None
    number = unit.number_of(relative)
    return (number, number + 1) if number is not None and number < cue.first else None


def _relative_of(cue: Cue) -> Token | None:
    """The "which" of a relative clause that the cue heads and has a subject of its own in."""
    if cue.token.dep_ != "acl:relcl":
        return None
    fronted = [child for child in cue.token.children if child.i < cue.token.i and child.lower_ in RELATIVES and child.dep_ != "nsubj"]
    return fronted[0] if fronted else None


def _dependents_behind(unit: Unit, cue: Cue) -> list[Token]:
    """What hangs on the words of the cue and ends behind them, in order."""
    own = [token for token in unit.tokens[cue.first : cue.last] if token is not None]
    numbers = {token.i for token in own}
    found = [
        child
        for token in own
        for child in token.children
        if child.i not in numbers and child.i > own[0].i and child.right_edge.i > own[-1].i and child.dep_ not in {"punct", "cc"}
    ]
    return sorted(found, key=lambda child: child.left_edge.i)


def _range(unit: Unit, cue: Cue, one: Token) -> tuple[int, int]:
    """The words of a dependent behind the cue."""
    first, last = unit.range_of(one.left_edge, one.right_edge) or (cue.last, cue.last)
    return min(max(first, cue.last), len(unit.words) - 1), max(last, cue.last)


def _opens_infinitive(unit: Unit, at: int) -> bool:
    return unit.words[at].lower == "to" or [word.lower for word in unit.words[at : at + 2]] == ["not", "to"]


def _is_said(unit: Unit, cue: Cue, one: Token) -> bool:
    """Whether a dependent is what the cue's frames announce."""
    first = _range(unit, cue, one)[0]
    if _opens_infinitive(unit, first):
        return cue.has("to") and one.dep_ in _INFINITIVES
    if one.dep_ == "ccomp" and (_asks(one) or _is_finite(one) or _relative_of(cue) is not None):
        return cue.has("clause", "that", "addressee") or (cue.has("if") and _asks(one))
    if cue.has("object"):
        if one.lower_ in CHAINS:
            return False
        governed = one.dep_ in {"obl", "advcl"} and first == cue.last and cue.last > cue.first + 1  # "called for an inquiry"
        governed = governed and unit.words[first].lower not in PREPOSITIONS
        return governed or one.dep_ in {"obj", "ccomp", "xcomp"}
    named = max((child.right_edge.i for child in one.head.children if child.dep_ not in _APART), default=0)
    return cue.has("naming") and one.dep_ == "obj" and one.right_edge.i < named  # something follows that it is called


def _is_finite(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children) or any(child.lower_ == "that" for child in children(verb, "mark"))


def _asks(verb: Token) -> bool:
    return verb.left_edge.tag_ in _QUESTIONS or verb.left_edge.lower_ in _CONDITIONS


def _goes_with(unit: Unit, cue: Cue, one: Token) -> bool:
    """Whether a further dependent of the cue is part of what was said, and no clause or day of its own."""
    if one.dep_ == "conj":
        return any(child.lower_ == "that" for child in children(one, "mark"))
    first, last = _range(unit, cue, one)
    adds = one.tag_ == "VBG" and unit.words[first - 1].text == ","
    return one.dep_ not in {"parataxis", "discourse"} and not adds and not (cue.has("object") and is_time(unit.words[last - 1]))
