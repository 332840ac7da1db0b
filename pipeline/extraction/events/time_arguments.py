"""Which of a sentence's dates is the day of the incident it tells: one in the incident's own clause, or of what happens with it.

A date belongs to the word it hangs on. Where that word names the incident ("Tuesday's blast", "was shot on Tuesday"), or says what
happens on the day of a deed ("the attack came on Tuesday", "police were called on Tuesday to a shooting"), it is the incident's day.
That of a statement, a hearing, a vigil or a meeting on it is not.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.document import Sentence
from pipeline.annotation.quantities import NUMBER
from pipeline.annotation.syntax import SUBJECTS, ancestors, case_of, children, is_unreal, is_verb, token_at
from pipeline.annotation.times import TimeExpression
from pipeline.contract.records import Span
from pipeline.extraction.events.cues import cue_words
from pipeline.extraction.events.factuality import THREATENED
from pipeline.extraction.events.time_anchors import FEW, ON, find_anchor, is_clause_verb, is_old_day, is_predicate, lemma_of, opens_sentence
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.types import ARREST
from pipeline.lexicon import any_of, words_of
from pipeline.lexicon.phrases import before, behind
from pipeline.rules import load_pattern, rule

_REACTION = re.compile(rf"\b{any_of('cues', 'reaction')}\b(?:\s+[\w.]+){{0,3}}\s*$", re.I)
_OTHER_DAY = load_pattern("events.dates.until")
_DAYS_AFTER = rf"(?:[\w-]+\s+){{0,2}}(?:{NUMBER}\s+)?(?:day|week|month|year)s\s+after\b"
_LATER = re.compile(rf"(?:\s+(?:morning|afternoon|evening|night))?,?\s+{_DAYS_AFTER}", re.I)
_WHEN_THEN = load_pattern("events.dates.when_then")
_NEWS, _WAS = frozenset({"reported", "called"}), re.compile(r"\b(?:was|were)\s+(?:first\s+)?$")
_TOLL = re.compile(r"\btoll\b", re.I)
_DYING = frozenset({"died", "dies", "dying"})
_WHEN = frozenset({"when", "as", "while", "where", "during", "in"})
_AFTER = frozenset({"after", "following"})
_AT_ONCE = frozenset({"when", "as", "while"})
_OTHER_TIME = frozenset({"before", "since", "until", "if", "because", "although", "though"})
_WITHIN_PHRASE = frozenset({"NN", "JJ", "PO", "HY"})  # beginnings of tags: nouns, adjectives, possessive marks, hyphens


def tie_dates(sentence: Sentence, triggers: Sequence[Trigger], stated: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Those of the dates stated that can be the day of the incident, each with the types of the triggers it is tied to.

    `stated` has no dates of reactions (`tells_otherwise`). Of a sentence without triggers those in a clause that says what happens
    on the day of such a deed.
    """
    named = [(word_at(sentence, trigger.span), trigger) for trigger in triggers]
    has_clock = bool(sentence.clock)
    inside = {word.i: head for head, trigger in named for word in _words_of(sentence, trigger.span)}
    tied = []
    for hit in stated:
        ahead, after = before(sentence.text, hit.span.start - sentence.start), behind(sentence.text, hit.span.end - sentence.start)
        if _OTHER_DAY.search(ahead):
            continue
        day = word_at(sentence, hit.span)
        anchor, owner = find_anchor(day, inside)
        last = _words_of(sentence, hit.span)[-1]
        qualifies = [word for word, _ in named if _stands_before(last, word)]
        if _is_of_another(anchor, owner, inside) and not qualifies:
            continue
        then, is_later = _WHEN_THEN.match(after), _LATER.match(after)
        kinds = tuple(
            trigger.incident_type
            for word, trigger in named
            if not (is_later and (word.i > day.i or trigger.incident_type == ARREST))  # "was held on Monday, two days after the blast"
            if word in qualifies
            or (then and word.i > day.i)
            or _is_threat(trigger, anchor)
            or is_old_day(hit, day, anchor, word)
            or _is_day_of(day, anchor, word, inside, has_clock)
        )
        if kinds or (not (named or is_later) and _happens_then(anchor, day, has_clock)):
            tied.append(replace(hit, kinds=kinds))
    return _without_arrests(tied, triggers)


