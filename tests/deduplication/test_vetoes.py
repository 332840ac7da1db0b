"""What keeps two reports apart whatever else agrees, and what only looks as if it did."""

import json
from datetime import date, timedelta

import polars as pl
import pytest

from pipeline.deduplication import NAMES_TYPES, list_report_names, merge_tables
from pipeline.deduplication.matching.naming import count_days
from tests.deduplication.test_incidents import ANOTHER_CITY, report, spell, together
from tests.deduplication.told import DAY, NO_DATE, NO_PLACE, article, name_id, one_row, partition, tell

KABUL, HERAT, IRAN = 1138958, 1140026, {"country": "Iran", "country_iso3": "IRN"}
SAID = "minibus crater mortar motorbike pharmacist magazine depot viaduct"  # so alike that words and tolls join what differs in a cell
TOLL = dict.fromkeys(("fatalities_low", "fatalities_best", "fatalities_high"), 11)
LATER = DAY + timedelta(9)
LATER_DAY = {"date_start": LATER, "date_end": LATER}


def names(countries="AFG", towns=(KABUL,), days=(DAY,), runs=(), lead=None, lead_days=()):
    """What an article names."""
    listed = None if days is None else [count_days(day) for day in days]
    return countries.split(), list(towns), list(towns if lead is None else lead), listed, [count_days(day) for day in lead_days], list(runs)


def merge(*reports, named, told_on=None, words=None):
    """The tables of a release; by the numbers of the reports what their articles name, when they appeared, and their words if not SAID."""
    rows = [(name_id("rep", number), *held) for number, held in named.items()]
    frame = pl.DataFrame(rows, schema=NAMES_TYPES, orient="row")
    numbers = [int(row["report_id"][4:], 16) for row in reports]
    papers = {number: (told_on or {}).get(number, LATER + timedelta(1)) for number in numbers}
    articles = [article(number, published_on=day) for number, day in papers.items()]
    said = spell(dict.fromkeys(numbers, SAID) | (words or {}))
    return merge_tables(tell(articles=articles, reports=[row | TOLL for row in reports]) | said | {"report_names": frame})


def split_rule(merged):
    """The rule of the one split."""
    return one_row(merged["merges"].filter(action="split"))["rule"]


APART = {
    "other_day": (LATER_DAY, names(days=[LATER]), names()),
    "other_country": (IRAN | {"city": None, "geonames_id": None, "where_prec": 6}, names("IRN", ()), names()),
    "other_city": (ANOTHER_CITY | {"latitude": 34.3, "longitude": 62.2}, names(towns=[HERAT]), names()),
}


@pytest.mark.parametrize("rule", APART)
def test_what_neither_names_of_the_other_keeps_apart(rule):
    """Two sure of another day, country or town, of which neither article names the other's, are two, and merges says why."""
    cells, there, here = APART[rule]
    merged = merge(report(1), report(2, **cells), named={1: here, 2: there})
    assert partition(merged) == together({1}, {2})
    row = one_row(merged["merges"].filter(action="split"))
    assert (row["rule"], row["score"] > 0.5) == (f"incidents.{rule}", True)
    assert json.loads(row["features"])["words"] == "from_40"


@pytest.mark.parametrize("rule", APART)
@pytest.mark.parametrize("naming", [(1,), (2,), (1, 2)])
def test_what_one_names_of_the_other_does_not(rule, naming):
    """Where either article names what the other says, one of them may be misread: then the difference is weighed, no veto."""
    cells, there, here = APART[rule]
    both = tuple((mine or []) + (yours or []) for mine, yours in zip(here, there, strict=True))
    named = {number: both if number in naming else held for number, held in ((1, here), (2, there))}
    assert partition(merge(report(1), report(2, **cells), named=named)) == together({1, 2})


@pytest.mark.parametrize("rule", APART)
def test_unknown_names_veto_nothing(rule):
    """Without the texts, a difference is weighed alone."""
    assert partition(merge(report(1), report(2, **APART[rule][0]), named={})) == together({1, 2})


def test_a_day_that_is_not_sure_vetoes_nothing():
    """An aside's day, a day told further on than the beginning, and the days of an article that cannot count its own are weighed."""
    there = names(days=[LATER])
    assert partition(merge(report(1), report(2, **LATER_DAY, is_main=False), named={1: names(), 2: there})) == together({1, 2})
    for unsure in (names(days=[]), names(days=None)):
        assert partition(merge(report(1), report(2, **LATER_DAY), named={1: names(), 2: unsure})) == together({1, 2})


