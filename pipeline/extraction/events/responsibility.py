"""On whom a deed is put, and how surely: accusations, arrests, claims and denials."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import sentence_of
from pipeline.annotation.noun_phrases import entity_of, is_attacker, is_person
from pipeline.annotation.syntax import ancestors, case_of, children, coordinated, find_subject, find_undergoers, is_negated, is_unreal
from pipeline.extraction.events.factuality import DONE, factuality_of
from pipeline.extraction.events.predicates import BE, named_aside, predicate_row
from pipeline.lexicon import load_words, words_of
from pipeline.lexicon.forms import speech_forms
from pipeline.rules import rule

AS_FACT, ACCUSED, BY_AUTHORITIES = "reported_as_fact", "suspected_or_accused", "suspected_or_accused_by_authorities"
CLAIMED, DENIED = "claimed_or_admitted", "denied"
_NO_DEEDS = frozenset({"device", "bear", "suffer", "condition", "hit", "corpse", "wound"})
_SEIZING = frozenset({"arrest", "detain", "jail", "book"})
_UNDER = frozenset({"xcomp", "ccomp", "advcl", "acl", "acl:relcl", "conj"})
_WORK = frozenset({"work", "handiwork"})


@dataclass(frozen=True)
class Blame:
    """One noun on which a deed is put, the word that does so, and how sure it is."""

    noun: Token
    word: Token
    responsibility: str
    is_unsaid: bool = False  # the sentence does not say for which deed


@cache
def _accusations() -> dict[str, tuple[dict[str, str], ...]]:
    found: dict[str, tuple[dict[str, str], ...]] = {}
    for row in load_words("accusations"):
        for form in row["forms"].split("|"):
            found[form] = (*found.get(form, ()), row)
    return found


@cache
def _blaming() -> frozenset[str]:
    """Every word that may put a deed on somebody."""
    return frozenset(_accusations()) | _WORK | {"suspect", "suspects", "responsible", "behind", "held"}


def is_official(speaker: str) -> bool:
    """Whether a speaker's name says that it speaks for the authorities."""
    return any(word in words_of("cues", "official") for word in speaker.lower().split())


def find_blame(words: Words) -> Iterator[Blame]:
    """Every noun that the sentence accuses, or that claims, admits or denies a deed."""
    for token in words:
        if token.lower_ not in _blaming():
            continue
        for row in _accusations().get(token.lower_, ()) if token.tag_.startswith("VB") else ():
            if _is_told(token):
                yield from _blames(token, row) or _seizes(token, row)
        if token.lower_ == "held" and token.tag_ == "VBN" and _is_jailed(token):
            yield from (Blame(noun, token, BY_AUTHORITIES, is_unsaid=True) for noun in _held(token))
        if token.lower_ == "suspects" or token.lower_ == "suspect":
            yield from _suspects(token)
        if token.lower_ == "responsible":
            yield from (Blame(noun, token, ACCUSED) for noun in _who_is_responsible(token))
        if token.lower_ == "behind":
            yield from (Blame(noun, token.head, ACCUSED) for noun in _who_is_behind(token))
        if token.lower_ in _WORK:
            yield from (Blame(noun, token, ACCUSED) for noun in _whose_work(token))


@rule(
    "events.responsibility.behind",
    fires_on="The Red Front was behind the attack.",
    spares="The Red Front was behind the vote.",
    otherwise=(),
)
def _who_is_behind(word: Token) -> tuple[Token, ...]:
    """ "The Red Front is behind the attack"."""
    if word.dep_ != "case" or not is_deed(word.head) or is_negated(word.head):
        return ()
    return tuple(one for child in children(word.head, "nsubj") for one in coordinated(child))


@rule(
    "events.responsibility.jailed",
    fires_on="Roy Lee is being held without bond.",
    spares="Roy Lee is being held in the crowd.",
)
def _is_jailed(held: Token) -> bool:
    """Whether "held" is in jail: "is being held without bond", "was held at the county jail"."""
    behind = [word for child in children(held, "obl") for word in child.subtree]
    return any(word.lower_ in words_of("cues", "jail") for word in behind) and any(child.lower_ in BE for child in children(held, "aux"))


