"""Where a release goes: a folder or any other place that fsspec reaches, files in it put once and never overwritten."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path

import fsspec

from pipeline.stores import say_missing

LATEST = "latest.txt"  # names the newest version there: an object store has no links
PART = ".{}.part"  # a file on its way
WHOLE_OR_NOT = {"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "hf"}  # stores that show a file when all of it is there
LOCAL = {"file", "local"}


class TargetError(Exception):
    """A place that cannot be reached or written, or holds something else; the message names it and says what to do."""


class Target:
    """A place by its address: `FOLDER`, `s3://BUCKET/PATH`, `hf://datasets/OWNER/NAME` and whatever else fsspec knows.

    Raises TargetError where the address, or the library behind it, is not known. Names of files are relative to it, with /.
    """

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/") or address
        protocol = address.partition("://")[0] if "://" in address else "file"
        try:
            self._files, root = fsspec.core.url_to_fs(address, use_listings_cache=False, skip_instance_cache=True)
        except ImportError as error:
            raise TargetError(f"{address}: {say_missing(protocol, error)}") from error
        except ValueError as error:
            raise TargetError(f"{address}: {error}; name a folder, s3://BUCKET/PATH or hf://datasets/OWNER/NAME") from error
        self._root = str(root).rstrip("/")
        self.folder = Path(self._root) if protocol in LOCAL else None
        self._moves = protocol not in WHOLE_OR_NOT

    def hash_of(self, name: str) -> str | None:
        """SHA-256 of a file as it lies there, read back; None where there is none."""
        with self._explain(name):
            try:
                with self._files.open(self._place(name), "rb") as file:
                    return file_digest(file, "sha256").hexdigest()
            except FileNotFoundError:
                return None

    def put(self, name: str, source: Path) -> None:
        """Send a file. It is seen there when it is whole; where the place cannot see to that, it goes by another name first."""
        with self._explain(name):
            self._make_folder(name)
            if self._moves:
                part = self._place(_name_part(name))
                self._files.put_file(str(source), part)
                self._files.mv(part, self._place(name))
            else:
                self._files.put_file(str(source), self._place(name))

    def read_latest(self) -> str | None:
        """The version that is named as the latest; None where none is."""
        with self._explain(LATEST):
            try:
                content: bytes = self._files.cat_file(self._place(LATEST))
            except FileNotFoundError:
                return None
        return content.decode("utf-8", errors="replace").strip()

    def point_latest(self, version: str) -> None:
        """Name a version as the latest, in one step."""
        with self._explain(LATEST):
            self._make_folder(LATEST)
            written = self._place(_name_part(LATEST) if self._moves else LATEST)
            self._files.pipe_file(written, f"{version}\n".encode())
            if self._moves:
                self._files.mv(written, self._place(LATEST))

    def _place(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _make_folder(self, name: str) -> None:
        if self._moves:  # stores have no folders, and to ask for a bucket may be forbidden where to write is not
            self._files.makedirs(self._place(name).rpartition("/")[0], exist_ok=True)

    @contextmanager
    def _explain(self, name: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # each store has errors of its own; whatever it was, this file was not reached
            said = " ".join(str(error).split()) or type(error).__name__
            remedy = "mend the address, or what lets you write there, and publish again"
            raise TargetError(f"{self.address}/{name}: {said}; {remedy}") from error


def _name_part(name: str) -> str:
    folder, slash, file = name.rpartition("/")
    return f"{folder}{slash}{PART.format(file)}"
