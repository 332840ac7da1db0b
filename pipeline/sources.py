"""The files that decide what comes out: code, lists of words and codes, gazetteer, model, pages; and a hash over those of some folders."""

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[1]
SUFFIXES = (".py", ".csv", ".jsonl", ".parquet", ".gz", ".onnx", ".json", ".txt", ".html", ".css", ".js", ".sql")
SHORT = 12  # hex digits of a hash of code: as many as git shows for a commit of a large repository
SHARED = ("schemas", "pipeline/lexicon")  # what every stage may read


def hash_code(*stages: str) -> str:
    """Hash of the sources of these stages, of the tables' definitions and of the word lists."""
    return hash_folders((*SHARED, *(f"pipeline/{stage}" for stage in stages)))


def hash_folders(folders: Iterable[str]) -> str:
    """Hash of the sources under these folders of the project, by their paths and contents."""
    return sha256("".join(_list_hashes(folder) for folder in folders).encode()).hexdigest()[:SHORT]


@cache
def _list_hashes(folder: str) -> str:
    """A line a source of a folder: its path and the hash of its content."""
    paths = sorted(path for path in (ROOT / folder).rglob("*") if path.suffix in SUFFIXES)
    return "".join(f"{path.relative_to(ROOT).as_posix()}\0{sha256(path.read_bytes()).hexdigest()}\n" for path in paths)
