"""The cells of the newest release, each held to what its column says holds it. Stops at the first that is not so."""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import polars as pl

from pipeline.release.fingerprints import code_version
from pipeline.release.parquet import read_parquet
from pipeline.release.texts import place_text
from pipeline.verification.cells.holders import find_breaches
from pipeline.verification.cells.material import Breach, Material
from pipeline.verification.cells.reading import check_texts_of
from pipeline.verification.findings import Counts, Lie, LieFound, say_value
from pipeline.verification.releases import RESTORE, Published
from schemas import TABLES

BATCH = 2_000  # articles whose texts are held at once: some 10 MB


def check_cells(out: Path, newest: Published) -> Counts:
    """Hold every cell of the newest release to its quote, its text and the other tables. Raises LieFound for the first that lies.

    Counts the cells that something holds. Of a release that other code made, columns that only its code can tell are left out;
    of one with other columns, nothing is said.
    """
    if not newest.fits_models():
        return Counts()
    material = Material({name: read_parquet(newest.file_of(name)) for name in TABLES})
    own = is_own(newest, material.tables["releases"])
    for breach in chain(find_breaches(material, own), _read_texts(out, material)):
        file, problem = newest.file_of(breach.table), "the cell does not say what it was taken from"
        where = (breach.table, breach.row, breach.column)
        raise LieFound(Lie(file, problem, RESTORE, *where, say_value(breach.said), say_value(breach.found)))
    return Counts({"cells": _count_held(material.tables), "of own code": int(own)})


def is_own(release: Published, releases: pl.DataFrame) -> bool:
    """Whether the code that runs made the release: only then does it know what its lists and rules would say."""
    return code_version() in releases.filter(pl.col("version") == release.version)["code_version"]


def _read_texts(out: Path, material: Material) -> Iterator[Breach]:
    """What the texts tell that are still there."""
    places = material.tables["articles"].select("article_id", "batch")
    for part in places.iter_slices(BATCH):
        found = ((article_id, place_text(out, batch, article_id)) for article_id, batch in part.iter_rows())
        yield from check_texts_of(material, {article_id: path.read_text(encoding="utf-8") for article_id, path in found if path.is_file()})


def _count_held(tables: Mapping[str, pl.DataFrame]) -> int:
    """Cells of columns that something holds, those that are NULL included."""
    return sum(tables[name].height * sum(held.by != "nothing" for held in table.held().values()) for name, table in TABLES.items())
