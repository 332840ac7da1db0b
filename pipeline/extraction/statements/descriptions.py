"""Whom words take up that name nobody: a body by its kind ("the charity"), who issued a statement, somebody unnamed by a pronoun.

Candidates are the bodies that the article named before and who spoke in it. A body whose name holds the noun comes first, then
the one that spoke last, then the one named last; where two of these are as near, the words stand for themselves.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from pipeline.annotation.names.vocabulary import fold, function_words
from pipeline.annotation.names.words import Word
from pipeline.annotation.noun_phrases import person_nouns
from pipeline.extraction.records import Mention
from pipeline.extraction.statements.grammar import GROUPS, PLURALS, PREPOSITIONS
from pipeline.extraction.statements.quotation_units import Unit
from pipeline.extraction.statements.speaker import Speaker
from pipeline.lexicon import load_words, words_of
from pipeline.rules import rule

REACH = 4  # units back in which a body that only its kind fits is looked for
FARTHEST_ISSUER = 8  # units back in which the issuer of "the statement" is looked for
BARE = 3  # words of one that any body of its kind fits: "the aid agency", not "the state news agency"
LONGEST = 5  # words of a description with its article
_ISSUED = function_words("issued")
_INDEFINITE = frozenset({"a", "an", "one", "another"})


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """Noun → the types of the bodies that it takes up whatever their name."""
    return {row["noun"]: frozenset(filter(None, row["actor_types"].split("|"))) for row in load_words("body_descriptions")}


def head_of_phrase(words: Sequence[Word]) -> Word:
    """The last word of a phrase before its first preposition."""
    last = next((at for at in range(1, len(words)) if words[at].lower in PREPOSITIONS), len(words))
    return words[last - 1]


def is_issued(word: Word) -> bool:
    """Whether a word names what somebody issues: a statement, a press release."""
    return word.lower in _ISSUED and not word.is_capital


class Descriptions:
    """What the words of one article take up, read in its order."""

    def __init__(self, mentions: Sequence[Mention], units: Sequence[Unit]) -> None:
        self._mentions, self._units = mentions, units
        self._starts = [unit.start for unit in units]
        self._told: list[tuple[int, Speaker]] = []  # who spoke in which unit, in order
        self._issuer: tuple[int, Speaker] | None = None

    def remember(self, unit: Unit, speaker: Speaker) -> None:
        """Notes who spoke in a unit, and who issued the statement that it speaks of."""
        self._told.append((unit.index, speaker))
        own = [word for word in unit.words if word.start >= speaker.span.end or word.end <= speaker.span.start]
        if any(is_issued(word) for word in own) and not speaker.is_unresolved:
            self._issuer = (unit.index, speaker)

    @rule(
        "statements.body_taken_up",
        fires_on="Oxfam came to Lagos. The charity said that it was late.",
        spares="Oxfam came to Lagos. The mayor said that it was late.",
        otherwise=None,
    )
    def find_body(self, unit: Unit, words: Sequence[Word]) -> int | None:
        """The number of the body that "the charity" takes up."""
        head = words[-1].lower
        definite = words[0].lower in {"the", "that"} and 1 < len(words) <= LONGEST and not any(word.is_capital for word in words[1:])
        if not definite or head not in _kinds():
            return None
        spoke = {one.mention for one in dict(self._spoke_near(unit, REACH)).values()}  # the last one of each unit
        found = sorted(self._candidates(unit, words, head, spoke), reverse=True)
        is_clear = bool(found) and (len(found) == 1 or found[0][0] != found[1][0])
        return found[0][1] if is_clear else None

    def _candidates(self, unit: Unit, words: Sequence[Word], head: str, spoke: set[int | None]) -> Iterator[tuple[tuple, int]]:
        """Bodies named before: whether the noun is in the name, whether it spoke near, the unit of its last naming; its number."""
        for number, mention in enumerate(self._mentions):
            places = [place for place in mention.places if place.start < words[0].start]
            if not places or mention.actor_type in {"person", "state"}:
                continue
            at = bisect_right(self._starts, places[-1].start) - 1
            named = {fold(word) for form in (mention.name, *mention.aliases) for word in form.split()}
            has_noun = all(fold(word.text) in named for word in words[1:])
            if has_noun or (mention.actor_type in _kinds()[head] and at >= unit.index - REACH and len(words) <= BARE):
                yield (has_noun, number in spoke, at), number

    def find_introduced(self, unit: Unit, words: Sequence[Word]) -> Speaker | None:
        """Who spoke near without a name and whom "the spokesman" takes up: "a spokesman in Lagos"."""
        if words[0].lower != "the" or len(words) > LONGEST or is_issued(words[-1]):
            return None
        unnamed = (speaker for _, speaker in reversed(self._spoke_near(unit, REACH)) if speaker.mention is None)
        return next((one for one in unnamed if _introduces(one, words[-1].lower)), None)

    @rule(
        "statements.issuer",
        fires_on='The mayor wept in a statement, saying it was gone. "It was old," the statement read.',
        spares='The mayor wept, saying it was gone. "It was old," the clerk said.',
        otherwise=None,
    )
    def find_issuer(self, unit: Unit, words: Sequence[Word]) -> Speaker | None:
        """Who issued "the statement": the last one who spoke in one."""
        if self._issuer is None or not is_issued(words[-1]) or words[0].lower not in {"the", "that"} or len(words) > LONGEST - 1:
            return None
        return self._issuer[1] if unit.index - self._issuer[0] <= FARTHEST_ISSUER else None

    @rule(
        "statements.unnamed_before_pronoun",
        fires_on="A witness said that it was dark. She said that it was late.",
        spares="A witness said that it was dark. They said that it was late.",
        otherwise=None,
    )
    def find_unnamed(self, unit: Unit, pronoun: str) -> Speaker | None:
        """The one who spoke last, in this unit or right before it, and whom a pronoun fits."""
        near = self._spoke_near(unit, 1)
        return near[-1][1] if near and _agrees(near[-1][1], pronoun) else None

    def _spoke_near(self, unit: Unit, reach: int) -> list[tuple[int, Speaker]]:
        """Who spoke in the last units and in which, in order; looked for from the end, since an article may have thousands."""
        return list(takewhile(lambda one: unit.index - reach <= one[0], reversed(self._told)))[::-1]


def _introduces(speaker: Speaker, head: str) -> bool:
    """Whether a speaker's words introduce a body of that noun without its name: "a group that …"."""
    words = speaker.name.lower().split()
    return words[0] in _INDEFINITE and _head(words) == head


def _head(words: Sequence[str]) -> str:
    """The last word of a phrase, lower case, before its first preposition or clause."""
    last = next((at for at in range(1, len(words)) if words[at] in PREPOSITIONS | {"who", "that", "which"}), len(words))
    return words[last - 1].strip(",")


def _agrees(speaker: Speaker, pronoun: str) -> bool:
    """Whether a pronoun can stand for somebody whom only words describe."""
    head = _head(speaker.name.lower().split())
    is_plural = head.endswith("s") and head.removesuffix("s") in person_nouns()
    if pronoun == "they":
        return " and " in speaker.name or head in PLURALS or is_plural
    if pronoun == "it":
        return head in _kinds()
    other = words_of("population", "male" if pronoun == "she" else "female") | words_of("population", "collective")
    is_person = head in person_nouns() - (GROUPS | PLURALS) and not is_plural
    return pronoun in {"he", "she"} and speaker.mention is None and is_person and head not in other
