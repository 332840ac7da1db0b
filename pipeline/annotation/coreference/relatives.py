"""Whose a surname alone is, where the one who bears it in full is a relative of somebody the article never names in full."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotation.coreference.name_forms import person_words
from pipeline.annotation.names.mention import PERSON, Naming
from pipeline.annotation.names.vocabulary import fold, function_words, given_names, titles
from pipeline.contract.records import Span
from pipeline.rules import rule

NEAR = 40  # characters beside a name in which the noun of a relative is looked for
_WHOSE_BEFORE = re.compile(r"(?:\b(?:his|her|their)|[’']s)\s+(?:\w+\s+)?([\w-]+),?\s+$", re.IGNORECASE)
_WHOSE_BEHIND = re.compile(r",\s+(?:his|her|their|the\s+[\w-]+[’']s)\s+(?:\w+\s+)?([\w-]+)\b")


def part_kin(namings: Sequence[Naming], text: str) -> list[Naming]:
    """The namings, where a surname alone is another's marked so: "First lady Ada Okoro …, President Okoro …, Mr. Okoro"."""
    full: dict[str, list[Naming]] = defaultdict(list)
    bare: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        if naming.kind not in {PERSON, None}:
            continue
        words = person_words(naming.text)
        if len(words) == 1:
            bare[words[0]].append(naming)
        elif naming.is_sure and naming.kind == PERSON:
            full[words[-1]].append(naming)
    kin, apart = set(), set()
    for surname in full.keys() & bare.keys():
        relatives = _relatives(full[surname], bare[surname], text)
        others = [naming for naming in full[surname] if naming not in relatives]
        if relatives and _is_other(relatives, bare[surname], text):
            kin |= {naming.span for naming in relatives}
            apart |= {naming.span for naming in bare[surname] if not others or _is_other(relatives, [naming], text)}
    return [_mark(naming, kin, apart) for naming in namings] if kin else list(namings)


def _mark(naming: Naming, kin: set[Span], apart: set[Span]) -> Naming:
    """The naming with what was found; a surname that a relative bears in full is a person's, though nothing else says so."""
    if naming.span not in apart:
        return replace(naming, is_kin=naming.span in kin)
    return replace(naming, is_kin=naming.span in kin, is_apart=True, backed=naming.backed or PERSON)


def _relatives(full: list[Naming], bare: list[Naming], text: str) -> list[Naming]:
    """Full names that a word of kinship stands beside, or whose gender is not that of the title before the surname alone."""
    shown = {naming.gender for naming in bare if naming.gender}
    known = {
        person_words(naming.text)[0]
        for naming in full
        if _is_relation(naming, text) or (shown and _gender(naming) and _gender(naming) not in shown)
    }
    return [naming for naming in full if person_words(naming.text)[0] in known]


@rule("coreference.surname_of_other", fires_on="First lady Ada Okoro spoke. President Okoro left.", spares="Ada Okoro spoke. Okoro left.")
def _is_other(relatives: list[Naming], bare: list[Naming], text: str) -> bool:
    """Whether the surname alone is not the relative's: an office of its own stands before it, or it comes first."""
    held = {fold(_role(naming, text)) for naming in relatives}
    first = min(naming.span for naming in relatives)
    return any(naming.span < first or _holds_other(naming, held, text) for naming in bare)


def _holds_other(naming: Naming, held: set[str], text: str) -> bool:
    role = fold(_role(naming, text))
    known = titles().get(role.split()[-1]) if role else None
    return known is not None and known.kind == "office" and role not in held


@rule("coreference.relative", fires_on="Okoro left. They met his niece Ada Okoro.", spares="Okoro left. They met Ada Okoro.")
def _is_relation(naming: Naming, text: str) -> bool:
    """Whether a relative's noun is the role, or stands beside the name: "his niece Ada Okoro", "Ada Okoro, the mayor's niece"."""
    before = _WHOSE_BEFORE.search(text[max(0, naming.span.start - NEAR) : naming.span.start])
    behind = _WHOSE_BEHIND.match(text[naming.span.end : naming.span.end + NEAR])
    if any(found and _is_kinship(found[1]) for found in (before, behind)):
        return True
    words = [fold(word).strip(",") for word in _role(naming, text).split()]
    end = next((at for at, word in enumerate(words) if word in function_words("kin_of")), len(words))
    return " ".join(words[max(0, end - 2) : end]) in function_words("kin_post") or (end > 0 and _is_kinship(words[end - 1]))


def _is_kinship(word: str) -> bool:
    known = titles().get(fold(word))
    return known is not None and known.kind == "relation"


def _role(naming: Naming, text: str) -> str:
    return text[naming.role.start : naming.role.end] if naming.role else ""


def _gender(naming: Naming) -> str:
    return naming.gender or given_names().get(naming.text.split()[0], "")
