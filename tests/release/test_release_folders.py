"""Files on the disk: links that change in one step, locks that end with their holder, copies where links cannot be."""

import os

from pipeline.release.folders import link_or_copy, point_link


def test_file_is_linked_where_it_can_be(tmp_path):
    """A hard link takes the place of the target."""
    (tmp_path / "old").write_text("same")
    (tmp_path / "new").write_text("same")
    link_or_copy(tmp_path / "old", tmp_path / "new")
    assert os.path.samefile(tmp_path / "old", tmp_path / "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "old"]


def test_file_is_copied_where_it_cannot_be_linked(tmp_path, monkeypatch):
    """On a file system without hard links the release holds a copy of its own."""

    def refuse(*_args):
        raise OSError("no hard links here")

    (tmp_path / "old").write_text("same")
    monkeypatch.setattr(os, "link", refuse)
    link_or_copy(tmp_path / "old", tmp_path / "new")
    assert not os.path.samefile(tmp_path / "old", tmp_path / "new")
    assert (tmp_path / "new").read_text() == "same"


def test_link_is_set_and_moved(tmp_path):
    """The link leads to a name beside it, so that the folder can be moved whole; setting it again changes nothing."""
    point_link(tmp_path / "latest", "one")
    point_link(tmp_path / "latest", "two")
    time = (tmp_path / "latest").lstat().st_mtime_ns
    point_link(tmp_path / "latest", "two")
    assert os.readlink(tmp_path / "latest") == "two"
    assert (tmp_path / "latest").lstat().st_mtime_ns == time
    assert [path.name for path in tmp_path.iterdir()] == ["latest"]
