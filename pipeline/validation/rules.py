"""Which rules hold for each table. Row rules are read off the models in schemas/; nothing here restates one.

A row rule is held against each row: a row that breaks it goes to the rejects. A table rule is held against
a table, its neighbours or the inputs: when it fails, no release is cut.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from schemas import TABLES

ROW, TABLE = "row", "table"
UNIQUE = "key_unique"
QUARANTINED = ("main", "provenance")  # groups of the tables whose rows come from articles and may be refused
PARENT = "parent_stands"  # broken by a row that keeps every rule of its own but hangs on one that does not
SOFT_LINKS = {"evidence": ("row_id",), "merges": ("kept_id", "absorbed_id")}  # columns that hold keys of several tables


@dataclass(frozen=True)
class Rule:
    """One rule of one table. `name` is unique within the table and a valid name of a Dagster check; `kind` is ROW or TABLE.

    `columns` are those it looks at, empty where it looks at whole rows; `remedy` says what mends a row that breaks it.
    """

    table: str
    name: str
    kind: str
    columns: tuple[str, ...]
    description: str
    remedy: str


@cache
def find_rules(table: str) -> tuple[Rule, ...]:
    """All rules of a table, row rules first, those of the model in the order of its columns. Raises KeyError for an unknown table."""
    return tuple(row_rules(table).values()) + _parent_rules(table) + _table_rules(table)


@cache
def row_rules(table: str) -> dict[tuple[str | None, int | None], Rule]:
    """The row rules of a table by what pandera's failure cases call them: column (None: several) and check number (None: NULL)."""
    rules: dict[tuple[str | None, int | None], Rule] = {}
    for name, column in TABLES[table].columns().items():
        if not column.nullable:
            rules[name, None] = Rule(table, f"{name}_given", ROW, (name,), f"{name} is never NULL.", f"Fill {name}, or leave the row out.")
        for number, check in enumerate(column.checks):
            suffix, says, remedy = _read_check(name, check, column.metadata.get("code_set"))
            rules[name, number] = Rule(table, f"{name}_{suffix}", ROW, (name,), says, remedy)
    for number, check in enumerate(TABLES[table].to_schema().checks):
        remedy = "Make the cells agree, or leave the doubtful one NULL."
        rules[None, number] = Rule(table, check.name, ROW, (), f"{check.error}.", remedy)
    return rules


def _read_check(column: str, check: Any, code_set: str | None) -> tuple[str, str, str]:
    """Suffix of the name, description and remedy of a column's check. Raises KeyError for a kind of check not yet named here."""
    values = check.statistics or {}
    low, high = values.get("min_value"), values.get("max_value")
    bound = f"Give {column} a value within the bound, or NULL where it is unknown."
    named = {
        "isin": lambda: (
            "in_codes",
            f"{column} is one of the codes of {code_set}.",
            f"Use a code of schemas/codes/{code_set}.csv, or define the new one there.",
        ),
        "greater_than_or_equal_to": lambda: (_name_bound("at_least", low), f"{column} is {low} or more.", bound),
        "less_than_or_equal_to": lambda: (_name_bound("at_most", high), f"{column} is {high} or less.", bound),
        "str_matches": lambda: (
            "matches",
            f"{column} has the form {values['pattern']}.",
            f"Write {column} in that form, or leave it NULL.",
        ),
        "str_length": lambda: ("length", _say_length(column, low, high), f"Cut {column} to that length, or leave the row out."),
    }
    return named[check.name]()


def _name_bound(which: str, value: float) -> str:
    if which == "at_least" and value == 0:
        return "not_negative"
    return f"{which}_{'minus_' if value < 0 else ''}{abs(value)}".replace(".", "_")


def _say_length(column: str, low: int | None, high: int | None) -> str:
    return f"{column} has {f'{low} to {high}' if high is not None else f'{low} or more'} characters."


def _parent_rules(table: str) -> tuple[Rule, ...]:
    links = [column for column in TABLES[table].references() if not TABLES[table].columns()[column].nullable]
    columns = (*links, *SOFT_LINKS.get(table, ()))
    said = f"What the row hangs on, by {' or '.join(columns)}, was not refused."
    return (Rule(table, PARENT, ROW, columns, said, "Mend the row it hangs on."),) if columns else ()


