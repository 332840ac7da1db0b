"""One article's namings drawn together: short forms, acronyms, bare surnames and list names of one actor are one mention."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pipeline.annotation.coreference.name_forms import Directory, body_key, body_keys, head_of, person_keys, person_words, same_person
from pipeline.annotation.names.affiliations import is_acronym
from pipeline.annotation.names.mention import PERSON, STATE, UNKNOWN_BODY, Entity, Naming
from pipeline.annotation.names.vocabulary import bodies, fold, function_words, given_names, head_nouns
from pipeline.contract.records import Span

_BRACKETED = re.compile(r"\s*[(\[](?:or\s+|the\s+)?[\"“]?([A-Z][A-Za-z.&-]{1,9}|@\w+)[\"”]?[)\]]")
_KNOWN_AS = re.compile(
    r"\s{0,3}(?:\([^()]{0,100}\))?,?\s{0,3}"
    r"(?:(?:also|better|formerly|otherwise) (?:known|called)(?: as)?|a\.?k\.?a\.?)\s+[\"“]?"
)
_SMALL = function_words("name_filler")
SURE_WORDS = 4  # of a body's name: so many in common with a fuller name of the same kind make one body


@dataclass
class Actor:
    """The namings of one actor while an article is read.

    What is asked of them at each further naming is kept beside them: an article may name one actor thousands of times.
    """

    fullest: Naming  # the naming with most words, the earliest of these
    kind: str | None = None  # the type that a list gives, else the first naming that shows one
    namings: list[Naming] = field(default_factory=list)
    acronyms: set[str] = field(default_factory=set)
    _shows_kind: Naming | None = None
    _starts: list[tuple[int, int]] = field(default_factory=list)  # of its namings, with their ends, in order
    _forms: set[str] = field(default_factory=set)  # that name it as no person, folded
    _bears_kin: bool = False

    def add(self, naming: Naming) -> None:
        """Takes a naming in."""
        self.namings.append(naming)
        if (-_weigh(naming.text), naming.span) < (-_weigh(self.fullest.text), self.fullest.span):
            self.fullest = naming
        insort(self._starts, (naming.span.start, naming.span.end))
        self._bears_kin |= naming.is_kin
        if naming.kind != PERSON:
            self._forms.add(fold(naming.text))
        if naming.kind and (self._shows_kind is None or _shows_more(naming, self._shows_kind)):
            self._shows_kind, self.kind = naming, naming.kind

    @property
    def gender(self) -> str:
        """M, F or nothing."""
        shown = next((naming.gender for naming in self.namings if naming.gender), "")
        return shown or given_names().get(self.fullest.text.split()[0], "")

    def is_called(self, name: str) -> bool:
        """Whether a folded name is one that names it as no person, or its acronym."""
        return name in self._forms or name in self.acronyms

    def is_kept_from(self, naming: Naming) -> bool:
        """Whether a naming is a surname alone of somebody else than a relative who bears it in full."""
        return naming.is_apart and self._bears_kin

    def start_before(self, span: Span) -> int:
        """Where its last naming before a place begins; -1 where there is none."""
        at = bisect_left(self._starts, (span.start, span.end))
        return self._starts[at - 1][0] if at else -1

    def stands_at(self, span: Span) -> bool:
        """Whether one of its namings is at a place."""
        at = bisect_left(self._starts, (span.start, span.end))
        return self._starts[at : at + 1] == [(span.start, span.end)]


def _shows_more(naming: Naming, known: Naming) -> bool:
    """Whether a naming tells an actor's kind before another: one that a list has, else the earlier."""
    return (not naming.listed, naming.span) < (not known.listed, known.span)


@lru_cache(maxsize=16384)
def _weigh(text: str) -> int:
    return 0 if is_acronym(text) or text.startswith("@") else len([word for word in text.split() if word.lower() not in _SMALL])