def _held(verb: Token) -> list[Token]:
    named = named_aside(verb)
    return [named] if named is not None else find_undergoers(verb)


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
        return coordinated(subject.token) if subject and not subject.is_passive else []
    if row["bearer"] == "object":
        if (named := named_aside(verb)) is not None:
            return [named]
        found = find_undergoers(verb) or [one for child in children(verb, "iobj") for one in coordinated(child)]
        if not found and verb.dep_ == "advcl" and (subject := find_subject(verb)) is not None and subject.token.lower_ in {"he", "she"}:
            found = [subject.token]  # "he is a welder wanted for murder"
        return [_antecedent(noun, verb) for noun in found]
    holders = [verb, *children(verb, "obj")]  # "blamed the attack on rebels": "on" may hang on either
    holders += [aside for aside in children(verb, "obl") if case_of(aside) == "according to"]
    behind = [found for holder in holders for found in children(holder, "obl", "nmod") if case_of(found) == row["bearer"]]
    for torn in children(verb, "advcl", "xcomp") if row["bearer"] == "to" and not behind else ():
        behind += [one for one in children(torn, "obj") if one.tag_ == "NNS" and is_person(one)]  # "attribute it to drug traffickers"
    return [one for found in behind for one in coordinated(found)]


def _antecedent(noun: Token, verb: Token) -> Token:
    """The object of the verb before, for a pronoun: "arrested Roy Lee and charged him", "was held on a warrant charging him"."""
    if noun.lower_ not in {"him", "her", "them"}:
        return noun
    if verb.dep_ == "conj":
        before = children(verb.head, "obj", "iobj")
        return before[-1] if before else noun
    for up in ancestors(verb):
        if up.lower_ in _accusations() or up.lower_ == "held":
            named = named_aside(up)
            return named or next(iter(find_undergoers(up)), noun)
    return noun


def _names_deed(verb: Token, row: dict[str, str]) -> bool:
    links = row["link"].split("|")
    if row["lemma"] == "face":  # charges: who "faces execution", or "faced attacks", did nothing
        return any(_counts_deed(one) for found in children(verb, "obj") for one in coordinated(found))
    if "object" in links:
        things = [one for found in children(verb, "obj", "xcomp", "nsubj:pass") for one in coordinated(found)]
        things += [clause for clause in children(verb, "ccomp") if not children(clause, "nsubj")]
        if any(thing.lower_ in words_of("cues", "part_in_it") or is_deed(thing) or _counts_deed(thing) for thing in things):
            return True
    holders = [verb, *(children(verb, "obj", "iobj") if row["bearer"] == "object" else ())]  # "of killing" may hang on the accused
    holders += [state for state in children(verb, "xcomp") if state.tag_ == "JJ"]  # "pleaded guilty to murder"
    for found in (child for holder in holders for child in children(holder, "obl", "nmod", "advcl", "ccomp", "xcomp", "acl")):
        marks = {child.lower_ for child in children(found, "mark")} | {case_of(found)}
        deeds = [one for one in coordinated(found) if is_deed(one) or _counts_deed(one)]
        if marks & set(links) and any(row["lemma"] != "link" or not one.lower_.startswith("death") for one in deeds):
            return True
    return False


def is_deed(word: Token) -> bool:
    """Whether a word names a deed: an act of violence, a crime, an attempt at one."""
    row = predicate_row(word)
    if (row is not None and row["frame"] == "commit") or word.lower_ == "attempted":
        return any(is_deed(one) for one in children(word, "obj"))
    return word.lower_ in words_of("cues", "the_deed") or (row is not None and row["frame"] not in _NO_DEEDS)


def _counts_deed(word: Token) -> bool:
    """ "Connection with the shooting", "two counts of murder"."""
    return word.lower_ in words_of("cues", "of_deed") and any(
        is_deed(one) for child in children(word, "nmod", "acl", "compound") for one in coordinated(child)
    )


