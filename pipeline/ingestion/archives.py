"""Archives, zip and tar: the files in one, each as if the archive were a folder. None is ever unpacked to a place that its name says."""

import stat
import tarfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import IO, Self

from pipeline.ingestion.discovery import LINK, InputFile, describe_file, is_passed_over, make_printable, name_folders_beside
from pipeline.ingestion.forms import ARCHIVES
from pipeline.ingestion.opening import make_seekable, measure_packed, open_file
from pipeline.ingestion.unpacking import Allowance

ENCRYPTED = 1  # flag of a member of a zip
NOT_FOLDERS = frozenset({"__MACOSX"})  # what the Finder adds to a zip
LONGEST_NAME = 2**20  # bytes of a tar that say what one member is called, since they are held in memory
NAMING = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)
_TROUBLE = {
    "symbolic_link": LINK,
    "encrypted_member": "it is encrypted: unpack the archive with its password and put its files here",
    "nested_archive": "an archive in an archive: unpack the outer one and put the inner one here",
    "unsafe_path": "its name leads out of the archive: pack it again under a name without .. or a leading /",
    "unsupported_file": "no regular file: put the article itself there",
}


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, how to open its bytes, and what may be unpacked of them, which all members share.

    Where it cannot be read, `file` says why.
    """

    file: InputFile
    open: Callable[[], IO[bytes] | None]
    allowance: Allowance


def open_members(archive: InputFile) -> Iterator[Member]:
    """The inputs in an archive, in its own order; each must be read before the next is asked for.

    Raises OSError, EOFError, ValueError or an error of zipfile or tarfile where the archive is broken.
    """
    size = measure_packed(archive)
    if size != 0:
        yield from _open_zip(archive, size) if archive.form == "zip" else _open_tar(archive, size)


def _open_zip(archive: InputFile, size: int | None) -> Iterator[Member]:
    allowance = Allowance(size)
    with open_file(archive) as stream, make_seekable(stream) as packed, zipfile.ZipFile(packed) as files:
        there = [info for info in files.infolist() if not info.is_dir()]
        names = _Names(archive, (info.filename for info in there))
        for info in there:
            check = "symbolic_link" if stat.S_ISLNK(info.external_attr >> 16) else None
            file = names.describe(info.filename, check or ("encrypted_member" if info.flag_bits & ENCRYPTED else None))
            if file:
                yield Member(file, partial(files.open, info), allowance)


def _open_tar(archive: InputFile, size: int | None) -> Iterator[Member]:
    names = _Names(archive, _list_names(archive))
    allowance = Allowance(size)
    with open_file(archive) as stream, tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header) as files:
        for info in _walk(files):
            check = "symbolic_link" if info.issym() or info.islnk() else None if info.isfile() else "unsupported_file"
            file = None if info.isdir() else names.describe(info.name, check)
            if file:
                yield Member(file, partial(files.extractfile, info), allowance)


def _walk(files: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    while (info := files.next()) is not None:
        files.members.clear()  # type: ignore[attr-defined]  # it would keep them all
        yield info


def _list_names(archive: InputFile) -> Iterator[str]:
    """The names in a tar as far as it can be read; what is broken in it is told when its members are read."""
    try:
        with open_file(archive) as stream, tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header) as files:
            yield from (info.name for info in _walk(files))
    except (OSError, EOFError, ValueError, tarfile.TarError):
        return


class _Header(tarfile.TarInfo):
    """The head of a member, refused where it claims a name that would fill memory."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """As TarInfo has it. Raises ReadError."""
        found = super().frombuf(buf, encoding, errors)
        if found.type in NAMING and found.size > LONGEST_NAME:
            raise tarfile.ReadError(f"a name of {found.size:,} bytes")
        return found


class _Names:
    """What the files of an archive are called, and which of them are inputs."""

    def __init__(self, archive: InputFile, names: Iterable[str]) -> None:
        self._archive, self._seen = archive, Counter[str]()
        self._beside = name_folders_beside("/".join(_split(name)) for name in names)

    def describe(self, name: str, check: str | None) -> InputFile | None:
        """The file of a member of this name; None for one that is no input. `check` is what is wrong with it, if anything is."""
        parts = _split(name)
        folders = ["/".join(parts[:depth]) for depth in range(1, len(parts))]
        passed_over = any(is_passed_over(part, is_folder=True) or part in NOT_FOLDERS for part in parts[:-1])
        is_beside = not self._beside.isdisjoint(folders)
        if not parts or (not _leads_out(name) and (passed_over or is_passed_over(parts[-1], is_folder=False) or is_beside)):
            return None
        inner = make_printable("/".join(parts))
        self._seen[inner] += 1
        again = f"#{self._seen[inner]}/" if self._seen[inner] > 1 else ""  # an archive may hold two files of one name
        path = f"{self._archive.source_path}/{again}{inner}"
        file = replace(describe_file(self._archive.path, path, self._archive.batch), settings=self._archive.settings)
        check = check or ("unsafe_path" if _leads_out(name) else "nested_archive" if file.form in ARCHIVES else None)
        return replace(file, form="other", check=check, trouble=_TROUBLE[check]) if check else file


def _split(name: str) -> list[str]:
    """Folders and name; some programs write them with the separators of Windows."""
    return [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or name[1:2] == ":" or ".." in _split(name)
