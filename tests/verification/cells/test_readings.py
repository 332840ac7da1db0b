"""Cells follow from their quotes: what a reader may take from the words passes, and nothing else."""

from datetime import date

import pytest

from tests.verification.cells.worlds import find_wrong, make_material

NO_PLACE = dict.fromkeys(("city", "admin1", "geonames_id", "latitude", "longitude"))
MOSUL = {
    "city": "Mosul", "admin1": "Ninawa", "country": "Iraq", "country_iso3": "IRQ", "geonames_id": 99072, "latitude": 36.335,
    "longitude": 43.11889, "where_prec": 1,
}  # fmt: skip
PLACED = ("place_name", "city", "admin1", "country", "country_iso3", "geonames_id", "latitude", "longitude", "where_prec")


@pytest.mark.parametrize(
    ("quote", "cells", "wrong"),
    [
        ("twelve", (12, 12, "exact"), set()),
        ("at least 12", (12, None, "at_least"), set()),
        ("at least 12", (12, 12, "at_least"), {"count_high"}),
        ("12", (13, 13, "exact"), {"count_low", "count_high"}),
        ("between 5 and 7", (5, 7, "about"), {"qualifier"}),
        ("a clerk was killed", (1, 1, "exact"), set()),
        ("a clerk was killed", (2, 2, "exact"), {"count_low", "count_high"}),
        ("Double murder", (2, 2, "exact"), set()),
    ],
)
def test_counts_are_those_of_the_quote(quote, cells, wrong):
    """Both bounds and the hedge are read again; words without a number count one, or as many as they say."""
    row = dict(zip(("count_low", "count_high", "qualifier"), cells, strict=True))
    assert find_wrong(make_material("casualty_claims", row, {"count_low": quote}), "number", "casualty_claims") == wrong


def test_vague_words_give_no_count():
    """Where no count has words behind it, those behind the hedge begin with what gives none."""
    row = {"count_low": None, "count_high": None, "qualifier": "vague"}
    for quote, wrong in (("dozens of people killed", set()), ("40 people killed", {"count_low", "count_high", "qualifier"})):
        assert find_wrong(make_material("casualty_claims", row, {"qualifier": quote}), "number", "casualty_claims") == wrong


@pytest.mark.parametrize(
    ("quote", "day", "wrong"),
    [
        ("on Monday", date(2031, 4, 7), False),
        ("on Monday", date(2031, 4, 8), True),
        ("March 3", date(2031, 3, 3), False),
        ("two days earlier", date(2031, 4, 6), False),  # than publication
        ("two days after", date(2031, 4, 3), False),  # before the other report's day
        ("the same day", date(2031, 4, 5), False),
        ("the same day", date(2031, 4, 4), False),  # as that of an incident without a report
        ("the same day", date(2031, 4, 9), True),  # after publication
        ("was killed", date(2031, 4, 4), True),
        ("Friday prayers", date(2031, 3, 28), False),  # not after the other report's day: a week back
    ],
)
def test_days_are_those_of_the_quote(quote, day, wrong):
    """A named day is that day; other words count from publication or from the day of another incident, and some of neither."""
    other = {"report_id": "rep-2", "date_start": date(2031, 4, 4 if quote == "Friday prayers" else 5), "corrected": None}
    other |= {"date_end": other["date_start"], "date_prec": 1}
    row = {"date_start": day, "date_end": day, "date_prec": 1}
    material = make_material("incident_reports", row, dict.fromkeys(row, quote), incident_reports=[other])
    assert bool(find_wrong(material, "day", "incident_reports")) == wrong


def test_news_without_a_day_is_of_the_days_before_it():
    """Words that name no day leave the day of publication and the one before; a day on which it was told ends the range."""
    cases = ((7, 8, "was killed", set()), (5, 6, "Sunday", set()), (1, 8, "was killed", {"date_start"}), (4, 6, "Sunday", {"date_start"}))
    for first, last, quote, wrong in cases:
        row = {"date_start": date(2031, 4, first), "date_end": date(2031, 4, last), "date_prec": 2}
        material = make_material("incident_reports", row, dict.fromkeys(row, quote))
        assert find_wrong(material, "day", "incident_reports") & {"date_start"} == wrong


