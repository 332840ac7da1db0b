"""The subject of a verb of violence, and whether it did it or had it done to it, with care for what parsers get wrong."""

from functools import cache

from spacy.tokens import Token

from pipeline.extraction.acts.listed import BE, accusing_forms, act_forms, act_row, shot_person
from pipeline.language.borders import names_around, sentence_of
from pipeline.language.syntax import Argument, case_of, children, find_subject, is_passive
from pipeline.lexicon import load_words, words_of


def subject_of(verb: Token) -> Argument | None:
    """The subject; of "arrested a man for shooting …" and "accused him of killing …" the man, who is the object there.

    Who says something is not who did it: what a verb shares with one of speech is left, for the name in front of it.
    """
    shot = shot_person(verb) or (shot_person(verb.head) if verb.dep_ == "conj" else None)
    if shot is not None:
        return Argument(shot, is_passive=True)
    head = verb.head
    accused = head.lower_ in accusing_forms() and not is_passive(head)
    if verb.dep_ in {"advcl", "xcomp", "ccomp"} and accused and not children(verb, "nsubj"):
        objects = children(head, "obj", "iobj")
        return Argument(objects[0], is_passive(verb)) if objects else find_subject(verb)
    subject = find_subject(verb)
    if verb.dep_ == "conj" and verb.tag_ == "VBG" and not verb.head.tag_.startswith("VB") and not children(verb, "nsubj"):
        return None  # "a break-in and shooting that left one man hurt"
    borrowed = subject is not None and verb.dep_ == "advcl" and verb.tag_ in {"VBD", "VBZ", "VBP"} and not children(verb, "nsubj", "csubj")
    if subject is not None and not borrowed and not _speaks(subject.token, verb):
        return subject
    if subject is None and verb.dep_ in {"conj", "parataxis"} and verb.head.tag_.startswith("NN") and verb.head.i < verb.i:
        return Argument(verb.head, is_done_to(verb))  # a name with its age and home in front of the verb breaks the parse
    return _name_before(verb)


@cache
def speech_forms() -> frozenset[str]:
    """Forms of the verbs by which somebody says something, lower case."""
    return frozenset(form for row in load_words("speech_verbs") for form in row["forms"].split("|"))


def _speaks(subject: Token, verb: Token) -> bool:
    """Whether a word is the subject of a verb of speech that stands between it and the verb in question."""
    if is_passive(subject.head):
        return False  # "was found shot"
    after = [word.lower_ for word in subject.doc[subject.i + 1 : min(subject.i + 4, verb.i)] if word.dep_ not in {"aux", "advmod"}]
    said = bool(after) and after[0] in speech_forms() and act_row(subject.doc[subject.i + 1]) is None
    return said or (subject.head is not verb and subject.dep_.startswith("nsubj") and subject.head.lower_ in speech_forms())


def _name_before(verb: Token) -> Argument | None:
    """The person named right in front of a verb, or of a verb of harm that "and" ties to it: "Roy Lee shot and killed"."""
    place = verb.i - 1
    while place > sentence_of(verb)[0] and (verb.doc[place].dep_ == "cc" or verb.doc[place].lower_ in act_forms()):
        place -= 1
    passive = verb.doc[place].lower_ in BE
    while passive and place > sentence_of(verb)[0] and (verb.doc[place].lower_ in BE | {","} or verb.doc[place].tag_ == "CD"):
        place -= 1  # "Roy Lee, 32, was"
    word = verb.doc[place]
    if place < sentence_of(verb)[0] or not word.tag_.startswith("NNP") or word.ent_type_ in {"LOC", "ORG"}:
        return None
    shot_at = any(following.lower_ == "at" for following in verb.doc[verb.i + 1 : verb.i + 3])
    if not passive and not (shot_at or children(verb, "obj") or any(case_of(child) == "at" for child in children(verb, "obl"))):
        return None
    return Argument(next((entity.root for entity in names_around(word) if entity.start <= word.i < entity.end), word), passive)


def is_done_to(verb: Token) -> bool:
    """Passive also where the parser took the participle for a predicate noun: "was shot"."""
    if verb.tag_ == "VBG" and not any(child.lower_ == "being" for child in verb.children):
        return False
    if is_passive(verb) or any(child.lower_ in BE for child in children(verb, "cop")):
        return True
    if verb.dep_ == "xcomp" and (verb.tag_ == "VBN" or verb.lower_ == "shot") and not children(verb, "aux", "obj"):
        return True  # "was found shot"
    if verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBD", "NN", "JJ"} and not children(verb, "aux", "nsubj"):
        return act_row(verb.head) is not None and not children(verb, "obj") and is_done_to(verb.head)
    return False


def lacks_object(verb: Token, frame: str, objects: list[Token]) -> bool:
    """Whether a verb of harm in its past form harms nobody, and so is a passive cut short: "left two wounded"."""
    if objects or frame != "harm" or verb.tag_ not in {"VBN", "VBD"} or verb.lower_ in {"attacked", "shelled", "bombed", "raided"}:
        return False
    if any(case_of(child) in words_of("cues", "shot_at") for child in children(verb, "obl")):
        return False
    return not [child for child in children(verb, "aux", "ccomp", "xcomp") if child.lower_ not in {"dead", "death"}]
