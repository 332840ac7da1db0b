"""tables.csv.zip: the main tables for spreadsheets, so that they open as text and nothing in them is run.

With its own datapackage.json the archive is a Data Package, by which programs can check types, keys and links.
"""

import json
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import polars as pl

from pipeline.release.datapackage import DESCRIPTION, LICENSE, PROFILE, TITLE, describe_schema
from pipeline.release.datapackage import NAME as DESCRIPTOR
from pipeline.release.forms.edition import Edition
from schemas import TABLES, Table

NAME = "tables.csv.zip"
MAIN = {name: table for name, table in TABLES.items() if table.group() == "main"}
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a zip file can tell, so that no clock is in it
UNIX, READABLE = 3, 0o644 << 16
SEPARATOR = "; "  # between the parts of a list
FORMULA = "^[=+\\-@\t\r]"  # what a spreadsheet takes for the beginning of a formula
LINE_END = "\r\n"  # as RFC 4180 has it


def write_csv_archive(edition: Edition, target: Path) -> None:
    """Write each main table as a CSV file with a byte order mark, by which spreadsheets know UTF-8, and what describes them."""
    with ZipFile(target, "w") as archive:
        for name in MAIN:
            archive.writestr(_make_entry(f"{name}.csv"), write_csv(edition.table(name)), compresslevel=6)
        archive.writestr(_make_entry(DESCRIPTOR), json.dumps(describe_tables(edition.version), ensure_ascii=False, indent=2) + "\n")


def write_csv(table: pl.DataFrame) -> bytes:
    """A table as CSV: NULL is an empty cell, a list its parts joined, and text that would be a formula begins with an apostrophe."""
    texts = [_defuse(_join(pl.col(name), dtype)).alias(name) for name, dtype in table.schema.items() if _is_text(dtype)]
    return table.with_columns(texts).write_csv(include_bom=True, line_terminator=LINE_END).encode()


def describe_tables(version: str) -> dict[str, Any]:
    """The archive as a Data Package."""
    about = {"$schema": PROFILE, "name": "news-incidents-csv", "title": TITLE, "description": DESCRIPTION, "version": version}
    return about | {"licenses": [LICENSE], "resources": [_describe_file(name, table) for name, table in MAIN.items()]}


def _describe_file(name: str, table: type[Table]) -> dict[str, Any]:
    form = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "dialect": {"lineTerminator": LINE_END}}
    schema = describe_schema(table)
    schema["fields"] = [_describe_text(field) if field["type"] == "array" else field for field in schema["fields"]]
    return {"name": name, "type": "table", "description": table.describe(), "path": f"{name}.csv", **form, "schema": schema}


def _describe_text(field: dict[str, Any]) -> dict[str, Any]:
    """A list as the CSV has it: its parts in one text, which is empty where there are none."""
    return {key: value for key, value in field.items() if key not in ("arrayItem", "constraints")} | {"type": "string"}


def _make_entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, FIRST_DAY)
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, UNIX, READABLE
    return entry


def _is_text(dtype: pl.DataType) -> bool:
    return dtype == pl.String or isinstance(dtype, pl.List)


def _join(column: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    return column.list.join(SEPARATOR) if isinstance(dtype, pl.List) else column


def _defuse(text: pl.Expr) -> pl.Expr:
    return pl.when(text.str.contains(FORMULA)).then(pl.concat_str(pl.lit("'"), text)).otherwise(text)
