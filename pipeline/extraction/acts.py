"""Acts of violence in a sentence, read from its parse: who did it, to whom or what, and what became of them.

A verb gives both by its subject, object and agent; a noun by "by", "of", "on" and the genitive. Words that
name no act by their place in the sentence ("bomb squad", "to prevent attacks") are left out.
"""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.extraction.people import content_of, entity_of, is_attacker, is_person
from pipeline.language.syntax import Argument, case_of, children, coordinated, find_agents, find_subject, is_negated, is_passive, is_unreal
from pipeline.lexicon import load_words

HURT = frozenset({"killed", "injured", "hurt", "abducted"})
_BE = frozenset({"was", "were", "is", "are", "been", "being", "be", "got", "gets", "get"})
_DONE = frozenset({"have", "did", "do", "does"})  # what makes a bare verb form a fact: "is believed to have killed"
_WOUNDS = frozenset({"wound", "wounds", "injury", "injuries", "burns", "concussion", "fracture", "fractures"})
_SHOT_AT = frozenset({"at", "into", "through", "toward", "towards"})
_SEEN = frozenset({"found", "find", "pronounced", "pronouncing", "declared", "left", "leaving", "leaves", "leave", "discovered", "presumed", "feared"})
_GRAVE = frozenset({"critical", "serious", "grave", "stable", "fair", "guarded"})
_FATAL = frozenset({"dead", "death"})
_AIMED = tuple(next(row for row in load_words("cues") if row["group"] == "aimed")["words"].split("|"))


@dataclass(frozen=True)
class Act:
    """One act: the word that names it, its row in the list, and the nouns that take part in it."""

    word: Token
    frame: str
    outcome: str
    doers: tuple[Token, ...]
    undergoers: tuple[Token, ...]
    places: tuple[Token, ...]  # nouns the act is aimed at, or beside which it happened


@cache
def _forms() -> dict[tuple[str, str], dict[str, str]]:
    """(form, part) → row."""
    return {(form, row["part"]): row for row in load_words("acts") for form in row["forms"].split("|")}


@cache
def act_forms() -> frozenset[str]:
    """Every form of every word that can name an act."""
    return frozenset(form for form, _ in _forms())


def find_acts(words: Words) -> list[Act]:
    """The acts of a sentence that are said to have happened, in order of the text."""
    return [act for token in words if (row := act_row(token)) and (act := _read(token, row)) and not _is_unreal(token)]


def act_row(token: Token) -> dict[str, str] | None:
    """The row of a word as it is used here: as a verb, or as a noun that names the act."""
    form = token.lower_
    verb, noun, state = (_forms().get((form, part)) for part in ("verb", "noun", "state"))
    if state is not None:
        return state if token.tag_ == "JJ" and token.dep_ != "compound" else None
    if verb is None and noun is None:
        return None
    if noun is not None and (token.tag_.startswith("NN") or _is_nominal(token)):
        return None if token.dep_ in {"compound", "amod", "nmod:desc"} or _is_verbal(token) and verb else noun
    if verb is None:
        return None
    return verb if token.tag_.startswith("VB") or _is_verbal(token) else None


def _is_nominal(token: Token) -> bool:
    """Whether an -ing form stands as a noun: "the killing of two guards"."""
    if token.tag_ != "VBG" or children(token, "obj"):
        return False
    return bool(children(token, "det", "nmod:poss")) or any(case_of(child) == "of" for child in children(token, "nmod", "obl"))


def _is_verbal(token: Token) -> bool:
    """Whether a form that the tagger took for a noun or adjective has what only a verb has: "was shot"."""
    if token.tag_.startswith("NN") and token.lower_.endswith("s"):
        return bool(children(token, "obj"))
    if any(child.lower_ in _BE for child in children(token, "aux", "cop")):
        return not children(token, "det")
    if token.lower_ == "shot" and token.i > 0 and (token.nbor(-1).ent_type_ == "PER" or token.dep_ == "xcomp"):
        return not children(token, "det")  # "Roy Lee shot two men", "was found shot"
    return bool(children(token, "obj", "obl:agent"))


