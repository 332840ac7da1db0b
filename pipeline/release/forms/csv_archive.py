"""tables.csv.zip: tables for spreadsheets (see sheets.py), so that they open as text and nothing in them is run.

With its own datapackage.json the archive is a Data Package, by which programs can check types, keys and links.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import polars as pl

from pipeline.release.datapackage import DESCRIPTION, LICENSE, PROFILE, TITLE
from pipeline.release.datapackage import NAME as DESCRIPTOR
from pipeline.release.forms.edition import Edition
from pipeline.release.forms.readme import write_text
from pipeline.release.forms.sheets import Sheet, list_sheets

NAME = "tables.csv.zip"
README = "README.txt"  # with an ending that every computer opens
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a zip file can tell, so that no clock is in it
UNIX, READABLE = 3, 0o644 << 16
SEPARATOR = "; "  # between the parts of a list
FORMULA = "^[=+\\-@\t\r]"  # what a spreadsheet takes for the beginning of a formula
LINE_END = "\r\n"  # as RFC 4180 has it


def write_csv_archive(edition: Edition, target: Path) -> None:
    """Write each sheet as a CSV file with a byte order mark, by which spreadsheets know UTF-8, and what describes them."""
    sheets = list_sheets(edition)
    with ZipFile(target, "w") as archive:
        archive.writestr(_make_entry(README), write_text(edition))
        for sheet in sheets:
            archive.writestr(_make_entry(f"{sheet.name}.csv"), write_csv(sheet.rows), compresslevel=6)
        package = json.dumps(describe_tables(sheets, edition.version), ensure_ascii=False, indent=2)
        archive.writestr(_make_entry(DESCRIPTOR), package + "\n")


def write_csv(table: pl.DataFrame) -> bytes:
    """A table as CSV: NULL is an empty cell, a list its parts joined, and text that would be a formula begins with an apostrophe."""
    texts = [_defuse(_join(pl.col(name), dtype)).alias(name) for name, dtype in table.schema.items() if _is_text(dtype)]
    return table.with_columns(texts).write_csv(include_bom=True, line_terminator=LINE_END).encode()


def describe_tables(sheets: Sequence[Sheet], version: str) -> dict[str, Any]:
    """The archive as a Data Package."""
    about = {"$schema": PROFILE, "name": "news-incidents-csv", "title": TITLE, "description": DESCRIPTION, "version": version}
    return about | {"licenses": [LICENSE], "resources": list(map(_describe_file, sheets))}


def _describe_file(sheet: Sheet) -> dict[str, Any]:
    form = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "dialect": {"lineTerminator": LINE_END}}
    fields = [_describe_text(field) if field["type"] == "array" else field for field in sheet.schema["fields"]]
    about = {"name": sheet.name, "type": "table", "description": sheet.description, "path": f"{sheet.name}.csv"}
    return {**about, **form, "schema": {**sheet.schema, "fields": fields}}


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
