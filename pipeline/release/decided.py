"""Which changes between two states of the tables people decided: by lines of decisions that are new, altered or gone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import polars as pl

from pipeline.release.contents import Tables
from schemas import TABLES

DECIDED, WITHDRAWN = "human decision: ", "human decision withdrawn: "


@dataclass(frozen=True)
class Decided:
    """Reasons that decisions give: of articles that went, of cells (table, row, column), and of whatever an id stands in."""

    articles: dict[str, str]
    cells: dict[tuple[str, str, str], str]
    ids: dict[str, set[str]]


def find_decided(before: Tables, after: Tables, id_columns: Callable[[str, pl.DataFrame], list[str]]) -> Decided:
    """The decisions in force in one of the two states alone. `id_columns` names the columns of a table that hold ids."""
    found = Decided({}, {}, {})
    for row, said in _differing(before, after):
        if row["action"] == "retract" and row["table_name"] == "articles":
            found.articles[row["row_id"]] = said
        elif row["action"] == "correct":
            found.cells[row["table_name"], row["row_id"], row["column_name"]] = said
        for name in filter(None, (row["row_id"], row["other_id"])):
            found.ids.setdefault(name, set()).add(said)
    for name, said in _find_neighbours(found.ids, (before, after), id_columns):
        found.ids.setdefault(name, set()).add(said)
    return found


def _differing(before: Tables, after: Tables) -> Iterable[tuple[dict, str]]:
    machine = {"machine_value", "source_path", "source_line"}  # differ without anybody having decided anything
    old, new = (tables.get("decisions", TABLES["decisions"].frame([])) for tables in (before, after))
    shared = [name for name in new.columns if name in old.columns and name not in machine]
    for frame, other, word in ((new, old, DECIDED), (old, new, WITHDRAWN)):
        for row in frame.join(other.select(shared), on=shared, how="anti", nulls_equal=True).iter_rows(named=True):
            yield row, f"{word}{row['author']}, {row['decided_on']}: {row['reason']}"


def _find_neighbours(ids: dict[str, set[str]], states: Iterable[Tables], id_columns: Callable) -> list[tuple[str, str]]:
    """Ids that stand in one row with a decided one, such as the incident that a report has gone to."""
    seeds = pl.DataFrame(
        [(name, said) for name in sorted(ids) for said in sorted(ids[name])], schema={"seed": pl.String, "said": pl.String}, orient="row"
    )
    found: set[tuple[str, str]] = set()
    for tables in states:
        for name, frame in tables.items():
            columns = [column for column in id_columns(name, frame) if column != "article_id"] if name in TABLES else []
            if name == "evidence" or len(columns) < 2:
                continue
            for column in columns:
                rows = frame.join(seeds, left_on=column, right_on="seed")
                for other in columns:
                    found |= set(rows.select(other, "said").drop_nulls().iter_rows())
    return sorted(found)
