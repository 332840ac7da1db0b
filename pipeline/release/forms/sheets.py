"""The tables of a release as people read them in a spreadsheet: in the order of days, with what they would look up beside each row."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipeline.release.datapackage import describe_schema
from pipeline.release.forms.edition import Edition
from schemas import TABLES

MAIN = {name: table for name, table in TABLES.items() if table.group() == "main"}
ORDER = ("date_start", "incident_id")  # of incidents and their sources; unknown days last
BESIDE = ("incident_label", "publisher", "published_on", "url")  # ends each row of a table that tells of incidents
QUOTED = ("incident_parties", "casualty_claims")  # a statement has its words already
TOLD = ("statements", *QUOTED)
ADDED = {
    "incident_label": "The incident in a line; empty where the row is of none.",
    "publisher": "Outlet of the article; empty when unknown.",
    "published_on": "Day on which the article was published; empty when unknown.",
    "url": "Address of the article; empty when unknown.",
    "quote": "The sentence in the article; where the release shows none, the words that the row was read from.",
    "label": "The incident in a line.",
    "incident_id": "Id of the incident.",
    "title": "Headline of the article; empty when it has none.",
    "is_main": "Whether the article is about the incident; false: it only tells of it beside other news.",
    "table": "The file, without its ending.",
    "column": "The column.",
    "type": "What its cells are.",
    "description": "What they say.",
}
TYPES = {"published_on": "date", "is_main": "boolean"}


@dataclass(frozen=True)
class Sheet:
    """One file: its name without ending, what it holds, its rows, and its columns as a Table Schema."""

    name: str
    description: str
    rows: pl.DataFrame
    schema: dict[str, Any]


def list_sheets(edition: Edition) -> list[Sheet]:
    """The main tables, then `sources`, `columns`, which describes the others, and `codes`."""
    sheets = [*_list_tables(edition), _list_sources(edition)]
    codes = Sheet("codes", TABLES["codes"].describe(), edition.table("codes"), describe_schema(TABLES["codes"]))
    return [*sheets, _list_columns([*sheets, codes]), codes]


def _list_tables(edition: Edition) -> Iterator[Sheet]:
    for name, table in MAIN.items():
        rows, schema = edition.table(name), describe_schema(table)
        if name == "incidents":
            rows = rows.sort(ORDER, nulls_last=True)
        if name in TOLD:
            rows = _add_beside(edition, name, rows)
            added = (*BESIDE, *(("quote",) if name in QUOTED else ()))
            schema["fields"] += [_describe_field(column) for column in added]
        yield Sheet(name, table.describe(), rows, schema)


def _add_beside(edition: Edition, name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with label, outlet, day and address, and the words behind them where `name` has no words of its own."""
    labels = edition.table("incidents").select("incident_id", incident_label="label")
    articles = edition.table("articles").select("article_id", *BESIDE[1:])
    looked_up = [("incident_id", labels), ("article_id", articles)]
    looked_up += [(rows.columns[0], _choose_quotes(edition, name))] if name in QUOTED else []
    for key, found in looked_up:
        rows = rows.join(found, on=key, how="left", maintain_order="left")
    return rows


def _choose_quotes(edition: Edition, name: str) -> pl.DataFrame:
    """For each row of a table the sentence behind it, else the longest words."""
    evidence = edition.table("evidence").filter(pl.col("table_name") == name)
    best = evidence.sort(pl.col("context").is_null(), -pl.col("quote").str.len_chars().cast(pl.Int32), "evidence_id")
    quote = pl.coalesce("context", "quote").alias("quote")
    return best.unique("row_id", keep="first", maintain_order=True).select(pl.col("row_id").alias(TABLES[name].key()[0]), quote)


def _list_sources(edition: Edition) -> Sheet:
    """Which article tells of which incident, by the incident's day, then by that of the article."""
    reports = edition.table("incident_reports").group_by("incident_id", "article_id").agg(pl.col("is_main").any())
    incidents = edition.table("incidents").select("label", *ORDER)
    told = reports.join(incidents, on="incident_id").join(edition.table("articles"), on="article_id")
    rows = told.sort(*ORDER, "published_on", "article_id", nulls_last=True)
    columns = ("label", "incident_id", "publisher", "published_on", "title", "url", "is_main")
    links = [{"fields": ["incident_id"], "reference": {"resource": "incidents", "fields": ["incident_id"]}}]
    about = "One row = one article that tells of one incident."
    return Sheet("sources", about, rows.select(columns), {**_describe_columns(columns), "foreignKeys": links})


def _list_columns(sheets: list[Sheet]) -> Sheet:
    fields = [(sheet.name, field["name"], field["type"], field["description"]) for sheet in sheets for field in sheet.schema["fields"]]
    columns = ("table", "column", "type", "description")
    rows = pl.DataFrame(fields, schema=dict.fromkeys(columns, pl.String), orient="row")
    rows = rows.with_columns(pl.col("type").replace({"array": "list, joined by \"; \""}))
    return Sheet("columns", "One row = one column of one file.", rows, _describe_columns(columns))


def _describe_columns(columns: tuple[str, ...]) -> dict[str, Any]:
    return {"fields": [_describe_field(column) for column in columns], "missingValues": [""]}


def _describe_field(column: str) -> dict[str, Any]:
    """A column that no table has, as a field of a Table Schema."""
    return {"name": column, "type": TYPES.get(column, "string"), "format": "default", "description": ADDED[column]}
