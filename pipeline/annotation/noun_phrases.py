"""Whom a noun phrase names: people or bodies, by name where the phrase has one, else as it describes them."""

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import known_surnames, name_of, names_around, sentence_of
from pipeline.annotation.kept import once_a_word
from pipeline.annotation.names.vocabulary import fold, titles
from pipeline.annotation.places.gazetteer import country_adjectives
from pipeline.annotation.syntax import case_of, children, coordinated, is_negated
from pipeline.contract.records import Span
from pipeline.lexicon import load_words, words_of

PERSONAL = frozenset({"he", "she", "him", "her", "they", "them", "himself", "herself", "who", "whom"})
LONGEST_COMPLEMENT = 7  # words behind "of": further ones are as often part of the next phrase
_TITLES = frozenset({"occupation", "office", "rank", "relation", "style", "honorific"})
_BEFORE = frozenset(
    {"det", "amod", "compound", "nummod", "nmod:poss", "flat", "nmod:desc", "advmod", "nmod:unmarked", "punct", "obl:unmarked"}
)
_BEHIND = frozenset({"flat", "compound", "goeswith"})
_NAMING = frozenset({"flat", "compound", "nmod", "nmod:desc", "amod"})  # how a name hangs on the noun it stands beside
_BREAKS = frozenset({"IN", "WRB", "WDT", "WP", ",", ":", "CC", "MD", "VBD", "VBZ", "VBP", "``", "''", "-LRB-", "-RRB-"})
_NONE = frozenset({"no", "neither", "any", "none"})
_ONE = frozenset({"NN", "NNP", "JJ", "CD"})  # tags of a noun that may stand for one person
_PREFIXES = frozenset({"ex", "step", "co"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for people, lower case: by what they do, what they are to others, and what they did or suffered."""
    titled = {row["title"].split()[-1] for row in load_words("titles") if row["kind"] in _TITLES}
    return frozenset(titled) | words_of("population", "person") | words_of("population", "attackers") | words_of("population", "singular")


@cache
def _things() -> frozenset[str]:
    """Last words of names that are no person's: "Lopez School", "Ada Street"."""
    bodies = {row["noun"] for row in load_words("actor_nouns")} | {row["word"] for row in load_words("division_words")}
    named = {row["word"].lower() for row in load_words("not_actors")}
    return frozenset(bodies | named | {row["phrase"].lower() for row in load_words("targets")} | _DAYS)


def is_person(noun: Token) -> bool:
    """Whether a noun stands for people: a person's name, a noun for people, a pronoun or an age."""
    word = noun.lower_
    if word in PERSONAL or word in person_nouns() or word.removesuffix("s") in person_nouns() or _is_national(noun):
        return True
    name = entity_of(noun, "PER")
    if name is not None and noun in name and len(name) > 1:
        return name[-1].lower_ not in _things()
    if name is not None:
        return word not in _things() or noun.text in known_surnames(noun.doc)
    return _is_former(noun) or (word == "old" and noun.i > 0 and noun.nbor(-1).text == "-")


def _is_national(noun: Token) -> bool:
    """Whether it stands for people by where they come from: "eight Germans", "an American"; no adjective before a noun."""
    if noun.text not in country_adjectives() or noun.dep_ in {"amod", "compound", "flat", "nmod:desc"}:
        return False
    return noun.tag_ in {"NNS", "NNPS"} or any(child.lower_ in {"a", "an", "one"} for child in children(noun, "det", "nummod"))


def _is_former(noun: Token) -> bool:
    """Whether it is the first part of a hyphened noun for people: "ex-girlfriend"."""
    if noun.lower_ not in _PREFIXES or noun.i + 2 >= len(noun.doc) or noun.nbor(1).text != "-":
        return False
    return noun.nbor(2).lower_.removesuffix("s") in person_nouns()


def is_single(noun: Token) -> bool:
    """Whether a noun is singular and nothing counts or joins it to more."""
    if not (noun.tag_ in _ONE or entity_of(noun, "PER") is not None) or noun.lower_ in words_of("population", "collective"):
        return False
    counts = [child for child in children(noun, "nummod") if child.i < noun.i and child.lower_ not in {"one", "1"}]
    if any(child.i + 1 < len(child.doc) and child.nbor(1).text != "-" for child in counts):
        return False
    return not any(child.lower_ in {"every", "each", "no", "any", "several", "neither", "nobody"} for child in noun.children)


def is_thing(noun: Token) -> bool:
    """Whether a name's last word says that it is no person's: "School", "Street"."""
    return noun.lower_ in _things()


def is_attacker(noun: Token) -> bool:
    """Whether the noun itself says that they attack: "gunmen"."""
    return noun.lower_ in words_of("population", "attackers")


def content_of(noun: Token) -> Token:
    """Whom a group is made of: "a group of armed men" → men."""
    if noun.lower_ in words_of("population", "partitive"):
        for behind in children(noun, "nmod"):
            if case_of(behind) == "of" and is_person(behind):
                return behind
    return _named_as(noun) or noun


def _named_as(noun: Token) -> Token | None:
    """Who a described person is said to be: "Roy Lee was the man who fired", "the man who fired is Roy Lee"."""
    if entity_of(noun, "PER") is not None or not is_person(noun):
        return None
    if children(noun, "cop"):
        beside = children(noun, "nsubj")
    else:
        beside = [noun.head] if noun.dep_ == "nsubj" and children(noun.head, "cop") else []
    return next((one for one in beside if entity_of(one, "PER") is not None and not is_negated(noun)), None)


def contents_of(nouns: Iterable[Token]) -> tuple[Token, ...]:
    """The same for several nouns, with those that the parse takes for an apposition of one, though they are others."""
    return tuple(content_of(one) for noun in nouns for one in (noun, *_misfits(noun)))


def _misfits(noun: Token) -> Iterator[Token]:
    """Further members of a list that stand as appositions: "six priests, a maid", "Roy Lee, his wife and …", "a guard, a clerk and …"."""
    for beside in children(noun, "appos"):
        if is_person(beside) and _is_further(beside, noun):
            yield from coordinated(beside)


def _is_further(beside: Token, noun: Token) -> bool:
    """Whether what stands beside a noun is somebody else: one beside several, somebody's kin, one of a row that "and" closes."""
    lead = {child.lower_ for child in children(beside, "det", "nmod:poss")}
    if lead & {"his", "her", "their"}:
        return any(children(one, "cc") for one in coordinated(beside))
    counts = bool(children(beside, "nummod"))
    if counts and noun.tag_ == "NN" and beside.tag_ == "NNS":
        return True
    if not lead & {"a", "an"}:
        return False
    if noun.tag_ == "NNS" and children(noun, "nummod"):
        return True
    in_row = any(one.i > beside.i and children(one, "cc") for one in children(noun, "conj"))
    return in_row and bool({child.lower_ for child in children(noun, "det")} & {"a", "an"})


@once_a_word
def bounds(noun: Token) -> tuple[int, int]:
    """First and last (exclusive) word of the phrase a noun heads: what qualifies it before, names behind, no clause and no preposition.

    Rules ask again and again, and a word may have a whole sentence hanging on it.
    """
    first, last = noun.i, noun.i + 1
    for child in sorted((child for child in noun.children if child.i < noun.i), key=lambda child: -child.i):
        edge = child.left_edge.i
        if child.dep_ not in _BEFORE or any(word.tag_ in _BREAKS for word in noun.doc[edge:first]):
            break
        first = edge
    for child in (child for child in noun.children if child.i > noun.i):
        if child.dep_ not in _BEHIND or child.left_edge.i != last:
            break
        last = child.right_edge.i + 1
    return first, last


def entity_of(noun: Token, *kinds: str) -> Words | None:
    """The name in a noun's own phrase: the noun itself, or what hangs on it as a name does ("gunman Ada Musa")."""
    first, last = bounds(noun)
    for entity in names_around(noun, *kinds):
        if entity.end <= first or entity.start >= last:
            continue
        if entity.start <= noun.i < entity.end:
            return entity
        if entity.label_ == "PER" and entity.start > noun.i and entity.root.dep_ in _NAMING:
            return entity
    return None


def named_by(noun: Token) -> Words:
    """The words that name a noun's people: a person's or body's name, that of an apposition, else the phrase without its lead."""
    own = entity_of(noun, "PER")
    if own is None and is_title(noun.text) and noun.i + 1 < len(noun.doc) and noun.nbor(1).ent_type_ == "PER":
        return name_of(noun.nbor(1)) or noun.doc[noun.i : noun.i + 1]  # "Rep. Ada Musa"
    if own is not None and is_person(noun):
        return _without_title(_whole(own))
    is_same = noun.dep_ == "appos" and noun.tag_ == "NN" and is_person(noun) and not _is_further(noun, noun.head)
    if is_same and (name := entity_of(noun.head, "PER")) is not None:
        return name  # "George Hill, the guard who shot him"
    for other in put_beside(noun):
        if (is_person(noun) or noun.tag_ == "CD") and (name := entity_of(other, "PER")) is not None:
            return _without_title(name)  # "the guard, Roy Lee", "one of the officers, Roy Lee"
    if noun.lower_ in words_of("population", "collective"):
        if noun.dep_ == "appos" and noun.lower_ in words_of("population", "bare_body") and noun.head.ent_type_ in {"ORG", "LOC"}:
            return name_of(noun.head) or described_by(noun)  # "the Red Front, the militant group suspected in the attack"
        for other in children(noun, "appos"):
            body = entity_of(other, "ORG")
            if body is not None and all(word.text == "," or word.tag_ == "DT" for word in noun.doc[noun.i + 1 : body.start]):
                return body  # "the militant group Red Front", "a militant group, the Red Front,"
    if noun.lower_ in words_of("population", "body_of"):
        for other in children(noun, "nmod"):
            if (body := entity_of(other, "ORG")) is not None:
                return body
    return described_by(noun)


def described_by(noun: Token) -> Words:
    """The phrase that describes a noun's people, without its lead: "member of the Coast Guard"."""
    first, last = bounds(noun)
    while first < noun.i and _is_lead(noun.doc[first]):
        first += 1
    return noun.doc[first : _end_of_complement(noun, last)]


def put_beside(noun: Token) -> list[Token]:
    """What is put beside a noun; of "one of the guards, Roy Lee" the tree may hang it on the guards."""
    among = [child for child in children(noun, "nmod") if case_of(child) == "of"] if noun.lower_ == "one" else []
    return children(noun, "appos") + [one for child in among for one in children(child, "appos")]


def _whole(name: Words) -> Words:
    """A name with the surnames that the model left out: "Ada [Musa Okoro]"."""
    last = name.end
    while (
        last < sentence_of(name[0])[1] and name.doc[last].dep_ == "flat" and name.doc[last].tag_ == "NNP" and not name.doc[last].ent_type_
    ):
        last += 1
    return name if last == name.end else Words(name.doc, name.start, last, label=name.label)


def is_title(word: str) -> bool:
    """Whether a word is an office, a rank or another title that stands before a name: "president", "Rep."."""
    known = titles().get(fold(word))
    return known is not None and known.kind in _TITLES


def _without_title(name: Words) -> Words:
    """A name without the ranks and offices that the model took into it: "Colonel Ada Musa"."""
    first = name.start
    while first < name.end - 1 and (name.doc[first].tag_ in {"CD", "HYPH"} or name.doc[first].lower_ in {"year", "years", "old"}):
        first += 1  # "20-year-old Ada Musa"
    while first < name.end - 1 and is_title(name.doc[first].text):
        first += 1
    return name if first == name.start else Words(name.doc, first, name.end, label=name.label)


def _end_of_complement(noun: Token, last: int) -> int:
    """The end of "of …" behind a noun that says little without it: "headquarters of the party"."""
    if noun.lower_ not in words_of("population", "relational") and not noun.tag_.startswith("NNP"):
        return last
    for behind in children(noun, "nmod"):
        first, end = bounds(behind)
        if noun.tag_.startswith("NNP") and not behind.tag_.startswith("NNP"):
            continue
        if case_of(behind) == "of" and noun.doc[last].lower_ == "of" and first == last + 1 and end - first <= LONGEST_COMPLEMENT:
            return end
    return last


def _is_lead(word: Token) -> bool:
    if word.i + 1 < len(word.doc) and word.nbor(1).text == "-":
        return False  # "16-year-old"
    if word.lower_ == "dead" and word.i > sentence_of(word)[0] and word.nbor(-1).tag_.startswith("VB"):
        return True  # "shot dead 13 traders"
    if word.lower_ in words_of("population", "lead_word") or word.dep_ in {"det", "punct", "advmod"}:
        return True
    is_fate = word.dep_ == "amod" and word.lower_ in words_of("population", "fate")
    return is_fate or (word.dep_ == "nummod" and word.tag_ == "CD")


def is_nobody(noun: Token) -> bool:
    """Whether the words say that there was none: "no Americans", "neither officer", "none of the guards"."""
    first = noun.head if noun.dep_ == "conj" else noun
    above = noun.head.lower_ if case_of(noun) == "of" else ""
    return above in _NONE or any(child.lower_ in _NONE for one in (noun, first) for child in one.children if child.i < one.i)


def is_named(noun: Token) -> bool:
    """Whether the phrase holds a proper name of a person or body."""
    return named_by(noun).label_ in {"PER", "ORG"} or entity_of(noun, "ORG") is not None


def span_of(words: Words) -> Span:
    """The offsets of some words in the cleaned text."""
    return Span(words.start_char, words.end_char)