def word_at(sentence: Sentence, span: Span) -> Token:
    """The head of the words of a span of the article."""
    return token_at(sentence.words.doc, span.start, span.end)


def _words_of(sentence: Sentence, span: Span) -> Words:
    return sentence.words.doc.char_span(span.start, span.end, alignment_mode="expand")


def _without_arrests(hits: Sequence[TimeExpression], triggers: Sequence[Trigger]) -> tuple[TimeExpression, ...]:
    """The dates without those of arrests, where the sentence tells of more than an arrest."""
    if all(trigger.incident_type == ARREST for trigger in triggers):
        return tuple(hits)
    return tuple(hit for hit in hits if not hit.kinds or set(hit.kinds) != {ARREST})


def tells_otherwise(sentence: Sentence, triggers: Sequence[Trigger], hit: TimeExpression) -> bool:
    """Whether a date is that of a reaction, or of a death told later: people die, and tolls rise, days after what they died of."""
    words = _words_of(sentence, hit.span)
    if any(_stands_before(words[-1], word_at(sentence, trigger.span)) for trigger in triggers):
        return False  # "are treating Monday's attack as …"
    return _tells_reaction(before(sentence.text, hit.span.start - sentence.start)) or _tells_death(sentence, triggers, hit)


@rule(
    "events.dates.told_death",
    fires_on="Shots were heard in Kisumu on Sunday.\n\nA guard died on Monday.",
    spares="Shots were heard in Kisumu on Sunday.\n\nA guard fled on Monday.",
)
def _tells_death(sentence: Sentence, triggers: Sequence[Trigger], hit: TimeExpression) -> bool:
    """Whether a date is that of a death, or of a toll, told behind the opening."""
    if not sentence.paragraph or any(trigger.strength == "strong" for trigger in triggers):
        return False
    return bool(_TOLL.search(sentence.text)) or find_anchor(word_at(sentence, hit.span), {})[0].lower_ in _DYING


@rule(
    "events.dates.reaction",
    fires_on="Officials said on Monday that a bomb killed two people.",
    spares="A bomb on Monday killed two people.",
)
def _tells_reaction(ahead: str) -> bool:
    """Whether the words before a date make it the day of a reaction; a shooting "was reported" when it happened."""
    found = _REACTION.search(ahead)
    return bool(found) and not (found[0].split()[0].lower() in _NEWS and _WAS.search(ahead[: found.start()]))


@rule(
    "events.dates.of_another",
    fires_on="The judge put off Monday's hearing on the bombing in Kisumu.",
    spares="The judge spoke of Monday's bombing in Kisumu.",
)
def _is_of_another(anchor: Token, owner: Token | None, inside: dict[int, Token]) -> bool:
    """Whether a date qualifies a noun that is no deed ("Friday's hearing"), or a clause that only says what is planned.

    What a deed was done to or at has the day of the deed: "opened fire at Friday's parade".
    """
    if owner is not None and owner != anchor and owner.lower_ not in _deed_nouns():
        at = owner.head.i in inside or lemma_of(owner.head) in words_of("cues", "same_day")
        return not (at and owner.dep_.startswith("obl"))
    if any(child.lower_ in words_of("cues", "reaction_noun") for child in children(anchor, *SUBJECTS)):
        return True  # "the verdict came on Monday"
    return is_unreal(anchor) or (anchor.dep_ == "xcomp" and anchor.head.lower_ in words_of("cues", "ahead"))


