"""SHA256SUMS: the hash of every file of a release, in the form `sha256sum -c` reads."""

from hashlib import file_digest
from pathlib import Path

NAME = "SHA256SUMS"


def hash_file(path: Path) -> str:
    """SHA-256 of a file's bytes, as 64 hex digits."""
    with open(path, "rb") as file:
        return file_digest(file, "sha256").hexdigest()


def list_files(folder: Path) -> list[str]:
    """All files in a folder and the folders in it but SHA256SUMS itself, by their paths from there, ordered; / stands between folders."""
    files = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return sorted(path.relative_to(folder).as_posix() for path in files if path != folder / NAME)


def write_checksums(folder: Path) -> Path:
    """Write SHA256SUMS over all other files of a folder and of the folders in it, a line each, ordered by path."""
    files = list_files(folder)
    target = folder / NAME
    target.write_bytes("".join(f"{hash_file(folder / name)}  {name}\n" for name in files).encode())
    return target


def read_checksums(folder: Path) -> dict[str, str]:
    """Hash by path within the release, as SHA256SUMS of a release has them. Raises FileNotFoundError, or ValueError for a broken line."""
    found = {}
    for number, line in enumerate((folder / NAME).read_text(encoding="utf-8").splitlines(), start=1):
        digest, separator, name = line.partition("  ")
        if not separator or len(digest) != 64:
            raise ValueError(f"{folder / NAME}, line {number}: not a hash, two spaces and a name; restore the file from the release")
        found[name] = digest
    return found
