"""A release file by file to where it is published: what is there is kept, what is not is sent, and `latest` is moved last."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.checksums import ITS_HASH, NAME, hash_file, read_checksums
from pipeline.distribution.target import LATEST, Target, TargetError
from pipeline.release.contents import ReleaseError
from pipeline.release.versions import parse_version


@dataclass(frozen=True)
class Upload:
    """One file of a release: its name within it, where it lies, its size in bytes and its hash."""

    name: str
    path: Path
    size: int
    sha256: str


@dataclass(frozen=True)
class Step:
    """What became of one file: `sent`, `there` already, or `missing` where nothing was to be written; and `moved` of latest."""

    did: str
    name: str
    size: int


def list_uploads(release: Path) -> list[Upload]:
    """The files of a release in the order in which they are sent: its lists of checksums last, so that who finds them finds all.

    Raises ReleaseError where a file is not what those say.
    """
    try:
        own = read_checksums(release, ITS_HASH) if (release / ITS_HASH).exists() else {}
        sums = read_checksums(release) | own
    except (OSError, ValueError) as error:
        raise ReleaseError(f"{release}: {error}; restore the release from a copy") from error
    for name, digest in sums.items():
        if not (release / name).is_file() or hash_file(release / name) != digest:
            listed = ITS_HASH if name in own else NAME
            raise ReleaseError(f"{release / name}: not what {listed} lists; restore the file from a copy of the release")
    lists = {name: hash_file(release / name) for name in ((ITS_HASH, NAME) if own else (NAME,))}
    return [Upload(name, release / name, (release / name).stat().st_size, digest) for name, digest in (sums | lists).items()]


def upload_release(release: Path, target: Target, *, dry_run: bool = False) -> Iterator[Step]:
    """Send a release, and say step by step what was done; the same again goes on where it was stopped.

    Every file is read back and held against its hash. Raises ReleaseError for a damaged release, TargetError for a place that
    cannot be reached, a file there with other bytes, or one that did not arrive as it was sent. `latest` is never moved back.
    """
    version = release.name
    for upload in list_uploads(release):
        yield _send(upload, f"{version}/{upload.name}", target, dry_run)
    latest = target.read_latest()
    if _is_newer(version, latest, target):
        if not dry_run:
            target.point_latest(version)
        yield Step("missing" if dry_run else "moved", LATEST, len(version) + 1)


def _send(upload: Upload, name: str, target: Target, dry_run: bool) -> Step:
    there = target.hash_of(name)
    if there == upload.sha256:
        return Step("there", name, upload.size)
    if there is not None:
        raise TargetError(f"{target.address}/{name}: another file lies there; nothing is overwritten, so move it away or publish elsewhere")
    if dry_run:
        return Step("missing", name, upload.size)
    target.put(name, upload.path)
    if target.hash_of(name) != upload.sha256:
        raise TargetError(f"{target.address}/{name}: did not arrive as it was sent; remove it there and publish again")
    return Step("sent", name, upload.size)


def _is_newer(version: str, latest: str | None, target: Target) -> bool:
    try:
        return latest is None or parse_version(version) > parse_version(latest)
    except ValueError as error:
        raise TargetError(f"{target.address}/{LATEST}: names no version but {latest!r}; mend or remove it and publish again") from error
