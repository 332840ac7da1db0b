"""Where ids went that stand no more."""

import pytest

from pipeline.release.redirects import CITED, find_redirects
from schemas import TABLES
from tests.deduplication.told import name_id, report, statement
from tests.rows import valid_row


def state(owners, statements=()):
    """Tables in which each report, by number, is of an incident, by number."""
    rows = {name: [] for name in CITED}
    rows["incident_reports"] = [report(number, incident_id=name_id("inc", owner)) for number, owner in owners.items()]
    rows["incidents"] = [valid_row("incidents", incident_id=name_id("inc", owner)) for owner in sorted(set(owners.values()))]
    rows["statements"] = list(statements)
    return {name: TABLES[name].frame(listed) for name, listed in rows.items()}


def steps(before, after):
    """The steps of incidents as (old, new, reason), by their numbers."""
    frame = find_redirects(before, after, "2031.4.0")
    assert set(frame["version"]) <= {"2031.4.0"}
    found = frame.filter(frame["old_id"].str.starts_with("inc-"))
    return [(int(old[4:], 16), new and int(new[4:], 16), reason) for old, new, _, reason in found.iter_rows()]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({1: 1, 2: 2}, {1: 1, 2: 2, 3: 3}, []),
        ({1: 1, 2: 2}, {1: 1, 2: 1}, [(2, 1, "merge")]),
        ({1: 1, 2: 1}, {1: 1, 2: 2}, [(1, 2, "split")]),
        ({1: 9, 2: 9}, {1: 1, 2: 2}, [(9, 1, "split"), (9, 2, "split")]),
        ({1: 1, 2: 2}, {1: 1}, [(2, None, "retracted")]),
        ({1: 1, 2: 1, 3: 2}, {1: 1, 2: 2, 3: 2}, []),
    ],
    ids=["stand", "merge", "split", "split, none keeps it", "retracted", "a report changes hands"],
)
def test_steps_of_incidents(before, after, expected):
    """An id leads to what holds its reports now; an id that stands leads on only to what was born of it."""
    assert steps(state(before), state(after)) == expected


def test_first_release_has_no_steps():
    """Nothing came before it."""
    assert find_redirects({}, state({1: 1}), "2031.4.0").is_empty()


def test_row_read_anew_leads_to_its_heir():
    """A statement whose bounds were mended has another id, and the old one leads there; one that is gone is retracted."""
    old = [statement(1, 1, char_start=10, char_end=60), statement(2, 1, char_start=100, char_end=130)]
    new = [statement(3, 1, char_start=12, char_end=60)]
    found = find_redirects(state({1: 1}, old), state({1: 1}, new), "2031.4.0").select("old_id", "new_id", "reason").rows()
    assert found == [(name_id("sta", 1), name_id("sta", 3), "merge"), (name_id("sta", 2), None, "retracted")]
