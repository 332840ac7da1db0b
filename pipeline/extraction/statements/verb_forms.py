"""The verbs of the list by their forms."""

from functools import cache
from typing import NamedTuple

from pipeline.lexicon import load_words

PAST, THIRD, BASE, GERUND = "past", "third", "base", "gerund"


class Entry(NamedTuple):
    """A row of a list: frames say what may follow the verb or noun, the speech act what is done by it."""

    lemma: str
    frames: frozenset[str]
    speech_act: str


@cache
def verb_forms() -> dict[str, tuple[tuple[tuple[str, ...], str, Entry], ...]]:
    """First word of a form → (all its words, its form, its entry), the longest first."""
    found: dict[str, list] = {}
    for row in load_words("speech_verbs"):
        entry = Entry(row["lemma"], frozenset(row["frame"].split("|")), row["speech_act"])
        head = row["lemma"].split()[0]
        for form in row["forms"].split("|"):
            words = tuple(form.split())
            kind = GERUND if words[0].endswith("ing") and words[0] != head else BASE if words[0] == head else PAST
            if kind == PAST and words[0] in {head + "s", head + "es", head[:-1] + "ies"}:
                kind = THIRD
            found.setdefault(words[0], []).append((words, kind, entry))
    return {word: tuple(sorted(forms, key=lambda form: (-len(form[0]), form[2].lemma))) for word, forms in found.items()}
