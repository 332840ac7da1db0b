"""What the page of an incident is told: everything that the tables hold of it, in words that stand in its articles."""

from collections import Counter

import polars as pl

from pipeline.release.texts import place_text
from tests.site.conftest import read_script


def test_every_incident_has_its_reports(details, sample):
    """Each article that reports an incident is named with headline, outlet and day."""
    articles = {row["article_id"]: row for row in sample.table("articles").iter_rows(named=True)}
    wanted = Counter(sample.table("incident_reports").select("incident_id", "article_id").iter_rows())
    told = Counter((one["id"], one["articles"][report["article"]]["id"]) for one in details.values() for report in one["reports"])
    assert told == wanted
    for article in (article for one in details.values() for article in one["articles"]):
        row = articles[article["id"]]
        assert (article["title"], article["publisher"]) == (row["title"], row["publisher"])
        assert article["on"] == (row["published_on"] and row["published_on"].isoformat())


def test_every_claim_says_who_makes_it(details, sample):
    """Each number that somebody gave is there, with the one who asserts it and the article."""
    rows = sample.table("casualty_claims").select("incident_id", "article_id", "population", "asserted_by").iter_rows()
    told = Counter(
        (one["id"], one["articles"][claim["article"]]["id"], claim["population"], claim["by"])
        for one in details.values()
        for claim in one["claims"]
    )
    assert told == Counter(rows)


def test_parties_are_grouped_and_none_is_lost(details, sample):
    """Who did it to whom, by whose word: the same words of several articles are one entry with a quote each."""
    parties = sample.table("incident_parties").select("incident_id", "name", "asserted_by")
    rows = {(incident, name.casefold(), by) for incident, name, by in parties.iter_rows()}
    assert {(one["id"], party["name"].casefold(), party["by"]) for one in details.values() for party in one["parties"]} == rows
    quotes = sum(len(party["quotes"]) for one in details.values() for party in one["parties"])
    assert quotes == parties.height


def test_statements_name_speaker_and_chain(details, sample):
    """Each statement on an incident with its speaker and through whom it came."""
    rows = sample.table("statements").drop_nulls("incident_id").select("incident_id", "speaker", "reported_by", "content").iter_rows()
    told = [(one["id"], said) for one in details.values() for said in one["statements"]]
    found = Counter((incident, said["speaker"], tuple(said["through"]), said["content"]) for incident, said in told)
    assert found == Counter((incident, speaker, tuple(chain), content) for incident, speaker, chain, content in rows)
    assert any(said["role"] for _, said in told)


def test_words_stand_in_their_articles(details, sample):
    """What is shown before, of and behind a quote is verbatim from the article's text, and most quotes have some of it."""
    shown = [
        (one["articles"][quote["article"]]["id"], quote)
        for one in details.values()
        for cell in (*one["cells"], *one["claims"], *one["parties"])
        for quote in cell["quotes"]
    ]
    batches = dict(sample.table("articles").select("article_id", "batch").iter_rows())
    for article, quote in shown:
        text = place_text(sample.out, batches[article], article).read_text(encoding="utf-8")
        assert quote["before"].removeprefix("… ") + quote["quote"] + quote["after"].removesuffix(" …") in text
    assert sum(bool(quote["before"] or quote["after"]) for _, quote in shown) > len(shown) / 2


def test_confidence_is_that_of_the_evidence(details, sample):
    """The confidence beside a cell is the lowest of its columns', each by its surest quote."""
    evidence = sample.table("evidence")
    kind = evidence.filter(table_name="incidents", column_name="incident_type").group_by("row_id").agg(pl.col("confidence").max())
    for incident, best in kind.select("row_id", "confidence").iter_rows():
        cell = next(cell for cell in details[incident]["cells"] if cell["label"] == "Kind")
        assert cell["confidence"] == f"{best:.0%}"


def test_shards_are_found_by_the_listing(site, details):
    """The listing's order is that of the shards, and it says with which incident each of these begins."""
    listing = read_script(site / "data" / "incidents.js")
    assert list(details) == listing["columns"]["incident_id"]
    firsts = [read_script(path)[0]["id"] for path in sorted((site / "data").glob("details-*.js"))]
    assert [listing["columns"]["incident_id"][start] for start in listing["shards"]] == firsts