@rule(
    "events.responsibility.suspect",
    fires_on="The suspect, Roy Lee, fled.",
    spares="The neighbour, Roy Lee, fled.",
    otherwise=(),
)
def _suspects(noun: Token) -> tuple[Blame, ...]:
    """Who is called a suspect: "Roy Lee, a suspect in the killing", "shooting suspect Roy Lee", "the suspect, Roy Lee"."""
    found = [noun.head] if noun.dep_ == "appos" and any(is_deed(one) for one in children(noun, "nmod")) else []
    found += children(noun, "nsubj") if children(noun, "cop") else ()
    if noun.i + 1 < sentence_of(noun)[1] and noun.nbor(1).ent_iob_ == "B" and noun.nbor(1).ent_type_ == "PER":
        found.append(top_of_name(noun.nbor(1)))
    found += (one for one in children(noun, "appos", "conj") if entity_of(one, "PER") is not None and not children(one, "cc"))
    for clause in children(noun, "acl", "acl:relcl"):  # "the suspect accused of the spree, Roy Lee, said"
        named = [one for one in clause.subtree if one.dep_ == "appos" and one.ent_type_ == "PER" and one.head.ent_type_ != "PER"]
        found += (one for one in named[:1] if one.head.tag_.startswith("NN") and not is_person(one.head))
    return tuple(Blame(one, noun, ACCUSED) for one in found)


def _what_for(responsible: Token) -> list[Token]:
    """What somebody is responsible for, and what is counted up behind "for"."""
    behind = [child for child in children(responsible, "obl", "nmod", "advcl") if case_of(child) == "for" or children(child, "mark")]
    return [one for child in behind for one in coordinated(child)]


@rule(
    "events.responsibility.responsible",
    fires_on="The Red Front was responsible for the bombing.",
    spares="The Red Front was responsible for the vote.",
    otherwise=(),
)
def _who_is_responsible(word: Token) -> tuple[Token, ...]:
    """Who "is responsible" for a deed, and whom somebody holds responsible."""
    if is_negated(word) or is_unreal(word) or is_unreal(word.head) or not any(map(is_deed, _what_for(word))):
        return ()
    if children(word, "cop"):
        return tuple(one for child in children(word, "nsubj") for one in coordinated(child))
    if word.dep_ == "amod" and word.i > word.head.i:
        return tuple(coordinated(word.head))
    return tuple(find_undergoers(word.head)) if word.head.lower_ in words_of("cues", "holding") else ()


@rule(
    "events.responsibility.work_of",
    fires_on="Officials called the attack the work of rebels.",
    spares="Officials called the bridge the work of rebels.",
    otherwise=(),
)
def _whose_work(noun: Token) -> tuple[Token, ...]:
    """ "Considers it the work of rebels": those whose work it is."""
    if noun.dep_ not in {"obj", "xcomp", "ROOT", "ccomp", "obl", "appos", "nmod", "conj"}:
        return ()
    if not any(one.lower_ in words_of("cues", "the_deed") or predicate_row(one) for up in (noun, noun.head) for one in up.children):
        return ()
    return tuple(one for child in children(noun, "nmod") if case_of(child) == "of" for one in coordinated(child))


def standing_of(word: Token, agent: Token) -> str:
    """How surely the doer of an act did it, by the words around both."""
    hedges = words_of("cues", "hedge")
    beside = [*word.children, *children(agent, "amod", "advmod", "det", "compound", "nmod:desc")]
    if agent.lower_ in {"suspect", "suspects"} or any(one.lower_ in hedges for one in beside):
        return ACCUSED
    below = word
    for up in ancestors(word):
        if below.dep_ not in _UNDER:
            break
        rows = _accusations().get(up.lower_, ())
        if rows and rows[0]["bearer"] == "object" and below.dep_ != "conj":
            return rows[0]["responsibility"]
        if rows and rows[0]["responsibility"] == DENIED and below.dep_ in {"ccomp", "xcomp"}:
            return DENIED
        if any(one.lower_ in hedges for one in children(up, "advmod")) and below.dep_ in {"xcomp", "conj"}:
            return ACCUSED
        if below.dep_ == "ccomp" and up.lower_ in speech_forms() and agent.tag_.startswith("NNP") and not is_attacker(agent):
            return BY_AUTHORITIES if is_by_officials(up) else ACCUSED  # of somebody named it is what somebody says
        below = up
    return AS_FACT


def is_by_officials(verb: Token) -> bool:
    """Whether the authorities are who says, accuses or charges: the verb's own subject or agent."""
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "obl:agent"}]
    return any(word.lower_ in words_of("cues", "official") for subject in subjects for word in subject.subtree)


def top_of_name(token: Token) -> Token:
    """The word that heads a name, from one of its words."""
    while token.dep_ in {"flat", "compound"} and token.head.tag_.startswith("NNP"):
        token = token.head
    return token
