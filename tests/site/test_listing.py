"""The listing gives back the rows it was made of, newest first, and leads retired ids on."""

import polars as pl

from pipeline.site.listing import describe_listing, order_incidents
from schemas import TABLES
from tests.rows import valid_row

COLUMNS = ("incident_type", "city", "country", "responsibility")


def redirect(old: str, new: str | None, version: str) -> dict[str, str | None]:
    """A row of id_redirects."""
    return {"old_id": old, "new_id": new, "version": version, "reason": "merge" if new else "retracted"}


def test_texts_are_found_by_their_places(sample):
    """Whatever a column names by its place in the list of texts is the cell of the table."""
    incidents = order_incidents(sample.table("incidents"))
    listing = describe_listing(incidents, TABLES["id_redirects"].frame([]), [0])
    texts = [*listing["texts"], None]
    for name in COLUMNS:
        assert [texts[-1 if place is None else place] for place in listing["columns"][name]] == incidents[name].to_list()
    assert [[texts[place] for place in places] for places in listing["columns"]["victims"]] == incidents["victims"].to_list()
    assert len(set(listing["texts"])) == len(listing["texts"])


def test_newest_come_first_and_undated_last(sample):
    """The order of the table before anybody sorts it."""
    days = order_incidents(sample.table("incidents"))["date_start"].to_list()
    known = [day for day in days if day]
    assert known == sorted(known, reverse=True)
    assert days[len(known) :] == [None] * (len(days) - len(known)) != []


def test_retired_ids_lead_on_by_their_newest_step():
    """A merge, a split into two, a retraction; release 10 comes after release 9."""
    steps = [
        redirect("inc-merged", "inc-old", "2031.9.0"), redirect("inc-merged", "inc-new", "2031.10.0"),
        redirect("inc-gone", None, "2031.9.0"), redirect("inc-split", "inc-one", "2031.9.0"),
        redirect("inc-split", "inc-two", "2031.9.0"), redirect("act-1", "act-2", "2031.9.0"),
    ]  # fmt: skip
    incidents = pl.DataFrame(TABLES["incidents"].frame([valid_row("incidents")]))
    told = describe_listing(incidents, TABLES["id_redirects"].frame(steps), [0])["redirects"]
    assert told == {"inc-merged": ["inc-new"], "inc-gone": [], "inc-split": ["inc-one", "inc-two"]}
