"""What the recogniser of names knows of a word beside its letters: whether the project's lists have it, and in which.

Marks stand on spaCy's lexemes as flags that a recipe names among the attributes a word is embedded by. They are
part of the model: a list that changes takes full effect when the model is trained again.
"""

from collections.abc import Callable
from functools import cache

from spacy import registry
from spacy.attrs import FLAG20, FLAG21, FLAG22, FLAG23
from spacy.language import Language

from pipeline.lexicon import load_words
from pipeline.lexicon.gazetteer import fold_name, load_places

LARGE = 15_000  # people of a place whose name counts: those of hamlets are anybody's surname
FLAGS = {FLAG20: "given_names", FLAG21: "places", FLAG22: "bodies", FLAG23: "titles"}


@cache
def load_list(name: str) -> frozenset[str]:
    """The folded words of one of the lists in FLAGS."""
    if name == "given_names":
        names = [row["name"] for row in load_words("person_names")]
    elif name == "places":
        large = load_places().filter(load_places()["population"] >= LARGE)
        names = [*large["name"], *(form for row in load_words("countries") for form in (row["name"], *row["aliases"].split("|")))]
    elif name == "bodies":
        names = [row["noun"] for row in load_words("actor_nouns")]
        names += [form for row in load_words("organisations") for form in (row["name"], *row["aliases"].split("|"))]
    elif name == "titles":
        names = [row["title"] for row in load_words("titles")]
    else:
        raise KeyError(f"no list {name!r}: give one of {sorted(FLAGS.values())}")
    return frozenset(word for one in names for word in fold_name(one).split() if len(word) > 2)


def _has(name: str) -> Callable[[str], bool]:
    return lambda word: fold_name(word) in load_list(name)


@registry.callbacks("incidents.word_lists.v1")
def create_marker() -> Callable[[Language], Language]:
    """A callback that makes the vocabulary of a new pipeline mark the words of the lists."""

    def mark(nlp: Language) -> Language:
        nlp.vocab.lex_attr_getters.update({flag: _has(name) for flag, name in FLAGS.items()})
        return nlp

    return mark