def _table_rules(table: str) -> tuple[Rule, ...]:
    found = []
    for name, fits, description, remedy in _TABLE_RULES:
        if fits(table):
            found.append(Rule(table, name, TABLE, (), description, remedy))
    return tuple(found)


def needed_tables(table: str) -> tuple[str, ...]:
    """The other tables that the checks of a table look at, in the order of TABLES."""
    needed = {target.split(".")[0] for target in TABLES[table].references().values()} | set(_NEIGHBOURS.get(table, ()))
    if has_spans(table):
        needed.add("articles")
    if TABLES[table].group() in QUARANTINED:
        needed.add("rejects")
    return tuple(name for name in TABLES if name in needed and name != table)


def has_spans(table: str) -> bool:
    """Whether the table's rows point into the text of an article."""
    return {"article_id", "char_end"} <= set(TABLES[table].types())


def cells_with_evidence() -> dict[str, tuple[str, ...]]:
    """By table, the columns read from text: those that evidence may stand behind. Those of incidents show the reports' words."""
    found = {}
    for name, table in TABLES.items():
        columns = table.columns()
        read = tuple(column for column, model in columns.items() if model.metadata["source"] == "read")
        if read:
            found[name] = read
    return found


_NEIGHBOURS = {
    "incidents": ("articles", "incident_reports"),
    "actors": ("actor_mentions",),
    "evidence": tuple(cells_with_evidence()),
    "merges": ("articles", "incidents", "actors", "incident_reports", "actor_mentions"),
}
_TABLE_RULES = (
    (
        "columns_and_types", lambda table: True, "The table has the model's columns, in its order and of its types, and no others.",
        "Build the frame with schemas.TABLES[name].frame or .order.",
    ),
    (
        UNIQUE, lambda table: True, "No two rows share a key.",
        "Make the id of more of the row's stable values, or merge the rows.",
    ),
    (
        "rows_keep_rules", lambda table: bool(row_rules(table)), "No row of the table breaks a row rule.",
        "Quarantine the table before it is published.",
    ),
    (
        "foreign_keys", lambda table: bool(TABLES[table].references()), "Every link that is not NULL finds its row.",
        "Publish the row it points to, or refuse the row that points there.",
    ),
    (
        "spans_in_text", has_spans, "No span ends after the end of its article's text.",
        "Take offsets from the cleaned text whose length stands in articles.char_count.",
    ),
    (
        "agrees_with_report", lambda table: "report_id" in TABLES[table].references(), "Article and incident are those of the report.",
        "Copy both ids from the report.",
    ),
    (
        "conservation", lambda table: table == "articles", "Articles and rejects of ingestion and cleaning add up to the input records.",
        "Find the records that ended as neither or as both, by source_path and source_row.",
    ),
    (
        "counts_fit_reports", lambda table: table == "incidents", "Articles and sources of an incident are those of its reports.",
        "Merge again after rows were refused.",
    ),
    (
        "counts_fit_mentions", lambda table: table == "actors", "The articles of an actor are those of its mentions.",
        "Merge again after rows were refused.",
    ),
    (
        "cells_exist", lambda table: table == "evidence", "Evidence points at a row that stands, and at a column read from text.",
        "Name the table, key and column as schemas/ has them, or drop the evidence with its row.",
    ),
    (
        "quotes_verbatim", lambda table: table == "evidence", "A quote is the text from char_start to char_end, cut at 240 characters.",
        "Take quote and offsets from the same cleaned text.",
    ),
    (
        "contexts_verbatim", lambda table: table == "evidence", "A context is the text from context_start on.",
        "Take context and offset from the same cleaned text.",
    ),
    (
        "contexts_within_half", lambda table: table == "evidence",
        "Where an article has contexts, these, evidence and quotations cover at most half of its text.",
        "Leave out contexts of the article until they do.",
    ),
    (
        "decisions_find_rows", lambda table: table == "merges", "What a decision keeps and takes in are ids that stand.",
        "Write decisions on rows that are published.",
    ),
)  # fmt: skip
