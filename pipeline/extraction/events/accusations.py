"""On whom a verb puts a deed: "charged him with murder", "claimed the bombing", "arrested Roy Lee"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipeline.annotation.noun_phrases import entity_of, is_attacker
from pipeline.annotation.syntax import ancestors, case_of, children, coordinated, find_agents, find_subject, find_undergoers, is_passive
from pipeline.extraction.events.factuality import DONE, factuality_of
from pipeline.extraction.events.predicates import named_aside, predicate_row
from pipeline.lexicon import load_words, words_of
from pipeline.rules import rule

ACCUSED, BY_AUTHORITIES = "suspected_or_accused", "suspected_or_accused_by_authorities"
CLAIMED, DENIED = "claimed_or_admitted", "denied"
_NO_DEEDS = frozenset({"device", "bear", "suffer", "condition", "hit", "corpse", "wound"})
_SUSPECTING = frozenset({"suspect", "blame"})
_TAKING = frozenset({"take", "accept"})
_SEIZING = frozenset({"arrest", "detain", "jail", "book"})


@dataclass(frozen=True)
class Blame:
    """One noun on which a deed is put, the word that does so, and how sure it is."""

    noun: Token
    word: Token
    responsibility: str
    is_unsaid: bool = False  # the sentence does not say for which deed
    names_body: bool = False  # the authorities put it on a body by name, whatever that is


@cache
def accusation_rows() -> dict[str, tuple[dict[str, str], ...]]:
    """Rows of the list of accusations by the forms of their words."""
    found: dict[str, tuple[dict[str, str], ...]] = {}
    for row in load_words("accusations"):
        for form in row["forms"].split("|"):
            found[form] = (*found.get(form, ()), row)
    return found


def read_accusation(verb: Token) -> Iterator[Blame]:
    """Those on whom a verb of accusing, arresting, claiming or denying puts a deed; none where it is no verb, or not told as done."""
    for row in accusation_rows().get(verb.lower_, ()) if verb.tag_.startswith("VB") else ():
        if _is_told(verb):
            yield from _blames(verb, row) or _seizes(verb, row) or _suspects_body(verb, row)


@rule(
    "events.responsibility.accusation",
    fires_on="Police charged Roy Lee with the murder of a clerk.",
    spares="Police charged Roy Lee with theft.",
    otherwise=(),
)
def _blames(verb: Token, row: dict[str, str]) -> tuple[Blame, ...]:
    """Those whom the verb makes answer for a deed."""
    if not _names_deed(verb, row):
        return ()
    admits = row["lemma"] == "plead" and not any(word.lower_ == "not" for word in verb.doc[verb.i + 1 : verb.i + 3])
    return tuple(Blame(noun, verb, CLAIMED if admits else row["responsibility"]) for noun in _bearers(verb, row))


@rule(
    "events.responsibility.seized",
    fires_on="Police arrested Roy Lee on Monday.",
    spares="Police arrested Roy Lee for theft.",
    otherwise=(),
)
def _seizes(verb: Token, row: dict[str, str]) -> tuple[Blame, ...]:
    """Those who are arrested for what the sentence leaves unsaid."""
    seizes = row["bearer"] == "object" and row["responsibility"] == BY_AUTHORITIES and row["lemma"] in _SEIZING
    if not seizes or _says_why(verb) or _names_deed(verb, row):
        return ()
    return tuple(Blame(noun, verb, BY_AUTHORITIES, is_unsaid=True) for noun in _bearers(verb, row))


@rule(
    "events.responsibility.accused_of_it",
    fires_on="Police suspect the Red Front.",
    spares="Police suspect fraud.",
    otherwise=(),
)
def _suspects_body(verb: Token, row: dict[str, str]) -> tuple[Blame, ...]:
    """The attackers or the body whom the authorities suspect or blame, of what was told before."""
    if row["bearer"] != "object" or row["responsibility"] != ACCUSED or row["lemma"] not in _SUSPECTING or _says_why(verb):
        return ()
    by = [word for subject in children(verb, "nsubj") for word in subject.subtree]
    if is_passive(verb) or not any(word.lower_ in words_of("cues", "official") for word in by):
        return ()
    blamed = [noun for noun in _bearers(verb, row) if is_attacker(noun) or entity_of(noun, "ORG") is not None]
    return tuple(Blame(noun, verb, BY_AUTHORITIES, is_unsaid=True, names_body=True) for noun in blamed)


def _says_why(verb: Token) -> bool:
    """Whether something other than a day or a place stands behind the verb: "arrested for theft", "booked on a warrant"."""
    holders = [verb, *children(verb, "obj")]
    behind = [child for holder in holders for child in children(holder, "obl", "nmod", "advcl", "xcomp", "ccomp") if child.i > verb.i]
    return any(_is_reason(child) or child.dep_ in {"xcomp", "ccomp"} for child in behind if not _is_day(child))


def _is_reason(noun: Token) -> bool:
    """Whether a phrase says what for: "for theft", "on a warrant"; "on Oak Street" says where."""
    case = case_of(noun)
    return case == "for" or (case == "on" and noun.ent_type_ == "" and not noun.tag_.startswith("NNP"))


def _is_day(noun: Token) -> bool:
    return noun.tag_ == "CD" or any(word.lower_ in words_of("cues", "day_or_month") for word in (noun, *children(noun, "compound")))


def _is_told(word: Token) -> bool:
    """Whether an accusation is told as made: neither denied nor only possible."""
    return factuality_of(word.doc[word.i : word.i + 1], "verb").value in DONE


def _bearers(verb: Token, row: dict[str, str]) -> list[Token]:
    """Whom the verb makes answer for something."""
    if row["bearer"] == "subject":
        subject = find_subject(verb)
        if subject and (subject.is_passive or is_passive(verb)):  # "responsibility was claimed by", "an attack claimed by"
            return [one for agent in find_agents(verb) for one in coordinated(agent)]
        return coordinated(subject.token) if subject else []
    if row["bearer"] == "object":
        if (named := named_aside(verb)) is not None:
            return [named]
        found = find_undergoers(verb) or [one for child in children(verb, "iobj") for one in coordinated(child)]
        if not found and verb.dep_ == "advcl" and (subject := find_subject(verb)) is not None:
            found = [subject.token]  # "he is a welder wanted for murder", "Roy Lee appeared in court, charged with murder"
        return [_antecedent(noun, verb) for noun in found]
    holders = [verb, *children(verb, "obj")]  # "blamed the attack on rebels": "on" may hang on either
    behind = [found for holder in holders for found in children(holder, "obl", "nmod") if case_of(found) == row["bearer"]]
    return [one for found in behind for one in coordinated(found)]


def _antecedent(noun: Token, verb: Token) -> Token:
    """Whom a verb above was done to, for a pronoun: "was held on a warrant charging him"."""
    above = (up for up in ancestors(verb) if up.lower_ in accusation_rows() or up.lower_ == "held")
    seizing = next(above, None) if noun.lower_ in {"him", "her", "them"} else None
    return noun if seizing is None else next(iter(find_undergoers(seizing)), noun)


def _names_deed(verb: Token, row: dict[str, str]) -> bool:
    links = row["link"].split("|")
    if row["lemma"] == "face":  # charges: who "faces execution", or "faced attacks", did nothing
        return any(_counts_deed(one) for found in children(verb, "obj") for one in coordinated(found))
    if "object" in links:
        things = [one for found in children(verb, "obj", "xcomp", "nsubj:pass") for one in coordinated(found)]
        things += [verb.head] if verb.dep_ == "acl" and is_passive(verb) else []
        things += [clause for clause in children(verb, "ccomp") if not children(clause, "nsubj")]
        if any(_is_part_in_it(thing, row) or is_deed(thing) or _counts_deed(thing) for thing in things):
            return True
    holders = [verb, *(children(verb, "obj", "iobj") if row["bearer"] == "object" else ())]  # "of killing" may hang on the accused
    holders += [state for state in children(verb, "xcomp") if state.tag_ == "JJ"]  # "pleaded guilty to murder"
    for found in (child for holder in holders for child in children(holder, "obl", "nmod", "advcl", "ccomp", "xcomp", "acl")):
        marks = {child.lower_ for child in children(found, "mark")} | {case_of(found)}
        deeds = [one for one in coordinated(found) if is_deed(one) or _counts_deed(one)]
        if marks & set(links) and any(row["lemma"] != "link" or not one.lower_.startswith("death") for one in deeds):
            return True
    return False


def _is_part_in_it(noun: Token, row: dict[str, str]) -> bool:
    """Whether "responsibility" is that for a deed; one may take that for a response, but claims that for nothing else."""
    if noun.lower_ not in words_of("cues", "part_in_it") or (row["lemma"] in _TAKING and noun.lower_ in {"part", "role"}):
        return False  # who "took part" admits nothing
    told = [
        one
        for holder in (noun, noun.head)
        for child in children(holder, "nmod", "obl")
        if case_of(child) == "for"
        for one in coordinated(child)
    ]
    return row["lemma"] not in _TAKING or not told or any(is_deed(one) or _counts_deed(one) for one in told)


def is_deed(word: Token) -> bool:
    """Whether a word names a deed: an act of violence, a crime, an attempt at one."""
    row = predicate_row(word)
    if (row is not None and row["frame"] == "commit") or word.lower_ == "attempted":
        return any(is_deed(one) for one in children(word, "obj"))
    if word.lower_ in words_of("cues", "offence"):
        return any(child.lower_ in words_of("cues", "terror") for child in children(word, "compound", "amod"))
    return word.lower_ in words_of("cues", "the_deed") or (row is not None and row["frame"] not in _NO_DEEDS)


def _counts_deed(word: Token) -> bool:
    """ "Connection with the shooting", "two counts of murder"."""
    return word.lower_ in words_of("cues", "of_deed") and any(
        is_deed(one) for child in children(word, "nmod", "acl", "compound") for one in coordinated(child)
    )
