"""Which files of a folder are inputs, and which batch each belongs to."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FORMS = {
    ".txt": "text", ".html": "page", ".jsonl": "lines", ".jsonl.gz": "lines.gzip", ".jsonl.zst": "lines.zstd", ".parquet": "table",
}  # fmt: skip
NOT_INPUTS = frozenset({"origin.md", "readme.md"})
NOT_FOLDERS = frozenset({"decisions"})


LINK = "a symbolic link, and links are not followed: put the file or folder itself here, or name its folder with --raw"


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file: where it is, what it is called in the tables, its batch, and its form.

    The batch is the first folder below the root, however deep the file lies in it. `form` is one of FORMS' values,
    or "other" for what cannot be read: then `check` and `trouble` say why.
    """

    path: str
    source_path: str
    batch: str
    form: str
    check: str | None = None
    trouble: str | None = None

    @property
    def stem(self) -> str:
        """The id of an article that is a file: its name without its suffix, after the folders between it and its batch (`09/1`).

        So files of one name in two folders of a batch are two articles.
        """
        *folders, name = self.source_path.split("/")
        return "/".join((*folders[1:], name.rpartition(".")[0]))


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
            yield InputFile(folder, inside or own, name_batch(inside, own), "other", "unreadable_folder", trouble)
            continue
        for entry in entries:
            name = make_printable(entry.name)
            below = f"{inside}/{name}" if inside else name
            if name.startswith(".") or name.lower() in (NOT_FOLDERS if _is_folder(entry) else NOT_INPUTS):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, below))
            else:
                yield _describe(entry, below, name_batch(inside, own))


def _is_folder(entry: os.DirEntry) -> bool:
    """Whether it is a folder or leads to one. A link that leads to itself is none."""
    return os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir()


def _describe(entry: os.DirEntry, source_path: str, batch: str) -> InputFile:
    form = next((form for suffix, form in FORMS.items() if source_path.lower().endswith(suffix)), None)
    if entry.is_symlink():
        return InputFile(entry.path, source_path, batch, "other", "symbolic_link", LINK)
    if form is None:
        trouble = f"not one of the forms {', '.join(FORMS)}: convert or rename it, or move it out of the batch"
        return InputFile(entry.path, source_path, batch, "other", "unsupported_file", trouble)
    if not entry.is_file(follow_symlinks=False):
        return InputFile(entry.path, source_path, batch, "other", "unsupported_file", "no regular file: put the article itself here")
    return InputFile(entry.path, source_path, batch, form)
