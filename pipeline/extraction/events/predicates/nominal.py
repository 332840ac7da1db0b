"""Acts told by a noun ("the killing of two guards by rebels"), and states of those hurt ("is dead", "in critical condition")."""

from spacy.tokens import Token

from pipeline.annotation.noun_phrases import contents_of, entity_of, is_attacker, is_person
from pipeline.annotation.syntax import case_of, children, coordinated, find_agents, find_subject, is_negated, is_passive, is_unreal
from pipeline.extraction.events.cues import cue_words
from pipeline.extraction.events.predicates.lexical import Predicate, behind_front
from pipeline.extraction.events.predicates.subjects import subject_of
from pipeline.lexicon import words_of
from pipeline.lexicon.event_words import predicate_rows
from pipeline.rules import rule


def read_noun(noun: Token, row: dict[str, str]) -> Predicate | None:
    """The act a noun names, with those whom "by", "of", "on" and the genitive tie to it."""
    frame = row["frame"]
    if frame == "condition":
        return Predicate(noun, frame, row["outcome"], patients=contents_of(_who_is_in(noun))) if _is_grave(noun) else None
    if any(child.lower_ in {"no", "any", "every", "such"} for child in children(noun, "det")):
        return None
    if frame == "wound":
        return _read_wound(noun, row)
    if frame == "corpse":
        return _read_body(noun, row)
    if frame == "device":
        return Predicate(noun, frame, "", places=_laid_at(noun))
    governed = [(case_of(child), one) for child in children(noun, "nmod", "obl") if child.dep_ != "nmod:poss" for one in coordinated(child)]
    aimed = [place for case, one in governed if case in words_of("cues", "aimed") for place in behind_front(one) or (one,)]
    aimed += [child for child in children(noun, "compound") if not (is_person(child) or child.lower_ in _by_which(noun))]
    patients = [one for case, one in governed if case == "of"]
    agents = [one for agent in find_agents(noun) for one in coordinated(agent)]
    beside = (child for child in children(noun, "compound", "amod") if child.lower_ not in {"terrorist", "criminal"})
    agents += filter(is_attacker, beside)
    agents += _committers(noun)
    owners = [one for child in children(noun, "nmod:poss") for one in coordinated(child)]
    if owners and _owner_did_it(noun, row, bool(patients)):
        agents += [one for one in owners if frame == "loss" or entity_of(one, "PER") is None]  # a person's attack is a speech, as a rule
    elif frame in {"loss", "fate"} and not patients:
        patients += owners
    patients += [one for one in aimed if is_person(one) and frame != "fate"]  # "her death in a cell"
    outcome = "killed" if row["outcome"] == "hurt" and _is_fatal(noun) else row["outcome"]
    return Predicate(noun, frame, outcome, contents_of(agents) if frame != "fate" else (), contents_of(patients), tuple(aimed))


def _by_which(noun: Token) -> frozenset[str]:
    """Vehicles, which an attack is named after when it was made with them: "the truck attack"."""
    return words_of("cues", "attack_vehicle") if noun.lower_.startswith("attack") else frozenset()


@rule(
    "events.predicates.fatal",
    fires_on="The fatal shooting of a clerk shook the town.",
    spares="The shooting of a clerk shook the town.",
)
def _is_fatal(noun: Token) -> bool:
    """ "A fatal shooting"."""
    return any(child.lower_ in words_of("cues", "fatal") for child in children(noun, "amod"))


@rule(
    "events.predicates.wound",
    fires_on="A man with a gunshot wound was found.",
    spares="A man with a gun was found.",
    otherwise=None,
)
def _read_wound(noun: Token, row: dict[str, str]) -> Predicate | None:
    """Who has wounds: "a man with a gunshot wound", "was taken to hospital with stab wounds", "was treated for injuries"."""
    if case_of(noun) not in {"with", "for"} or any(child.lower_ in {"no", "minor"} for child in noun.children):
        return None
    head = noun.head
    if head.tag_.startswith("NN") and is_person(head) and case_of(noun) == "with":
        return Predicate(noun, row["frame"], row["outcome"], patients=contents_of(coordinated(head)))
    treated = head.lower_ in words_of("cues", "brought_hurt")
    subject = find_subject(head) if treated else None
    if subject is None or not (subject.is_passive or is_passive(head)):
        return None
    return Predicate(noun, row["frame"], row["outcome"], patients=contents_of(coordinated(subject.token)))