def test_the_day_beside_is_a_slip_but_in_texts_of_one_mould():
    """A day apart is a night or a time zone, unless both open with the same words: those are one paper's on two days."""
    after = DAY + timedelta(1)
    day, told = {"date_start": after, "date_end": after}, names(days=[after], runs=range(20, 120))
    for runs, expected in ((range(90, 190), together({1}, {2})), (range(105, 205), together({1, 2}))):
        merged = merge(report(1), report(2, **day), named={1: names(runs=runs), 2: told})
        assert partition(merged) == expected
    assert split_rule(merge(report(1), report(2, **day), named={1: names(runs=range(90, 190)), 2: told})) == "incidents.like_worded"


def test_texts_of_one_mould_keep_their_leads_days():
    """Where no cell holds a day, the days in the leads of two main reports tell apart what is worded alike."""
    undated = report(1, **NO_DATE), report(2, **NO_DATE)
    here, there = (names(days=[day], lead_days=[day], runs=range(9)) for day in (DAY, LATER))
    assert partition(merge(*undated, named={1: here, 2: there})) == together({1}, {2})
    for otherwise in (
        names(days=[LATER], lead_days=[LATER], runs=range(20, 29)),
        names(days=[DAY, LATER], lead_days=[LATER], runs=range(9)),
    ):
        assert partition(merge(*undated, named={1: here, 2: otherwise})) == together({1, 2})
    asides = (row | {"is_main": False} for row in undated)
    assert partition(merge(*asides, named={1: here, 2: there})) == together({1, 2})


def test_a_town_that_no_lead_names_vetoes_nothing():
    """A town named further down may be where somebody is from; a town within an hour's walk may be the same."""
    cells = APART["other_city"][0]
    below = names(towns=[HERAT], lead=[])
    assert partition(merge(report(1), report(2, **cells), named={1: names(), 2: below})) == together({1, 2})
    near = cells | {"latitude": 34.6, "longitude": 69.3}
    assert partition(merge(report(1), report(2, **near), named={1: names(), 2: names(towns=[HERAT])})) == together({1, 2})


def test_nobody_tells_what_has_not_happened():
    """A paper of days before the other's day is on another incident, unless that other names its day; a paper of the eve may be."""
    reports = report(1), report(2, **LATER_DAY)
    for early, named, expected in (
        (LATER - timedelta(2), names(days=[LATER]), together({1}, {2})),
        (LATER - timedelta(2), names(days=[LATER, DAY]), together({1, 2})),
        (LATER - timedelta(1), names(days=[]), together({1, 2})),
    ):
        merged = merge(*reports, named={1: names(days=[]), 2: named}, told_on={1: early})
        assert partition(merged) == expected
    assert split_rule(merge(*reports, named={}, told_on={1: LATER - timedelta(2)})) == "incidents.told_before"


def test_a_veto_holds_for_clusters():
    """A third report that fits both, by its words and by saying neither place nor day, makes no bridge."""
    cells, there, here = APART["other_day"]
    bridge = report(3, **NO_DATE, **NO_PLACE)
    for two in ((2, 3), (3, 2)):
        rows = {1: report(1), 2: report(2, **cells), 3: bridge}
        merged = merge(rows[1], *(rows[number] for number in two), named={1: here, 2: there, 3: names("", (), ())})
        assert not [group for group in partition(merged) if {1, 2} <= group]


def test_a_rival_must_be_one_that_could_join():
    """A report that fits two incidents joins the one it may; one that a veto keeps from it leaves nothing undecided."""
    after = DAY + timedelta(1)
    rows = [report(1), report(2, date_start=after, date_end=after), report(3, date_start=DAY, date_end=after, date_prec=2)]
    of = {1: names(), 2: names("IRN", (HERAT,), [after]), 3: names(days=[DAY, after])}
    rows[1] |= IRAN | {"city": "Herat", "geonames_id": None}
    assert partition(merge(*rows, named=of)) == together({1, 3}, {2})


def read(text, published=date(2031, 4, 9)):
    """What list_report_names finds in a text about Herat."""
    reports = pl.DataFrame([("rep-1", "art-1", HERAT)], schema=["report_id", "article_id", "geonames_id"], orient="row")
    return one_row(list_report_names(reports, [{"article_id": "art-1", "text": text, "published_on": published}]))


def test_what_an_article_names():
    """Countries by any name, of the towns those reports are of, each day of its beginning, and runs of three of its longer words."""
    found = read("A bomb went off in Herat on Monday. Days before, on April 5, Iraqi troops had left Mosul.")
    assert set(found["countries"]) >= {"AFG", "IRQ"}
    assert found["towns"] == found["lead_towns"] == [HERAT]
    assert found["days"] == found["lead_days"] == [count_days(date(2031, 4, day)) for day in (5, 7)]
    assert len(found["runs"]) == 12


def test_an_article_without_a_day_of_its_own_may_name_any():
    """Where nothing says when the article appeared, "Monday" is any Monday, and a full date is itself."""
    assert read("A bomb went off in Herat on Monday.", None)["days"] is None
    assert read("A bomb went off in Herat on April 7, 2031.", None)["days"] == [count_days(date(2031, 4, 7))]
