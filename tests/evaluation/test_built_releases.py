"""Whether a release need not be built again."""

from dataclasses import replace

import polars as pl
import pytest

from pipeline.evaluation import built_releases
from pipeline.evaluation.built_releases import note_build, read_code, stands
from pipeline.evaluation.corpora import Corpus


@pytest.fixture
def built(tmp_path):
    """A corpus of one file, and the output folder of a build of it that was noted."""
    raw, out = tmp_path / "raw", tmp_path / "out"
    for folder in (raw, out / "work", out / "releases" / "2031.3.0"):
        folder.mkdir(parents=True)
    (raw / "one.txt").write_text("A bomb killed two people.")
    (out / "releases" / "latest").symlink_to("2031.3.0")
    corpus = Corpus("valley", raw, "all", ("dev",))
    note_build(corpus, out)
    return corpus, out


def test_same_code_and_files_stand(built):
    """What was just built is not built again."""
    assert stands(*built)


@pytest.mark.parametrize(
    "change",
    [
        lambda corpus, out, patch: (corpus.raw / "one.txt").write_text("A bomb killed three people."),
        lambda corpus, out, patch: (corpus.raw / "one.txt").rename(corpus.raw / "two.txt"),
        lambda corpus, out, patch: patch.setattr(built_releases, "code_version", lambda: "0.1.0+0123456789ab"),
        lambda corpus, out, patch: (out / "work" / built_releases.NAME).unlink(),
        lambda corpus, out, patch: (out / "releases" / "latest").unlink(),
    ],
    ids=["text", "name", "code", "note", "release"],
)
def test_anything_else_is_built_anew(built, monkeypatch, change):
    """Another text, another file, other code, or no release: it does not stand."""
    change(*built, monkeypatch)
    assert not stands(*built)


def test_another_scope_is_another_build(built):
    """With another scope other articles are read."""
    corpus, out = built
    assert not stands(replace(corpus, scope="incidents"), out)


def test_release_names_its_code(tmp_path):
    """The newest row of its own history is the release's own."""
    rows = {"version": ["2031.10.0", "2031.9.0"], "code_version": ["0.2.0+1", "0.1.0+0"]}
    pl.DataFrame(rows).write_parquet(tmp_path / "releases.parquet")
    assert read_code(tmp_path) == "0.2.0+1"
