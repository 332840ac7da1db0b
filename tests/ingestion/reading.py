"""What becomes of files that a test writes: their records and rejects as short rows, and that none is lost on the way."""

import io
import tarfile
import zipfile
from pathlib import Path
from typing import Any

from pipeline.ingestion import RawRecord, count_inputs, read_inputs
from schemas.rejects import Rejects


def write_files(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Files by their paths below the folder, which is given back."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def read(folder: Path) -> tuple[list[RawRecord], list[dict[str, Any]]]:
    """Records and rejects of a folder; as many as are counted, and the rejects fit their table."""
    found = list(read_inputs(folder))
    rejects = [one for one in found if isinstance(one, dict)]
    assert len(found) == count_inputs(folder)
    assert Rejects.frame(rejects)["reject_id"].is_unique().all()
    return [one for one in found if isinstance(one, RawRecord)], rejects


def show(records: list[RawRecord], *fields: str) -> list[str]:
    """Each record as a line: its fields, - where there is none, with | between them and a blank for each run of white space."""
    return [" | ".join(_spell(getattr(one, field)) for field in fields) for one in records]


def _spell(value: Any) -> str:
    return "-" if value is None else " ".join(str(value).split())


def show_rejects(rejects: list[dict[str, Any]]) -> list[str]:
    """Each reject as a line: its check and where it stands."""
    return [f"{one['check_name']} {one['source_path']} {one['source_row'] or ''}".rstrip() for one in rejects]


def pack_zip(files: dict[str, str | bytes]) -> bytes:
    """A zip of files by their names."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def pack_tar(files: dict[str, str | bytes], packing: str = "") -> bytes:
    """A tar of files by their names; `packing` as tarfile calls it."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=f"w:{packing}") as archive:
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()
