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


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file: where it is, what it is called in the tables, its batch, and its form.

    `form` is one of FORMS' values, or "other" for what cannot be read: then `trouble` says why.
    """

    path: str
    source_path: str
    batch: str
    form: str
    trouble: str | None = None

    @property
    def stem(self) -> str:
        """The file's name without its suffix: the id of an article that is a file."""
        return self.source_path.rpartition("/")[2].rpartition(".")[0]


def find_inputs(raw: Path) -> list[InputFile]:
    """All files below `raw` but notes, decisions and hidden ones, ordered by batch and path.

    Raises FileNotFoundError or NotADirectoryError when `raw` is no folder. The order does not depend on the
    file system: it is by code point.
    """
    root = Path(raw)
    if not root.exists():
        raise FileNotFoundError(f"{root}: no such folder; --raw takes the folder that holds the batches")
    if not root.is_dir():
        raise NotADirectoryError(f"{root}: not a folder; --raw takes the folder that holds the batches, not a file")
    own = root.resolve().name or "raw"
    return sorted(_walk(os.fspath(root), "", own, (os.path.realpath(root),)), key=lambda file: (file.batch, file.source_path))


def _walk(folder: str, inside: str, own: str, above: tuple[str, ...]) -> Iterator[InputFile]:
    """Files of `folder`, whose path below the root is `inside`; `above` are the real folders on the way, against loops."""
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        yield InputFile(folder, inside or own, inside or own, "other", f"the folder cannot be listed ({error.strerror}): grant read access")
        return
    for entry in entries:
        name = _printable(entry.name)
        below = f"{inside}/{name}" if inside else name
        if name.startswith("."):
            continue
        if entry.is_dir():
            real = os.path.realpath(entry.path)
            if name.lower() not in NOT_FOLDERS and real not in above:
                yield from _walk(entry.path, below, own, (*above, real))
        elif name.lower() not in NOT_INPUTS:
            yield _describe(entry, below, inside or own)


def _describe(entry: os.DirEntry, source_path: str, batch: str) -> InputFile:
    form = next((form for suffix, form in FORMS.items() if source_path.lower().endswith(suffix)), None)
    if form is None:
        trouble = f"not one of the forms {', '.join(FORMS)}: convert or rename it, or move it out of the batch"
        return InputFile(entry.path, source_path, batch, "other", trouble)
    if not entry.is_file():
        return InputFile(entry.path, source_path, batch, "other", "no regular file, or a link to one that is gone: put the file here")
    return InputFile(entry.path, source_path, batch, form)


def _printable(name: str) -> str:
    """A file name as valid Unicode: bytes that are none become \\xNN, so two names stay two."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
