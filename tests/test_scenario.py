"""The scenario of six releases is what scenario.txt says, word by word."""

from pipeline.verification import verify
from tests.conftest import TODAY
from tests.scenario import FILE, tell


def test_six_releases_are_told_as_written(tmp_path, monkeypatch):
    """A new article, a higher toll, a merge, a split, a correction, a retraction: changes with reasons, as-of answers, where ids lead.

    Verified at the end, what people decided is no lie.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    assert tell(tmp_path) == FILE.read_text(encoding="utf-8")
    assert verify(tmp_path / "out").lie is None
