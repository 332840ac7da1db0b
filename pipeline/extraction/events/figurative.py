"""Words of violence that are said of no violence: quarrels of politicians, attacks on a plan or a record, deaths of old age.

"Senators clashed over the budget", "tragedy collided with politics", "her credibility came under attack",
"the governor's attacks on the mayor", "dead at 87".
"""

import re

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.syntax import case_of, children, coordinated, find_subject
from pipeline.extraction.events.types import ATTACK, GENERIC
from pipeline.lexicon import any_of, words_of

_AGED = re.compile(r"\s+(?:\w+\s+)?at\s+(?:(?:the\s+)?age\s+(?:of\s+)?)?\d{2,3}\b(?!\s*[:%])", re.I)
_BETWEEN = frozenset({"between", "among", "with", "against", "by"})
_AIMED = frozenset({"on", "against", "upon", "to"})
_ILL = rf"(?:{any_of('cues', 'ailment')}|{any_of('cues', 'natural_death')})"
_OF_ILLNESS = re.compile(rf"(?:\s+(?!from\b|of\b|after\b)\w+){{0,3}}\s+(?:of|from|after|due\s+to)\s+(?:\w+\s+){{0,4}}?{_ILL}\b", re.I)
_CLASH, _ACCIDENT, _ARSON = "clash", "accident", "arson"


def is_figure(words: Words, incident_type: str, after: str) -> bool:
    """Whether a trigger's words are meant otherwise where they stand; `after` is the text behind them."""
    root = words.root
    if incident_type == GENERIC and (_AGED.match(after) or _OF_ILLNESS.match(after)):
        return True
    if incident_type == _CLASH and _is_quarrel(root):
        return True
    if incident_type in {_ACCIDENT, _ARSON}:
        return _is_abstract(root, incident_type)
    return incident_type in {ATTACK, _CLASH} and (_is_aimed_at_no_body(words) or _is_in_words(root))


def _is_quarrel(word: Token) -> bool:
    """Whether those who clash are politicians or bodies that do so in words, or the clash is over something said."""
    holders = (word, word.head) if children(word.head, "expl") else (word,)  # "there were clashes between"
    beside = [child for holder in holders for child in children(holder, "nmod", "obl") if case_of(child) in _BETWEEN]
    subject = find_subject(word) if word.tag_.startswith("VB") else None
    sides = [one for side in (*beside, *([subject.token] if subject else ())) for one in coordinated(side)]
    return bool(sides) and any(_speaks_for_a_living(side) for side in sides)


def _speaks_for_a_living(side: Token) -> bool:
    names = {side.lower_, *(child.lower_ for child in children(side, "compound", "flat", "nmod:desc", "appos", "nmod"))}
    return bool(names & words_of("cues", "politician"))


def _is_abstract(verb: Token, incident_type: str) -> bool:
    """Whether no thing crashes or burns: "tragedy collided with politics", "torching the newspaper's record"."""
    if not verb.tag_.startswith("VB"):
        return False
    if incident_type == _ACCIDENT:
        subject = find_subject(verb)
        return subject is not None and subject.token.lower_ in words_of("cues", "abstract_doer")
    return any(found.lower_ in words_of("cues", "press_name") | words_of("cues", "intangible") for found in children(verb, "obj"))


def _is_aimed_at_no_body(words: Words) -> bool:
    """Whether what is attacked can't be hurt: "an attack on her record", "the plan came under attack"."""
    root = words.root
    aims = [child for child in children(root, "nmod", "obl") if case_of(child) in _AIMED]
    if root.tag_.startswith("VB"):
        subject = find_subject(root)
        under = len(words) > 1 and words[-1].lower_ == ATTACK
        aims = [subject.token] if subject and (under or subject.is_passive) else [*aims, *children(root, "obj")]
    return bool(aims) and all(aim.lower_ in words_of("cues", "intangible") for aim in aims)


def _is_in_words(noun: Token) -> bool:
    """Whether attacks in the plural are one named person's on others: "Obi's attacks on the governor"."""
    if noun.tag_ != "NNS" or noun.lower_ not in words_of("cues", "may_be_verbal"):
        return False
    return any(owner.ent_type_ == "PER" and not _is_armed(owner) for owner in children(noun, "nmod:poss"))


def _is_armed(owner: Token) -> bool:
    return any(child.lower_ in words_of("population", "attackers") for child in owner.children)
