"""What a clause says somebody is or belongs to: "Okoro is editor of the Gazette", "Okoro, who works for the Gazette, …"."""

from spacy.tokens import Token

from pipeline.annotation.names.affiliations import find_body
from pipeline.annotation.names.appositions import find_end
from pipeline.annotation.names.titles import Role
from pipeline.annotation.names.vocabulary import Title, find_state, fold, titles
from pipeline.annotation.names.words import Word, text_of
from pipeline.annotation.syntax import RELATIVES, case_of, children, is_negated, is_unreal, phrase

FUNCTIONS = frozenset({"office", "occupation", "rank"})
NO_STARTS = ("DT", "PRP", "POS", "CD", "RB", "VB", "MD")  # tags that begin no role
BELONGING = {"assign": {"to"}, "attach": {"to"}, "belong": {"to"}, "work": {"for", "at"}, "serve": {"with", "in", "at"}}
LASTING = frozenset({"work", "serve"})  # in the past they say what is over
COPULAS = frozenset({"is", "was", "'s", "’s"})


def role_in_clause(words: tuple[Word, ...], first: int, last: int) -> Role | None:
    """The function that the tree ties to the name in words first to last (exclusive), behind it."""
    inside = {words[at].token.i for at in range(first, last)}
    for at in range(first, last):
        token = words[at].token
        for noun in (*children(token, "appos"), *_predicates(token)):
            known = titles().get(fold(noun.text))
            if (
                noun.i not in inside
                and known
                and not _leads_name(noun)
                and known.kind in FUNCTIONS
                and (role := _make_role(words, last, noun, known))
            ):
                return role
    return None


def _leads_name(noun: Token) -> bool:
    """Whether a title with a capital stands before another name: "Ann Poole, Rep. Joe Hunter"."""
    return noun.text[0].isupper() and noun.i + 1 < len(noun.doc) and noun.nbor(1).text[0].isupper()


def _predicates(name: Token) -> list[Token]:
    """Nouns that a copula says of a name, in its own clause or in a relative one: neither denied nor only possible."""
    nouns = [name.head] if name.dep_ == "nsubj" else []
    nouns += [noun for noun in children(name, "acl") if any(subject.lower_ in RELATIVES for subject in children(noun, "nsubj"))]
    return [noun for noun in nouns if _is_said(noun)]


def _is_said(noun: Token) -> bool:
    copulas = children(noun, "cop")
    if not (copulas and copulas[0].lower_ in COPULAS and noun.tag_ in {"NN", "NNP"}):
        return False
    return not (is_negated(noun) or is_unreal(noun) or children(noun, "mark", "case"))


def body_in_clause(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """The body that the tree's verb ties to the name in words first to last (exclusive): "was assigned to the 2nd Battalion"."""
    for at in range(first, last):
        name = words[at].token
        verbs = [name.head] if name.dep_ in {"nsubj", "nsubj:pass"} else []
        for verb in (*verbs, *children(name, "acl", "acl:relcl")):
            links = BELONGING.get(verb.lemma_, set())
            over = verb.lemma_ in LASTING and verb.tag_ in {"VBD", "VBN"}
            if not links or over or is_negated(verb) or is_unreal(verb):
                continue
            for noun in children(verb, "obl"):
                if case_of(noun) in links and (found := _body_around(words, last, noun)):
                    return found
    return None


def _body_around(words: tuple[Word, ...], behind: int, noun: Token) -> tuple[int, int] | None:
    """The body in a noun's phrase, which is no state."""
    start, end = phrase(noun)
    numbers = [at for at in range(behind, len(words)) if start <= words[at].token.i < end]
    if not numbers:
        return None
    found = find_body(words, numbers[0], numbers[-1] + 1)
    return found if found and not find_state(text_of(words, *found)) else None


def _make_role(words: tuple[Word, ...], behind: int, noun: Token, known: Title) -> Role | None:
    """The noun's phrase as a role, without article."""
    start = phrase(noun)[0]
    numbers = [at for at in range(behind, len(words)) if start <= words[at].token.i <= noun.i]
    while numbers and words[numbers[0]].tag.startswith(NO_STARTS):
        numbers.pop(0)
    if not numbers or any(words[at].text == "," for at in numbers):
        return None
    first, last = numbers[0], max(find_end(words, numbers[0]), numbers[-1] + 1)
    return Role(first, last, known.gender, "role_in_clause", find_body(words, first, last))
