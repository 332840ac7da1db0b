"""Whether words that can name an incident do so where they stand: as a noun of their own or a verb that asserts it.

"Bomb squad", "to combat fraud", "Ms. Lynch", "could lead to protests" and "no attacks" name none.
"""

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import sentence_of
from pipeline.annotation.names.vocabulary import given_names
from pipeline.annotation.noun_phrases import is_person, is_thing
from pipeline.annotation.syntax import CONDITIONS, ancestors, case_of, children, find_subject, is_negated, is_passive, is_unreal
from pipeline.extraction.events.predicates import find_acts
from pipeline.lexicon import words_of

_DONE = frozenset({"have", "has", "had", "did", "do", "does", "having"})
_UNREAL_DETERMINERS = frozenset({"no", "any", "every", "each", "such", "potential", "possible", "future", "planned", "imminent"})
_DEFINING = frozenset({"the", "this", "that", "these", "those"})
_GOVERNED = frozenset({"obl", "nmod", "obj", "conj"})
_SPECIFYING = frozenset({"det", "nummod", "amod", "acl", "acl:relcl", "appos"})
_OF = frozenset({"", "of", "to", "for"})
BEFORE_IF = 3  # words between "if" and a trigger: "if another large bomb …"
REACH = 2  # heads above a noun within which "prevent" or "fear" governs it


def names_event(words: Words, incident_type: str, part: str) -> bool:
    """Whether a trigger's words name something that happened, by their place in the sentence."""
    last, root = words[-1], words.root
    if _is_conditional(words):
        return False
    if any(word.ent_type_ == "PER" for word in words) or _is_hyphenated(words) or _is_surname(last):
        return False
    if part == "noun" and _is_modifier(last, words):
        return False
    if root.lower_ == "shot" and root.tag_.startswith("NN") and children(root, "det", "amod", "nmod:poss"):
        return False  # a chance, a dose, a warning
    if root.tag_.startswith("VB"):
        return _is_asserted(root, words, incident_type, part) and not _is_illness(root)
    return _is_real_noun(last if last.tag_.startswith("NN") else root)


def is_general(words: Words) -> bool:
    """Whether a singular noun stands without article, owner or number, and so for such deeds at large: "in cases of rape"."""
    noun = words[-1]
    if noun.tag_ != "NN" or noun.dep_ not in _GOVERNED or (case_of(noun) == "by" and is_passive(noun.head)):
        return False  # "damaged by arson" was so once
    return not any(child.dep_ in _SPECIFYING or child.dep_.startswith("nmod") for word in words for child in word.children)


def stage_of(words: Words) -> str:
    """Whether what governs the words only threatens or tries it: "threatened on Monday to blow up", "tried to kill"."""
    for number, above in enumerate(ancestors(words.root)):
        if number >= REACH:
            break
        for stage, group in (("threatened", "threat"), ("attempted", "attempt_before")):
            if above.lower_ in words_of("cues", group) or f"{above.lower_} to" in words_of("cues", group):
                apart = above.tag_.startswith("NN") and (number or case_of(words.root) not in _OF)
                return "accomplished" if apart else stage  # "no threat in the wake of the attacks"
    return "accomplished"


def harms_no_one(words: Words, is_figurative: bool) -> bool:
    """Whether a verb of violence is said of a thing that is no target: "executed the plan", "the proposal gets shot down".

    Words that mean violence by themselves may also be said of what attackers aim at: "shot up two installations".
    """
    if not words.root.tag_.startswith("VB") or (is_figurative and len(words) > 1):
        return False
    undergoers = [noun for act in find_acts(words) for noun in act.undergoers]
    return bool(undergoers) and not any(_may_be_harmed(noun) or (not is_figurative and is_thing(noun)) for noun in undergoers)


def _may_be_harmed(noun: Token) -> bool:
    return is_person(noun) or noun.tag_ in {"CD", "PRP", "PRP$"} or noun.tag_.startswith("NNP")


def _is_conditional(words: Words) -> bool:
    """Whether "if" and the like stand right before the words or their article, whatever the parse makes of them."""
    before = [word.lower_ for word in words.doc[max(sentence_of(words[0])[0], words.start - BEFORE_IF) : words.start]]
    return any(word in CONDITIONS for word in before)


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


def _is_asserted(verb: Token, words: Words, incident_type: str, part: str) -> bool:
    if part == "noun" and len(words) == 1 and verb.tag_ in {"VB", "VBP"} and incident_type not in {"protest", "riot"}:
        return False  # "to combat", "battle the virus": the list has the noun
    if is_unreal(verb) or is_negated(verb) or _is_to_end(verb) or _is_intended(verb):
        return False
    if verb.tag_ == "VBG" and verb.dep_ in {"xcomp", "ccomp", "obj"} and verb.head.lower_ in words_of("cues", "denying"):
        return False  # "denied firing at it": what he did, if anything, is told elsewhere
    if verb.lower_ == "demonstrated" and children(verb, "obj", "ccomp"):
        return False  # showed something
    if verb.tag_ != "VB" or (len(words) > 1 and words[0].i != verb.i):
        return True
    if any(child.lower_ in _DONE for child in children(verb, "aux")):
        return True
    if verb.dep_ in {"xcomp", "advcl"} and verb.head.lower_ in words_of("cues", "comes_true"):
        return True
    return incident_type == "protest" and verb.dep_ in {"advcl", "xcomp"} and verb.head.lower_ in words_of("cues", "assembles")


def _is_intended(verb: Token) -> bool:
    """Whether an infinitive or gerund is only what somebody would do: "offered to carry out", "support for attacking"."""
    if verb.tag_ not in {"VB", "VBG"} or verb.dep_ not in {"xcomp", "acl", "advcl", "ccomp"}:
        return False
    introduced = any(child.lower_ in {"to", "for", "of"} for child in children(verb, "mark", "aux"))
    return introduced and verb.head.lower_ in words_of("cues", "intends")


def _is_to_end(word: Token) -> bool:
    """Whether somebody is told to stop it: "Stop bombing the villages", which says of no day that it happened."""
    while word.dep_ == "conj" and word.head.i < word.i and not word.head.tag_.startswith("VB"):
        word = word.head
    head = word.head
    return word.dep_ in {"obj", "xcomp"} and head.tag_ in {"VB", "VBP"} and head.lower_ in words_of("cues", "halts")


def _is_real_noun(noun: Token) -> bool:
    """Whether a noun stands for something that was: neither denied nor only feared, planned or prevented."""
    if _is_to_end(noun):
        return False
    beside = {child.lower_ for child in noun.children}
    if beside & (_UNREAL_DETERMINERS | CONDITIONS):
        return False
    for number, above in enumerate(ancestors(noun)):
        if number >= REACH or above.dep_ in {"acl:relcl", "ccomp"} or (above.tag_.startswith("VB") and number):
            break
        if above.lower_ in words_of("cues", "governs_unreal"):
            return False
    head = noun.head
    if noun.dep_ == "obj" and _is_intended(head) and not beside & _DEFINING:
        return False
    if noun.dep_ in {"obj", "nsubj", "nsubj:pass"} and head.tag_.startswith("VB") and not beside & _DEFINING:
        return not (is_unreal(head) or (is_negated(head) and noun.dep_ == "obj"))
    if noun.dep_ == "obl" and case_of(noun) == "to" and not beside & _DEFINING:
        return not is_unreal(head)  # "could lead to protests"
    return True