@pytest.mark.parametrize(
    ("changes", "quote", "wrong"),
    [
        ({}, "Mosul", set()),
        ({"place_name": "Mosul"}, "MOSUL", set()),
        ({"city": "Kirkuk"}, "Mosul", {"city"}),
        ({"latitude": 36.0}, "Mosul", {"latitude"}),
        ({"country": "Iran"}, "Mosul", {"country"}),
        ({"where_prec": 4}, "Mosul", {"where_prec"}),
        ({"place_name": "northern Iraq", **NO_PLACE, "where_prec": 5}, "Iraq", set()),
        ({"place_name": "the Iraq", **NO_PLACE, "where_prec": 6}, "Iraq", {"place_name"}),
        ({"place_name": "Iraq", **NO_PLACE, "where_prec": 5}, "Iraq", {"where_prec"}),
        ({"place_name": "Iraq", **NO_PLACE, "country_iso3": "DEU", "country": "Germany", "where_prec": 6}, "Iraq", {"country_iso3"}),
    ],
)
def test_places_are_entries_of_the_gazetteer(changes, quote, wrong):
    """All cells are those of one place that bears the quote; of a country no more is known than its name and code."""
    row = {"place_name": "Mosul", **MOSUL} | changes
    assert find_wrong(make_material("incident_reports", row, dict.fromkeys(PLACED, quote)), "gazetteer", "incident_reports") == wrong


@pytest.mark.parametrize(
    ("table", "column", "code", "quote", "wrong"),
    [
        ("incident_reports", "weapon_type", "explosives", "car bomb", False),
        ("incident_reports", "weapon_type", "firearms", "car bomb", True),
        ("incident_reports", "incident_type", "bombing", "killed", False),  # names no type
        ("incident_reports", "incident_type", "riot", "bombing", True),
        ("statements", "medium", "social_media", "@nela_orban", False),
    ],
)
def test_codes_are_those_of_the_words(table, column, code, quote, wrong):
    """A list that has the words decides; words that it has not, or has under no code, leave it open."""
    material = make_material(table, {column: code}, {column: quote})
    assert (column in find_wrong(material, "words", table)) == wrong


@pytest.mark.parametrize(("cue", "act", "wrong"), [("claimed", "claim_responsibility", False), ("condemned", "deny", True)])
def test_act_is_that_of_the_cue(cue, act, wrong):
    """A cue may leave out what it claims: "responsibility" is the content."""
    material = make_material("statements", {"cue": cue, "speech_act": act}, {"cue": cue})
    assert ("speech_act" in find_wrong(material, "words", "statements")) == wrong


def test_weapons_are_summed_up_from_their_quotes():
    """A bare gun gives way to the one that says which; a weapon left out or put in is seen."""
    for weapons, wrong in ((["9mm pistol"], set()), (["gun", "9mm pistol"], {"weapons"}), ([], {"weapons"})):
        material = make_material("incident_reports", {"weapons": weapons}, {"weapons": ["gun", "9mm pistol"]})
        assert find_wrong(material, "weapons", "incident_reports") == wrong


def claim(number, count, **cells):
    return {
        "claim_id": f"cla-{number}", "count_low": count, "count_high": count, "population": None, "char_start": number, "char_end": 500,
        "corrected": None, **cells,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("toll", "wrong"),
    [
        ((2, 9, 9), set()),
        ((2, 2, 9), set()),  # which claim comes first in the report's own order only the text knows
        ((11, 11, 11), set()),  # nor whether both are of one sum
        ((2, 9, 10), {"fatalities_high"}),
        ((1, 9, 9), {"fatalities_low"}),
    ],
)
def test_tolls_are_such_as_their_claims_give(toll, wrong):
    """Two totals of one report: the lower, one of them, the higher, or their sum."""
    row = dict(zip(("fatalities_low", "fatalities_best", "fatalities_high"), toll, strict=True))
    none = dict.fromkeys(("injured_low", "injured_best", "injured_high"))
    material = make_material("incident_reports", row | none, {}, casualty_claims=[claim(1, 9), claim(2, 2), claim(3, 1, scope="part")])
    assert find_wrong(material, "tolls", "incident_reports") == wrong
