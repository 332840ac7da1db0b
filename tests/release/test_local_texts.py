"""Cleaned texts on the disk: as the articles are, and no others."""

import polars as pl
import pytest

from pipeline.release import TextsWritten, write_texts
from pipeline.release.written import PASSING

ARTICLES = [("art-1", "sample", "Blast\n\nTwo were killed.\r\n"), ("art-2", "sample", "Zoë"), ("art-3", "other", "")]


def read_texts(out):
    """Text by path below OUT/text."""
    return {path.relative_to(out / "text").as_posix(): path.read_bytes().decode() for path in (out / "text").rglob("*") if path.is_file()}


def test_texts_are_written_verbatim(tmp_path):
    """One file an article, in the folder of its batch; no line end is changed, so that offsets hold."""
    assert write_texts(iter(ARTICLES), tmp_path) == TextsWritten(3, 0, 0)
    assert read_texts(tmp_path) == {f"{batch}/{name}.txt": text for name, batch, text in ARTICLES}


def test_only_what_changed_is_written(tmp_path):
    """An unchanged text keeps its file as it is; a changed one of the same length is seen."""
    write_texts(ARTICLES, tmp_path)
    kept = tmp_path / "text" / "sample" / "art-1.txt"
    before = kept.stat().st_mtime_ns
    changed = [ARTICLES[0], ("art-2", "sample", "Zöe"), ARTICLES[2]]
    assert write_texts(changed, tmp_path) == TextsWritten(1, 2, 0)
    assert kept.stat().st_mtime_ns == before
    assert read_texts(tmp_path)["sample/art-2.txt"] == "Zöe"


def test_texts_of_gone_articles_are_removed(tmp_path):
    """With its last article a batch's folder goes; what an interrupted run left goes; other files stay, and are named."""
    write_texts(ARTICLES, tmp_path)
    (tmp_path / "text" / "other" / PASSING).write_text("half a te")
    (tmp_path / "text" / "sample" / "notes.md").write_text("mine")
    assert write_texts(ARTICLES[:1], tmp_path) == TextsWritten(0, 1, 2, (tmp_path / "text" / "sample" / "notes.md",))
    assert read_texts(tmp_path) == {"sample/art-1.txt": ARTICLES[0][2], "sample/notes.md": "mine"}
    assert not (tmp_path / "text" / "other").exists()


def test_article_that_moved_batch_leaves_no_second_text(tmp_path):
    """The text stands where the article is now, and nowhere else."""
    write_texts(ARTICLES, tmp_path)
    write_texts([(name, "moved", text) for name, _, text in ARTICLES], tmp_path)
    assert sorted(read_texts(tmp_path)) == ["moved/art-1.txt", "moved/art-2.txt", "moved/art-3.txt"]


def test_no_articles_leave_no_texts(tmp_path):
    """An empty dataset has no texts, and a folder that never was is no error."""
    assert write_texts([], tmp_path) == TextsWritten(0, 0, 0)
    write_texts(ARTICLES, tmp_path)
    assert write_texts([], tmp_path) == TextsWritten(0, 0, 3)
    assert read_texts(tmp_path) == {}


@pytest.mark.parametrize(("article_id", "batch"), [("art-1", "../outside"), ("a/b", "sample"), ("art-1", ".."), ("", "sample")])
def test_names_cannot_lead_out_of_the_folder(tmp_path, article_id, batch):
    """A batch or an id that is no plain file name is refused by name, before anything is written."""
    with pytest.raises(ValueError, match="no plain file name"):
        write_texts([(article_id, batch, "text")], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_any_folder_of_a_batch_has_a_place(tmp_path):
    """Names with a backslash, as bytes that are no text are spelt, and names longer than a folder's may be, keep their texts apart."""
    batches = ["caf\\xe9", "a\\b", "\\xff" * 100 + "1", "\\xff" * 100 + "2", "é" * 120]
    write_texts([(f"art-{number}", batch, batch) for number, batch in enumerate(batches)], tmp_path)
    assert sorted(read_texts(tmp_path).values()) == sorted(batches)
    assert len({path.parent for path in (tmp_path / "text").rglob("*.txt")}) == len(batches)


def test_release_whose_texts_had_no_place_stops_nothing(tmp_path, cut, world):
    """A release that was cut when folders within a batch were part of its name vouches for no text, and the next build goes on."""
    tables = world()
    cut(tables | {"articles": tables["articles"].with_columns(batch=pl.lit("2022/09"))})
    assert write_texts(ARTICLES, tmp_path) == TextsWritten(3, 0, 0)
