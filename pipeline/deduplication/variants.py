"""Which actors go by several names: another spelling, a name cut short, a surname alone, an acronym.

A name cut short or a surname alone is somebody's only among articles on one incident, and only where one person fits. What
an article names beside each other are two. Each finding is a link between two keys, for deduplication to follow.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.deduplication.actors import BODY, PERSON, Key, Mention
from pipeline.deduplication.names import normalise_name
from pipeline.deduplication.spelling import fold_name

SPELLING, SHORTER, SURNAME, ACRONYM = "actors.same_spelling", "actors.shorter_name", "actors.surname", "actors.acronym"
SHORTEST = 2  # letters of an acronym
Given = tuple[str, ...]  # folded given names


@dataclass(frozen=True, slots=True)
class Variant:
    """Two keys of one actor, and the rule that says so."""

    one: Key
    other: Key
    rule: str


def find_variants(mentions: Sequence[Mention], keys: Mapping[str, Key], incidents_of: Mapping[str, frozenset[str]]) -> list[Variant]:
    """Links in a total order. `keys` holds the key by mention_id, `incidents_of` the incidents that an article reports."""
    held = _Held(mentions, keys)
    found = {*_find_spellings(held), *_find_acronyms(held, mentions, keys), *_find_within_incidents(held, incidents_of)}
    return sorted(found, key=lambda variant: (variant.rule, variant.one, variant.other))


class _Held:
    """Where each key is named."""

    def __init__(self, mentions: Iterable[Mention], keys: Mapping[str, Key]) -> None:
        self.articles: dict[Key, set[str]] = {}
        self.homes: dict[Key, set[str]] = {}
        for mention in mentions:
            key = keys[mention.mention_id]
            self.articles.setdefault(key, set()).add(mention.article_id)
            self.homes.setdefault(key, set()).update([mention.home] if mention.home else [])

    def are_two(self, one: Key, other: Key) -> bool:
        """Whether an article names both, or they are known from different countries alone."""
        homes, others = self.homes[one], self.homes[other]
        return bool(self.articles[one] & self.articles[other]) or bool(homes and others and not homes & others)


def _find_spellings(held: _Held) -> Iterator[Variant]:
    """Keys of one kind whose names sound alike, word by word."""
    alike: dict[tuple[str, tuple[str, ...]], list[Key]] = {}
    for key in sorted(held.articles):
        folded = fold_name(key[1])
        if key[0] in (PERSON, BODY) and len(folded) > 1 and _is_plain(key):
            alike.setdefault((key[0], folded), []).append(key)
    for together in alike.values():
        for one, other in combinations(together, 2):
            if not held.are_two(one, other):
                yield Variant(one, other, SPELLING)


def _is_plain(key: Key) -> bool:
    """Whether the key says nothing but kind and name: no story, no country."""
    return len(key) == 2


def _find_acronyms(held: _Held, mentions: Iterable[Mention], keys: Mapping[str, Key]) -> Iterator[Variant]:
    """A body known by its short form alone in one article is the only one that another article names both in full and so."""
    full: dict[str, set[Key]] = {}
    for mention in mentions:
        key = keys[mention.mention_id]
        if key[0] == BODY:
            for form in mention.forms:
                short = normalise_name(form)
                if " " not in short and len(short) >= SHORTEST and form.isupper() and short != key[1]:
                    full.setdefault(short, set()).add(key)
    for key in sorted(held.articles):
        bearers = full.get(key[1], set()) if key[0] == BODY and _is_plain(key) else set()
        if len(bearers) == 1:
            one, other = sorted((key, *bearers))
            yield Variant(one, other, ACRONYM)


def _find_within_incidents(held: _Held, incidents_of: Mapping[str, frozenset[str]]) -> Iterator[Variant]:
    """Persons of one surname in articles on one incident."""
    there: dict[tuple[str, str], set[Key]] = {}
    for key, articles in held.articles.items():
        if key[0] == PERSON:
            for incident in set().union(*(incidents_of.get(article, ()) for article in articles)):
                there.setdefault((incident, fold_name(key[1])[-1]), set()).add(key)
    for _, together in sorted(there.items()):
        yield from _pair(sorted(together), held)


def _pair(together: Sequence[Key], held: _Held) -> Iterator[Variant]:
    """The links among keys of one surname: two that fit each other, where nobody fits one of them and not the other."""
    if len(together) == 1:
        return
    given = {key: fold_name(key[1])[:-1] for key in together}
    fits = {key: {other for other in together if other == key or _fit(key, other, given, held)} for key in together}
    for one, other in combinations(together, 2):
        if other in fits[one] and fits[one] == fits[other]:
            yield Variant(one, other, SURNAME if () in (given[one], given[other]) else SHORTER)


def _fit(one: Key, other: Key, given: Mapping[Key, Given], held: _Held) -> bool:
    return not held.articles[one] & held.articles[other] and _are_compatible(given[one], given[other])


def _are_compatible(one: Given, other: Given) -> bool:
    """Whether one list of given names is the other cut short: names left out, or only their first letters."""
    short, long = sorted((one, other), key=len)
    if not short:
        return True
    rest = iter(long)
    starts = next(rest)
    return _agree(short[0], starts) and all(any(_agree(name, given) for given in rest) for name in short[1:])


def _agree(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