@rule(
    "events.predicates.body_found",
    fires_on="The body of a man was found.",
    spares="The body of laws was changed.",
    otherwise=None,
)
def _read_body(noun: Token, row: dict[str, str]) -> Predicate | None:
    """Bodies of the dead: "the body of a man", "her body was found"; the body itself where nothing says whose it is."""
    whose = [one for child in children(noun, "nmod") if case_of(child) == "of" for one in coordinated(child) if is_person(one)]
    handled = noun.dep_ in {"obj", "nsubj:pass", "nsubj"} and noun.head.lower_ in words_of("cues", "came_on")
    handled = handled or any(child.lower_ in words_of("cues", "came_on") for child in children(noun, "acl"))
    if not handled and not (whose and noun.lower_ != "remains"):
        return None
    whose += [one for child in children(noun, "nmod:poss") for one in coordinated(child)]
    bare = [noun] if handled and not whose and noun.lower_ != "remains" else []
    return Predicate(noun, row["frame"], row["outcome"], patients=contents_of(whose or bare))


@rule(
    "events.predicates.bomb_laid_at",
    fires_on="A bomb was found at a school.",
    spares="A bomb was found.",
    otherwise=(),
)
def _laid_at(device: Token) -> tuple[Token, ...]:
    """What a bomb is laid or found at: behind the noun itself, or behind the verb that has it as object or passive subject."""
    holders = [device, *([device.head] if device.dep_ in {"obj", "nsubj:pass"} else []), *children(device, "acl")]
    behind = (found for holder in holders for found in children(holder, "nmod", "obl") if case_of(found) in words_of("cues", "aimed"))
    return tuple(one for found in behind for one in coordinated(found))


@rule(
    "events.predicates.owner_of_deed",
    fires_on="The rebels' attack on the town was over.",
    spares="The clerk's murder shook the town.",
)
def _owner_did_it(noun: Token, row: dict[str, str], has_patient: bool) -> bool:
    """Whose attack it is did it, and whose killing of others; "the officer's shooting" may be either."""
    if row["frame"] == "loss":
        return has_patient
    return row["frame"] == "deed" and row["outcome"] != "hurt"


def read_state(state: Token, row: dict[str, str]) -> Predicate:
    """The act behind a state: those who are dead."""
    return Predicate(state, row["frame"], row["outcome"], patients=contents_of(_bearers_of_state(state)))


@rule(
    "events.predicates.committer",
    fires_on="Rebels carried out an attack.",
    spares="Rebels watched an attack.",
    otherwise=[],
)
def _committers(noun: Token) -> list[Token]:
    """Who carries out, stages or commits it."""
    if noun.dep_ == "nmod" and case_of(noun) == "of" and noun.head.lower_ in cue_words("summed_up"):
        return _committers(noun.head)  # "a series of attacks"
    verb = noun.head if noun.dep_ in {"obj", "nsubj:pass"} else noun
    if noun.dep_ == "obj" and _is_commit(verb):
        subject = subject_of(verb)
        return coordinated(subject.token) if subject and not subject.is_passive else []
    passives = [verb] if noun.dep_ == "nsubj:pass" and _is_commit(verb) else [child for child in children(noun, "acl") if _is_commit(child)]
    return [one for passive in passives for agent in find_agents(passive) for one in coordinated(agent)]


def _is_commit(verb: Token) -> bool:
    if verb.tag_ == "VB" or is_negated(verb) or is_unreal(verb):
        return False
    row = predicate_rows().get((verb.lower_, "verb"))
    return row is not None and (row["frame"] == "commit" or verb.lower_.startswith("launch"))


@rule(
    "events.predicates.dead",
    fires_on="Two men are dead.",
    spares="Two dead trees fell.",
    otherwise=[],
)
def _bearers_of_state(state: Token) -> list[Token]:
    """Who is dead: the subject of "is dead", whom somebody found or pronounced so, and the noun beside it."""
    head = state.head
    if children(state, "cop", "nsubj"):
        return [one for subject in children(state, "nsubj") for one in coordinated(subject)]
    if head.lower_ in words_of("cues", "seen_dead") and head.i < state.i:
        subject = find_subject(head)
        passive = is_passive(head) or (subject is not None and subject.is_passive)
        found = [subject.token] if subject and passive else children(head, "obj", "iobj")
        return [one for noun in found for one in coordinated(noun)]
    return []


@rule(
    "events.predicates.grave_condition",
    fires_on="A clerk is in critical condition.",
    spares="A clerk is in good condition.",
)
def _is_grave(condition: Token) -> bool:
    """Whether a condition is that of somebody badly hurt."""
    return case_of(condition) == "in" and any(child.lower_ in words_of("cues", "grave") for child in children(condition, "amod"))


def _who_is_in(condition: Token) -> list[Token]:
    """Who is "in critical condition": the subject, or whom the shooting left so."""
    head = condition.head
    if head.tag_.startswith("NN") and condition.dep_ == "nmod":
        return [head]
    objects = [one for one in children(head, "obj") if one.i < condition.i]
    subject = find_subject(condition) if children(condition, "nsubj") else find_subject(head) if head is not condition else None
    return objects or ([subject.token] if subject else [])
