"""Ids: new ones from what a group holds, released ones kept whatever joins it."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.deduplication.identity import Released, assign_ids, group_reports, name_incident


def groups(*members):
    """Groups of reports r1, r2, …, by their numbers."""
    return [group_reports(f"r{number}" for number in group) for group in members]


def named(number):
    return name_incident(f"r{number}")


def released(owners, since=None):
    """Incidents by the report that named them, as the newest release has them; `since` adds ids of earlier ones."""
    standing = {f"r{member}": named(owner) for member, owner in owners.items()}
    return Released({**dict.fromkeys(standing.values(), (2026, 1, 0)), **(since or {})}, standing)


def test_new_incident_is_named_by_its_smallest_report():
    """Whatever order the reports come in."""
    assert assign_ids(groups([3, 2, 5]), Released()) == [named(2)]


def test_released_incident_keeps_its_id():
    """A report with a smaller id joins, and the id stays."""
    assert assign_ids(groups([1, 3]), released({3: 3})) == [named(3)]


def test_of_two_released_incidents_the_older_stays():
    """When they turn out to be one, the id released first is kept; of two as old the smaller."""
    younger = released({1: 1, 2: 2})
    older = Released({**younger.since, named(2): (2025, 12, 3)}, younger.owners)
    assert assign_ids(groups([1, 2]), older) == [named(2)]
    assert assign_ids(groups([1, 2]), younger) == [min(named(1), named(2))]


def test_split_incident_keeps_its_id_where_its_naming_report_is():
    """The other part gets an id of its own."""
    assert assign_ids(groups([1, 3], [2]), released({1: 3, 2: 3, 3: 3})) == [named(3), named(2)]


def test_incident_joined_by_a_part_of_another_keeps_its_id():
    """However old the id of the one divided is: that one merged with nobody."""
    before = released({1: 1, 2: 1, 3: 3})
    older = Released({**before.since, named(1): (2025, 12, 3)}, before.owners)
    assert assign_ids(groups([1, 3], [2]), older) == [named(3), named(2)]


def test_id_that_was_merged_away_comes_back_with_its_report():
    """An incident once released, merged, and now apart again has its old id."""
    assert assign_ids(groups([1], [2]), released({1: 1, 2: 1}, {named(2): (2026, 1, 0)})) == [named(1), named(2)]


def test_id_outlives_the_report_that_named_it():
    """It stays with those that held most of its reports, before an id that no longer stands."""
    before = released({1: 9, 2: 9, 3: 9}, {named(1): (2025, 1, 0)})
    assert assign_ids(groups([1, 2], [3]), before) == [named(9), named(3)]


PARTITIONS = st.lists(st.lists(st.integers(0, 9), min_size=1, unique=True), max_size=5).map(
    lambda lists: [group for number, group in enumerate(
        [[item for item in group if not any(item in other for other in lists[:number])] for number, group in enumerate(lists)]
    ) if group]
)  # fmt: skip


@given(PARTITIONS, st.lists(st.integers(0, 5), max_size=4))
def test_new_reports_never_change_a_released_id(before, joining):
    """Whatever reports join whatever incidents, each released one keeps its id, and no two have the same."""
    old = released({member: max(group) for group in before for member in group})
    after = [[*group, *(20 + number for number, place in enumerate(joining) if place == where)] for where, group in enumerate(before)]
    after += [[20 + number] for number, place in enumerate(joining) if place >= len(before)]
    ids = assign_ids(groups(*after), old)
    assert ids[: len(before)] == [named(max(group)) for group in before]
    assert len(set(ids)) == len(ids)


@given(PARTITIONS, PARTITIONS, st.randoms(use_true_random=False))
def test_order_of_groups_does_not_matter(before, after, random):
    """Each group has the same id wherever it stands in the list."""
    old = released({member: min(group) for group in before for member in group})
    listed = groups(*after)
    shuffled = list(listed)
    random.shuffle(shuffled)
    assert dict(zip(listed, assign_ids(listed, old), strict=True)) == dict(zip(shuffled, assign_ids(shuffled, old), strict=True))
