"""Folders of releases that nobody built: as many made-up incidents as a test wants, with everything told of them."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from schemas import TABLES
from tests.rows import valid_row

KINDS = ("bombing", "armed_assault", "kidnapping", "riot", "arson", "shelling")
COUNTRIES = (("Iraq", "IRQ"), ("Kenya", "KEN"), ("Peru", "PER"), ("Nepal", "NPL"), ("Mali", "MLI"), ("Haiti", "HTI"))
TOLD = ("articles", "incident_reports", "incident_parties", "casualty_claims", "statements", "evidence")
COLUMNS = ("incident_type", "date_start", "city")
PAPERS = {
    "datapackage.json": json.dumps({
        "title": "Made-up incidents", "description": "What nobody reports.\n\nNothing of it happened.", "version": "2031.5.0",
        "created": "2031-05-01T00:00:00Z", "sources": [{"title": "Articles nobody wrote"}],
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}],
    }),
    "CITATION.cff": 'cff-version: 1.2.0\ntitle: "Made-up incidents"\nauthors:\n  - name: "The authors"\n',
    "CHANGES.md": "# Release 2031.5.0\n\nThe first release.\n",
}  # fmt: skip


def write_folder(folder: Path, count: int, **cells: str) -> Path:
    """Write a release of `count` incidents into `folder`; `cells` are put into every row that has such a column."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in PAPERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name, frame in _make_tables(count).items():
        own = {column: pl.lit(value) for column, value in cells.items() if column in frame.columns}
        frame.with_columns(**own).write_parquet(folder / f"{name}.parquet")
    return folder


def _make_tables(count: int) -> dict[str, pl.DataFrame]:
    """For each incident a row of every table that tells of it, with ids of its own; of other tables one row."""
    rows = {name: [valid_row(name)] for name in TABLES}
    for name in TOLD:
        rows[name] = [valid_row(name) | _name(name, number) for number in range(count)]
    return {name: table.frame(rows[name]) for name, table in TABLES.items()} | {"incidents": make_incidents(count)}


def make_incidents(count: int) -> pl.DataFrame:
    """Table incidents with `count` rows."""
    return TABLES["incidents"].frame([_make_incident(number) for number in range(count)])


def _name(table: str, number: int) -> dict[str, str]:
    """The ids in a row that belongs to an incident by its number."""
    key, tail = TABLES[table].key()[0], f"{number:016}"
    ids = {"article_id": f"art-{tail}", "incident_id": f"inc-{tail}", key: f"{key[:3]}-{tail}"}
    own = {"table_name": "incidents", "row_id": f"inc-{tail}", "column_name": COLUMNS[number % 3]} if table == "evidence" else {}
    return {column: value for column, value in ids.items() if column in TABLES[table].types()} | own


def _make_incident(number: int) -> dict[str, Any]:
    """Kind, place, day, toll and names differ from row to row."""
    kind, (country, code), town = KINDS[number % 6], COUNTRIES[number % 6], f"Town {number % 4000}"
    day = date(2020, 1, 1) + timedelta(days=number % 3000)
    place = {"place_name": town, "city": town, "country": country, "country_iso3": code}
    spot = {"latitude": number * 37 % 1200 / 10 - 50, "longitude": number * 91 % 3500 / 10 - 175}
    toll = {"fatalities_low": number % 9, "fatalities_best": number % 9 + 1, "fatalities_high": number % 9 + 3}
    label = f"{kind.replace('_', ' ').capitalize()}, {town} ({country}), {day.isoformat()}"
    told = {"label": label, "incident_type": kind, "date_start": day, "date_end": day, "confidence": number % 60 / 100 + 0.4}
    names = {"perpetrators": [f"Group {number % 900}"]}
    return valid_row("incidents") | _name("incidents", number) | place | spot | toll | told | names
