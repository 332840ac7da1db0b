"""Files on the disk: links that change in one step, locks that end with their holder, copies where links cannot be."""

import errno
import os

import pytest

from pipeline.release.folders import copy_file, link_or_copy, point_link


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


@pytest.mark.parametrize("call", ["there", "refused", "missing"])
def test_copy_is_whole_on_any_file_system(tmp_path, monkeypatch, call):
    """With the system's own call, where a file system refuses it, and where a system has none; it replaces what was there."""
    if call == "refused":
        monkeypatch.setattr(os, "copy_file_range", refuse, raising=False)
    if call == "missing":
        monkeypatch.delattr(os, "copy_file_range", raising=False)
    (tmp_path / "source").write_bytes(b"bytes" * 100_000)
    (tmp_path / "target").write_bytes(b"other" * 200_000)
    copy_file(tmp_path / "source", tmp_path / "target")
    assert (tmp_path / "target").read_bytes() == b"bytes" * 100_000


def refuse(*_args):
    raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
