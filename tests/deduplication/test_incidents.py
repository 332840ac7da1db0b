"""Which reports are one incident."""

from datetime import timedelta

import polars as pl
import pytest

from pipeline.deduplication import WORDS_TYPES, merge_tables
from tests.deduplication import told
from tests.deduplication.told import AFTER, COUNTRY_ONLY, DAY, EMPTY_TOLLS, NO_DATE, NO_PLACE, article, name_id, partition, tell

ANOTHER_CITY = {"city": "Herat", "place_name": "Herat", "admin1": "Herat", "geonames_id": 1140026}
NO_ID = {"geonames_id": None}
NEXT_DAY = {"date_start": AFTER, "date_end": AFTER}
WEEKEND = {"date_start": DAY, "date_end": DAY + timedelta(2), "date_prec": 2}


def report(number, article=None, **changes):
    """A report without tolls, unless given."""
    return told.report(number, article, **EMPTY_TOLLS | changes)


def merge(*reports, words=None, **more):
    """The partition of the reports; `words` may hold the telling words by their numbers."""
    return partition(merge_tables(tell(reports=list(reports), **more) | spell(words or {})))


def spell(words):
    """The table of telling words."""
    rows = [(name_id("rep", number), said.split(), [], said.split(), []) for number, said in words.items()]
    return {"report_words": pl.DataFrame(rows, schema=WORDS_TYPES, orient="row")}


def together(*groups):
    """A partition."""
    return {frozenset(group) for group in groups}


def test_same_kind_place_and_day_are_one():
    """Three outlets that tell of one kind, place and day tell of one incident."""
    assert merge(report(1), report(2), report(3)) == together({1, 2, 3})


@pytest.mark.parametrize(
    "difference",
    [NEXT_DAY, ANOTHER_CITY, {"incident_type": "kidnapping"}, NO_DATE, NO_PLACE, COUNTRY_ONLY, {"where_prec": 5}],
    ids=["next day", "another city", "another kind", "no date", "no place", "country only", "loose region"],
)
def test_one_difference_keeps_apart(difference):
    """What differs in kind, place or day, or does not know its place or day, is another incident."""
    assert merge(report(1), report(2, **difference)) == together({1}, {2})


@pytest.mark.parametrize("unknown", [NO_DATE, NO_PLACE, COUNTRY_ONLY, {"incident_type": "other", "weapon_type": None}])
def test_two_unknowns_are_not_the_same(unknown):
    """Two reports that both lack place or day, or both fit no kind, have nothing in common by that."""
    assert merge(report(1, **unknown), report(2, **unknown)) == together({1}, {2})


def test_kinds_of_one_family_meet():
    """A bombing here and a shelling there are one incident; a killing is told with its weapon's family.

    Of kinds that one incident can be told as, more than place and day must agree.
    """
    shelling = report(2, incident_type="shelling")
    killing_by_bomb = report(3, incident_type="assassination", weapon_type="explosives")
    killing_by_gun = report(4, incident_type="assassination", weapon_type="firearms")
    shooting = report(5, incident_type="armed_assault", weapon_type="firearms")
    blast, shots = "minibus crater mortar", "motorbike pharmacist magazine"
    words = {1: blast, 2: blast, 3: blast, 4: shots, 5: shots}
    told_of = (report(1), shelling, killing_by_bomb, killing_by_gun, shooting)
    assert merge(*told_of, words=words) == together({1, 2, 3}, {4, 5})
    assert merge(report(1), shooting, words={1: blast, 5: blast}) == together({1, 5})


def test_place_without_id_meets_by_city():
    """Without a GeoNames id the same city and country are the same place, whatever its case and accents."""
    assert merge(report(1), report(2, **NO_ID, city="KABUL"), report(3, **NO_ID, city="Kábul")) == together({1, 2, 3})


def test_namesakes_among_places_stay_apart():
    """Two cities of one name in one country are two; a report that does not say which joins neither."""
    other = report(2, geonames_id=1138959)
    assert merge(report(1), other, report(3, **NO_ID), report(4, **NO_ID)) == together({1}, {2}, {3, 4})


def test_same_city_of_another_country_is_another_place():
    """A city's name is one place only within a country."""
    abroad = {"country": "Iran", "country_iso3": "IRN"}
    assert merge(report(1, **NO_ID), report(2, **NO_ID, **abroad)) == together({1}, {2})


def test_place_name_serves_where_there_is_no_city():
    """A place that the gazetteer lacks is known by its name and country; a name alone is not enough."""
    hamlet = {**NO_ID, "city": None, "place_name": "Upper Marsh", "latitude": None, "longitude": None}
    nowhere = hamlet | {"country": None, "country_iso3": None}
    assert merge(report(1, **hamlet), report(2, **hamlet | {"place_name": "upper marsh"})) == together({1, 2})
    assert merge(report(1, **nowhere), report(2, **nowhere)) == together({1}, {2})


def test_days_hold_the_only_day():
    """A report of "the weekend" joins the one incident of its kind and place whose day lies in it."""
    assert merge(report(1), report(2, **WEEKEND)) == together({1, 2})


def test_days_that_hold_two_days_join_neither():
    """Where two incidents fit, a report of several days stays by itself; another of the same days joins it."""
    assert merge(report(1), report(2, **NEXT_DAY), report(3, **WEEKEND), report(4, **WEEKEND)) == together({1}, {2}, {3, 4})


def test_a_month_is_no_day():
    """A report that knows only the month joins nothing."""
    month = {"date_start": DAY.replace(day=1), "date_end": DAY.replace(day=30), "date_prec": 4}
    assert merge(report(1), report(2, **month), report(3, **month)) == together({1}, {2}, {3})


