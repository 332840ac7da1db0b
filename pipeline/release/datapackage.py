"""datapackage.json: the release described by Data Package v2 (https://datapackage.org), from the models alone."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.checksums import hash_file
from pipeline.release.code_list import LINE_END
from pipeline.release.code_list import NAME as CODE_LIST
from pipeline.release.code_list import TABLE as CODES
from schemas import TABLES, Table
from schemas.standards import load_standards

NAME = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TITLE = "Incidents, actors and statements read from news articles"
DESCRIPTION = """What news articles report of incidents (attacks, crimes, unrest, accidents, disasters):
what happened, where, when, to whom and who says so.

Every value read from a text has the words behind it in table evidence. Unknown is NULL. Articles' texts are in
no release. The licence covers the data as compiled; titles and quotations belong to their publishers."""
LICENSE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 International",
}
SOURCES = [
    {"title": "News articles, as table articles names them: titles and quotations belong to their publishers"},
    {"title": "GeoNames, CC BY 4.0: names, ids and coordinates of places", "path": "https://www.geonames.org/"},
    *({"title": f"{one.standard}: {one.title}. {one.publisher}", "path": one.url, "version": one.edition} for one in load_standards()),
]
PARQUET = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
CSV = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "dialect": {"lineTerminator": LINE_END}}
FIELD_TYPES: dict[Any, str] = {
    pl.String: "string", pl.Boolean: "boolean", pl.Int32: "integer", pl.Int64: "integer", pl.Float64: "number", pl.Date: "date",
}  # fmt: skip
CONSTRAINTS = {
    "isin": {"allowed_values": "enum"},
    "greater_than_or_equal_to": {"min_value": "minimum"},
    "less_than_or_equal_to": {"max_value": "maximum"},
    "str_matches": {"pattern": "pattern"},
    "str_length": {"min_value": "minLength", "max_value": "maxLength"},
}


def write_datapackage(folder: Path, version: str, today: date) -> Path:
    """Write datapackage.json over the tables' files in a folder. The same files, version and day give the same bytes."""
    package: dict[str, Any] = {
        "$schema": PROFILE,
        "name": "news-incidents",
        "title": TITLE,
        "description": DESCRIPTION,
        "version": version,
        "created": f"{today.isoformat()}T00:00:00Z",
        "licenses": [LICENSE],
        "sources": SOURCES,
        "resources": [describe_resource(table, folder / f"{name}.parquet", PARQUET) for name, table in TABLES.items()],
    }
    listed = describe_resource(TABLES[CODES], folder / CODE_LIST, CSV)
    package["resources"].append(listed | {"name": f"{CODES}-csv", "title": f"{listed['title']}, as CSV"})
    target = folder / NAME
    target.write_bytes((json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode())
    return target


def describe_resource(table: type[Table], path: Path, form: dict[str, Any]) -> dict[str, Any]:
    """The resource for one table's file, which has the format that `form` says, with its hash and size in bytes."""
    return {
        "name": table.sql_name(),
        "type": "table",
        "title": table.to_schema().title,
        "description": table.describe(),
        "path": path.name,
        **form,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{hash_file(path)}",
        "schema": describe_schema(table),
    }


def describe_schema(table: type[Table]) -> dict[str, Any]:
    """The Table Schema of a table. A key that may hold NULL is a unique key: a primary key may not."""
    columns, key = table.columns(), list(table.key())
    schema: dict[str, Any] = {"fields": [_describe_field(name, column) for name, column in columns.items()], "missingValues": [""]}
    schema |= {"uniqueKeys": [key]} if any(columns[name].nullable for name in key) else {"primaryKey": key}
    links = [_describe_link(table.sql_name(), column, target) for column, target in table.references().items()]
    return schema | ({"foreignKeys": links} if links else {})


def _describe_field(name: str, column: Any) -> dict[str, Any]:
    dtype = column.dtype.type
    # An array, not a "list": that one is written with commas, which names hold, and version 2.0's own profile does not know it
    items = {"arrayItem": {"type": FIELD_TYPES[dtype.inner.base_type()]}} if isinstance(dtype, pl.List) else {}
    kind = "array" if items else FIELD_TYPES[dtype.base_type()]
    extra = {said: column.metadata[key] for key, said in (("unit", "unit"), ("code_set", "codeSet")) if key in column.metadata}
    constraints = _describe_constraints(column)
    field = {"name": name, "type": kind, "format": "default", **items, "description": column.description, **extra}
    return field | ({"constraints": constraints} if constraints else {})


def _describe_constraints(column: Any) -> dict[str, Any]:
    found: dict[str, Any] = {} if column.nullable else {"required": True}
    found |= {"unique": True} if column.unique else {}
    for check in column.checks:
        known = CONSTRAINTS.get(check.name, {})  # a rule Data Package cannot say is told by the column's description
        found |= {said: check.statistics[key] for key, said in known.items() if check.statistics.get(key) is not None}
    if "pattern" in found:
        found["pattern"] = found["pattern"].removeprefix("^").removesuffix("$")  # XML Schema patterns match the whole value
    return found


def _describe_link(name: str, column: str, target: str) -> dict[str, Any]:
    resource, field = target.split(".")
    # Version 2 leaves `resource` out for a link within the table and has "" read the same; version 1 and its validators want it
    return {"fields": [column], "reference": {"resource": "" if resource == name else resource, "fields": [field]}}
