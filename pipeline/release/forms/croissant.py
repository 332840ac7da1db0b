"""croissant.json: the release for catalogues of data sets (Croissant 1.0 of MLCommons): files, tables, columns, links."""

import json
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.checksums import hash_file
from pipeline.release.citation import AUTHORS, KEYWORDS, cite
from pipeline.release.datapackage import DESCRIPTION, LICENSE, TITLE
from pipeline.release.forms.edition import Edition
from schemas import TABLES, Table

NAME = "croissant.json"
STANDARD = "http://mlcommons.org/croissant/1.0"
PARQUET = "application/x-parquet"  # the only name by which the standard's own reader knows it
TERMS = (
    "citeAs", "column", "equivalentProperty", "extract", "field", "fileProperty", "fileObject", "fileSet", "format", "includes",
    "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex", "repeated", "replace",
    "samplingRate", "separator", "source", "subField", "transform",
)  # fmt: skip
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{term: f"cr:{term}" for term in TERMS},
}
DATA_TYPES: dict[Any, str] = {
    pl.String: "sc:Text", pl.Boolean: "sc:Boolean", pl.Int32: "sc:Integer", pl.Int64: "sc:Integer", pl.Float64: "sc:Float",
    pl.Date: "sc:Date",
}  # fmt: skip


def write_croissant(edition: Edition, target: Path) -> None:
    """Write the description, over the release's Parquet files."""
    target.write_bytes((json.dumps(describe_dataset(edition), ensure_ascii=False, indent=2) + "\n").encode())


def describe_dataset(edition: Edition) -> dict[str, Any]:
    """The release as JSON-LD."""
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": STANDARD,
        "name": "news-incidents",
        "alternateName": TITLE,
        "description": " ".join(DESCRIPTION.split()),
        "version": edition.version,
        "datePublished": edition.created_on.isoformat(),
        "license": LICENSE["path"],
        "creator": {"@type": "sc:Organization", "name": AUTHORS},
        "keywords": list(KEYWORDS),
        "citeAs": cite(edition.version, edition.created_on),
        "isLiveDataset": False,
        "distribution": [_describe_file(name, edition.folder / f"{name}.parquet") for name in TABLES],
        "recordSet": [_describe_table(table) for table in TABLES.values()],
    }


def _describe_file(name: str, path: Path) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": path.name,
        "name": path.name,
        "description": TABLES[name].to_schema().title,
        "contentUrl": path.name,
        "contentSize": f"{path.stat().st_size} B",
        "encodingFormat": PARQUET,
        "sha256": hash_file(path),
    }


def _describe_table(table: type[Table]) -> dict[str, Any]:
    name = table.sql_name()
    key = [{"@id": f"{name}/{column}"} for column in table.key()]
    fields = [_describe_column(table, column) for column in table.types()]
    told = {"@type": "cr:RecordSet", "@id": name, "name": name, "description": table.describe()}
    return {**told, "key": key[0] if len(key) == 1 else key, "field": fields}


def _describe_column(table: type[Table], column: str) -> dict[str, Any]:
    name, dtype, target = table.sql_name(), table.types()[column], table.references().get(column)
    kind = dtype.inner if isinstance(dtype, pl.List) else dtype
    field = {
        "@type": "cr:Field",
        "@id": f"{name}/{column}",
        "name": column,
        "description": table.columns()[column].description,
        "dataType": DATA_TYPES[kind.base_type()],
        "source": {"fileObject": {"@id": f"{name}.parquet"}, "extract": {"column": column}},
    }
    field |= {"repeated": True} if kind is not dtype else {}
    return field | ({"references": {"field": {"@id": target.replace(".", "/")}}} if target else {})
