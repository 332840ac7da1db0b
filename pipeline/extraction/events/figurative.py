"""Words of violence that name none: words in quotation marks, deaths of illness, names, parts of words: "dead at 87", "bomb squad"."""

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import sentence_of
from pipeline.annotation.noun_phrases import entity_of, is_person
from pipeline.annotation.syntax import children, find_agents, find_subject, is_passive
from pipeline.extraction.events.types import GENERIC
from pipeline.lexicon import words_of
from pipeline.lexicon.phrases import AROUND
from pipeline.rules import load_pattern, rule

_AGED = load_pattern("events.figurative.dead_at_age")
_OF_ILLNESS = load_pattern("events.figurative.dead_of_illness")
_QUOTES = frozenset("\"'“”‘’")


def is_figurative(words: Words, incident_type: str) -> bool:
    """Whether words that can name an incident of a type are meant otherwise where they stand."""
    if incident_type and is_quoted(words):
        return True
    return incident_type == GENERIC and _is_death_of_age_or_illness(words)


def _is_death_of_age_or_illness(words: Words) -> bool:
    after = words.doc[words.end - 1 : sentence_of(words.root)[1]].text[len(words[-1]) :][:AROUND]
    return bool(_AGED.match(after) or _OF_ILLNESS.match(after))


@rule(
    "events.figurative.quoted",
    fires_on='He accused the bank of "raping" the economy.',
    spares="He accused the guard of raping the woman.",
)
def is_quoted(words: Words) -> bool:
    """Whether words stand alone in quotation marks and are meant otherwise: "raping" an economy."""
    first, last = sentence_of(words[0])
    if words.start == first or words.end == last:
        return False
    before, after = words.doc[words.start - 1], words.doc[words.end]
    return before.text in _QUOTES and not before.whitespace_ and after.text in _QUOTES and not words[-1].whitespace_


def names_no_event(words: Words, head: Token, part: str) -> bool:
    """Whether words are a name, part of another word, qualify a noun that is no event, or tell of illness or of work: "he was fired"."""
    last = words[-1]
    if any(word.ent_type_ == "PER" for word in words) or _is_part_of_word(words, head):
        return True
    if (part == "noun" and _is_modifier(last, words)) or _is_chance(head) or _shows_something(head):
        return True
    return head.tag_.startswith("VB") and (_is_illness(head) or _is_dismissal(head))


@rule(
    "events.figurative.shot_as_noun",
    fires_on="It was a warning shot to the ministry.",
    spares="A nurse shot by a guard was taken to the ministry.",
)
def _is_chance(head: Token) -> bool:
    """Whether a shot is a chance, a dose or a warning."""
    return head.lower_ == "shot" and head.tag_.startswith("NN") and bool(children(head, "det", "amod", "nmod:poss")) and not _is_hit(head)


@rule(
    "events.figurative.demonstrated",
    fires_on="The students demonstrated that prices fall.",
    spares="The students demonstrated against the law.",
)
def _shows_something(head: Token) -> bool:
    """Whether who demonstrated showed something."""
    return head.lower_ == "demonstrated" and bool(children(head, "obj", "ccomp"))


def _is_hit(shot: Token) -> bool:
    """Whether "shot" is no noun after all: "a car in the driveway shot twice", "a nurse shot by a guard"."""
    return bool(find_agents(shot)) or (shot.i + 1 < len(shot.doc) and shot.nbor(1).lower_ in {"twice", "dead"})


@rule(
    "events.figurative.killed_by_illness",
    fires_on="The cancer killed the senator.",
    spares="The bomb killed the senator.",
)
def _is_illness(verb: Token) -> bool:
    """Whether a disease or the like is what killed: "cancer killed him", "the same kind that killed her"."""
    subject = find_subject(verb)
    return subject is not None and not subject.is_passive and subject.token.lower_ in words_of("cues", "ailment")


@rule(
    "events.figurative.dismissed",
    fires_on="The director was fired on Friday.",
    spares="The patrol was fired on by gunmen on Friday.",
)
def _is_dismissal(verb: Token) -> bool:
    """Whether somebody lost his work: "was fired on Friday", where "on" belongs to the day, and not "was fired on by gunmen"."""
    if verb.lower_ != "fired" or not is_passive(verb):
        return False
    behind = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    if behind.lower_ in words_of("cues", "aimed_at") and behind.dep_ != "case":
        return False
    subject = find_subject(verb)
    return subject is not None and (is_person(subject.token) or entity_of(subject.token, "PER") is not None)


@rule(
    "events.figurative.part_of_word",
    fires_on="The bomb-making class was a joke, he said.",
    spares="A murder-suicide shook the town.",
)
def _is_part_of_word(words: Words, head: Token) -> bool:
    """Whether a single word is part of a longer one: "long-shot", "bomb-making"; "murder-suicide" is a murder."""
    if len(words) > 1 or head.tag_ in {"VBZ", "VBD"}:
        return False
    before = words.start > 0 and words.doc[words.start - 1].text == "-" and not words.doc[words.start - 1].whitespace_
    after = words.end < len(words.doc) - 1 and words.doc[words.end].text == "-" and not words.doc[words.end - 1].whitespace_
    return before or (after and words.doc[words.end + 1].lower_ != "suicide")


@rule(
    "events.figurative.modifier",
    fires_on="The murder trial was put off.",
    spares="The murder was put down to greed.",
)
def _is_modifier(noun: Token, words: Words) -> bool:
    """Whether a noun only qualifies another one, which is no event either: "murder trial", "attack helicopter"."""
    if noun.dep_ not in {"compound", "nmod:desc"} or noun.head.i in range(words.start, words.end) or noun.head.i < noun.i:
        return False
    between = noun.doc[noun.i + 1 : noun.head.i + 1]
    if any(word.tag_.startswith(("VB", "DT", "IN")) for word in between):
        return False  # no noun phrase: the parse went wrong
    return noun.head.lower_ not in words_of("cues", "of_event")
