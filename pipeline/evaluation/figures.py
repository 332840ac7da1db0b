"""The figures as they are kept: figures.jsonl beside this module, one figure a line, ordered, so that a change shows as a line.

It is no part of the code's hash: what is measured of the code must not change the code's version.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import polars as pl

from schemas import TABLES

FIGURES = Path(__file__).with_name("figures.jsonl")


@dataclass(frozen=True)
class Figure:
    """A row of table quality, without its id; `measures` holds columns as `table.column`."""

    corpus: str
    split: str
    metric: str
    n: int
    value: float
    ci_low: float | None
    ci_high: float | None
    measures: tuple[str, ...]
    code_version: str


def read_figures(path: Path = FIGURES) -> list[Figure]:
    """The figures of a file, in its order; none where there is no file. Raises ValueError that names file, line and remedy."""
    if not path.is_file():
        return []
    found, wanted = [], {field.name for field in fields(Figure)}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            values = json.loads(line)
            if set(values) != wanted:
                raise ValueError(f"fields {sorted(set(values) ^ wanted)} missing or unknown")
        except (TypeError, ValueError) as error:
            raise ValueError(f"{path}, line {number}: no figure ({error}); write it anew with `python -m pipeline evaluate`") from error
        found.append(Figure(**{**values, "measures": tuple(values["measures"])}))
    return found


def write_figures(figures: Iterable[Figure], path: Path = FIGURES) -> None:
    """Write figures, ordered by corpus, split and metric; the file is whole or as it was."""
    ordered = sorted(figures, key=lambda figure: (figure.corpus, figure.split, figure.metric))
    lines = [json.dumps(asdict(figure), ensure_ascii=False) + "\n" for figure in ordered]
    passing = path.with_suffix(".part")
    passing.write_text("".join(lines), encoding="utf-8", newline="\n")
    os.replace(passing, path)


def replace_figures(kept: Iterable[Figure], measured: Sequence[Figure]) -> list[Figure]:
    """Figures with those of the corpora measured anew in place of all their former ones; other corpora's stand."""
    anew = {figure.corpus for figure in measured}
    return [figure for figure in kept if figure.corpus not in anew] + list(measured)


def make_table(figures: Iterable[Figure]) -> pl.DataFrame:
    """Table quality."""
    return TABLES["quality"].frame(
        {"quality_id": TABLES["quality"].name_row(asdict(figure)), **asdict(figure), "measures": list(figure.measures)}
        for figure in figures
    )


def list_unmeasured(figures: Iterable[Figure]) -> dict[str, list[str]]:
    """By table, the columns that can be wrong and of which no figure says how often: read from a text, coded, or linked by judgement.

    A link is by judgement where it may be missing: that of a row to its own article or report never is.
    """
    measured = {column for figure in figures for column in figure.measures}
    found: dict[str, list[str]] = {}
    for name, table in TABLES.items():
        if table.group() == "main":
            names = [column for column, model in table.columns().items() if _can_be_wrong(model) and f"{name}.{column}" not in measured]
            found |= {name: names} if names else {}
    return found


def _can_be_wrong(column: Any) -> bool:
    said = column.metadata
    return said["source"] == "read" or "code_set" in said or ("references" in said and column.nullable)