def test_one_article_tells_two():
    """Two reports of one article are two incidents though kind, place and day agree; another outlet joins the one it is like."""
    second = report(2, article=1, is_main=False, weapon_type="incendiary", place_name="the market")
    assert merge(report(1), second, report(3, weapon_type="incendiary", place_name="the market", is_main=False)) == together({1}, {2, 3})


def test_two_articles_tell_the_same_two():
    """Two articles that each tell two incidents of one kind, place and day agree on which is which by their tolls and means."""
    small = {"fatalities_low": 1, "fatalities_best": 1, "fatalities_high": 1, "place_name": "the market"}
    large = {"fatalities_low": 9, "fatalities_best": 9, "fatalities_high": 9, "place_name": "the mill"}
    rows = [report(1, **small), report(2, article=1, **large), report(3, **large), report(4, article=3, **small)]
    assert merge(*rows) == together({1, 4}, {2, 3})


def test_tolls_alone_tell_which_is_which():
    """Where nothing else differs, the incident whose toll is compatible is the one meant; an open end reaches as far as needed."""
    few, many = ({"fatalities_low": n, "fatalities_best": n, "fatalities_high": n} for n in (2, 9))
    at_least = {"fatalities_low": 5, "fatalities_best": 5, "fatalities_high": None}
    both = [report(1, **few), report(2, article=1, **many)]
    assert merge(*both, report(3, **many), report(4, **few), report(5, **at_least)) == together({1, 4}, {2, 3, 5})
    open_ended = [report(1, **few), report(2, article=1, **at_least)]
    assert merge(*open_ended, report(3, **many), report(4, **few)) == together({1, 4}, {2, 3})


def test_two_of_one_article_never_meet():
    """Though both of an article's reports are most like the same one elsewhere, they stay two incidents."""
    rows = [report(1), report(2, article=1, target_type="police", stage="attempted"), report(3), report(4, article=3)]
    assert not [group for group in merge(*rows) if {1, 2} <= group or {3, 4} <= group]


def test_copies_join_their_original():
    """A trimmed copy that lost place and date still tells its original's incident."""
    articles = [article(1), article(2, copies=1)]
    assert merge(report(1), report(2, **NO_DATE, **NO_PLACE), articles=articles) == together({1, 2})


def test_copies_pair_report_by_report():
    """Of an original with two incidents a copy's two join each its own, and a third one stands by itself."""
    rows = [
        report(1), report(2, article=1, incident_type="kidnapping", is_main=False),
        report(3, article=2, incident_type="kidnapping", is_main=False), report(4, article=2), report(5, article=2, incident_type="riot"),
    ]  # fmt: skip
    assert merge(*rows, articles=[article(1), article(2, copies=1)]) == together({1, 4}, {2, 3}, {5})


def test_copies_pair_by_what_agrees_most():
    """Where kind, place and day leave it open, a copy's report goes with the one whose toll and means it has."""
    large = {**dict.fromkeys(("fatalities_low", "fatalities_best", "fatalities_high"), 3), "weapon_type": "incendiary", "is_main": False}
    rows = [report(1), report(2, article=1, **large), report(3, article=2, **NO_PLACE, **NO_DATE, **large)]
    assert merge(*rows, articles=[article(1), article(2, copies=1)]) == together({1}, {2, 3})


def test_copies_of_another_kind_are_another_incident():
    """A copy's report of another kind is not its original's, though place and day agree, even of kinds that no family holds."""
    articles = [article(1), article(2, copies=1)]
    assert merge(report(1), report(2, incident_type="kidnapping"), articles=articles) == together({1}, {2})
    assert merge(report(1, incident_type="other"), report(2, incident_type="other"), articles=articles) == together({1, 2})
    assert merge(report(1, **NO_PLACE), report(2, incident_type="shelling"), articles=articles) == together({1, 2})


def test_a_copy_knows_the_day():
    """Of an original's days and a copy's day the day counts when others are met."""
    articles = [article(1), article(2, copies=1), article(3), article(4)]
    rows = [report(1, **WEEKEND), report(2), report(3), report(4, **NEXT_DAY)]
    assert merge(*rows, articles=articles) == together({1, 2, 3}, {4})


def test_copies_that_contradict_stay_apart():
    """A copy's report of another day or another city than all of its original's is another incident."""
    articles = [article(1), article(2, copies=1), article(3, copies=1)]
    assert merge(report(1), report(2, **NEXT_DAY), report(3, **ANOTHER_CITY), articles=articles) == together({1}, {2}, {3})


def test_a_copy_brings_its_original_along():
    """What the copy knows counts for the original: a third article meets both by the place the copy alone names."""
    articles = [article(1), article(2, copies=1), article(3)]
    assert merge(report(1, **NO_PLACE), report(2), report(3), articles=articles) == together({1, 2, 3})


def test_copies_of_copies_are_one_story():
    """A chain of copies is one story, and comes back as copies of its first article."""
    articles = [article(1), article(2, copies=1), article(3, copies=2)]
    merged = merge_tables(tell(articles=articles, reports=[report(1), report(2), report(3)]))
    assert merged["articles"]["duplicate_of"].to_list() == [None, name_id("art", 1), name_id("art", 1)]
    assert merged["incidents"].select("article_count", "source_count").rows() == [(3, 1)]


def test_copies_in_a_circle_have_one_original():
    """Articles that copy each other are one story all the same: the smallest id is the original."""
    articles = [article(1, copies=2), article(2, copies=1)]
    merged = merge_tables(tell(articles=articles, reports=[report(1), report(2)]))
    assert merged["articles"]["duplicate_of"].to_list() == [None, name_id("art", 1)]