def draw_together(namings: Sequence[Naming], text: str) -> tuple[Entity, ...]:
    """Entities of the article in the order of their first naming."""
    surnames = {person_words(n.text)[-1] for n in namings if n.kind == PERSON and n.is_sure and " " in n.text}
    namings = [replace(n, kind=PERSON, listed=None, is_sure=False) if n.kind == STATE and fold(n.text) in surnames else n for n in namings]
    sure = [naming for naming in namings if naming.is_sure and naming.kind is not None]
    actors: list[Actor] = []
    known: Directory[Actor] = Directory()
    for naming in sorted(sure, key=lambda n: (-_weigh(n.text), n.span)):
        _place(actors, known, naming)
    _take_acronyms(actors, text)
    for actor in actors:
        known.put(actor, [("form", acronym) for acronym in actor.acronyms])
    left = [n for n in namings if not (n.is_sure and n.kind is not None) and not _place_unsure(known, n)]
    for naming in left:
        if naming.backed is not None:
            _place(actors, known, replace(naming, kind=naming.backed, rule="actors.model"))
    _merge_acronyms(actors)
    _merge_known_as(actors, text)
    surnames |= {person_words(actor.fullest.text)[-1] for actor in actors if actor.kind == PERSON}
    for actor in actors:
        actor.namings = sorted((_unless_a_person(naming, surnames, text) for naming in actor.namings), key=lambda naming: naming.span)
    named = sorted((a for a in actors if a.namings), key=lambda actor: actor.namings[0].span)
    return tuple(_freeze(actor, text) for actor in named)


def _freeze(actor: Actor, text: str) -> Entity:
    role = next((naming.role for naming in actor.namings if naming.role), None)
    return Entity(actor.fullest, actor.kind, actor.gender, tuple(actor.namings), _cut(text, role) if role else "")


def _unless_a_person(naming: Naming, surnames: set[str], text: str) -> Naming:
    """The naming without an affiliation that is a person of the article: "Okoro spokesman Omar Said"."""
    name = fold(_cut(text, naming.affiliation)) if naming.affiliation else ""
    return replace(naming, affiliation=None) if name in surnames and name not in bodies() else naming


def _place(actors: list[Actor], known: Directory[Actor], naming: Naming) -> None:
    home = next((actor for actor in known.find(_sought(naming)) if _same(actor, naming)), None)
    if home is None:
        home = Actor(naming)
        actors.append(home)
    _add(home, known, naming)


def _add(actor: Actor, known: Directory[Actor], naming: Naming) -> None:
    """Takes a naming in, and lets the actor be found by all that it is now called."""
    actor.add(naming)
    full = actor.fullest
    alone = [("form", fold(naming.text)), ("head", head_of(full.text)), *(("first", word) for word in person_words(full.text)[:1])]
    known.put(actor, [*person_keys(full.text), *body_keys(full.text, full.kind, full.listed), *alone])


def _sought(naming: Naming) -> list[Hashable]:
    """Keys of the actors that a naming may be one of."""
    if naming.kind == PERSON:
        return person_keys(naming.text)
    return body_keys(naming.text, naming.kind, naming.listed) + ([("last", "news")] if naming.kind == "media" else [])


def _same(actor: Actor, naming: Naming) -> bool:
    other = actor.fullest
    if (other.kind == PERSON) != (naming.kind == PERSON):
        return False
    if naming.kind == PERSON:
        return same_person(other.text, naming.text) and _genders_agree(actor, naming) and not actor.is_kept_from(naming)
    if naming.listed and other.listed and naming.kind == other.kind == "media" and f"{fold(naming.text)} news" == fold(other.text):
        return True  # "ABC" is ABC News
    if naming.listed and other.listed:
        return naming.listed == other.listed
    if (
        not (naming.listed or other.listed)
        and naming.kind == other.kind
        and " " in naming.text
        and fold(other.text).endswith(" " + fold(naming.text))
    ):
        return True
    keys = body_key(other.text), body_key(naming.text)
    return keys[0] == keys[1] or (naming.kind == other.kind == "igo" and len(keys[1]) >= SURE_WORDS and keys[1] < keys[0])


