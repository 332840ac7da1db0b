"""Words of violence that name none: quarrels of politicians, attacks on a plan or a record, deaths of old age, names, parts of words.

"Senators clashed over the budget", "tragedy collided with politics", "her credibility came under attack",
"the governor's attacks on the mayor", "dead at 87", "bomb squad", "Ms. Lynch".
"""

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import sentence_of
from pipeline.annotation.names.vocabulary import given_names
from pipeline.annotation.syntax import case_of, children, coordinated, find_agents, find_subject
from pipeline.extraction.events.types import ACCIDENT, ATTACK, CLASH, GENERIC
from pipeline.lexicon import words_of
from pipeline.lexicon.phrases import AROUND
from pipeline.rules import load_pattern, rule

_AGED = load_pattern("events.figurative.dead_at_age")
_OF_ILLNESS = load_pattern("events.figurative.dead_of_illness")
_BETWEEN = frozenset({"between", "among", "with", "against", "by"})
_AIMED = frozenset({"on", "against", "upon", "to"})
_QUOTES = frozenset("\"'“”‘’")
_ARSON = "arson"


def is_figurative(words: Words, incident_type: str) -> bool:
    """Whether words that can name an incident of a type are meant otherwise where they stand."""
    root = words.root
    after = words.doc[words.end - 1 : sentence_of(root)[1]].text[len(words[-1]) :][:AROUND]
    if (incident_type and is_quoted(words)) or _names_battle(words, after):
        return True
    if incident_type == GENERIC and (_AGED.match(after) or _OF_ILLNESS.match(after)):
        return True
    if incident_type == CLASH and _is_quarrel(root):
        return True
    if incident_type in {ACCIDENT, _ARSON}:
        return _is_abstract(root, incident_type)
    return incident_type in {ATTACK, CLASH} and (_is_aimed_at_no_body(words) or _is_in_words(root))


@rule(
    "events.figurative.battle_of_history",
    fires_on="The Battle of Kowano ended the war.",
    spares="A battle near Kowano ended the war.",
)
def _names_battle(words: Words, after: str) -> bool:
    """Whether a battle goes by a name of its own, as those of history do."""
    return words.text == "Battle" and after.startswith(" of ")


@rule(
    "events.figurative.quarrel",
    fires_on="Senators clashed with the administration over the budget.",
    spares="Rebels clashed with soldiers near the town.",
)
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


@rule(
    "events.figurative.abstract",
    fires_on="Tragedy collided with politics on Friday.",
    spares="A bus collided with a truck on Friday.",
)
def _is_abstract(verb: Token, incident_type: str) -> bool:
    """Whether no thing crashes or burns: "tragedy collided with politics", "torching the newspaper's record"."""
    if not verb.tag_.startswith("VB"):
        return False
    if incident_type == ACCIDENT:
        subject = find_subject(verb)
        return subject is not None and subject.token.lower_ in words_of("cues", "abstract_doer")
    return any(found.lower_ in words_of("cues", "press_name") | words_of("cues", "intangible") for found in children(verb, "obj"))


@rule(
    "events.figurative.aimed_at_no_body",
    fires_on="Her credibility came under attack again.",
    spares="The convoy came under attack again.",
)
def _is_aimed_at_no_body(words: Words) -> bool:
    """Whether what is attacked can't be hurt: "an attack on her record", "the plan came under attack"."""
    root = words.root
    aims = [child for child in children(root, "nmod", "obl") if case_of(child) in _AIMED]
    if root.tag_.startswith("VB"):
        subject = find_subject(root)
        under = len(words) > 1 and words[-1].lower_ == ATTACK
        aims = [subject.token] if subject and (under or subject.is_passive) else [*aims, *children(root, "obj")]
    return bool(aims) and all(aim.lower_ in words_of("cues", "intangible") for aim in aims)


@rule(
    "events.figurative.attacks_in_words",
    fires_on="Adam Okoro's attacks on his rivals are part of a strategy.",
    spares="The rebels' attacks on the villages are part of a strategy.",
)
def _is_in_words(noun: Token) -> bool:
    """Whether attacks in the plural are one named person's on others: "Obi's attacks on the governor"."""
    if noun.tag_ != "NNS" or noun.lower_ not in words_of("cues", "may_be_verbal"):
        return False
    return any(owner.ent_type_ == "PER" for owner in children(noun, "nmod:poss"))


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
    """Whether words are a name, part of another word, qualify a noun that is no event, or tell of illness: "cancer killed him"."""
    last = words[-1]
    if any(word.ent_type_ == "PER" for word in words) or _is_surname(last) or _is_part_of_word(words, head):
        return True
    if (part == "noun" and _is_modifier(last, words)) or _is_chance(head) or _shows_something(head):
        return True
    return head.tag_.startswith("VB") and _is_illness(head)


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
    "events.figurative.surname",
    fires_on="Loretta Lynch spoke to the court.",
    spares="A lynching shook the court.",
)
def _is_surname(word: Token) -> bool:
    """Whether a given name stands in front: "Ada Lynch"."""
    return word.is_title and word.i > sentence_of(word)[0] and word.nbor(-1).text in given_names()


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
