"""Folders and files on disk: locking, linking, making durable, removing what an interrupted run left."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Hold a folder for this process alone; waits while another process publishes into it.

    The system lifts the lock when the process ends, however it ends; nothing is left behind.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Bring all that a folder holds and its lists of names to the disk, so that a rename after it cannot outrun them."""
    for path in (*sorted(folder.rglob("*")), folder):
        sync_path(path)


def sync_path(path: Path) -> None:
    """Bring one file, or a folder's list of names, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def copy_file(source: Path, target: Path) -> None:
    """Copy a file; where the file system can, both lie on the same blocks until one of them is written to."""
    try:
        with open(source, "rb") as read, open(target, "wb") as write:
            left = os.fstat(read.fileno()).st_size
            while left and (done := os.copy_file_range(read.fileno(), write.fileno(), left)):
                left -= done
    except (AttributeError, OSError):  # a system or a file system that has no such call
        shutil.copyfile(source, target)


def link_or_copy(source: Path, target: Path) -> None:
    """Put `source` in the place of `target`: as a hard link, or as a copy where the file system has none."""
    passing = target.with_name(f".{target.name}.link")
    passing.unlink(missing_ok=True)
    try:
        os.link(source, passing)
    except OSError:
        shutil.copyfile(source, passing)
    os.replace(passing, target)


def stage_link(link: Path, name: str) -> Path:
    """Make a link to `name` that has but to be moved into the place of `link`. Raises OSError when a real folder stands there."""
    if link.is_dir() and not link.is_symlink():
        raise OSError(f"{link} is a folder where a link to the newest release belongs; move it away and publish again")
    passing = link.with_name(f".{link.name}")
    passing.unlink(missing_ok=True)
    os.symlink(name, passing)
    return passing


def point_link(link: Path, name: str) -> None:
    """Make the symbolic link `link` lead to `name` beside it, in one step. Raises OSError when a real folder stands there."""
    if not link.is_symlink() or os.readlink(link) != name:
        os.replace(stage_link(link, name), link)


def remove_path(path: Path) -> None:
    """Remove a file, link or folder, if there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
