"""Which words name an act where they stand: the rows of the list, by a word's form and its use in the sentence."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipeline.annotation.boundaries import sentence_of
from pipeline.annotation.syntax import case_of, children
from pipeline.lexicon import words_of
from pipeline.lexicon.event_words import predicate_rows
from pipeline.lexicon.forms import speech_forms
from pipeline.rules import rule

NAMED_BY = 4  # words before a name's last one among which the verb of who tells it stands: "police said Roy Lee"
_IN_PHRASE = frozenset({"NN", "NNP", "NNPS", "JJ", "POS", "HYPH", "CD"})
BE = frozenset({"was", "were", "is", "are", "been", "being", "be", "got", "gets", "get"})
HURT = frozenset({"killed", "injured", "hurt", "abducted"})  # outcomes of those an act was done to


@dataclass(frozen=True)
class Predicate:
    """One act of violence as a sentence tells it: the word that names it, its frame and outcome, and its arguments."""

    word: Token
    frame: str
    outcome: str
    agents: tuple[Token, ...] = ()  # who did it
    patients: tuple[Token, ...] = ()  # whom or what it was done to
    places: tuple[Token, ...] = ()  # nouns the act is aimed at, or beside which it happened


@cache
def predicate_forms() -> frozenset[str]:
    """Every form of every word that can name an act."""
    return frozenset(form for form, _ in predicate_rows())


def predicate_row(token: Token) -> dict[str, str] | None:
    """The row of a word as it is used here: as a verb, or as a noun that names the act."""
    form = token.lower_
    if form not in predicate_forms():
        return None
    verb, noun, state = (predicate_rows().get((form, part)) for part in ("verb", "noun", "state"))
    if state is not None:
        return state if (token.tag_ == "JJ" and token.dep_ != "compound") or (token.tag_ == "VBN" and token.dep_ == "xcomp") else None
    if noun is not None and noun["lemma"] == "strike" and not _is_strike_by(token):
        noun = None
    if noun is not None and (token.tag_.startswith("NN") or _is_nominal(token)):
        is_part = token.dep_ in {"compound", "amod", "nmod:desc"} or (verb and _is_verbal(token))
        return None if is_part else noun
    return verb if token.tag_.startswith("VB") or _is_verbal(token) else None


@rule(
    "events.predicates.strike_by_means",
    fires_on="Air strikes killed ten people.",
    spares="Strikes closed ten mines.",
)
def _is_strike_by(token: Token) -> bool:
    """Whether "strike" is an attack by its means and no walkout: "air strikes"."""
    return any(child.lower_ in words_of("cues", "strike_by") for child in children(token, "compound", "amod", "nmod:desc"))


def _is_nominal(token: Token) -> bool:
    """Whether an -ing form stands as a noun: "the killing of two guards"."""
    if token.tag_ != "VBG":
        return False
    if _is_named_deed(token):
        return True
    if children(token, "obj"):
        return False
    return bool(children(token, "det", "nmod:poss")) or any(case_of(child) == "of" for child in children(token, "nmod", "obl"))


@rule(
    "events.predicates.named_deed",
    fires_on="A bomb hit the convoy of the Red Front killing 22 people.",
    spares="A bomb hit a convoy, killing 22 people.",
)
def _is_named_deed(token: Token) -> bool:
    """Whether a name and an article stand before it: "the Lopez shooting", "the Camden bombing"."""
    first = token.i
    while first > sentence_of(token)[0] and token.doc[first - 1].tag_ in {"NNP", "NNPS"}:
        first -= 1
    return first < token.i and first > sentence_of(token)[0] and token.doc[first - 1].lower_ in {"the", "this", "that"}


def _is_verbal(token: Token) -> bool:
    """Whether a form that the tagger took for a noun or adjective has what only a verb has: "was shot"."""
    if token.tag_.startswith("NN") and token.lower_.endswith("s"):
        return bool(children(token, "obj"))
    if any(child.lower_ in BE for child in children(token, "aux", "cop")):
        return not children(token, "det")
    if shot_person(token) is not None or shooter_of(token) is not None:
        return True
    if token.lower_ == "shot" and token.i > 0 and (token.nbor(-1).ent_type_ == "PER" or token.dep_ == "xcomp"):
        return not children(token, "det")  # "Roy Lee shot two men", "was found shot"
    return bool(children(token, "obj", "obl:agent"))


@rule(
    "events.predicates.shooter_by_words",
    fires_on="Lopez allegedly shot her brother.",
    spares="Lopez was shot by her brother.",
    otherwise=None,
)
def shooter_of(token: Token) -> Token | None:
    """Who shot, where the words around "shot" say so whatever the parser made of it: "Lopez allegedly shot her brother"."""
    if token.lower_ not in {"shot", "killed"} or token.i == sentence_of(token)[0]:
        return None
    first, last = token.i, token.i + 1
    while first > sentence_of(token)[0] and _is_of_chain(token.doc[first - 1]):
        first -= 1
    while last < sentence_of(token)[1] and (token.doc[last].lower_ in {"and", "shot", "killed", "fatally"}):
        last += 1
    shot_first = "shot" in {word.lower_ for word in token.doc[first:last]}
    before = token.doc[first - 1]
    if not shot_first or first == sentence_of(token)[0] or last == sentence_of(token)[1] or not _begins_phrase(token.doc[last], before):
        return None
    is_name = before.ent_type_ == "PER" or before.tag_.startswith("NN")
    return before if is_name and before.ent_type_ != "LOC" and not is_filmed(before) else None


def _is_of_chain(word: Token) -> bool:
    """Whether a word before "killed" belongs to "shot and then killed"."""
    if word.lower_ == "and" and word.i > sentence_of(word)[0]:
        return word.nbor(-1).lower_ == "shot"
    return word.tag_ == "RB" or word.lower_ == "shot"


def _begins_phrase(word: Token, before: Token) -> bool:
    """Whether a word behind "shot" opens whom or what it was at: "her brother", "Roy Lee", "at a car"; no day, and no "by".

    Who is "shot at a party" was hit there; who "shot at a guard" did it.
    """
    if word.lower_ == "at":
        said = before.doc[max(sentence_of(before)[0], before.i - NAMED_BY) : before.i]
        return _is_aim(word) or any(one.lower_ in speech_forms() for one in said)
    named = word.text[:1].isupper() and word.lower_ not in words_of("cues", "day_or_month") and not word.tag_.startswith("IN")
    return named or word.tag_ in {"DT", "PRP", "PRP$"}


def _is_aim(at: Token) -> bool:
    """Whether what stands behind "at" is somebody, or what he sits in."""
    last = at.i + 1
    while last < sentence_of(at)[1] and at.doc[last].tag_ in _IN_PHRASE | {"DT", "PRP$", "NNS", "PRP"}:
        last += 1
    aim = at.doc[last - 1]
    people = words_of("population", "singular") | words_of("population", "plural") | words_of("population", "person")
    return aim.tag_ == "PRP" or aim.ent_type_ == "PER" or aim.lower_ in people | words_of("cues", "shot_vehicle")


def is_filmed(noun: Token) -> bool:
    """Whether what was "shot" is a film or a picture."""
    return noun.lower_ in words_of("cues", "filmed")


@rule(
    "events.predicates.shot_after_noun",
    fires_on="A teen shot dead was named.",
    spares="Police shot a teen.",
    otherwise=None,
)
def shot_person(token: Token) -> Token | None:
    """Who was shot, where the parser took "shot" for a noun that he only qualifies: "a man shot and killed by police"."""
    if token.lower_ != "shot" or token.tag_ != "NN" or token.i == 0:
        return None
    before = token.nbor(-1)
    if any(children(one, "obj") for one in (token, *children(token, "conj"))) or shooter_of(token) is not None or is_filmed(before):
        return None  # "police shot and killed a man"
    if before.lower_ in words_of("cues", "body_part"):
        return None  # "a head shot wound"
    return before if before.head == token and before.dep_ == "compound" and before.tag_.startswith("NN") else None


@rule(
    "events.predicates.in_front_of",
    fires_on="Attackers planted a bomb in front of a church.",
    spares="Attackers planted a bomb in a church.",
    otherwise=(),
)
def behind_front(noun: Token) -> tuple[Token, ...]:
    """What something is in front of, where the parse takes "front" for the place."""
    return tuple(child for child in children(noun, "nmod") if case_of(child) == "of") if noun.lower_ == "front" else ()
