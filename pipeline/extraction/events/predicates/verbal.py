"""Acts told by a verb: its subject, object and agent, and what stands behind "at"."""

from functools import cache

from spacy.tokens import Token

from pipeline.annotation.noun_phrases import contents_of
from pipeline.annotation.syntax import case_of, children, coordinated, find_agents, is_negated, is_passive
from pipeline.extraction.events.predicates.lexical import BE, Predicate, behind_front, is_filmed, shooter_of
from pipeline.extraction.events.predicates.subjects import is_done_to, lacks_object, subject_of
from pipeline.lexicon import load_words, words_of
from pipeline.rules import rule

NEAR = 3  # words from a verb to one that shares its object
Nouns = tuple[Token, ...]
_PARTICLES = {"go": frozenset({"off"}), "blow": frozenset({"up", "apart", "off", "out", "down"})}


def read_verb(verb: Token, row: dict[str, str]) -> Predicate | None:
    """The act a verb tells; None where it is denied, or speaks of something else ("threw a party")."""
    frame = row["frame"]
    if is_negated(verb) or frame == "commit":  # what was committed is the act: its noun asks for its doer
        return None
    if frame == "aim" and not _is_aimed(verb):
        return None
    if frame == "bear" and not any(thing.lower_ in words_of("cues", "wound") for thing in children(verb, "obj", "obl")):
        return None
    if _lacks_particle(verb, row["lemma"]):
        return None
    agents, patients, places = _arguments(verb, frame)
    if row["lemma"] == "shoot" and (any(map(is_filmed, patients)) or (verb.tag_ == "VBZ" and not (patients or places))):
        return None  # "a film shot by …", "the range where the club shoots"
    if any(agent.lower_ in words_of("cues", "no_attacker") for agent in agents):
        return None
    if patients and all(thing.lower_ in words_of("cues", "without_body") for thing in patients):
        return None  # "they hijacked the revolution"
    return Predicate(verb, frame, _outcome_of(verb, row), agents, patients, places)


@rule(
    "events.predicates.particle",
    fires_on="The fans blew horns.",
    spares="The rebels blew up a bridge.",
)
def _lacks_particle(verb: Token, lemma: str) -> bool:
    """Whether a verb that tells an act only with its particle stands without it: "go off", "blow up"."""
    return lemma in _PARTICLES and _PARTICLES[lemma].isdisjoint(child.lower_ for child in verb.children)


@rule(
    "events.predicates.aimed_weapon",
    fires_on="Gunmen threw grenades at a bar.",
    spares="Students threw a party at a bar.",
)
def _is_aimed(verb: Token) -> bool:
    """Whether a verb of throwing, laying or opening has a weapon or fire as what is thrown, laid or opened."""
    if verb.lower_.startswith("fir"):
        return True
    things = {thing.lower_ for thing in (*children(verb, "obj", "nsubj:pass"), *([verb.head] if verb.dep_ == "acl" else []))}
    return bool(things & _weapons())


@cache
def _weapons() -> frozenset[str]:
    return frozenset({row["phrase"].lower().split()[-1] for row in load_words("weapons")} | {"fire", "device", "devices", "explosives"})


def _arguments(verb: Token, frame: str) -> tuple[Nouns, Nouns, Nouns]:
    """Agents, patients and places of a verb."""
    subject = subject_of(verb)
    passive = subject is not None and (subject.is_passive or is_done_to(verb))
    passive = passive or (subject is None and is_passive(verb))
    if frame == "aim" and subject is not None:
        passive = passive and any(child.lower_ in BE for child in verb.children)  # "gunmen fired on a post" is often taken for one
    subjects = coordinated(subject.token) if subject else []
    holders = (verb, *children(verb, "obj", "nsubj:pass"))  # what is behind "at" may hang on the bomb as well as on the throwing
    behind = (found for holder in holders for found in children(holder, "obl", "nmod") if case_of(found) in words_of("cues", "aimed"))
    places = tuple(one for found in behind for place in behind_front(found) or (found,) for one in coordinated(place))
    if frame in {"suffer", "bear"}:
        return (), contents_of(subjects), ()
    if frame == "blast":
        return (), (), places
    objects = [one for found in children(verb, "obj") for one in coordinated(found)]
    agents = [one for found in find_agents(verb) for one in coordinated(found)]
    objects = objects or ([] if passive else _objects_of_twin(verb))
    if shooter_of(verb) is not None:
        return contents_of(subjects), contents_of(objects), places
    if verb.dep_ == "amod" and verb.tag_ != "VBG" and not any(child.lower_ in BE for child in verb.children):
        return contents_of(children(verb, "nsubj")), (verb.head,), ()
    if passive or (agents and not objects) or lacks_object(verb, frame, objects):
        patients = subjects if frame != "aim" else []
        return contents_of(agents), contents_of(patients), places
    return contents_of(subjects), contents_of(objects) if frame != "aim" else (), places


@rule(
    "events.predicates.shared_object",
    fires_on="Gunmen shot and killed a priest.",
    spares="Gunmen killed a priest.",
    otherwise=[],
)
def _objects_of_twin(verb: Token) -> list[Token]:
    """The object that a verb shares with the one "and" joins to it: "abducted and killed a priest"."""
    near = [twin for twin in children(verb, "conj") if twin.i - verb.i <= NEAR and twin.tag_.startswith("VB")]
    return [one for twin in near for found in children(twin, "obj") for one in coordinated(found)]


@rule(
    "events.predicates.hit_in_body",
    fires_on="A clerk was struck in the back.",
    spares="A clerk was struck by a car.",
)
def _is_shot(verb: Token) -> bool:
    """Whether somebody is hit by a bullet or in a part of the body: "was struck in the back", "a bullet grazed him"."""
    by = [*find_agents(verb), *(child for child in children(verb, "nsubj") if not child.dep_.endswith("pass"))]
    where = [child for child in children(verb, "obl") if case_of(child) in {"in", "on"}]
    if any(one.lower_ in words_of("cues", "bullet") for found in by for one in (found, *children(found, "compound"))):
        return True
    return any(one.lower_ in words_of("cues", "body_part") for found in where for one in coordinated(found))


def _outcome_of(verb: Token, row: dict[str, str]) -> str:
    """What became of those it was done to: "shot dead", "beaten to death", "fatally stabbed" are killed."""
    if row["outcome"] == "killed":
        return "killed"
    beside = {child.lower_ for child in verb.children} | {verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""}
    if beside & {"dead", "death", "fatally"}:
        return "killed"
    if row["frame"] == "hit":
        return "hurt" if _is_shot(verb) else row["outcome"]
    beside |= {one.lower_ for one in children(verb, "conj")}
    return "killed" if row["outcome"] == "hurt" and beside & {"killed"} else row["outcome"]
