"""Which files of a folder are inputs, and which batch each belongs to."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.ingestion.fields.settings import DEFAULT, BatchSettings
from pipeline.ingestion.fields.settings_file import FIELDS_FILE
from pipeline.ingestion.forms import ARCHIVES, advise, find_form

NOT_INPUTS = frozenset({"origin.md", "readme.md", FIELDS_FILE})
NOT_FOLDERS = frozenset({"decisions"})
PAGES = (".html", ".htm")
BESIDE_PAGE = "_files"  # what browsers put behind a page's name for the folder of its pictures and scripts
LINK = "a symbolic link, and links are not followed: put the file or folder itself here, or name its folder with --raw"


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file: where it is, what it is called in the tables, its batch, its form, and how it is packed.

    The batch is the first folder below the root, however deep the file lies in it. `form` is one of those in forms/read.csv,
    or "other" for what cannot be read: then `check` and `trouble` say why. A file in an archive is called as if the archive were
    a folder, and its `path` is the archive's. `settings` says how its batch calls its fields and writes its dates.
    """

    path: str
    source_path: str
    batch: str
    form: str
    packing: str | None = None
    check: str | None = None
    trouble: str | None = None
    settings: BatchSettings = DEFAULT

    @property
    def stem(self) -> str:
        """The id of an article that is a file: its name without its ending, after the folders between it and its batch (`09/1`).

        So files of one name in two folders of a batch are two articles.
        """
        form = find_form(self.source_path)
        ending = len(form.suffix) if form else 0
        return self.source_path[: len(self.source_path) - ending].removeprefix(f"{self.batch}/")


def find_inputs(raw: Path) -> list[InputFile]:
    """All files below `raw` but notes, decisions and hidden ones, ordered by batch and path.

    No link is followed, so that nothing outside `raw` is read and nothing inside it twice; `raw` itself may be one.
    Raises FileNotFoundError or NotADirectoryError when `raw` is no folder. The order does not depend on the
    file system: it is by code point.
    """
    root = Path(raw)
    if not root.exists():
        raise FileNotFoundError(f"{root}: no such folder; --raw takes the folder that holds the batches")
    if not root.is_dir():
        raise NotADirectoryError(f"{root}: not a folder; --raw takes the folder that holds the batches, not a file")
    return sorted(_walk(os.fspath(root), name_root(root)), key=lambda file: (file.batch, file.source_path))


def name_root(root: Path) -> str:
    """What the folder of batches is called: the batch of files that lie in no other folder."""
    return make_printable(root.resolve().name) or "raw"


def name_batch(inside: str, own: str) -> str:
    """The batch of a file in the folder `inside`, as it is called in the tables; `own` where that is the folder of batches itself."""
    return inside.partition("/")[0] or own


def find_batch(source_path: str, own: str) -> str:
    """The batch of a file by its name in the tables; an archive that lies in no folder is none."""
    first, separator, _ = source_path.partition("/")
    form = find_form(first)
    return first if separator and not (form and form.name in ARCHIVES) else own


def make_printable(name: str) -> str:
    """A file name as valid Unicode: bytes that are none become \\xNN, so two names stay two."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _walk(root: str, own: str) -> Iterator[InputFile]:
    """Files below `root`, in any order; `own` is the batch of those that lie in no folder."""
    folders = [(root, "")]
    while folders:
        folder, inside = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            trouble = f"the folder cannot be listed ({error.strerror}): grant read access, or move it up if its path is too long"
            yield InputFile(folder, inside or own, name_batch(inside, own), "other", check="unreadable_folder", trouble=trouble)
            continue
        beside = name_folders_beside(entry.name for entry in entries)
        for entry in entries:
            name = make_printable(entry.name)
            below = f"{inside}/{name}" if inside else name
            if is_passed_over(name, is_folder=_is_folder(entry)):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders += [(entry.path, below)] if entry.name not in beside else []
            else:
                yield _describe(entry, below, name_batch(inside, own))


def is_passed_over(name: str, *, is_folder: bool) -> bool:
    """Whether a file or folder of this name is no input: hidden ones, notes, settings and decisions."""
    return name.startswith(".") or name.lower() in (NOT_FOLDERS if is_folder else NOT_INPUTS)


def name_folders_beside(paths: Iterable[str]) -> frozenset[str]:
    """The folders in which a browser put the pictures and scripts of pages saved as these paths: what is in them is no input."""
    return frozenset(path.rpartition(".")[0] + BESIDE_PAGE for path in paths if path.lower().endswith(PAGES))


def describe_file(path: str, source_path: str, batch: str) -> InputFile:
    """A file by its name: with its form, or with what to do where that is not read."""
    form = find_form(source_path)
    if form is None:
        return InputFile(path, source_path, batch, "other", check="unsupported_file", trouble=advise(source_path))
    return InputFile(path, source_path, batch, form.name, form.packing)


def _is_folder(entry: os.DirEntry) -> bool:
    """Whether it is a folder or leads to one. A link that leads to itself is none."""
    return os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir()


def _describe(entry: os.DirEntry, source_path: str, batch: str) -> InputFile:
    if entry.is_symlink():
        return InputFile(entry.path, source_path, batch, "other", check="symbolic_link", trouble=LINK)
    file = describe_file(entry.path, source_path, batch)
    if file.check is None and not entry.is_file(follow_symlinks=False):
        return InputFile(
            entry.path, source_path, batch, "other", check="unsupported_file", trouble="no regular file: put the article itself here"
        )
    return file
