"""Why a row changed, as far as two states of the tables and the code that made them can tell."""

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from pipeline.release.changes import ROW, Change, row_ids
from pipeline.release.contents import Tables
from pipeline.release.decided import find_decided
from pipeline.release.redirects import MEMBERS
from schemas import TABLES

NEW, CORRECTED, REMOVED = "new article", "corrected article", "removed article"
RULE, INPUT, DEPENDENCY, UNKNOWN = "corrected rule", "changed input", "changed dependency", "unknown"
ID_COLUMNS = ("article_id", "row_id", "other_id", "kept_id", "absorbed_id")  # hold ids though they are no foreign key, in some table


@dataclass(frozen=True)
class Circumstances:
    """What differs between the makings of two releases."""

    code: bool
    inputs: bool
    lock: bool


def explain_changes(changes: list[Change], before: Tables, after: Tables, made: Circumstances, redirects: pl.DataFrame) -> list[str]:
    """A reason for each change, in their order. `redirects` are the rows of id_redirects that the release adds.

    A cell that a person corrected has the decision for its reason. A row of an article that is new, corrected, removed or
    retracted has that. A row that refers to an id which stands in such an article's rows (an incident with one more
    report), or beside one that was decided on, has it too, "or corrected rule" where the code differs as well. What is
    left has the reasons that hold for the whole release.
    """
    decided = find_decided(before, after, _id_columns)
    articles = find_touched_articles(before, after, made)
    articles |= {article: said for article, said in decided.articles.items() if article in articles}
    touched = _find_touched_ids(articles, before, after)
    for name, said in decided.ids.items():
        touched.setdefault(name, set()).update(said)
    owners, links = _find_links(changes, before, after)
    for old, new in redirects.filter(pl.col("new_id").is_not_null()).select("old_id", "new_id").iter_rows():
        for table in MEMBERS:  # what took the place of a row changed for the reason for which the row went
            links.setdefault((table, old), set()).add(new)
            links.setdefault((table, new), set()).add(old)
    general = _explain_release(made)
    reasons = []
    for change in changes:
        row = (change.table_name, change.row_id)
        own = decided.cells.get((*row, change.column_name)) or articles.get(owners.get(row))
        near = sorted({reason for name in links.get(row, ()) for reason in touched.get(name, ())})
        reasons.append(own or " or ".join([" and ".join(near), *([RULE] if made.code else [])] if near else general))
    return reasons


def find_touched_articles(before: Tables, after: Tables, made: Circumstances) -> dict[str, str]:
    """Reason by article_id. An article whose text differs was corrected only if the code that cleans it is the same."""
    name = "articles"
    old, new = (tables.get(name, TABLES[name].frame([])) for tables in (before, after))
    found = dict.fromkeys(new.join(old, on="article_id", how="anti")["article_id"], NEW)
    found |= dict.fromkeys(old.join(new, on="article_id", how="anti")["article_id"], REMOVED)
    if not made.code:
        both = new.join(old, on="article_id", suffix="_old")
        given = [
            column for column, model in TABLES[name].columns().items() if model.metadata["source"] == "given" or column == "text_sha256"
        ]
        differs = pl.any_horizontal(
            pl.col(column).ne_missing(pl.col(f"{column}_old")) for column in given if f"{column}_old" in both.columns
        )
        found |= dict.fromkeys(both.filter(differs)["article_id"], CORRECTED)
    return found


def _explain_release(made: Circumstances) -> list[str]:
    held = ((made.code, RULE), (made.inputs, INPUT), (made.lock, DEPENDENCY))
    return [reason for holds, reason in held if holds] or [UNKNOWN]


def _id_columns(name: str, frame: pl.DataFrame) -> list[str]:
    model = TABLES[name]
    wanted = (*model.key(), *model.references(), *ID_COLUMNS)
    return [column for column in dict.fromkeys(wanted) if column in frame.columns and frame.schema[column] == pl.String]


def _find_touched_ids(articles: dict[str, str], before: Tables, after: Tables) -> dict[str, set[str]]:
    """Every id that stands in a row of a touched article, with the reasons it has from them."""
    schema = {"article_id": pl.String, "\0reason": pl.String}  # some tables have a reason of their own
    reasons = pl.DataFrame(list(articles.items()), schema=schema, orient="row")
    found: dict[str, set[str]] = {}
    for name, frame in _each_table(before, after):
        if "article_id" not in frame.columns or name == "evidence":  # evidence only repeats the ids of other tables
            continue
        rows = frame.join(reasons, on="article_id")
        for column in _id_columns(name, frame):
            for value, reason in rows.select(column, "\0reason").drop_nulls().unique().iter_rows():
                found.setdefault(value, set()).add(reason)
    return found


def _find_links(changes: list[Change], before: Tables, after: Tables) -> tuple[dict, dict]:
    """By (table, row): the article a changed row belongs to, and all ids that stand in it."""
    wanted: dict[str, set[str]] = {}
    for change in changes:
        wanted.setdefault(change.table_name, set()).add(change.row_id)
    owners, links = {}, {}
    for name, frame in _each_table(before, after):
        rows = frame.with_columns(row_ids(frame, list(TABLES[name].key())).alias(ROW))
        rows = rows.filter(pl.col(ROW).is_in(sorted(wanted.get(name, ()))))
        columns = _id_columns(name, frame)
        for row_id, *ids in rows.select(ROW, *columns).iter_rows():
            links.setdefault((name, row_id), set()).update(value for value in ids if value is not None)
            if "article_id" in columns:
                owners[name, row_id] = ids[columns.index("article_id")]
    return owners, links


def _each_table(before: Tables, after: Tables) -> Iterable[tuple[str, pl.DataFrame]]:
    for tables in (before, after):
        yield from ((name, frame) for name, frame in tables.items() if name in TABLES)
