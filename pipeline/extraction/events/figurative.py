"""Words of violence that name none: quarrels of politicians, attacks on a plan or a record, deaths of old age, names, parts of words.

"Senators clashed over the budget", "tragedy collided with politics", "her credibility came under attack",
"the governor's attacks on the mayor", "dead at 87", "bomb squad", "Ms. Lynch".
"""

import re

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import sentence_of
from pipeline.annotation.names.vocabulary import given_names
from pipeline.annotation.syntax import case_of, children, coordinated, find_agents, find_subject
from pipeline.extraction.events.types import ACCIDENT, ATTACK, CLASH, GENERIC
from pipeline.lexicon import any_of, words_of
from pipeline.lexicon.phrases import AROUND

_AGED = re.compile(r"\s+(?:\w+\s+)?at\s+(?:(?:the\s+)?age\s+(?:of\s+)?)?\d{2,3}\b(?!\s*[:%])", re.I)
_BETWEEN = frozenset({"between", "among", "with", "against", "by"})
_AIMED = frozenset({"on", "against", "upon", "to"})
_ILL = rf"(?:{any_of('cues', 'ailment')}|{any_of('cues', 'natural_death')})"
_OF_ILLNESS = re.compile(rf"(?:\s+(?!from\b|of\b|after\b)\w+){{0,3}}\s+(?:of|from|after|due\s+to)\s+(?:\w+\s+){{0,4}}?{_ILL}\b", re.I)
_QUOTES = frozenset("\"'“”‘’")
_ARSON = "arson"


def is_figurative(words: Words, incident_type: str) -> bool:
    """Whether words that can name an incident of a type are meant otherwise where they stand."""
    root = words.root
    after = words.doc[words.end - 1 : sentence_of(root)[1]].text[len(words[-1]) :][:AROUND]
    if (incident_type and is_quoted(words)) or (words.text == "Battle" and after.startswith(" of ")):
        return True
    if incident_type == GENERIC and (_AGED.match(after) or _OF_ILLNESS.match(after)):
        return True
    if incident_type == CLASH and _is_quarrel(root):
        return True
    if incident_type in {ACCIDENT, _ARSON}:
        return _is_abstract(root, incident_type)
    return incident_type in {ATTACK, CLASH} and (_is_aimed_at_no_body(words) or _is_in_words(root))


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
    if incident_type == ACCIDENT:
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
    return any(owner.ent_type_ == "PER" for owner in children(noun, "nmod:poss"))


def is_quoted(words: Words) -> bool:
    """Whether words stand alone in quotation marks and are meant otherwise: "raping" an economy."""
    first, last = sentence_of(words[0])
    if words.start == first or words.end == last:
        return False
    before, after = words.doc[words.start - 1], words.doc[words.end]
    return before.text in _QUOTES and not before.whitespace_ and after.text in _QUOTES and not words[-1].whitespace_


def names_no_event(words: Words, head: Token, part: str) -> bool:
    """Whether words are a name, part of another word, qualify a noun that is no event, or tell of illness: "cancer killed him"."""
    last = words[-1]
    if any(word.ent_type_ == "PER" for word in words) or (_is_hyphenated(words) and head.tag_ not in {"VBZ", "VBD"}) or _is_surname(last):
        return True
    if part == "noun" and _is_modifier(last, words):
        return True
    if head.lower_ == "shot" and head.tag_.startswith("NN") and children(head, "det", "amod", "nmod:poss") and not _is_hit(head):
        return True  # a chance, a dose, a warning
    if head.lower_ == "demonstrated" and children(head, "obj", "ccomp"):
        return True  # showed something
    return head.tag_.startswith("VB") and _is_illness(head)


def _is_hit(shot: Token) -> bool:
    """Whether "shot" is no noun after all: "a car in the driveway shot twice", "a nurse shot by a guard"."""
    return bool(find_agents(shot)) or (shot.i + 1 < len(shot.doc) and shot.nbor(1).lower_ in {"twice", "dead"})


def _is_illness(verb: Token) -> bool:
    """Whether a disease or the like is what killed: "cancer killed him", "the same kind that killed her"."""
    subject = find_subject(verb)
    return subject is not None and not subject.is_passive and subject.token.lower_ in words_of("cues", "ailment")


def _is_hyphenated(words: Words) -> bool:
    """Whether a single word is part of a longer one: "long-shot", "bomb-making"; "murder-suicide" is a murder."""
    if len(words) > 1:
        return False
    before = words.start > 0 and words.doc[words.start - 1].text == "-" and not words.doc[words.start - 1].whitespace_
    after = words.end < len(words.doc) - 1 and words.doc[words.end].text == "-" and not words.doc[words.end - 1].whitespace_
    return before or (after and words.doc[words.end + 1].lower_ != "suicide")


def _is_surname(word: Token) -> bool:
    """Whether a given name stands in front: "Ada Lynch"."""
    return word.is_title and word.i > sentence_of(word)[0] and word.nbor(-1).text in given_names()


def _is_modifier(noun: Token, words: Words) -> bool:
    """Whether a noun only qualifies another one, which is no event either: "murder trial", "attack helicopter"."""
    if noun.dep_ not in {"compound", "nmod:desc"} or noun.head.i in range(words.start, words.end) or noun.head.i < noun.i:
        return False
    between = noun.doc[noun.i + 1 : noun.head.i + 1]
    if any(word.tag_.startswith(("VB", "DT", "IN")) for word in between):
        return False  # no noun phrase: the parse went wrong
    return noun.head.lower_ not in words_of("cues", "of_event")