def _read(token: Token, row: dict[str, str]) -> Act | None:
    if row["part"] == "noun":
        return _read_noun(token, row)
    if row["part"] == "state":
        return Act(token, "suffer", row["outcome"], (), _contents(_bearers_of_state(token)), ())
    if is_negated(token):
        return None
    frame = row["frame"]
    if frame == "commit":
        return None  # what was committed is the act: its noun asks for its doer here
    if frame == "aim" and not _is_aimed(token):
        return None
    if frame == "bear" and not any(thing.lower_ in _WOUNDS for thing in children(token, "obj", "obl")):
        return None
    if frame == "blast" and token.lower_ in {"go", "goes", "went", "gone", "going"} and "off" not in {c.lower_ for c in token.children}:
        return None
    return Act(token, frame, _outcome_of(token, row), *_arguments(token, frame))


def _bearers_of_state(state: Token) -> list[Token]:
    """Who is dead: the subject of "is dead", whom somebody found or pronounced so, and the noun beside it."""
    head = state.head
    if children(state, "cop", "nsubj"):
        return [one for subject in children(state, "nsubj") for one in coordinated(subject)]
    if head.lower_ in _SEEN and head.i < state.i:
        subject = find_subject(head)
        passive = is_passive(head) or (subject is not None and subject.is_passive)
        found = [subject.token] if subject and passive else children(head, "obj", "iobj")
        return [one for noun in found for one in coordinated(noun)]
    return []


def _is_aimed(verb: Token) -> bool:
    """Whether a verb of throwing, laying or opening has a weapon or fire as what is thrown, laid or opened."""
    if verb.lower_.startswith("fir"):
        return True
    things = {thing.lower_ for thing in (*children(verb, "obj", "nsubj:pass"), *([verb.head] if verb.dep_ == "acl" else []))}
    things |= {row for row in things if row.endswith("s")}
    return bool(things & _weapons())


@cache
def _weapons() -> frozenset[str]:
    return frozenset({row["phrase"].lower().split()[-1] for row in load_words("weapons")} | {"fire", "device", "devices", "explosives"})


def _arguments(verb: Token, frame: str) -> tuple[tuple[Token, ...], tuple[Token, ...], tuple[Token, ...]]:
    """Doers, undergoers and places of a verb."""
    subject = _subject_of(verb)
    passive = subject is not None and (subject.is_passive or _is_passive(verb))
    passive = passive or (subject is None and is_passive(verb))
    subjects = coordinated(subject.token) if subject else []
    holders = (verb, *children(verb, "obj", "nsubj:pass"))  # what is behind "at" may hang on the bomb as well as on the throwing
    behind = (found for holder in holders for found in children(holder, "obl", "nmod") if case_of(found) in _AIMED)
    places = tuple(one for found in behind for one in coordinated(found))
    if frame in {"suffer", "bear"}:
        return (), _contents(subjects), ()
    if frame == "blast":
        return (), (), places
    objects = [one for found in children(verb, "obj") for one in coordinated(found)]
    agents = [one for found in find_agents(verb) for one in coordinated(found)]
    if verb.dep_ == "amod" and verb.tag_ != "VBG":
        return (), (verb.head,), ()
    if passive or (agents and not objects) or _lacks_object(verb, frame, objects):
        undergoers = subjects if frame != "aim" else []
        return _contents(agents), _contents(undergoers), places
    return _contents(subjects), _contents(objects) if frame != "aim" else (), places


