"""Whom "the spokesman" means: the one person named before who holds the office."""

import re
from collections.abc import Iterable, Sequence

from pipeline.annotation.names.vocabulary import fold, titles
from pipeline.rules import rule

MOST_WORDS = 4  # of a description, with "the"
_OF_EITHER = re.compile(r"(?:woman|person)$")  # spokeswoman, chairperson


class OfficeHolders:
    """The persons of an article by the words of their roles."""

    def __init__(self, roles: Iterable[tuple[int, int, str]]) -> None:
        """Of each person number, where the article first names him, and his role."""
        self._held: dict[str, list[tuple[int, set[str], int]]] = {}
        for number, start, role in roles:
            words = {fold(word).strip(",") for word in role.split()}
            for office in map(_office, words):
                self._held.setdefault(office, []).append((start, words, number))

    @rule(
        "coreference.office_holder",
        fires_on="Minister Lena Okafor came. The minister said that she was late.",
        spares="Minister Lena Okafor came. The clerk said that she was late.",
        otherwise=None,
    )
    def find(self, words: Sequence[str], before: int) -> int | None:
        """The one person named before an offset whom "the …" describes; None where none does or several do."""
        if words[0].lower() != "the" or not 1 < len(words) <= MOST_WORDS:
            return None
        known = titles().get(fold(words[-1]))
        if known is None or known.kind not in {"office", "rank"}:
            return None
        wanted = {fold(word) for word in words[1:-1]}
        held = [number for start, role, number in self._held.get(_office(fold(words[-1])), ()) if start < before and wanted <= role]
        return held[0] if len(held) == 1 else None


def _office(word: str) -> str:
    return _OF_EITHER.sub("man", word)
