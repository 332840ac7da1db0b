"""OUT/review.csv: the closest calls on incidents, for a person to look at. Local, in no release."""

from pathlib import Path

import polars as pl

from pipeline.checksums import hash_file
from pipeline.deduplication.matching import CLOSE, estimate
from pipeline.ingestion.decisions.review_list import ANSWERED
from pipeline.release.forms.csv_archive import write_csv
from pipeline.release.written import WrittenFiles

NAME = "review.csv"
BETWEEN = (estimate(-CLOSE), estimate(CLOSE))  # scores of calls that could have gone either way
LISTED = 500  # calls: more than anybody reads in a week
SIDE = ("incident_id", "label", "report_id", "title", "days", "place", "killed")  # of one report: its incident, headline and cells
COLUMNS = ("score", "action", "changes_killed", *SIDE, *(f"other_{name}" for name in SIDE), "reason", "to_change")
HEADER = (*COLUMNS, *ANSWERED)


def list_closest(merges: pl.DataFrame, incidents: pl.DataFrame, reports: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """COLUMNS, those first that would change most, then the nearest to a score of 0.5.

    `action` says whether the two reports are one incident now. `changes_killed` is by how many persons the dead of all incidents
    together would rise or fall if the call were turned over: the smaller of the two tolls, NULL where either is unknown.
    `to_change` is the start of a line of raw/decisions that turns the decision over.
    """
    ends = pl.col("features").str.json_decode(pl.Struct({"reports": pl.List(pl.String)})).struct.field("reports").list
    close = merges.filter((pl.col("kind") == "incident") & (pl.col("decided_by") == "rule") & pl.col("score").is_between(*BETWEEN))
    calls = close.select("score", "action", "reason", report_id=ends.get(0), other_report_id=ends.get(1))
    told = _tell_sides(incidents, reports, articles)
    others = told.rename({name: f"other_{name}" for name in told.columns})
    named = calls.join(told, on="report_id").join(others, on="other_report_id")
    change = (
        pl.when(pl.col("action") == "merge").then(pl.format("split,{},{}", "report_id", "other_report_id"))
        .otherwise(pl.format("merge,{},{}", "incident_id", "other_incident_id"))
    )  # fmt: skip
    killed = ("killed", "other_killed")
    changes = pl.when(pl.all_horizontal(pl.col(name).is_not_null() for name in killed)).then(pl.min_horizontal(killed))
    rows = named.with_columns(to_change=change, changes_killed=changes).select(COLUMNS).unique()
    order = (-pl.col("changes_killed").fill_null(0), (pl.col("score") - 0.5).abs(), "report_id", "other_report_id", "action")
    return rows.sort(*order).head(LISTED)


def _tell_sides(incidents: pl.DataFrame, reports: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """SIDE of each report, by report_id: what a person needs to judge it without opening the article."""
    place = pl.concat_str(pl.coalesce("city", "place_name", "admin1"), "country", separator=", ", ignore_nulls=True)
    end = pl.when(pl.col("date_end") != pl.col("date_start")).then(pl.format(" to {}", "date_end")).otherwise(pl.lit(""))
    cells = reports.select(
        "report_id", "incident_id", "article_id", days=pl.format("{}{}", "date_start", end),
        place=pl.when(place != "").then(place), killed="fatalities_best",
    )  # fmt: skip
    told = cells.join(articles.select("article_id", "title"), on="article_id", how="left")
    return told.join(incidents.select("incident_id", "label"), on="incident_id").select(SIDE)


def write_review(calls: pl.DataFrame, out: Path) -> tuple[Path, tuple[Path, ...]]:
    """The calls as a CSV file that a spreadsheet opens, with columns for answers, swapped in whole; one worked on is set aside beside it.

    Returns where the list lies, and where the one set aside. Raises ForeignFileError where another file of this name is in the way.
    """
    files, path = WrittenFiles(out), out / NAME
    if path not in files.paths and _is_list(path):
        files.vouch(path, hash_file(path))
    empty = (pl.lit(None, pl.String).alias(name) for name in ANSWERED)
    files.write(path, write_csv(calls.with_columns(empty)))
    files.finish()
    return path, files.set_aside


def _is_list(path: Path) -> bool:
    """Whether a file is such a list, of a folder that was built before lists were kept of what a build wrote."""
    if not path.is_file():
        return False
    with open(path, "rb") as file:
        return file.readline(1_000).decode("utf-8-sig", "replace").rstrip() in {",".join(columns) for columns in (COLUMNS, HEADER)}
