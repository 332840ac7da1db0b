"""How two releases differ, wherever they lie."""

import shutil
from datetime import date
from itertools import pairwise

import polars as pl
import pytest

from pipeline.release import publish
from pipeline.release.contents import ReleaseError
from pipeline.release.differences import ORDER, compare_releases, find_version
from tests.release.conftest import ACTOR, INCIDENT


def told(older, newer):
    """(change, old, new, reason) by table and column, of all differences."""
    found = compare_releases(older.path, newer.path)
    return {(one.table_name, one.column_name or one.row_id): (one.change, one.old, one.new, one.reason) for one in found}


@pytest.fixture
def releases(world, cut):
    """Four releases: another label, an article more, and all as it was at first."""
    return [
        cut(world()),
        cut(world(label="Blast in Kabul"), inputs="b"),
        cut(world(numbers=(1, 2, 3), label="Two blasts in Kabul"), inputs="c"),
        cut(world(), inputs="d"),
    ]


def test_neighbours_differ_by_what_history_records(releases):
    """From one release to the next the differences and their reasons are those of table changes."""
    for older, newer in pairwise(releases):
        changes = pl.read_parquet(newer.path / "changes.parquet").filter(pl.col("to_version") == newer.version)
        columns = ("table_name", "row_id", "change", "column_name", "old", "new", "reason")
        found = [tuple(vars(one)[column] for column in columns) for one in compare_releases(older.path, newer.path)]
        assert len(found) == len(set(found))
        assert set(found) == set(changes.select(columns).iter_rows())


def test_reasons_of_all_releases_between_are_joined(releases):
    """Each reason once, in the order of the releases; what came in between and went again is no difference."""
    found = told(releases[0], releases[2])
    assert found["incidents", "label"] == ("MOD", "Bombing in Kabul", "Two blasts in Kabul", "changed input; new article")
    assert found["incidents", "article_count"] == ("MOD", "2", "3", "new article")
    assert told(releases[0], releases[3]) == {}


def test_no_history_leads_back(releases):
    """Of an older release the newer one's history says nothing: no reason is given."""
    found = told(releases[2], releases[0])
    assert found["incidents", "label"] == ("MOD", "Two blasts in Kabul", "Bombing in Kabul", None)
    assert {reason for *_, reason in found.values()} == {None}


def test_releases_of_two_folders_are_compared_without_reasons(releases, world, tmp_path):
    """Versions that bear the same number by chance have no common history."""
    (tmp_path / "other").mkdir()
    other = [publish(world(cue=cue), tmp_path / "other", inputs_sha256="e" * 64, today=date(2026, 11, 3)) for cue in ("claimed", "denied")]
    found = told(releases[0], other[1])
    assert other[1].version == releases[1].version
    assert found["statements", "cue"] == ("MOD", "said", "denied", None)


def test_history_goes_with_a_copy(releases, tmp_path):
    """A release's folder copied elsewhere still knows what it changed."""
    shutil.copytree(releases[1].path, tmp_path / "copy")
    (found,) = compare_releases(releases[0].path, tmp_path / "copy")
    assert (found.table_name, found.row_id, found.label, found.reason) == ("incidents", INCIDENT, "Blast in Kabul", "changed input")
    assert find_version(tmp_path / "copy") == releases[1].version


def test_rows_are_labelled_as_they_are_or_last_were(world, cut):
    """A row that is gone is told by what it was; incidents come first, whatever else changed."""
    first, second = cut(world(numbers=(1, 2, 3))), cut(world(cue="told"), inputs="b")
    found = list(compare_releases(first.path, second.path))
    assert found[0].table_name == ORDER[0] == "incidents"
    gone = {one.table_name: one.label for one in found if one.change == "DEL"}
    assert gone["articles"] == "Blast, told a 3. time"
    assert {one.label for one in found if one.row_id == ACTOR} == {"Interior Ministry"}


def test_table_only_one_release_has_is_all_rows_added_or_deleted(world, cut):
    """As for a release made before the table came to be."""
    first, second = cut(world()), cut(world(label="x"))
    sums = first.path / "SHA256SUMS"
    kept = [line for line in sums.read_text().splitlines(keepends=True) if "actors.parquet" not in line]
    sums.write_text("".join(kept))
    (first.path / "actors.parquet").unlink()
    assert told(first, second)["actors", ACTOR][0] == "ADD"
    assert told(second, first)["actors", ACTOR][0] == "DEL"


def test_damaged_release_is_an_error(releases):
    """A file that is not the published one is not compared; its name is said."""
    (releases[1].path / "incidents.parquet").write_bytes(b"no table")
    with pytest.raises(ReleaseError, match=r"incidents\.parquet: not what"):
        list(compare_releases(releases[0].path, releases[1].path))
