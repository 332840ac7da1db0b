"""Version numbers of releases."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.release.versions import list_versions, next_version, parse_version


def test_first_release_of_a_month_has_number_zero():
    """A month's releases are counted from 0, whatever earlier months had."""
    assert next_version([], date(2026, 11, 3)) == "2026.11.0"
    assert next_version(["2026.10.0", "2026.10.1"], date(2026, 11, 30)) == "2026.11.0"


def test_number_counts_on_within_a_month():
    """The number after 9 is 10: versions are compared as numbers, not as texts."""
    assert next_version(["2026.11.10", "2026.11.9"], date(2026, 11, 30)) == "2026.11.11"


def test_gap_is_not_filled():
    """A number whose release was removed is not given again while a later one stands."""
    assert next_version(["2026.11.0", "2026.11.2"], date(2026, 11, 30)) == "2026.11.3"


@given(st.lists(st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 12, 31)), max_size=12))
def test_later_releases_have_greater_versions(days):
    """Whatever the clock says, each release's version is greater than all before it."""
    versions: list[str] = []
    for day in days:
        versions.append(next_version(versions, day))
    assert versions == sorted(set(versions), key=parse_version)


def test_only_whole_releases_are_listed(tmp_path):
    """Links, files and folders of other names beside the releases are no releases."""
    for name in ("2026.11.2", "2026.11.10", ".staged", "2026.11"):
        (tmp_path / name).mkdir()
    (tmp_path / "latest").symlink_to("2026.11.10")
    (tmp_path / "2026.12.0").symlink_to("2026.11.2")
    (tmp_path / "2027.1.0").write_text("a file")
    assert list_versions(tmp_path) == ["2026.11.2", "2026.11.10"]
    assert list_versions(tmp_path / "nowhere") == []


def test_text_that_is_no_version_is_refused():
    """An unknown form is an error that shows the right one."""
    with pytest.raises(ValueError, match=r"2026\.11\.0"):
        parse_version("v1.2")
