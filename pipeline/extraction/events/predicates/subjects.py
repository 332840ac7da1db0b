"""The subject of a verb of violence, and whether it did it or had it done to it, with care for what parsers get wrong."""

import re

from spacy.tokens import Token

from pipeline.annotation.boundaries import name_of, sentence_of
from pipeline.annotation.syntax import Argument, case_of, children, find_subject, is_passive
from pipeline.extraction.events.predicates.lexical import BE, predicate_forms, predicate_row, shooter_of, shot_person
from pipeline.lexicon import words_of
from pipeline.lexicon.forms import accusing_forms, speech_forms
from pipeline.rules import rule

LONGEST_ASIDE = 60  # words of an age, a home and the name before them
_BLANK = r"\s{0,2}"  # no more: a run of blanks without bound can be shared out among the pattern's parts in too many ways
_NAMES = r"[A-Z][\w.'’-]*(?:\s{1,2}[A-Z][\w.'’-]*)*"
_AGE = rf"(?:{_BLANK},{_BLANK}(?:aged\s{{1,2}}|both\s{{1,2}})?\d{{1,3}})?"
_HOME = rf"(?:{_BLANK},?{_BLANK}(?:of|from)\s{{1,2}}{_NAMES}(?:{_BLANK},{_BLANK}{_NAMES})?)?"
_ASIDE = re.compile(rf"{_AGE}{_HOME}{_BLANK},?{_BLANK}$")


def subject_of(verb: Token) -> Argument | None:
    """The subject; of "arrested a man for shooting …" and "accused him of killing …" the man, who is the object there.

    Who says something is not who did it: what a verb shares with one of speech is left, for the name in front of it.
    """
    if (named := named_aside(verb)) is not None:
        return Argument(named, True)
    if (taken := _taken_by_speech(verb)) is not None:
        return taken
    shooter = shooter_of(verb)
    if shooter is not None:
        return Argument(_head_of_name(shooter))
    shot = shot_person(verb) or (shot_person(verb.head) if verb.dep_ == "conj" else None)
    if shot is not None:
        return Argument(shot, is_passive=True)
    head = verb.head
    accused = head.lower_ in accusing_forms() and not is_passive(head)
    if verb.dep_ in {"advcl", "xcomp", "ccomp"} and accused and not children(verb, "nsubj"):
        objects = children(head, "obj", "iobj")
        return Argument(objects[0], is_passive(verb)) if objects else find_subject(verb)
    subject = _before_was(verb) or find_subject(verb)
    if verb.dep_ == "conj" and verb.tag_ == "VBG" and not verb.head.tag_.startswith("VB") and not children(verb, "nsubj"):
        return None  # "a break-in and shooting that left one man hurt"
    borrowed = subject is not None and verb.dep_ == "advcl" and verb.tag_ in {"VBD", "VBZ", "VBP"} and not children(verb, "nsubj", "csubj")
    if subject is not None and not borrowed and not _speaks(subject.token, verb):
        return subject
    if subject is None and verb.dep_ in {"conj", "parataxis"} and verb.head.tag_.startswith("NN") and verb.head.i < verb.i:
        return Argument(verb.head, is_done_to(verb))  # a name with its age and home in front of the verb breaks the parse
    return _name_before(verb)


@rule(
    "events.predicates.noun_before_was",
    fires_on="Police seek a man after a clerk was shot.",
    spares="Police seek a man who shot a clerk.",
    otherwise=None,
)
def _before_was(verb: Token) -> Argument | None:
    """The noun right before "was shot" where the parse borrows a farther one: "police seek a man after a clerk was shot"."""
    if verb.dep_ not in {"conj", "amod", "parataxis", "advcl"} or verb.tag_ not in {"VBN", "VBD"}:
        return None
    was = next((child for child in verb.children if child.lower_ in {"was", "were"} and child.i < verb.i), None)
    if was is None or was.i == sentence_of(verb)[0]:
        return None
    own = children(verb, "nsubj")
    noun = own[0] if own else was.nbor(-1)
    return Argument(noun, True) if noun.i < was.i and noun.tag_.startswith("NN") and (own or noun.i != verb.head.i) else None


@rule(
    "events.predicates.taken_by_speech",
    fires_on="Roy Lee, his driver and four others were killed, the news agency said.",
    spares="Roy Lee, his driver and four others were killed.",
    otherwise=None,
)
def _taken_by_speech(verb: Token) -> Argument | None:
    """The noun in front of a clause that the parse gives to the verb of speech behind it, which has a subject of its own."""
    said = verb.head
    subjects = children(said, "nsubj") if verb.dep_ == "ccomp" and said.i > verb.i else []
    taken = [one for one in subjects if one.i < verb.i]
    return Argument(taken[0], is_passive(verb)) if taken and len(taken) < len(subjects) else None