@rule(
    "events.dates.day_of_trigger",
    fires_on="A bomb exploded on Monday in Kisumu.",
    spares="The mayor met teachers on Monday. A bomb exploded in Kisumu.",
)
def _is_day_of(day: Token, anchor: Token, word: Token, inside: dict[int, Token], has_clock: bool) -> bool:
    """Whether a date is the day of what a trigger names; `has_clock`: the sentence gives a time of day."""
    if anchor == word or _is_deed(anchor, inside) or (anchor == day and opens_sentence(day)):
        return True
    if opens_sentence(day) and has_clock:
        return lemma_of(anchor) not in words_of("cues", "other_day")  # "about 2 a.m. on Sunday, he was …"
    if 0 < anchor.i - word.i <= 2 and not is_verb(word) and lemma_of(anchor) in words_of("cues", "same_day"):
        return True  # "a landslide buried …", whatever the parse
    path = _path(word, anchor)
    if anchor.i in inside:
        if path is None or (path[-1].dep_ in SUBJECTS and any(map(case_of, path[:-1]))):
            return False  # "the suspect in the blast was held on Monday"
        return all(not _opens_clause(one) or _is_at_once(one) for one in path)  # "was killed in the blast on Monday"
    if anchor.i < word.i < day.i and not is_verb(word) and not any(map(is_clause_verb, anchor.doc[word.i + 1 : day.i])):
        return lemma_of(anchor) not in words_of("cues", "other_day")  # "are investigating a shooting on Monday night"
    if path is None:
        above = _path(anchor, word)
        return above is not None and len(above) == 1 and _describes(anchor)
    clauses = [one for one in path if _opens_clause(one) or one.dep_ == "xcomp" or _is_joined(one)]
    if not clauses:
        return _shares_clause(anchor, path[-1])
    return _is_same_time(clauses[-1], anchor, day, word) and all(_is_joined(one) or one.dep_ in {"xcomp", "advcl"} for one in clauses[:-1])


@rule(
    "events.dates.before_noun",
    fires_on="Two guards were hurt in Monday's bombing.",
    spares="Two guards were hurt in the bombing on Monday.",
)
def _stands_before(last: Token, word: Token) -> bool:
    """Whether a date stands before the noun, or one for a deed, with no more than nouns and adjectives between: "Sunday's incident"."""
    for one in last.doc[last.i + 1 : last.i + 2 + FEW]:
        if one == word or (one.lower_ in _deed_nouns() and one.tag_.startswith("NN")):
            return one.tag_.startswith("NN") or (one.tag_ == "VBG" and one.i == last.i + 1)
        if one.tag_[:2] not in _WITHIN_PHRASE:
            return False
    return False


@rule(
    "events.dates.of_threat",
    fires_on="Rebels threatened on Monday to blow up the bridge.",
    spares="Rebels blew up the bridge on Monday.",
)
def _is_threat(trigger: Trigger, anchor: Token) -> bool:
    """Whether a clause says when a deed was threatened."""
    return trigger.factuality.value == THREATENED and anchor.lower_ in cue_words("threat_above")


def _deed_nouns() -> frozenset[str]:
    """Nouns that stand for a deed, whatever it was."""
    return words_of("cues", "of_event") | words_of("cues", "deed_noun")


def _is_deed(anchor: Token, inside: dict[int, Token]) -> bool:
    """Whether a verb says that the deed was done or began: "perpetrated on Monday", "the violence started on Monday"."""
    if lemma_of(anchor) in words_of("cues", "comes_to_pass"):
        return True
    subjects = [child for child in anchor.children if child.dep_ in SUBJECTS]
    named = any(child.lower_ in words_of("cues", "deed_subject") or child.i in inside for child in subjects)
    return named and (lemma_of(anchor) in words_of("cues", "sets_in") or anchor.lower_ == "reported")


def _opens_clause(word: Token) -> bool:
    return word.dep_.partition(":")[0] in {"acl", "advcl", "ccomp", "parataxis", "csubj"}


