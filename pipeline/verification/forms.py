"""Other forms of a release: each made again from its Parquet files, and the same.

Another version of a library may pack the same content in other bytes, so that what differs is unpacked before it is called
a lie. Only the code that made a release knows its forms; of others the checksums must do.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.release.fingerprints import code_version
from pipeline.release.forms import FORMS, Edition
from pipeline.release.forms.csv_archive import NAME as ARCHIVE
from pipeline.release.forms.geoparquet import NAME as GEOPARQUET
from pipeline.release.parquet import read_parquet
from pipeline.verification.findings import Counts, Lie, LieFound
from pipeline.verification.releases import RESTORE, Published

UNREADABLE = (OSError, ValueError, BadZipFile, pa.ArrowException)


def check_forms(releases: Sequence[Published]) -> Counts:
    """Make the forms of each release again that this code made. Raises LieFound for the first that is not what its tables give."""
    counts, history = Counts(forms=0), read_parquet(releases[0].file_of("releases"))
    own = set(history.filter(history["code_version"] == code_version())["version"])
    for release in releases:
        if release.own_sums and release.version in own:
            for name in FORMS:
                _check_form(release, name)
            counts["forms"] += len(FORMS)
    return counts


def _check_form(release: Published, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / name
        FORMS[name](Edition(release.path), made)
        if not _is_same(release.path / name, made):
            raise LieFound(Lie(release.path / name, "the file is not what the release's tables give", RESTORE))


def _is_same(path: Path, made: Path) -> bool:
    if path.read_bytes() == made.read_bytes():
        return True
    try:
        return bool(_unpack(path) == _unpack(made))
    except UNREADABLE:
        return False


def _unpack(path: Path) -> Any:
    """What a file holds, however it is packed."""
    if path.name == ARCHIVE:
        with ZipFile(path) as archive:
            return [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    if path.name == GEOPARQUET:
        table = pq.read_table(path)
        return table.schema.metadata, table
    return path.read_bytes()