def _subject_of(verb: Token) -> Argument | None:
    """The subject; of "arrested a man for shooting …" and "accused him of killing …" the man, who is the object there.

    Who says something is not who did it: what a verb shares with one of speech is left, for the name in front of it.
    """
    head = verb.head
    if verb.dep_ in {"advcl", "xcomp", "ccomp"} and head.lower_ in accusing_forms() and not children(verb, "nsubj") and not is_passive(head):
        objects = children(head, "obj", "iobj")
        return Argument(objects[0], is_passive(verb)) if objects else find_subject(verb)
    subject = find_subject(verb)
    borrowed = subject is not None and verb.dep_ == "advcl" and verb.tag_ in {"VBD", "VBZ", "VBP"} and not children(verb, "nsubj", "csubj")
    if subject is not None and not borrowed and not _speaks(subject.token, verb):
        return subject
    if subject is None and verb.dep_ in {"conj", "parataxis"} and verb.head.tag_.startswith("NN") and verb.head.i < verb.i:
        return Argument(verb.head, _is_passive(verb))  # a name with its age and home in front of the verb breaks the parse
    return _name_before(verb)


@cache
def _speech_forms() -> frozenset[str]:
    return frozenset(form for row in load_words("speech_verbs") for form in row["forms"].split("|"))


def _speaks(subject: Token, verb: Token) -> bool:
    """Whether a word is the subject of a verb of speech that stands between it and the verb in question."""
    if is_passive(subject.head):
        return False  # "was found shot"
    after = [word.lower_ for word in subject.doc[subject.i + 1 : min(subject.i + 4, verb.i)] if word.dep_ not in {"aux", "advmod"}]
    said = bool(after) and after[0] in _speech_forms() and act_row(subject.doc[subject.i + 1]) is None
    return said or (subject.head is not verb and subject.dep_.startswith("nsubj") and subject.head.lower_ in _speech_forms())


def _name_before(verb: Token) -> Argument | None:
    """The person named right in front of a verb, or of a verb of harm that "and" ties to it: "Roy Lee shot and killed"."""
    place = verb.i - 1
    while place > verb.sent.start and (verb.doc[place].dep_ == "cc" or verb.doc[place].lower_ in act_forms()):
        place -= 1
    passive = verb.doc[place].lower_ in _BE
    while passive and place > verb.sent.start and (verb.doc[place].lower_ in _BE | {","} or verb.doc[place].tag_ == "CD"):
        place -= 1  # "Roy Lee, 32, was"
    word = verb.doc[place]
    if place < verb.sent.start or not word.tag_.startswith("NNP") or word.ent_type_ in {"LOC", "ORG"}:
        return None
    if not passive and not (children(verb, "obj") or any(case_of(child) == "at" for child in children(verb, "obl"))):
        return None
    return Argument(next((entity.root for entity in word.sent.ents if entity.start <= word.i < entity.end), word), passive)


@cache
def accusing_forms() -> frozenset[str]:
    """Forms of verbs that put a deed on somebody else."""
    rows = load_words("accusations")
    return frozenset(form for row in rows if row["bearer"] == "object" for form in row["forms"].split("|"))


def _lacks_object(verb: Token, frame: str, objects: list[Token]) -> bool:
    """Whether a verb of harm in its past form harms nobody, and so is a passive cut short: "left two wounded", "Lee shot dead in Reno"."""
    if objects or frame != "harm" or verb.tag_ not in {"VBN", "VBD"} or verb.lower_ in {"attacked", "shelled", "bombed", "raided"}:
        return False
    return not any(case_of(child) in _SHOT_AT for child in children(verb, "obl")) and not children(verb, "aux", "ccomp", "xcomp")


def _contents(nouns: list[Token]) -> tuple[Token, ...]:
    return tuple(content_of(noun) for noun in nouns)


def _is_passive(verb: Token) -> bool:
    """Passive also where the parser took the participle for a predicate noun: "was shot"."""
    if verb.tag_ == "VBG" and not any(child.lower_ == "being" for child in verb.children):
        return False
    if is_passive(verb) or any(child.lower_ in _BE for child in children(verb, "cop")):
        return True
    if verb.dep_ == "xcomp" and (verb.tag_ == "VBN" or verb.lower_ == "shot") and not children(verb, "aux", "obj"):
        return True  # "was found shot"
    if verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBD", "NN", "JJ"} and not children(verb, "aux", "nsubj"):
        return act_row(verb.head) is not None and not children(verb, "obj") and _is_passive(verb.head)
    return False


