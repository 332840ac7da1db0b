"""What lies in the folder of batches, looked at and not read: how many files a batch has, how large and how new, and a hash over them.

The hash is of names and contents, so that a batch that was only copied or written anew is what it was.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from pipeline.checksums import hash_file
from pipeline.ingestion.decisions.reading import FOLDER as DECISIONS
from pipeline.ingestion.discovery import find_batch, find_inputs, make_printable, name_root
from pipeline.ingestion.fields.settings_file import FIELDS_FILE

UNREAD = "not read"  # in place of the hash of a link, a folder or a file that may not be opened: what is in it decides nothing


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch: its name, how many files it has, their bytes, when the newest was written (UTC), SHA-256 over names and contents."""

    name: str
    files: int
    bytes: int
    newest: datetime
    sha256: str


def list_inputs(raw: Path) -> dict[str, Path]:
    """Every file that decides which articles there are, by its name in the tables: inputs, and the settings of their batches.

    Raises FileNotFoundError or NotADirectoryError when `raw` is no folder.
    """
    settings = sorted([*raw.glob(FIELDS_FILE), *raw.glob(f"*/{FIELDS_FILE}")])
    inputs = {file.source_path: Path(file.path) for file in find_inputs(raw)}
    return inputs | {path.relative_to(raw).as_posix(): path for path in settings}


def list_decisions(raw: Path) -> dict[str, Path]:
    """The files of decisions, by their names in the tables."""
    return {f"{DECISIONS}/{make_printable(path.name)}": path for path in sorted((raw / DECISIONS).glob("*.csv"))}


def describe_batches(raw: Path) -> list[Batch]:
    """The batches below `raw`, by name. Raises FileNotFoundError or NotADirectoryError when `raw` is no folder."""
    own, files = name_root(raw), list_inputs(raw)
    batches: dict[str, dict[str, Path]] = {}
    for name, path in files.items():
        batches.setdefault(find_batch(name, own), {})[name] = path
    return [_describe(name, batches[name]) for name in sorted(batches)]


def describe_decisions(raw: Path) -> list[Batch]:
    """The files of decisions below `raw`, each as a batch of its own."""
    return [_describe(name, {name: path}) for name, path in list_decisions(raw).items()]


def hash_batches(batches: Iterable[Batch]) -> str:
    """SHA-256 over the names and hashes of batches, in whatever order they come."""
    return _hash_lines(f"{batch.name}\0{batch.sha256}\n" for batch in batches)


def _describe(name: str, files: Mapping[str, Path]) -> Batch:
    found = [_measure(path) for path in files.values()]
    newest = datetime.fromtimestamp(max(written for _, written in found), UTC)
    hashed = _hash_lines(f"{file}\0{_hash(path)}\n" for file, path in files.items())
    return Batch(name, len(files), sum(size for size, _ in found), newest, hashed)


def _measure(path: Path) -> tuple[int, float]:
    """Bytes of a file and when it was written, in seconds since 1970; 0 and 0 where the system does not tell."""
    try:
        found = path.stat(follow_symlinks=False)
    except OSError:
        return 0, 0.0
    return found.st_size, found.st_mtime


def _hash(path: Path) -> str:
    try:
        return hash_file(path) if S_ISREG(path.stat(follow_symlinks=False).st_mode) else UNREAD
    except OSError:
        return UNREAD


def _hash_lines(lines: Iterable[str]) -> str:
    return sha256("".join(sorted(lines)).encode("utf-8", "backslashreplace")).hexdigest()
