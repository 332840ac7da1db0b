"""How each table rule is broken in the release of `published`: which table, and what is done to its frame."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from tests.rows import valid_row

Frame = pl.DataFrame


@dataclass(frozen=True)
class Breach:
    """A rule of a table and what breaks it: the frame of `where` (the table itself when empty) is changed by `change`."""

    table: str
    rule: str
    change: Callable[[Frame], Frame]
    where: str = ""

    def __str__(self) -> str:
        return f"{self.table}.{self.rule}"


def put(**cells) -> Callable[[Frame], Frame]:
    """Sets cells of every row."""

    def change(frame: Frame) -> Frame:
        return frame.with_columns(pl.lit(value).cast(frame.schema[name]).alias(name) for name, value in cells.items())

    return change


def double(frame: Frame) -> Frame:
    """Every row twice."""
    return pl.concat([frame, frame])


def add_copy(frame: Frame) -> Frame:
    """Another report of the incident, by another article that copies the first."""
    return pl.concat([frame, put(article_id="art-0000000000000002", report_id="rep-0000000000000002")(frame)])


def add_article(frame: Frame) -> Frame:
    """Another article."""
    return pl.concat([frame, put(article_id="art-0000000000000002", duplicate_of=None)(frame)])


LOOSE = "art-ffffffffffffffff"
BREACHES = (
    Breach("articles", "conservation", add_article),
    Breach("articles", "conservation", double, "rejects"),
    Breach("articles", "conservation", put(stage="validation"), "rejects"),
    Breach("articles", "foreign_keys", put(duplicate_of=LOOSE)),
    Breach("statements", "foreign_keys", put(article_id=LOOSE)),
    Breach("statements", "foreign_keys", put(speaker_actor_id=LOOSE)),
    Breach("incident_reports", "foreign_keys", put(incident_id=LOOSE)),
    Breach("incident_parties", "foreign_keys", put(report_id=LOOSE)),
    Breach("casualty_claims", "foreign_keys", put(statement_id=LOOSE)),
    Breach("actor_mentions", "foreign_keys", put(actor_id=LOOSE)),
    Breach("evidence", "foreign_keys", put(article_id=LOOSE)),
    Breach("statements", "spans_in_text", put(char_count=115), "articles"),
    Breach("incident_parties", "spans_in_text", put(char_end=5000)),
    Breach("casualty_claims", "spans_in_text", put(char_end=5000)),
    Breach("actor_mentions", "spans_in_text", put(char_end=5000)),
    Breach("evidence", "spans_in_text", put(char_count=5), "articles"),
    Breach("incident_parties", "agrees_with_report", put(incident_id=None)),
    Breach("casualty_claims", "agrees_with_report", put(article_id="art-0000000000000003"), "incident_reports"),
    Breach("incidents", "counts_fit_reports", put(article_count=2)),
    Breach("incidents", "counts_fit_reports", add_copy, "incident_reports"),
    Breach("incidents", "counts_fit_reports", put(incident_id=None), "incident_reports"),
    Breach("actors", "counts_fit_mentions", put(article_count=2)),
    Breach("actors", "counts_fit_mentions", lambda frame: frame.clear(), "actor_mentions"),
    Breach("evidence", "cells_exist", put(row_id="rep-ffffffffffffffff")),
    Breach("evidence", "cells_exist", put(column_name="is_main")),
    Breach("evidence", "cells_exist", put(column_name="no_such_column")),
    Breach("evidence", "cells_exist", put(table_name="incidents")),
    Breach("evidence", "cells_exist", lambda frame: frame.clear(), "incident_reports"),
    Breach("evidence", "quotes_verbatim", put(quote="bump")),
    Breach("evidence", "quotes_verbatim", put(char_start=3, char_end=7)),
    Breach("evidence", "quotes_verbatim", put(article_id="art-0000000000000002")),
    Breach("evidence", "contexts_verbatim", put(context="A bump went off")),
    Breach("evidence", "contexts_verbatim", put(article_id="art-0000000000000002")),
    Breach("evidence", "contexts_within_half", put(char_count=29), "articles"),
    Breach("merges", "decisions_find_rows", put(kept_id="inc-ffffffffffffffff")),
    Breach("merges", "decisions_find_rows", put(absorbed_id="rep-ffffffffffffffff")),
)


def general_breaches(table: str, has_links: bool) -> tuple[Breach, ...]:
    """Breaches of the rules that every table has."""
    first = next(iter(valid_row(table)))
    return (
        Breach(table, "columns_and_types", lambda frame: frame.drop(first)),
        Breach(table, "columns_and_types", lambda frame: frame.with_columns(text=pl.lit("words of an article"))),
        Breach(table, "columns_and_types", lambda frame: frame.with_columns(pl.lit(1.5).alias(first))),
        Breach(table, "columns_and_types", lambda frame: frame.select(reversed(frame.columns))),
        Breach(table, "key_unique", double),
        Breach(table, "rows_keep_rules", put(**{given_column(table): None})),
    )


def given_column(table: str) -> str:
    """A column that may not be NULL, the last one of the table, so that keys and links stay as they are."""
    from schemas import TABLES

    return [name for name, column in TABLES[table].columns().items() if not column.nullable][-1]
