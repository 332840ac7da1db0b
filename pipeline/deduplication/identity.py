"""Which ids incidents and actors bear. The only place that decides it.

A new incident is named after the smallest of its reports, so that its id depends on no order. A released one keeps its id
whatever joins it: the id stays with the report that named it. An actor is named after what its mentions share.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from schemas.identity import make_id

Since = tuple[int, ...]  # the version that first had an id, as numbers


@dataclass(frozen=True)
class Released:
    """What earlier releases say of ids of one kind.

    `since` holds every id ever released with the version that first had it; `owners`, by report or mention, the incident
    or actor of the newest release; rows read anew stand there under their successors.
    """

    since: Mapping[str, Since] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """Members that are one incident or actor; `names` are the ids that they could give it, the first its own choice."""

    members: tuple[str, ...]
    names: tuple[str, ...]


def name_incident(report_id: str) -> str:
    """The id of an incident that this report names."""
    return make_id("incident", report_id)


def name_actor(key: tuple[str, ...]) -> str:
    """The id of the actor whose mentions share this key (see actors.find_keys)."""
    return make_id("actor", *key)


def group_reports(report_ids: Iterable[str]) -> Group:
    """The reports of an incident."""
    members = tuple(sorted(report_ids))
    return Group(members, tuple(map(name_incident, members)))


def assign_ids(groups: Sequence[Group], released: Released) -> list[str]:
    """An id for each group, no two the same.

    Of the released ids that a group's members once named, the one that stands in the newest release goes first, then the one
    all of whose members are here, then the one released first, then the smallest. An id whose naming member is gone stays
    with the group that holds most of what it had. Only a group without a released id gets a new one.
    """
    standing, divided = set(released.owners.values()), _find_divided(groups, released)
    candidates = [[name for name in group.names if name in released.since] for group in groups]
    for orphan, number in _place_orphans(groups, released).items():
        candidates[number].append(orphan)
    return [
        min(found, key=lambda name: (name not in standing, name in divided, released.since[name], name)) if found else group.names[0]
        for group, found in zip(groups, candidates, strict=True)
    ]


def _find_divided(groups: Sequence[Group], released: Released) -> set[str]:
    """Ids of the newest release whose members are now in several groups."""
    homes: dict[str, int] = {}
    owned = [(owner, number) for number, group in enumerate(groups) for member in group.members if (owner := released.owners.get(member))]
    return {owner for owner, number in owned if homes.setdefault(owner, number) != number}


def _place_orphans(groups: Sequence[Group], released: Released) -> dict[str, int]:
    """By id that stands in the newest release but that nothing names any more, the number of the group with most of its members."""
    named = {name for group in groups for name in group.names}
    held: dict[str, Counter[int]] = {}
    for number, group in enumerate(groups):
        for member in group.members:
            owner = released.owners.get(member)
            if owner is not None and owner not in named:
                held.setdefault(owner, Counter())[number] += 1
    return {owner: min(counts, key=lambda number: (-counts[number], groups[number].names[0])) for owner, counts in held.items()}
