"""What a parse says, in terms rules ask for: subjects, objects, agents, phrases, and whether a clause is asserted.

Relations are those of Universal Dependencies. A subject may stand elsewhere than beside its verb: in front of a
coordinated verb, as the noun a participle or a relative clause describes, with the verb that governs an infinitive.
"""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from pipeline.annotation.kept import OnceADocument

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"})
PASSIVE = frozenset({"nsubj:pass", "csubj:pass", "aux:pass"})
CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "csubj", "csubj:pass", "parataxis"})
APART = CLAUSES | {"appos", "conj", "cc", "cc:preconj", "punct", "dep", "discourse", "list", "vocative", "reparandum"}
NOT_REAL = frozenset({"would", "could", "might", "may", "should", "can", "shall", "must", "will", "'ll", "wo", "ca"})
_PAST_MARKS = frozenset({"after", "since", "because", "when"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
ANTECEDENTS = frozenset({"those", "all", "people", "persons", "anyone", "everyone"})  # wait for a clause that says which
LONGEST_CHAIN = 12  # steps up a tree: deeper ones are parse errors as often as not


class Argument(NamedTuple):
    """The head of a phrase that a verb takes, and whether it stands as the subject of a passive."""

    token: Token
    is_passive: bool = False


def children(token: Token, *relations: str) -> list[Token]:
    """Dependents with any of these relations, in order; a relation given without subtype covers its subtypes."""
    return [child for child in token.children if child.dep_ in relations or child.dep_.partition(":")[0] in relations]


def is_passive(verb: Token) -> bool:
    """Whether a verb form is passive: "was shot", "two men shot by police"."""
    if any(child.dep_ in PASSIVE for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod", "ROOT"} and not children(verb, "aux", "obj", "nsubj")


def find_subject(verb: Token, steps: int = 0) -> Argument | None:
    """The subject of a verb, its own or the one it shares; a relative pronoun stands for its noun.

    Found once a document, whose tree is done: many verbs may share one, and a word may have a whole sentence hanging on it.
    """
    kept = _subjects_of(verb.doc)
    if (verb.i, steps) not in kept:
        found = _find_subject(verb, steps)
        kept[verb.i, steps] = None if found is None else (found.token.i, found.is_passive)
    place = kept[verb.i, steps]
    return None if place is None else Argument(verb.doc[place[0]], place[1])


@OnceADocument
def _subjects_of(_: Doc) -> dict[tuple[int, int], tuple[int, bool] | None]:
    return {}


def _find_subject(verb: Token, steps: int) -> Argument | None:
    own = [child for child in verb.children if child.dep_ in SUBJECTS and child.dep_ != "expl"]
    if own:
        return Argument(_behind_relative(own[0], verb), own[0].dep_.endswith(":pass"))
    if steps > LONGEST_CHAIN or verb.head.i == verb.i:
        return None
    if verb.dep_ in {"acl", "acl:relcl", "amod"}:
        return Argument(_described(verb), is_passive(verb))
    if verb.dep_ in {"conj", "xcomp", "advcl", "parataxis"}:
        return _shared_subject(verb, steps)
    return None


def _described(verb: Token) -> Token:
    """The noun that a participle or a relative clause behind it describes.

    Of "the families of those killed" it is "those", which takes such a clause by nature, though parsers often attach it higher.
    """
    between = (verb.doc[place] for place in range(verb.i - 1, verb.head.i, -1))
    return next((word for word in between if word.lower_ in ANTECEDENTS and verb.head.is_ancestor(word)), verb.head)


def _shared_subject(verb: Token, steps: int) -> Argument | None:
    """The subject of the verb it hangs on; of an infinitive behind an object, that object: "forced him to leave"."""
    if verb.dep_ == "xcomp" and (objects := children(verb.head, "obj", "iobj")):
        return Argument(objects[0], is_passive(verb))
    shared = find_subject(verb.head, steps + 1)
    if shared is None or _may_hang_higher(verb):
        return None
    passive = is_passive(verb) or (verb.dep_ == "conj" and verb.tag_ == "VBN" and shared.is_passive and not children(verb, "aux", "obj"))
    return Argument(shared.token, passive)


def _may_hang_higher(verb: Token) -> bool:
    """Whether a participle behind a comma hangs on a relative clause, where the main verb's subject may be meant as well."""
    return (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBG"
        and verb.head.dep_ == "acl:relcl"
        and verb.left_edge.i > 0
        and (verb.doc[verb.left_edge.i - 1].text == "," or verb.left_edge.text == ",")
    )


def _behind_relative(subject: Token, verb: Token) -> Token:
    return verb.head if subject.lower_ in RELATIVES and verb.dep_ == "acl:relcl" else subject


def find_undergoers(verb: Token) -> list[Token]:
    """To whom it is done: objects of an active verb, subjects of a passive one; coordinated ones each."""
    subject = find_subject(verb)
    if subject and (subject.is_passive or is_passive(verb)):
        return coordinated(subject.token)
    return [one for found in children(verb, "obj") for one in coordinated(found)]


def find_agents(verb: Token) -> list[Token]:
    """Phrases with "by" behind a passive or a noun of action."""
    return [child for child in verb.children if child.dep_ in {"obl", "obl:agent", "nmod"} and case_of(child) == "by"]


def case_of(noun: Token) -> str:
    """The preposition of a noun, lower case; of one with several words all of them ("in front of"); "" without one."""
    words = [word for child in children(noun, "case") for word in (child, *children(child, "fixed", "nmod", "obl")) if word.i < noun.i]
    return " ".join(word.lower_ for word in sorted(words, key=lambda word: word.i))


def is_source(noun: Token) -> bool:
    """Whether it is whose words a sentence gives: "according to the mayor"."""
    return any(child.lower_ == "according" for child in noun.children)


def coordinated(token: Token) -> list[Token]:
    """The token and those that "and" and commas put beside it."""
    found, left = [], [token]
    while left:
        found.append(left.pop())
        left += reversed(children(found[-1], "conj"))
    return found


def phrase(noun: Token) -> tuple[int, int]:
    """First and last (exclusive) word of a noun's phrase with its complements, without clauses, appositions and coordinated nouns."""
    first, last = noun.i, noun.i + 1
    for child in noun.children:
        if child.dep_ in APART or child.dep_ in {"case", "mark", "cop", "nsubj", "advmod:emph"} or child.dep_.startswith(("nsubj", "aux")):
            continue
        if child.i < noun.i:
            first = min(first, child.left_edge.i)
        else:
            last = max(last, _right_end(child))
    return first, last


def _right_end(token: Token) -> int:
    """The end of a dependent's phrase, without the clauses that hang on it."""
    end, left = token.i + 1, [token]
    while left:
        above = left.pop()
        end = max(end, above.i + 1)
        left += [child for child in above.children if child.dep_ not in APART and child.i > above.i]
    return end


def is_verb(token: Token) -> bool:
    """Whether a word is a verb form, by its tag."""
    return token.tag_.startswith("VB")


def ancestors(token: Token) -> Iterator[Token]:
    """Heads above a word, nearest first."""
    for _ in range(LONGEST_CHAIN):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def is_negated(verb: Token) -> bool:
    """Whether "not", "never" or "no" denies it."""
    denied = [child.lower_ for child in children(verb, "advmod", "det")]
    return any(word in {"not", "n't", "n’t", "never", "no", "neither"} for word in denied)


def is_unreal(verb: Token) -> bool:
    """Whether a clause only says what could, would or will be, or stands under "if"."""
    for one in (verb, *(up for up in ancestors(verb) if verb.dep_ != "ccomp")):
        if any(child.lower_ in NOT_REAL for child in children(one, "aux")):
            return True
        if any(child.lower_ in CONDITIONS for child in children(one, "mark", "case")):
            return True
        if one.dep_ not in {"conj", "xcomp", "advcl", "cop", "aux"} or _is_told_as_past(one):
            return False
    return False


def _is_told_as_past(verb: Token) -> bool:
    """Whether a clause sets what happened before another: "will meet elsewhere after a fire ripped through the hall"."""
    return verb.dep_ == "advcl" and verb.tag_ == "VBD" and any(child.lower_ in _PAST_MARKS for child in children(verb, "mark", "case"))


def token_at(doc: Doc, start: int, end: int) -> Token:
    """The head of the words between two offsets into the text."""
    return doc.char_span(start, end, alignment_mode="expand").root
