"""The listing gives back the rows it was made of, newest first, and leads retired ids on."""

from pipeline.site.listing import describe_listing, list_search_words, order_incidents
from pipeline.site.reported import add_reported
from schemas import TABLES
from tests.rows import valid_row

READ = ("actors", "articles", "incident_parties", "incident_reports")
COLUMNS = ("incident_type", "city", "country", "responsibility")


def redirect(old: str, new: str | None, version: str) -> dict[str, str | None]:
    """A row of id_redirects."""
    return {"old_id": old, "new_id": new, "version": version, "reason": "merge" if new else "retracted"}


def test_texts_are_found_by_their_places(sample):
    """Whatever a column names by its place in the list of texts is the cell of the table."""
    incidents = add_reported(order_incidents(sample.table("incidents")), {name: sample.table(name) for name in READ})
    listing = describe_listing(incidents, TABLES["id_redirects"].frame([]), [0])
    texts = [*listing["texts"], None]
    for name in COLUMNS:
        assert [texts[-1 if place is None else place] for place in listing["columns"][name]] == incidents[name].to_list()
    for name in ("victims", "standings"):
        assert [[texts[place] for place in places] for places in listing["columns"][name]] == incidents[name].to_list()
    assert len(set(listing["texts"])) == len(listing["texts"])


def test_outlets_and_headlines_are_words_to_search_in(sample):
    """For each incident, in the order of the listing, those of every article that reports it."""
    incidents = add_reported(order_incidents(sample.table("incidents")), {name: sample.table(name) for name in READ})
    words = dict(zip(incidents["incident_id"], list_search_words(incidents), strict=True))
    reports = sample.table("incident_reports").join(sample.table("articles"), on="article_id")
    for incident, title, publisher in reports.select("incident_id", "title", "publisher").iter_rows():
        assert (title or "") in words[incident]
        assert (publisher or "") in words[incident]


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
    tables = {name: TABLES[name].frame([valid_row(name)]) for name in READ}
    incidents = add_reported(TABLES["incidents"].frame([valid_row("incidents")]), tables)
    told = describe_listing(incidents, TABLES["id_redirects"].frame(steps), [0])["redirects"]
    assert told == {"inc-merged": ["inc-new"], "inc-gone": [], "inc-split": ["inc-one", "inc-two"]}


def test_kinds_are_found_by_common_words(sample):
    """Who searches for a shooting finds armed assaults, for an earthquake natural disasters."""
    tables = {name: sample.table(name) for name in READ}
    words = describe_listing(add_reported(sample.table("incidents"), tables), TABLES["id_redirects"].frame([]), [0])["kind_words"]
    assert "shooting" in words["armed_assault"].split()
    assert "earthquake" in words["natural_disaster"].split()
    assert "shooting" not in words["natural_disaster"]
