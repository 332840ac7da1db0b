"""People killed, wounded or abducted by the acts of a sentence: one whom it names or describes, and counted ones far from the verb.

Somebody named as shot is hurt; whether he lived, only the whole report can say (`incidents.casualties`).
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pipeline.annotation.boundaries import sentence_of
from pipeline.annotation.coreference.pronouns import SINGULAR, antecedent_of
from pipeline.annotation.document import Sentence
from pipeline.annotation.noun_phrases import is_attacker, is_nobody, is_person, is_single, is_thing, named_by, span_of
from pipeline.annotation.quantities import QUANTITY, TIMES, Quantity, read_quantity
from pipeline.annotation.syntax import children, is_verb
from pipeline.contract.records import Span
from pipeline.extraction.events.claim_records import ONE, make_claim
from pipeline.extraction.events.predicates import HURT, Predicate, find_predicates
from pipeline.extraction.records import Claim
from pipeline.lexicon import words_of
from pipeline.rules import rule

_QUANTITY_LAST = re.compile(rf"(?<!\w){QUANTITY}$", re.I)
_OTHERS = frozenset({"other", "others", "another", "more"})
LONGEST_HEDGE = 4  # words before a number that hedge it: "as many as", "no fewer than"


def find_singles(sentence: Sentence) -> Iterator[Claim]:
    """Claims of one person each, in order of the acts."""
    acts = [act for act in find_predicates(sentence.words) if act.outcome in HURT and not _is_attempt(act)]
    for act in acts:
        for noun in (one for one in act.patients if not is_nobody(one) and not _is_of_another(one, act, acts)):
            claim = _counted(act, noun) or _claim_of(act, noun)
            if claim is not None:
                yield claim
        if not act.patients and act.outcome == "killed" and _is_one_deed(act):
            yield _of_deed(act)


@rule(
    "events.casualties.of_nearer_act",
    fires_on="The driver killed one and wounded at least 35 others.",
    spares="The driver killed one and at least 35 others.",
)
def _is_of_another(noun: Token, act: Predicate, acts: Sequence[Predicate]) -> bool:
    """Whether a verb of other harm is nearer to those an act is thought to be done to: "killed one and wounded 35 others".

    So it is behind them, where the act stands behind those who came first: "with 14 people killed and 21 others wounded".
    """
    others = [other for other in acts if other.outcome != act.outcome and is_verb(other.word)]
    if act.patients[0].i < act.word.i < noun.i and any(noun in other.patients for other in others):
        return True
    return any(act.word.i < other.word.i < noun.i for other in others)


@rule(
    "events.casualties.one_deed",
    fires_on="Police investigate a homicide.",
    spares="Police investigate a massacre.",
)
def _is_one_deed(act: Predicate) -> bool:
    """Whether a noun speaks of one killing that was done: "a homicide", not "a massacre" or "to commit murder"."""
    noun = act.word
    if noun.tag_ != "NN" or act.frame not in {"loss", "deed"} or noun.head.tag_ == "VB":
        return False
    return noun.lower_ not in words_of("cues", "kills_many")


@rule(
    "events.casualties.attempt",
    fires_on="Police investigate the attempted murder of Ada Musa.",
    spares="Police investigate the murder of Ada Musa.",
)
def _is_attempt(act: Predicate) -> bool:
    """Whether a noun speaks of a killing that was only tried: "attempted murder"."""
    noun = act.word
    if is_verb(noun):
        return False
    beside = {child.lower_ for child in noun.children} | {noun.nbor(-1).lower_ if noun.i else ""}
    return bool(beside & words_of("cues", "attempt_before"))


def _of_deed(act: Predicate) -> Claim:
    """Who was killed by a deed that the words alone name: one, or as many as "double" and the like say."""
    noun = act.word
    times = next((child for child in noun.children if child.lower_ in TIMES), None)
    count = TIMES[times.lower_] if times is not None else 1
    span = Span(times.idx if times is not None else noun.idx, noun.idx + len(noun))
    quantity = Quantity(count, count, "exact")
    return make_claim("killed", "total", quantity, span, "casualties.deed", single="" if times is not None else "deed")


@rule(
    "events.casualties.counted_patient",
    fires_on="Eleven pupils and their teacher were kidnapped.",
    spares="The pupils and their teacher were kidnapped.",
    otherwise=None,
)
def _counted(act: Predicate, noun: Token) -> Claim | None:
    """The number that stands with a patient: "eleven pupils and their teacher were kidnapped"."""
    wholes = children(noun, "nmod") if noun.tag_ == "CD" else []
    is_some = any(is_person(whole) and children(whole, "nmod:poss") for whole in wholes)  # "two of her guards"
    number = noun if is_some else next((child for child in children(noun, "nummod") if child.tag_ == "CD" and child.i < noun.i), None)
    if number is None or not (is_some or is_person(noun) or noun == act.word):
        return None
    if number.i + 1 < len(number.doc) and number.nbor(1).text == "-":
        return None
    if act.word.i + 1 < number.i and act.word.nbor(1).text == ",":
        return None  # "beside the six killed, twelve were wounded"
    before = noun.doc[max(sentence_of(noun)[0], number.i - LONGEST_HEDGE) : number.i + 1]
    hit = next(_QUANTITY_LAST.finditer(before.text), None)
    if hit is None or hit[0].lower() in {"one", "1"}:
        return None  # "one man" is one person, as "a man" is
    quantity, words = read_quantity(hit[0]), named_by(noun)
    rule = "casualties.bodies" if noun == act.word else "casualties.counted"
    counted = Span(before.start_char + hit.start(), before.end_char)
    span = Span(counted.start, max(words.end_char, counted.end))
    scope = "attackers" if is_attacker(noun) else "total"
    people = None if noun.lower_ in words_of("population", "nobody") or noun == act.word else (words.text, span_of(words))
    joined = act.word.idx + len(act.word)
    further = noun.lower_ in _OTHERS or any(child.lower_ in _OTHERS for child in noun.children)
    return make_claim(act.outcome, scope, quantity, span, rule, counted, people, joined=joined, is_further=further)


def _claim_of(act: Predicate, noun: Token) -> Claim | None:
    rule = "casualties.single"
    if noun.lower_ in SINGULAR:
        meant = antecedent_of(noun)
        noun, rule = (meant, "casualties.pronoun") if meant is not None else (noun, rule)
    elif _is_one_more(noun):
        rule = "casualties.other"
    elif not is_single(noun) or not (is_person(noun) or _may_be_name(noun, act) or noun == act.word):
        return None
    named = noun.lower_ not in SINGULAR and noun != act.word and not _is_one_more(noun)
    words = named_by(noun) if named else noun.doc[noun.i : noun.i + 1]
    people = (words.text, span_of(words)) if named and noun.lower_ not in words_of("population", "nobody") else None
    is_next = any(act.word.i < other.i < noun.i for other in act.patients)  # "killed the driver and his son": two claims of one verb
    if is_next and noun.left_edge.nbor(-1).text == "," and not any(children(one, "cc") for one in act.patients if one.i >= noun.i):
        return None  # "killed Roy Lee, a clerk"
    start = words.start_char if is_next else min(words.start_char, act.word.idx)
    end = max(words.end_char, act.word.idx + len(act.word))
    scope = "attackers" if is_attacker(noun) else "total"
    kind = "named" if words.label_ == "PER" and named and not (noun.ent_type_ or is_thing(words[-1])) else _kind(noun, words.text, act)
    if kind == "the" and len(act.patients) > 1:
        kind = "one"  # "the driver and his two sons": one of several, and not the one the report is about
    joined = act.word.idx + len(act.word)
    return make_claim(act.outcome, scope, ONE, Span(start, end), rule, people=people, single=kind, joined=joined)


@rule(
    "events.casualties.unknown_name",
    fires_on="Okoro was shot.",
    spares="A clerk was shot.",
)
def _may_be_name(noun: Token, act: Predicate) -> bool:
    """Whether an unknown name stands where only a person can: who died, or was shot, and no place or thing."""
    if not noun.tag_.startswith("NNP") or noun.ent_type_ == "LOC" or is_thing(noun):
        return False
    return noun.dep_.startswith("nsubj") or noun.i < act.word.i


@rule(
    "events.casualties.further_person",
    fires_on="Another man was shot.",
    spares="A man was shot.",
)
def _is_further(noun: Token, act: Predicate) -> bool:
    """Whether it is one more than those told of: "another man was shot"; "a man shot another" tells of one, "the third" of a row."""
    beside = {child.lower_ for child in noun.children}
    return bool(beside & words_of("population", "further")) and "the" not in beside and not act.agents and noun.dep_ != "obj"


@rule(
    "events.casualties.one_more",
    fires_on="One man was killed and another was wounded.",
    spares="One man was killed and a guard was wounded.",
)
def _is_one_more(noun: Token) -> bool:
    """Whether a word stands for one more person by itself: "another was wounded", "a second died"."""
    return noun.lower_ in words_of("population", "further") and noun.tag_ in {"JJ", "NN", "DT"} and noun.dep_.startswith("nsubj")


def _kind(noun: Token, name: str, act: Predicate) -> str:
    if noun.lower_ in SINGULAR:
        return "pronoun"
    if _is_one_more(noun):
        return "other"
    if all(word[:1].isupper() for word in name.split()) and noun.tag_.startswith("NNP"):
        return "named"
    if _is_further(noun, act):
        return "other"
    indefinite = any(child.lower_ in {"a", "an", "one"} for child in children(noun, "det", "nummod"))
    return "one" if indefinite else "the"
