"""The scenario of six releases is what scenario.txt says, word by word."""

from tests.conftest import TODAY
from tests.scenario import FILE, tell


def test_six_releases_are_told_as_written(tmp_path, monkeypatch):
    """A new article, a higher toll, a merge, a split, a correction, a retraction: changes with reasons, as-of answers, where ids lead."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    assert tell(tmp_path) == FILE.read_text(encoding="utf-8")
