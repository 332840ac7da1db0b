"""SHA256SUMS: the hash of every file of a release that the same input gives again, in the form `sha256sum -c` reads.

DuckDB writes other bytes each time, so that the hash of its file stands in a file of its own.
"""

from hashlib import file_digest
from pathlib import Path

NAME = "SHA256SUMS"
UNREPEATED, ITS_HASH = "incidents.duckdb", "incidents.duckdb.sha256"


def hash_file(path: Path) -> str:
    """SHA-256 of a file's bytes, as 64 hex digits."""
    with open(path, "rb") as file:
        return file_digest(file, "sha256").hexdigest()


def list_files(folder: Path) -> list[str]:
    """The files that SHA256SUMS lists, in the folder and the folders in it, by their paths from there, ordered."""
    files = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    found = sorted(path.relative_to(folder).as_posix() for path in files)
    return [name for name in found if name not in (NAME, UNREPEATED, ITS_HASH)]


def write_checksums(folder: Path) -> Path:
    """Write SHA256SUMS over all files of a folder and of the folders in it, a line each, ordered by path."""
    target = folder / NAME
    target.write_bytes("".join(_write_line(folder, name) for name in list_files(folder)).encode())
    return target


def write_hash(folder: Path) -> Path:
    """Write the hash of the DuckDB file in a folder beside it."""
    target = folder / ITS_HASH
    target.write_bytes(_write_line(folder, UNREPEATED).encode())
    return target


def read_checksums(folder: Path, name: str = NAME) -> dict[str, str]:
    """Hash by path within a release, as one of its lists has them. Raises FileNotFoundError, or ValueError for a broken line."""
    found = {}
    for number, line in enumerate((folder / name).read_text(encoding="utf-8").splitlines(), start=1):
        digest, separator, file = line.partition("  ")
        if not separator or len(digest) != 64:
            raise ValueError(f"{folder / name}, line {number}: not a hash, two spaces and a name; restore the file from the release")
        found[file] = digest
    return found


def _write_line(folder: Path, name: str) -> str:
    return f"{hash_file(folder / name)}  {name}\n"
