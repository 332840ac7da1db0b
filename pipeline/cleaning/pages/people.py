"""The people whom words of a byline name, without what stands beside them: roles, outlets, agencies, accounts, places, days."""

import re
from functools import cache

from pipeline.cleaning.dateline_places import count_people, is_region, load_kind
from pipeline.lexicon import load_words

MOST_WORDS = 5  # of a name: four words and a particle; more is a sentence
LONGEST = 200  # characters of words that are looked at: a dozen names
SMALLEST_PLACE = 100_000  # people of a town that is named beside people ("San Antonio"); smaller ones are named after some
SHORTEST_SINGLE = 3  # letters of a name of one word
ACRONYM = 3  # letters from which a word in capitals among other words is no given name ("JJ", "AJ") but an outlet's ("CBS Detroit")
_WORD = re.compile(r"(?:[^\W\d_a-z][^\W\d_]*[.\u2019'-]*)+")
_LEAD = re.compile(
    r"^[\W_]*(?:(?:(?:story|words|text|post|posted|report|reported|reporting|reviewed|written|published|article|analysis|opinion) )?by\b"
    r"|(?:author|words|text)\b(?=:))[\s:]*",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s*(?:[|\u2022\u00b7@/(\u2014\u2013<\[\u00a9]|\s-\s|(?<=[a-z]{2})\.(?=\s|$)|\d"
    r"|\b(?:for|in|on|at|is|was|has|with|of|the|editing|edited|additional|updated|published|posted|follow)\b)"
)
_JOINTS = re.compile(r"\s*(?:[,;&]|\band\b)\s*", re.IGNORECASE)


def name_people(said: str | None, outlet: str | None = None, *, single: bool = False) -> list[str]:
    """The persons that a byline names, in its order and spelling, each once; empty where it names none.

    `outlet` is nobody. A name of one word is one where `single` says that a person is named.
    """
    bare = _LEAD.sub("", " ".join((said or "").split())[:LONGEST])
    ended = _END.search(bare)
    parts = [part.strip() for part in _JOINTS.split(bare[: ended.start()] if ended else bare)]
    return list(dict.fromkeys(part for part in parts if _is_person(part, outlet, single)))


def has_lead(said: str) -> bool:
    """Whether words begin as a byline does: `By`, `Posted by`, `Author:`."""
    return bool(_LEAD.match(said))


def _is_person(part: str, outlet: str | None, single: bool) -> bool:
    words = part.split()
    if not (1 if single else 2) <= len(words) <= MOST_WORDS or not _are_names(words) or (len(words) == 1 and len(part) < SHORTEST_SINGLE):
        return False
    folded = {word.casefold().strip(".'\u2019") for word in words}
    if words[0].casefold() in _load_words("beginning") or folded & _load_words("role", "body", "nobody", "day"):
        return False
    if load_kind("agency") & {part, *words}:
        return False
    if outlet and _fold(part) in _fold(outlet):
        return False
    return not (count_people(part) >= SMALLEST_PLACE or is_region(part))


def _are_names(words: list[str]) -> bool:
    """Whether all are written as names are, none as an outlet's initials among other words."""
    particles = _load_words("particle")
    if not all(_WORD.fullmatch(word) or word.lower() in particles for word in words) or words[-1].lower() in particles:
        return False
    in_capitals = [word.isupper() and sum(map(str.isalpha, word)) >= ACRONYM for word in words]
    return not any(in_capitals) or " ".join(words).isupper()


@cache
def _load_words(*kinds: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load_words("byline_words") if row["kind"] in kinds)


def _fold(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
