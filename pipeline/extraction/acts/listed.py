"""Which words name an act where they stand: the rows of the list, by a word's form and its use in the sentence."""

from functools import cache

from spacy.tokens import Token

from pipeline.language.syntax import case_of, children
from pipeline.lexicon import load_words

BE = frozenset({"was", "were", "is", "are", "been", "being", "be", "got", "gets", "get"})


@cache
def act_rows() -> dict[tuple[str, str], dict[str, str]]:
    """The rows of the list by form and part of speech."""
    return {(form, row["part"]): row for row in load_words("acts") for form in row["forms"].split("|")}


@cache
def act_forms() -> frozenset[str]:
    """Every form of every word that can name an act."""
    return frozenset(form for form, _ in act_rows())


@cache
def accusing_forms() -> frozenset[str]:
    """Forms of verbs that put a deed on somebody else."""
    rows = load_words("accusations")
    return frozenset(form for row in rows if row["bearer"] == "object" for form in row["forms"].split("|"))


def act_row(token: Token) -> dict[str, str] | None:
    """The row of a word as it is used here: as a verb, or as a noun that names the act."""
    form = token.lower_
    if form not in act_forms():
        return None
    verb, noun, state = (act_rows().get((form, part)) for part in ("verb", "noun", "state"))
    if state is not None:
        return state if (token.tag_ == "JJ" and token.dep_ != "compound") or (token.tag_ == "VBN" and token.dep_ == "xcomp") else None
    if verb is None and noun is None:
        return None
    if noun is not None and (token.tag_.startswith("NN") or _is_nominal(token)):
        if token.dep_ in {"compound", "amod", "nmod:desc"} or (verb and _is_verbal(token)):
            return None
        return noun
    if verb is None:
        return None
    return verb if token.tag_.startswith("VB") or _is_verbal(token) else None


def _is_nominal(token: Token) -> bool:
    """Whether an -ing form stands as a noun: "the killing of two guards"."""
    if token.tag_ != "VBG" or children(token, "obj"):
        return False
    if any(child.i < token.i for child in children(token, "amod")):
        return True  # "a deadly shooting"
    return bool(children(token, "det", "nmod:poss")) or any(case_of(child) == "of" for child in children(token, "nmod", "obl"))


def _is_verbal(token: Token) -> bool:
    """Whether a form that the tagger took for a noun or adjective has what only a verb has: "was shot"."""
    if token.tag_.startswith("NN") and token.lower_.endswith("s"):
        return bool(children(token, "obj"))
    if any(child.lower_ in BE for child in children(token, "aux", "cop")):
        return not children(token, "det")
    if shot_person(token) is not None:
        return True
    if token.lower_ == "shot" and token.i > 0 and (token.nbor(-1).ent_type_ == "PER" or token.dep_ == "xcomp"):
        return not children(token, "det")  # "Roy Lee shot two men", "was found shot"
    return bool(children(token, "obj", "obl:agent"))


def shot_person(token: Token) -> Token | None:
    """Who was shot, where the parser took "shot" for a noun that he only qualifies: "a man shot and killed by police"."""
    if token.lower_ != "shot" or token.tag_ != "NN" or token.i == 0:
        return None
    before = token.nbor(-1)
    if any(children(one, "obj") for one in (token, *children(token, "conj"))):
        return None  # "police shot and killed a man"
    return before if before.head == token and before.dep_ == "compound" and before.tag_.startswith("NN") else None
