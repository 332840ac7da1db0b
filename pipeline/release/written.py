"""What builds wrote into OUT beside releases and work, each file by its hash: the proof without which none is replaced or removed.

A line is added to the list before the file it tells of is put in place, so that a build that is killed leaves no file
without proof. A file that no build wrote is never touched. One that was changed since a build wrote it is somebody's work:
it is left where the build has nothing to put there, and else set aside under another name.
"""

import json
import os
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG

from pipeline.checksums import hash_file
from pipeline.explained import ExplainedError

NAME = ".incidents.written"
PASSING = ".incidents.part"  # a file in the making, beside its place: an interrupted build leaves it, the next one writes over it
ASIDE = ".kept-{}"


class ForeignFileError(ExplainedError, ValueError):
    """Something stands where a build would write that no build put there; the message names it and what to do."""


class WrittenFiles:
    """The list of one folder OUT. Paths lie within OUT; what they lead through must be folders, never links."""

    def __init__(self, out: Path) -> None:
        self._out, self._file = out, out / NAME
        self._hashes = _read(self._file)
        self._set_aside: list[Path] = []
        self._plain_folders: set[Path] = set()
        self._prefix = f"{out}/"

    @property
    def paths(self) -> list[Path]:
        """Files that builds wrote, in order of their names, whether or not they are still there."""
        return [self._out / name for name in sorted(self._hashes)]

    @property
    def set_aside(self) -> tuple[Path, ...]:
        """Where files lie now that had been changed since a build wrote them, and stood in the way."""
        return tuple(self._set_aside)

    def vouch(self, path: Path, digest: str) -> None:
        """Take a file of this hash for one that a build wrote, as a release or its form proves."""
        name = self._name(path)
        self._hashes[name] = (*self._hashes.get(name, ()), digest)

    def write(self, path: Path, content: bytes) -> bool:
        """Put a file in its place whole; False where it stands there already. Raises ForeignFileError for what is in the way."""
        digest, found = sha256(content).hexdigest(), self._hash(path)
        if found not in (None, digest):
            self._make_way(path, found)
        if digest not in self._hashes.get(self._name(path), ()):
            self._note(path, digest)
        if digest != found:
            path.parent.mkdir(parents=True, exist_ok=True)
            passing = path.with_name(PASSING)
            passing.unlink(missing_ok=True)
            with open(passing, "xb") as file:
                file.write(content)
            os.replace(passing, path)
        self._hashes[self._name(path)] = (digest,)
        return digest != found

    def remove(self, path: Path) -> bool:
        """Remove a file that a build wrote, and forget it; False where it is gone, was changed since, or lies behind a link."""
        try:
            ours = self._hash(path) in self._hashes.get(self._name(path), ())
        except ForeignFileError:
            ours = False
        if ours:
            path.unlink()
        self._hashes.pop(self._name(path), None)
        return ours

    def remove_folder(self, folder: Path) -> None:
        """Remove a folder that files were written to, once nothing is left in it; nothing happens behind a link."""
        try:
            self._hold_way(folder / NAME)
        except ForeignFileError:
            return
        if folder.is_dir():
            (folder / PASSING).unlink(missing_ok=True)
            if not any(folder.iterdir()):
                folder.rmdir()

    def finish(self) -> None:
        """Write the list anew, without files that are gone and hashes that they had before."""
        if not self._hashes and not self._file.exists():
            return
        lines = (_line(name, digest) for name, hashes in sorted(self._hashes.items()) for digest in hashes)
        passing = self._out / PASSING
        passing.write_text("".join(lines), encoding="ascii")
        os.replace(passing, self._file)

    def _note(self, path: Path, digest: str) -> None:
        self.vouch(path, digest)
        self._out.mkdir(parents=True, exist_ok=True)
        with open(self._file, "a", encoding="ascii") as file:
            file.write("\n" + _line(self._name(path), digest))  # a line of its own, whatever a killed build left at the end

    def _hash(self, path: Path) -> str | None:
        """The hash of a file; None where nothing is. Raises ForeignFileError for a link or folder in its place or on the way to it."""
        self._hold_way(path)
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            return None
        if not S_ISREG(mode):
            raise ForeignFileError(f"{path}: is {_say_kind(mode)} where a build writes a file; move it away and build again")
        return hash_file(path)

    def _hold_way(self, path: Path) -> None:
        if path.parent in self._plain_folders:
            return
        for folder in reversed(path.relative_to(self._out).parents[:-1]):
            place = self._out / folder
            if place in self._plain_folders or not os.path.lexists(place):
                continue
            mode = place.lstat().st_mode
            if not S_ISDIR(mode):
                raise ForeignFileError(f"{place}: is {_say_kind(mode)} where a build has a folder of its own; move it away and build again")
            self._plain_folders.add(place)

    def _make_way(self, path: Path, found: str) -> None:
        known = self._hashes.get(self._name(path), ())
        if found in known:
            return
        if not known:
            raise ForeignFileError(f"{path}: stands where a build writes, and no build wrote it; move it away and build again")
        number = 1
        while os.path.lexists(aside := path.with_name(f"{path.stem}{ASIDE.format(number)}{path.suffix}")):
            number += 1
        os.rename(path, aside)
        self._set_aside.append(aside)

    def _name(self, path: Path) -> str:
        named = str(path)
        if named.startswith(self._prefix):  # asked for every text, and many times as fast
            return named[len(self._prefix) :]
        return path.relative_to(self._out).as_posix()


def _read(file: Path) -> dict[str, tuple[str, ...]]:
    """Hashes by path: several where a build was killed before the end. A line that was cut short, or leads out of OUT, is passed over."""
    found: dict[str, tuple[str, ...]] = {}
    try:
        lines = file.read_text(encoding="ascii", errors="replace").splitlines()
    except FileNotFoundError:
        return found
    for line in lines:
        digest, _, name = line.partition("  ")
        try:
            path = json.loads(name)
        except ValueError:
            continue
        if isinstance(path, str) and path and not path.startswith("/") and ".." not in path.split("/"):
            found[path] = (*found.get(path, ()), digest)
    return found


def _line(name: str, digest: str) -> str:
    return f"{digest}  {json.dumps(name)}\n"


def _say_kind(mode: int) -> str:
    return "a link" if S_ISLNK(mode) else "a folder" if S_ISDIR(mode) else "a file" if S_ISREG(mode) else "no regular file"