def _outcome_of(verb: Token, row: dict[str, str]) -> str:
    """What became of those it was done to: "shot dead", "beaten to death", "fatally stabbed" are killed."""
    if row["outcome"] == "killed":
        return "killed"
    beside = {child.lower_ for child in verb.children} | {verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""}
    if beside & _FATAL or "fatally" in beside:
        return "killed"
    beside |= {one.lower_ for one in children(verb, "conj")}
    return "killed" if row["outcome"] == "hurt" and beside & {"killed"} else row["outcome"]


def _read_noun(token: Token, row: dict[str, str]) -> Act | None:
    frame = row["frame"]
    if frame == "condition":
        return Act(token, frame, row["outcome"], (), _contents(_who_is_in(token)), ()) if _is_grave(token) else None
    if any(child.lower_ in {"no", "any", "every", "such"} for child in children(token, "det")):
        return None
    doers = [one for agent in find_agents(token) for one in coordinated(agent)]
    governed = [(case_of(child), child) for child in children(token, "nmod", "obl") if child.dep_ != "nmod:poss"]
    of = [one for case, child in governed if case == "of" for one in coordinated(child)]
    aimed = [one for case, child in governed if case in _AIMED for one in coordinated(child)]
    owners = [one for child in children(token, "nmod:poss") for one in coordinated(child)]
    before = [child for child in children(token, "compound", "amod") if is_attacker(child) and child.lower_ != "terrorist"]
    aimed += [child for child in children(token, "compound") if not is_person(child)]
    doers += before + _committers(token)
    owners = [one for one in owners if not (token.lower_.startswith("attack") and entity_of(one, "PER"))]  # a politician's, as a rule
    if frame == "deed":
        doers += owners if row["outcome"] != "hurt" else []  # "the officer's shooting" may be either
    elif of:
        doers += owners if frame == "loss" else []
    else:
        of += owners
    of += [child for child in aimed if is_person(child)]
    if frame == "fate":
        doers = []
    return Act(token, frame, row["outcome"], _contents(doers), _contents(of), tuple(aimed))


def _is_grave(condition: Token) -> bool:
    return case_of(condition) == "in" and any(child.lower_ in _GRAVE for child in children(condition, "amod"))


def _who_is_in(condition: Token) -> list[Token]:
    """Who is "in critical condition": the subject, or whom the shooting left so."""
    head = condition.head
    if head.tag_.startswith("NN") and condition.dep_ == "nmod":
        return [head]
    objects = [one for one in children(head, "obj") if one.i < condition.i]
    subject = find_subject(condition) if children(condition, "nsubj") else find_subject(head) if head is not condition else None
    return objects or ([subject.token] if subject else [])


def _committers(noun: Token) -> list[Token]:
    """Who carries out, stages or commits it."""
    verb = noun.head if noun.dep_ in {"obj", "nsubj:pass"} else noun
    if noun.dep_ == "obj" and _is_commit(verb):
        subject = find_subject(verb)
        return coordinated(subject.token) if subject and not subject.is_passive else []
    passives = [verb] if noun.dep_ == "nsubj:pass" and _is_commit(verb) else [child for child in children(noun, "acl") if _is_commit(child)]
    return [one for passive in passives for agent in find_agents(passive) for one in coordinated(agent)]


def _is_commit(verb: Token) -> bool:
    if verb.tag_ == "VB" or is_negated(verb) or is_unreal(verb):
        return False
    row = _forms().get((verb.lower_, "verb"))
    return row is not None and (row["frame"] == "commit" or verb.lower_.startswith("launch"))


def _is_unreal(token: Token) -> bool:
    """Whether the act is only feared, planned or meant: under "would", "if", "to", "threatened"."""
    verb = token if token.tag_.startswith("VB") else token.head
    if is_unreal(verb) or (verb is not token and is_negated(verb)):
        return True
    return token.tag_ == "VB" and not any(child.lower_ in _DONE for child in children(token, "aux"))