def _genders_agree(actor: Actor, naming: Naming) -> bool:
    return not naming.gender or actor.gender in {"", naming.gender}


def _take_acronyms(actors: Iterable[Actor], text: str) -> None:
    """Short forms in brackets behind a name, and the acronyms that its initials make."""
    for actor in actors:
        for naming in actor.namings:
            if naming.kind != PERSON and (short := _BRACKETED.match(text, naming.span.end)):
                actor.acronyms.add(fold(short[1]))
        words = [word for word in actor.fullest.text.replace("-", " ").split() if word[0].isupper()]
        if actor.kind not in {PERSON, STATE} and len(words) > 2:
            actor.acronyms.add("".join(word[0] for word in words).lower())


def _place_unsure(known: Directory[Actor], naming: Naming) -> bool:
    """Adds a bare capital, an acronym or a state in passing to the actor that it can only be; tells whether there is one."""
    name = fold(naming.text)
    homes = [actor for actor in known.find([("form", name)]) if actor.is_called(name)]
    alike = known.find(person_keys(naming.text))
    if not homes and len(naming.text.split()) == 1 and naming.kind in {None, PERSON}:
        homes = [actor for actor in alike if actor.kind == PERSON and same_person(actor.fullest.text, naming.text)]
        homes = homes or [
            actor
            for actor in known.find([("first", name)])
            if actor.kind == PERSON and name == person_words(actor.fullest.text)[0] and len(actor.fullest.text.split()) > 1
        ]
    if not homes and name in head_nouns():
        headed = known.find([("head", name)])
        bodies_so_called = [actor for actor in headed if actor.kind not in {PERSON, STATE} and name == head_of(actor.fullest.text)]
        is_listed = any(one.listed for actor in bodies_so_called for one in actor.namings)
        homes = bodies_so_called if len(bodies_so_called) == 1 and not (is_listed and naming.backed) else []  # "House", "White House"
    if not homes and len(naming.text.split()) > 1 and naming.kind == PERSON:
        homes = [actor for actor in alike if actor.kind == PERSON and same_person(actor.fullest.text, naming.text)]
    homes = [actor for actor in homes if not actor.is_kept_from(naming)]
    home = max(homes, key=lambda actor: actor.start_before(naming.span), default=None)  # the one last named
    if home and not home.stands_at(naming.span):
        _add(home, known, naming)
    return home is not None


def _merge_acronyms(actors: list[Actor]) -> None:
    """Joins the actor that only its acronym names to the one whose acronym it is."""
    holders: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        for acronym in actor.acronyms:
            holders[acronym].append(actor)
    for short in actors:
        forms = {fold(naming.text) for naming in short.namings}
        full_ones = holders.get(next(iter(forms)), ()) if len(forms) == 1 else ()
        home = next((full for full in full_ones if full is not short and full.namings), None)
        if home and short.kind != PERSON:
            for naming in short.namings:  # what the list knows by that acronym is another body
                home.add(naming if home.kind in {None, UNKNOWN_BODY} else replace(naming, kind=home.kind, listed=None))
            short.namings = []


def _merge_known_as(actors: list[Actor], text: str) -> None:
    """Joins the names that "also known as" ties to the one before it."""
    starts = {naming.span.start: actor for actor in actors for naming in actor.namings}
    for actor in actors:
        for naming in tuple(actor.namings):
            known_as = _KNOWN_AS.match(text, naming.span.end)
            other = starts.get(known_as.end()) if known_as else None
            if other and other is not actor and (other.kind == PERSON) == (actor.kind == PERSON):
                for moved in other.namings:
                    actor.namings.append(moved)
                other.namings = []


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]
