"""The tellings and what they are compared by, as files that workers look rows up in by position, without reading the whole."""

import pickle
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polars as pl
import pyarrow as pa

from pipeline.deduplication.matching import ReportFeatures
from pipeline.deduplication.matching.features import list_features
from pipeline.deduplication.matching.naming import ReportNames
from pipeline.deduplication.records import Telling

SIGNS, PACKED, NAMES = "features.arrow", "tellings.arrow", "names.arrow"
PACKED_TYPES = {"packed": pl.Binary(), "rows": pl.List(pl.UInt32)}  # a telling, and the rows of its reports among the names


@dataclass(frozen=True)
class Tellings:
    """Files of a folder: the features of each telling, and each telling packed, and what the articles of its reports name."""

    folder: Path
    shown: tuple[int, ...]
    """Positions of tellings whose titles decide what a key that two words share weighs: they come with any choice of rows."""

    def take_signs(self, positions: Iterable[int]) -> pl.DataFrame:
        """Rows as `list_features` has them, of these tellings at least, in order."""
        wanted = sorted({*positions, *self.shown})
        return _open(self.folder / SIGNS)[wanted]

    def count(self) -> int:
        """How many tellings there are."""
        return _open(self.folder / SIGNS).height

    def cut_signs(self, start: int, stop: int) -> pl.DataFrame:
        """Rows of the tellings from one position up to another."""
        return _open(self.folder / SIGNS)[start:stop]

    def take(self, positions: Sequence[int]) -> tuple[list[Telling], ReportFeatures]:
        """These tellings, and what is known of their reports' names, which the vetoes ask for."""
        held = _open(self.folder / PACKED)[list(positions)]
        rows = held["rows"].explode().drop_nulls()
        return [pickle.loads(packed) for packed in held["packed"]], ReportFeatures(names=ReportNames(_open(self.folder / NAMES)[rows]))


def write_tellings(folder: Path, listed: Sequence[Telling], features: ReportFeatures) -> Tellings:
    """Write the files. `listed` is in the order in which positions count."""
    folder.mkdir(parents=True, exist_ok=True)
    frame = list_features(listed, features)
    frame.write_ipc(folder / SIGNS, compression="uncompressed")
    names = features.names.frame
    names.write_ipc(folder / NAMES, compression="uncompressed")
    known = {report_id: row for row, report_id in enumerate(names["report_id"])}
    rows = [[known[report.report_id] for report in telling.reports if report.report_id in known] for telling in listed]
    packed = {"packed": [pickle.dumps(telling) for telling in listed], "rows": rows}
    pl.DataFrame(packed, schema=PACKED_TYPES).write_ipc(folder / PACKED, compression="uncompressed")
    return Tellings(folder, _find_shown(frame))


def _find_shown(features: pl.DataFrame) -> tuple[int, ...]:
    """The first telling of each key of a title that stands for more than one word."""
    keys = features.select("telling", "title_keys", "title").explode("title_keys", "title").drop_nulls()
    shared = keys.group_by("title_keys").agg(pl.col("telling").min(), pl.col("title").n_unique()).filter(pl.col("title") > 1)
    return tuple(sorted(set(shared["telling"])))


@lru_cache(maxsize=3)  # the files of one folder
def _open(path: Path) -> pl.DataFrame:
    """The file, mapped into memory: only what is looked up is read."""
    return pl.DataFrame(pa.ipc.open_file(pa.memory_map(str(path))).read_all())
