"""What a build replaces and removes: what builds wrote, by proof of its hash, and nothing else."""

import os
from datetime import date
from hashlib import sha256

import pytest

from pipeline.release import publish, write_texts
from pipeline.release.written import NAME, ForeignFileError, WrittenFiles
from schemas.identity import make_id

ARTICLES = [("art-1", "desk", "Blast\n\nTwo were killed."), ("art-2", "desk", "Flood")]


def read_files(folder):
    """Content by path of all files below a folder but those with the build's own hidden names; links as what they lead to."""
    return {
        path.relative_to(folder).as_posix(): os.readlink(path) if path.is_symlink() else path.read_text()
        for path in folder.rglob("*")
        if (path.is_symlink() or path.is_file()) and not path.name.startswith(".incidents.")
    }


def test_files_of_others_stay(tmp_path):
    """Texts that were in the folder before, in batches of the build or beside them, outlive every build and are named."""
    mine = {"notes.txt": "a", "desk/story.txt": "b", "desk/old/story.txt": "c", "mine/letter.txt": "d", "desk/art-7.part": "e"}
    for name, content in mine.items():
        (tmp_path / "text" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "text" / name).write_text(content)
    for articles in (ARTICLES, ARTICLES[:1], []):
        done = write_texts(articles, tmp_path)
        assert {path.relative_to(tmp_path / "text").as_posix() for path in done.foreign} == set(mine)
    assert read_files(tmp_path / "text") == mine


def test_nothing_behind_a_link_is_touched(tmp_path):
    """A linked batch that no article belongs to any more keeps its files; one that texts belong into is refused and named."""
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    write_texts(ARTICLES, out)
    os.rename(out / "text" / "desk", elsewhere)
    (out / "text" / "desk").symlink_to(elsewhere)
    before = read_files(elsewhere)
    assert write_texts([], out).removed == 0
    with pytest.raises(ForeignFileError, match=r"text.desk: is a link"):
        write_texts([("art-1", "desk", "Other")], out)
    (out / "text" / "wire").mkdir()
    (out / "text" / "wire" / "art-1.txt").symlink_to(elsewhere / "art-1.txt")
    with pytest.raises(ForeignFileError, match=r"art-1\.txt: is a link"):
        write_texts([("art-1", "wire", "Other")], out)
    assert read_files(elsewhere) == before


def test_file_in_the_way_is_named(tmp_path):
    """A file that no build wrote, where a text belongs, ends the build and stays as it is."""
    (tmp_path / "text" / "desk").mkdir(parents=True)
    (tmp_path / "text" / "desk" / "art-1.txt").write_text("mine")
    for _ in range(2):
        with pytest.raises(ForeignFileError, match=r"art-1\.txt: stands where a build writes, and no build wrote it; move it away"):
            write_texts(ARTICLES, tmp_path)
    assert (tmp_path / "text" / "desk" / "art-1.txt").read_text() == "mine"


def test_text_that_was_changed_is_set_aside(tmp_path):
    """What somebody wrote into a text is kept: under another name where the article stays, in its place where it is gone."""
    write_texts(ARTICLES, tmp_path)
    for number in (1, 2):
        (tmp_path / "text" / "desk" / f"art-{number}.txt").write_text(f"note {number}")
    done = write_texts(ARTICLES[:1], tmp_path)
    assert (done.written, done.removed) == (1, 0)
    kept = {"desk/art-1.kept-1.txt": "note 1", "desk/art-2.txt": "note 2"}
    assert read_files(tmp_path / "text") == {"desk/art-1.txt": ARTICLES[0][2], **kept}
    assert {path.relative_to(tmp_path / "text").as_posix() for path in done.foreign} == set(kept)


def test_killed_build_leaves_every_file_proven(tmp_path, monkeypatch):
    """Killed after any file, even in the middle of a line of the list, a build leaves nothing that the next cannot replace or remove."""
    for killed_after in range(4):
        out = tmp_path / str(killed_after)
        write_texts(ARTICLES, out)
        changed = [(name, batch, text + "!") for name, batch, text in ARTICLES]
        moves = iter(range(killed_after))

        def replace(source, target, moves=moves):
            next(moves)  # StopIteration stands for the kill
            os.rename(source, target)

        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", replace)
            try:
                write_texts(changed, out)
            except StopIteration:
                with open(out / NAME, "a") as file:
                    file.write("0123456789abcdef")
        write_texts([(name, batch, text + "?") for name, batch, text in ARTICLES[:1]], out)
        assert read_files(out / "text") == {"desk/art-1.txt": ARTICLES[0][2] + "?"}


def test_release_proves_texts_of_older_builds(tmp_path, world):
    """Where builds kept no list yet, the hashes in the newest release tell which texts are theirs."""
    articles = [(make_id("article", "sample", number), "sample", f"text {number}") for number in (1, 2)]
    tables, hashes = world(), {name: sha256(text.encode()).hexdigest() for name, _, text in articles}
    rows = [row | {"text_sha256": hashes[row["article_id"]]} for row in tables["articles"].iter_rows(named=True)]
    tables["articles"] = tables["articles"].clear().vstack(type(tables["articles"])(rows, schema=tables["articles"].schema))
    publish(tables, tmp_path, inputs_sha256="a" * 64, today=date(2026, 11, 3))
    write_texts(articles, tmp_path)
    (tmp_path / NAME).unlink()
    name, batch, _ = articles[0]
    assert write_texts([(name, batch, "other")], tmp_path).removed == 1
    assert read_files(tmp_path / "text") == {f"sample/{name}.txt": "other"}


def test_list_leads_nowhere_else(tmp_path):
    """A list that was tampered with makes no build remove a file outside OUT, or one whose content it does not know."""
    out = tmp_path / "out"
    write_texts(ARTICLES, out)
    (tmp_path / "mine.txt").write_text("mine")
    digest = sha256(b"mine").hexdigest()
    with open(out / NAME, "a") as file:
        for path in ("../mine.txt", "text/../../mine.txt", str(tmp_path / "mine.txt")):
            file.write(f'{digest}  "{path}"\n')
    assert write_texts([], out).removed == 2
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert WrittenFiles(out).paths == []
