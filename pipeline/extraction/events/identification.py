"""Names that a sentence gives to those it describes: "the gunman was identified as …", "the victim, …", "… was the shooter"."""

from collections.abc import Iterator

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import names_around, sentence_of
from pipeline.annotation.noun_phrases import entity_of, is_attacker, is_thing
from pipeline.annotation.syntax import case_of, children, coordinated, find_subject, find_undergoers, is_negated, is_passive, is_unreal
from pipeline.extraction.events.accusations import is_deed
from pipeline.lexicon import words_of
from pipeline.rules import rule

_CALLING = frozenset({"calling", "calls", "called"})
_SELVES = frozenset({"itself", "themselves", "himself", "herself"})
Identities = tuple[tuple[Token, Token], ...]  # each a noun and the name it gets
FARTHEST_NAME = 12  # words behind "identified" among which "as" is looked for
LONGEST_AGE = 9  # words between "as" and the name: "a 24-year-old Camden man, "


def find_identities(words: Words) -> Iterator[tuple[Token, Token]]:
    """A noun and the name it gets: "the gunman was identified as Roy Lee", "police named Roy Lee as the suspect"."""
    for token in words:
        if token.lower_ in _CALLING and token.i + 2 < words.end and token.nbor(1).lower_ in _SELVES:
            yield from _calls_itself(token)
            continue
        if is_attacker(token) or token.lower_ in {"victim", "victims"}:
            yield from _is_or_beside(token)
        if token.lower_ not in words_of("cues", "identifying") or is_negated(token):
            continue
        if token.lower_ == "named" and words.start < token.i < words.end - 1 and token.nbor(1).tag_.startswith("NNP"):
            yield from _named_before(token)
        else:
            yield from _named_behind(token) or _named_as(token)


@rule(
    "events.identification.noun_before_named",
    fires_on="A guard named Roy Lee was shot.",
    spares="A guard met Roy Lee.",
    otherwise=(),
)
def _named_before(verb: Token) -> Identities:
    """ "A guard named Roy Lee"."""
    return ((verb.nbor(-1), verb.nbor(1)),) if verb.nbor(-1).tag_.startswith("NN") else ()


@rule(
    "events.identification.as_in_parse",
    fires_on="Roy Lee was identified as the gunman.",
    spares="Roy Lee was praised as the hero.",
    otherwise=(),
)
def _named_as(verb: Token) -> Identities:
    """Who is "identified as" somebody, by the parse: "police named Roy Lee as the suspect"."""
    found: list[tuple[Token, Token]] = []
    holders = (verb, *children(verb, "obj"))  # "as Roy Lee" may hang on whom it names
    for behind in (child for holder in holders for child in children(holder, "obl", "nmod", "advcl", "xcomp", "obj")):
        if case_of(behind) != "as" and not any(child.lower_ == "as" for child in children(behind, "mark", "advmod")):
            continue
        for noun in (one for one in find_undergoers(verb) if one is not behind):
            if _is_name(behind):
                found.append((noun, behind))
            elif entity_of(noun, "PER") is not None:
                found.append((_counted_among(behind), noun))
    return tuple(found)


@rule(
    "events.identification.as_in_words",
    fires_on="Police identified the gunman as Roy Lee.",
    spares="Police described the gunman as tall.",
    otherwise=(),
)
def _named_behind(verb: Token) -> Identities:
    """Who is "identified as" a name, by the words where the parse hangs them elsewhere: "identified the victim in the case as Roy Lee"."""
    where = next((word for word in verb.doc[verb.i + 1 : min(verb.i + FARTHEST_NAME, sentence_of(verb)[1])] if word.lower_ == "as"), None)
    if where is None:
        return ()
    following = verb.doc[where.i + 1 : min(where.i + LONGEST_AGE, sentence_of(verb)[1])]
    name = next((word for word in following if not _is_before_name(word)), None)
    if name is None or name.ent_type_ != "PER":
        return ()
    between = verb.doc[verb.i + 1 : where.i]
    named = next((word for word in between if word.dep_ == "obj" and word.head == verb), None)
    described = verb.head if verb.dep_ in {"acl", "acl:relcl"} else None
    subject = find_subject(verb)
    noun = named or described or (subject.token if subject is not None and is_passive(verb) else None)
    entities = [entity for entity in names_around(verb) if entity.label_ == "PER" and entity.end > name.i]
    if noun is None or any(noun in entity for entity in entities):
        return ()
    if noun.tag_ not in {"NNS", "NNPS"}:
        return ((noun, entities[0].root),)
    last = sentence_of(verb)[1]
    end = next((word.i for word in verb.doc[name.i : last] if word.tag_ in {"VBD", "VBZ", "VBP", "VBN"}), last)
    return tuple((noun, entity.root) for entity in entities if entity.start < end)  # "the victims as Roy Lee, 19, of Camden; and …"


def _counted_among(noun: Token) -> Token:
    """Whom one is one of: "as one of two bombers"."""
    among = [child for child in children(noun, "nmod") if case_of(child) == "of"]
    return among[0] if noun.lower_ == "one" and among else noun


def _is_before_name(word: Token) -> bool:
    """Whether a word can stand between "as" and a name: an age, a title, an article."""
    if word.tag_ in {"CD", "HYPH", "DT"} or word.lower_ in {"year", "years", "old", ","}:
        return True
    return not word.ent_type_ and word.tag_ in {"NN", "NNP", "JJ"}


@rule(
    "events.identification.calls_itself",
    fires_on="A group calling itself the Red Front claimed the bombing.",
    spares="A group close to the Red Front claimed the bombing.",
    otherwise=(),
)
def _calls_itself(verb: Token) -> Identities:
    """ "A group calling itself the Red Front"."""
    subject = find_subject(verb)
    name = verb.nbor(2) if not verb.nbor(2).tag_.startswith("DT") else verb.nbor(3)
    if subject is None or not name.tag_.startswith("NNP"):
        return ()
    while name.dep_ in {"flat", "compound", "amod"} and name.head.text[:1].isupper() and name.head.i > verb.i:
        name = name.head
    return ((subject.token, name),)


def _is_name(noun: Token) -> bool:
    """Whether what stands behind "identified as" is a name: of a person, so nearly always, unless it is a thing's or a country's."""
    return entity_of(noun, "PER") is not None or (
        noun.tag_.startswith("NNP") and not is_thing(noun) and bool(children(noun, "flat", "compound"))
    )


@rule(
    "events.identification.is_or_beside",
    fires_on="Roy Lee was the gunman.",
    spares="Roy Lee was not the gunman.",
    otherwise=(),
)
def _is_or_beside(noun: Token) -> Identities:
    """Who is said to be the gunman or the victim, or stands beside the word: "Roy Lee was the shooter", "the victim, Roy Lee"."""
    if is_negated(noun) or is_unreal(noun) or any(case_of(child) == "of" and not is_deed(child) for child in children(noun, "nmod")):
        return ()  # "the victim of a smear"
    is_said = bool(children(noun, "cop")) and not case_of(noun)  # "his back is to the gunman"
    found = [one for child in children(noun, "nsubj") for one in coordinated(child)] if is_said else []
    found += children(noun, "appos")
    if noun.dep_ == "appos":
        found.append(noun.head)
    named = (name.root for one in found if (name := entity_of(one, "PER")) is not None)
    return tuple((noun, name) for name in named if name.dep_ != "nmod:poss")  # "Lopez's camera was the victim"