@rule(
    "events.predicates.speaker",
    fires_on="A man told police he was asleep and shot two men.",
    spares="A man fell asleep and shot two men.",
)
def _speaks(subject: Token, verb: Token) -> bool:
    """Whether a word is the subject of a verb of speech that stands between it and the verb in question."""
    if is_passive(subject.head):
        return False  # "was found shot"
    after = [word.lower_ for word in subject.doc[subject.i + 1 : min(subject.i + 4, verb.i)] if word.dep_ not in {"aux", "advmod"}]
    said = bool(after) and after[0] in speech_forms() and predicate_row(subject.doc[subject.i + 1]) is None
    if verb.dep_ == "acl" and verb.head == subject:
        return said  # "a man shot by a guard said"
    return said or (subject.head is not verb and subject.dep_.startswith("nsubj") and subject.head.lower_ in speech_forms())


@rule(
    "events.predicates.name_before",
    fires_on="As a result of the rebel attack, an agronomist, identified as 57- year- old Jose Hermogenes Otieno, was killed.",
    spares="As a result of the rebel attack, an agronomist was killed.",
    otherwise=None,
)
def _name_before(verb: Token) -> Argument | None:
    """The person named right in front of a verb, or of a verb of harm that "and" ties to it: "Roy Lee shot and killed"."""
    place = verb.i - 1
    while place > sentence_of(verb)[0] and (verb.doc[place].tag_ in {"RB", "CC"} or verb.doc[place].lower_ in predicate_forms()):
        place -= 1
    passive = verb.doc[place].lower_ in BE
    while passive and place > sentence_of(verb)[0] and (verb.doc[place].lower_ in BE | {","} or verb.doc[place].tag_ == "CD"):
        place -= 1  # "Roy Lee, 32, was"
    if not passive and verb.doc[place].text == ",":
        named = _before_aside(verb, place + 1)
        return Argument(named) if named is not None else None  # "Roy Lee, 32, robbed a bank"
    word = verb.doc[place]
    if place < sentence_of(verb)[0] or not word.tag_.startswith("NNP") or word.ent_type_ in {"LOC", "ORG"}:
        return None
    shot_at = any(following.lower_ == "at" for following in verb.doc[verb.i + 1 : verb.i + 3])
    harms = shot_at or any(children(one, "obj") for one in (verb, *children(verb, "conj")))
    if not passive and not (harms or any(case_of(child) == "at" for child in children(verb, "obl"))):
        return None
    return Argument(_head_of_name(word), passive)


@rule(
    "events.predicates.name_before_aside",
    fires_on="Roy Lee, 32, of Camden, Maine, was arrested.",
    spares="Roy Lee was arrested.",
    otherwise=None,
)
def named_aside(verb: Token) -> Token | None:
    """Who stands before "was" with age or home in between, which break the parse: "Roy Lee, 32, of Camden, Maine, was arrested"."""
    was = [word for word in verb.lefts if word.lower_ in BE or word.lower_ in {"has", "had", "have"}]
    return None if not was or was[0].lower_ in {"were", "are", "have"} else _before_aside(verb, was[0].i)


def _before_aside(verb: Token, end: int) -> Token | None:
    """The name before an age or a home that ends at a place of the sentence."""
    before = verb.doc[max(sentence_of(verb)[0], end - LONGEST_ASIDE) : end]
    match = _ASIDE.search(before.text)
    if not match or not match[0].strip(" ,"):
        return None
    word = next((one for one in before if one.idx - before.start_char + len(one) == match.start()), None)
    if word is None or not (word.ent_type_ == "PER" or word.tag_.startswith("NNP")):
        return None
    return _head_of_name(word)


def _head_of_name(word: Token) -> Token:
    """The head of the name that a word is part of; a word of no name itself."""
    name = name_of(word)
    return word if name is None else name.root


def is_done_to(verb: Token) -> bool:
    """Passive also where the parser took the participle for a predicate noun: "was shot"."""
    if verb.tag_ == "VBG" and not any(child.lower_ == "being" for child in verb.children):
        return False
    if is_passive(verb) or any(child.lower_ in BE for child in children(verb, "cop")):
        return True
    if verb.dep_ == "xcomp" and (verb.tag_ == "VBN" or verb.lower_ == "shot") and not children(verb, "aux", "obj"):
        return True  # "was found shot"
    if verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBD", "NN", "JJ"} and not children(verb, "aux", "nsubj"):
        return predicate_row(verb.head) is not None and not children(verb, "obj") and is_done_to(verb.head)
    return False


@rule(
    "events.predicates.cut_passive",
    fires_on="Two clerks wounded in Kisumu.",
    spares="Gunmen wounded two clerks.",
)
def lacks_object(verb: Token, frame: str, objects: list[Token]) -> bool:
    """Whether a verb of harm in its past form harms nobody, and so is a passive cut short: "left two wounded"."""
    if objects or frame != "harm" or verb.tag_ not in {"VBN", "VBD"} or verb.lower_ in {"attacked", "shelled", "bombed", "raided"}:
        return False
    if any(case_of(child) in words_of("cues", "shot_at") for child in children(verb, "obl")):
        return False
    if any(children(twin, "obj") for twin in children(verb, "conj") if twin.tag_ == verb.tag_ or twin.tag_ == "VBD"):
        return False  # "abducted and killed a priest"
    return not [child for child in children(verb, "aux", "ccomp", "xcomp") if child.lower_ not in {"dead", "death"}]
