"""Table macros that tell a table as an earlier release had it, from the table of today and `history.changes` alone.

`FROM incidents_asof('2026.11.0')` takes the rows that no later release touched as they stand. A touched row is told
from its first change after that release: a row added later was not there; of a row deleted later the change holds the
last state; of each cell modified, before the row was deleted if it was, the first change holds the value it had.
Nothing is stored twice. Columns and types are today's: a column dropped since is not told, and of a column whose type
has changed since, a value that does not fit the type of today is NULL.

The macros name schemas and tables without the database, which may be opened under any name, and DuckDB looks such
names up in the database in use: where the file is attached beside others, `USE name` comes first.
"""

import json

import polars as pl

from pipeline.release.sql import quote_text, sql_type
from schemas import Table

ENDING = "_asof"
VERSION_COLUMNS = ("to_version", "version")  # of a history table: the release that wrote a row
# Lists of numbers sort as versions do; as texts, 2026.9.0 would come after 2026.11.0.
NUMBERS = "string_split({}, '.')::INTEGER[]"
ASKED = f"""asked AS (
    SELECT CASE WHEN wanted IN (SELECT version FROM history.releases) THEN {NUMBERS.format("wanted")}
    ELSE error('there is no release ' || coalesce(wanted, 'NULL') || '; FROM history.releases lists the versions') END AS numbers
)"""
# Gives no row, but makes DuckDB look at `asked`, and so refuse an unknown version, where all else is empty.
REFUSAL = "SELECT living.* FROM asked LEFT JOIN {place} AS living ON false WHERE asked.numbers IS NULL"
# `firsts`: the first change of each cell and of each row as a whole (column_name NULL) after the release asked for.
DATA = """WITH {asked}, firsts AS (
    SELECT row_id, column_name, min(numbers) AS numbers, arg_min({{'change': change, 'old': old}}, numbers) AS found
    FROM (SELECT *, {numbers} AS numbers FROM history.changes WHERE table_name = {name})
    WHERE numbers > (SELECT numbers FROM asked) GROUP BY row_id, column_name
), touched AS (
    SELECT DISTINCT row_id FROM firsts
), whole AS (
    SELECT row_id, numbers, found.change AS change, found.old AS old FROM firsts WHERE column_name IS NULL
), cells AS (
    SELECT row_id, json_group_object(column_name, {value}) AS patch
    FROM firsts LEFT JOIN whole USING (row_id)
    WHERE column_name IS NOT NULL AND (whole.numbers IS NULL OR firsts.numbers < whole.numbers) GROUP BY row_id
), told AS (
    SELECT json_merge_patch(coalesce(whole.old::JSON, to_json(living)), coalesce(cells.patch, '{{}}'::JSON)) AS state
    FROM touched LEFT JOIN whole USING (row_id) LEFT JOIN cells USING (row_id) LEFT JOIN {place} AS living ON {same_row}
    WHERE whole.change IS DISTINCT FROM 'ADD'
)
SELECT living.* FROM {place} AS living ANTI JOIN touched ON {same_row}
UNION ALL SELECT typed.* FROM (SELECT json_transform(state, {types}) AS typed FROM told)
UNION ALL {refusal}
ORDER BY {order}"""
HISTORY = """WITH {asked}
SELECT living.* FROM asked, {place} AS living WHERE {numbers} <= asked.numbers
UNION ALL {refusal}
ORDER BY {order}"""


def create_macro(table: type[Table], database: str) -> list[str]:
    """The SQL that creates a table's macro in the schema of the table, and says what it does; `database` must be in use."""
    name = table.sql_name()
    place = f'{database}.{table.group()}."{name}{ENDING}"'
    said = f"Table {name} as the release asked for had it, in the columns of today. Unknown versions are an error."
    select = _select_history(table) if table.group() == "history" else _select_data(table)
    return [f"CREATE MACRO {place}(wanted) AS TABLE {select}", f"COMMENT ON MACRO TABLE {place} IS {quote_text(said)}"]


def _select_history(table: type[Table]) -> str:
    """History only grows: what a later release wrote is left out."""
    found = [name for name in VERSION_COLUMNS if name in table.types()]
    if not found:
        raise TypeError(f"{table.sql_name()}: none of the columns {VERSION_COLUMNS}; name its version column in {__name__}")
    return HISTORY.format(numbers=NUMBERS.format(f'living."{found[0]}"'), **_shared_parts(table))


def _select_data(table: type[Table]) -> str:
    types = {name: [sql_type(dtype.inner)] if isinstance(dtype, pl.List) else sql_type(dtype) for name, dtype in table.types().items()}
    lists = ", ".join(quote_text(name) for name, kind in types.items() if isinstance(kind, list))
    value = "to_json(found.old)"  # json_transform reads numbers, dates and truth values from texts; of lists `changes` holds the JSON
    return DATA.format(
        name=quote_text(table.sql_name()),
        numbers=NUMBERS.format("to_version"),
        value=f"CASE WHEN column_name IN ({lists}) THEN found.old::JSON ELSE {value} END" if lists else value,
        same_row=_match_row(table),
        types=quote_text(json.dumps(types)),
        **_shared_parts(table),
    )


def _match_row(table: type[Table]) -> str:
    """Whether the row `living` is the one `touched` names: by its id, or by each part of a key of several columns, as JSON."""
    if len(table.key()) == 1:
        return f'living."{table.key()[0]}" = touched.row_id'
    # Not as whole texts: two writers of JSON may write one key in two ways
    return " AND ".join(
        f'living."{name}"::VARCHAR IS NOT DISTINCT FROM json_extract_string(touched.row_id, \'$."{name}"\')' for name in table.key()
    )


def _shared_parts(table: type[Table]) -> dict[str, str]:
    place = f'{table.group()}."{table.sql_name()}"'
    order = ", ".join(f'"{name}" NULLS LAST' for name in table.key())
    return {"asked": ASKED, "place": place, "order": order, "refusal": REFUSAL.format(place=place)}
