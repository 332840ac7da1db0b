"""The site of a release, written into its folder from what lies there: pages, scripts, and the data that they load."""

import json
import shutil
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.site.charts import LIBRARY, describe_charts, read_library
from pipeline.site.dataset import describe_dataset
from pipeline.site.details import Details
from pipeline.site.downloads import list_downloads
from pipeline.site.facts import Facts, read_facts
from pipeline.site.listing import describe_listing, list_search_words, order_incidents
from pipeline.site.months import UNDATED, Month, list_months
from pipeline.site.pages import render_markdown, write_page
from pipeline.site.quality import list_corpora
from pipeline.site.reported import add_reported
from pipeline.site.shards import CHARTS, LISTING, SEARCH, write_details, write_script
from pipeline.site.wording import say_years

NAME = "site"
ASSETS = Path(__file__).with_name("assets")
READ = (
    "articles", "incidents", "statements", "incident_reports", "incident_parties", "casualty_claims", "actor_mentions", "evidence",
    "quality", "releases", "id_redirects", "actors",
)  # fmt: skip
NOTES = "CHANGES.md"
Tables = dict[str, pl.DataFrame]


def write_site(folder: Path) -> Path:
    """Write site/ into the folder of a release, which holds everything else but its checksums. The same files give the same bytes.

    Raises OSError where it cannot be written.
    """
    site = folder / NAME
    for part in ("data", "scripts"):
        (site / part).mkdir(parents=True, exist_ok=True)
    tables = {name: pl.read_parquet(folder / f"{name}.parquet", glob=False, hive_partitioning=False) for name in READ}
    incidents, facts = add_reported(order_incidents(tables["incidents"]), tables), read_facts(folder)
    details = Details(tables)
    _copy_assets(site)
    _write_data(site / "data", incidents, details, tables["id_redirects"])
    months = list_months(incidents, details)
    _write_months(site / "months", facts, months)
    notes = render_markdown((folder / NOTES).read_text(encoding="utf-8"))
    write_page(site / "changes.html", "changes.html", facts=facts, notes=notes, root="")
    _write_index(folder, facts, tables, months)
    return site


def _copy_assets(site: Path) -> None:
    for path in sorted(ASSETS.iterdir()):
        if path.suffix in (".css", ".js"):
            shutil.copyfile(path, (site if path.suffix == ".css" else site / "scripts") / path.name)
    (site / "scripts" / LIBRARY).write_bytes(read_library())


def _write_data(folder: Path, incidents: pl.DataFrame, details: Details, redirects: pl.DataFrame) -> None:
    shards = write_details(folder, map(details.describe, incidents.iter_rows(named=True)))
    write_script(folder / LISTING, "receiveListing", describe_listing(incidents, redirects, shards))
    write_script(folder / SEARCH, "receiveSearchWords", list_search_words(incidents))
    (folder / CHARTS).write_bytes(f"receiveCharts({describe_charts()});\n".encode())


def _write_months(folder: Path, facts: Facts, months: list[Month]) -> None:
    dated = [month for month in months if month.name != UNDATED]
    around = [None, *dated, None]  # each between the later and the earlier one
    if months:
        folder.mkdir(exist_ok=True)
    for place, month in enumerate(months):
        later, earlier = (None, None) if month.name == UNDATED else (around[place], around[place + 2])
        write_page(folder / f"{month.name}.html", "month.html", facts=facts, month=month, later=later, earlier=earlier, root="../")


def _write_index(folder: Path, facts: Facts, tables: Tables, months: list[Month]) -> None:
    downloads = list_downloads(folder)
    write_page(
        folder / NAME / "index.html",
        "index.html",
        facts=facts,
        years=say_years(tables["articles"]["published_on"]),
        counts={name: tables[name].height for name in ("incidents", "articles", "statements", "evidence")},
        dataset=describe_dataset(facts, downloads, tables["incidents"]),
        months=months,
        corpora=list_corpora(tables["quality"]),
        downloads=downloads,
        releases=_list_releases(tables["releases"]),
        root="",
    )


def _list_releases(releases: pl.DataFrame) -> list[dict[str, Any]]:
    """Every release so far, the newest first, with its numbers of rows."""
    rows = releases.iter_rows(named=True)
    listed = [{"version": row["version"], "created": row["created_on"].isoformat(), "rows": json.loads(row["rows"])} for row in rows]
    return sorted(listed, key=lambda one: [int(number) for number in one["version"].split(".")], reverse=True)