def _shares_clause(anchor: Token, part: Token) -> bool:
    """Whether a verb with a trigger in its subject or elsewhere tells the day of it: "the blast shook the town", "staged an attack"."""
    if lemma_of(anchor) in words_of("cues", "does_deed") or lemma_of(anchor) in words_of("cues", "called"):
        return True
    if part.dep_ in SUBJECTS:
        return lemma_of(anchor) in words_of("cues", "same_day")
    return anchor.lower_ in words_of("cues", "hurt_then") and case_of(part) in _AFTER | _WHEN


def _is_same_time(clause: Token, anchor: Token, day: Token, word: Token) -> bool:
    """Whether a clause below that of the date, with the trigger in it, tells of the same day."""
    relation = clause.dep_.partition(":")[0]
    if relation == "conj":
        known = words_of("cues", "same_day") | words_of("cues", "called")
        return lemma_of(anchor) in known or (clause == word and lemma_of(anchor) not in words_of("cues", "other_day"))
    if relation == "ccomp":
        return anchor.i < word.i < day.i
    if relation == "advcl":
        marks = _marks(clause)
        if clause.tag_ == "VBG" and clause == word and not marks:
            return lemma_of(anchor) not in words_of("cues", "other_day")  # "raided a house on Monday, killing two"
        then = anchor.lower_ in words_of("cues", "hurt_then") or lemma_of(anchor) in words_of("cues", "called")
        if then and marks & (_WHEN | _AFTER):
            return True
        return bool(marks & _AT_ONCE) and lemma_of(anchor) not in words_of("cues", "other_day")
    return relation in {"acl", "xcomp"} and lemma_of(anchor) in words_of("cues", "called")


def _describes(anchor: Token) -> bool:
    """Whether a clause that hangs on a trigger says when it was: "the shooting, which came on Monday"."""
    relation = anchor.dep_.partition(":")[0]
    if lemma_of(anchor) in words_of("cues", "other_day"):
        return False
    if relation == "advcl":
        marks = _marks(anchor)
        return not marks & _OTHER_TIME or lemma_of(anchor) in words_of("cues", "same_day")
    return relation == "acl" or _is_joined(anchor)


def _marks(clause: Token) -> set[str]:
    """The words that open a clause, lower case: "when", "after"."""
    opening = {clause.left_edge.lower_} - {clause.lower_, ","}
    return opening | {child.lower_ for child in children(clause, "mark", "case", "advmod")}


def _is_at_once(clause: Token) -> bool:
    """Whether a clause tells what was done at the same time: "when a bomb went off"."""
    return clause.dep_.startswith("advcl") and bool(_marks(clause) & _AT_ONCE)


def _is_joined(word: Token) -> bool:
    """Whether it is a verb that "and" joins to another."""
    return word.dep_ == "conj" and (is_verb(word) or is_predicate(word))


def _path(word: Token, top: Token) -> list[Token] | None:
    """The words from `word` up to, and without, `top`; None where `top` does not stand above it."""
    path = [word]
    for up in ancestors(word):
        if up == top:
            return path
        path.append(up)
    return None


@rule(
    "events.dates.without_trigger",
    fires_on="It happened on Monday.",
    spares="It was discussed on Monday.",
)
def _happens_then(anchor: Token, day: Token, has_clock: bool) -> bool:
    """Whether a clause says what happens on the day of a deed: "It happened on Monday", "officers found him at 5 p.m. on Monday"."""
    if anchor == day:
        return day.i + 1 < len(day.doc) and day.nbor().lower_ in ON  # "Friday in the 1400 block of …"
    if any(lemma_of(anchor) in words_of("cues", group) for group in ("same_day", "does_deed")):
        return True
    if lemma_of(anchor) in words_of("cues", "called"):
        return any(child.lower_ in words_of("cues", "served_by") for child in anchor.subtree)
    if any(child.tag_ == "VBG" and lemma_of(child) in words_of("cues", "harms") for child in children(anchor, "advcl", "xcomp")):
        return True  # "ran into each other on Monday, injuring one"
    past = anchor.tag_ in {"VBD", "VBN"} or bool(children(anchor, "aux", "cop"))
    return past and has_clock and lemma_of(anchor) not in words_of("cues", "other_day")
