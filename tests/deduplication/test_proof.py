"""The words behind the cells of incidents, and the rules that took them."""

from datetime import timedelta

import pytest

from pipeline.deduplication import merge_tables
from tests.deduplication.told import DAY, claim, decide, decided, mention, name_id, proof, report, tell

WEEKEND = {"date_start": DAY, "date_end": DAY + timedelta(2), "date_prec": 2}


def prove(column, *reports, spans=(), extra=None, **more):
    """(article, rule) of each piece of evidence behind that cell of the only incident."""
    evidence = [proof(number, number, row_id=name_id("rep", number), column_name=column) for number in spans]
    merged = merge_tables(tell(reports=list(reports), evidence=evidence, **more) | (extra or {}))
    assert merged["incidents"].height == 1
    found = merged["evidence"].filter(table_name="incidents", column_name=column).sort("ordinal")
    return [(int(row["article_id"][4:], 16), row["rule"]) for row in found.iter_rows(named=True)]


def toll(number):
    """Cells of a report with that many killed."""
    return dict.fromkeys(("fatalities_low", "fatalities_best", "fatalities_high"), number)


def test_most_exact_day_is_shown():
    """Of a day and a weekend the day was taken, so the words of the report that gives it stand behind the cell."""
    assert prove("date_start", report(1, **WEEKEND), report(2), spans=(1, 2)) == [(2, "fusion.day_borne_out")]


def test_all_that_agree_are_shown():
    """Every report with the value taken lends its words, in order."""
    assert prove("city", report(1), report(2), spans=(1, 2)) == [(1, "fusion.place_borne_out"), (2, "fusion.place_borne_out")]


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("fatalities_low", [(1, "fusion.smallest_total")]),
        ("fatalities_high", [(2, "fusion.largest_total")]),
        ("fatalities_best", [(2, "fusion.total_of_most_sources"), (3, "fusion.total_of_most_sources")]),
    ],
)
def test_tolls_name_their_rule(column, expected):
    """Low, high and best are each shown by the reports that give them."""
    reports = [report(1, **toll(4)), report(2, **toll(5)), report(3, **toll(5) | {"fatalities_high": None})]
    assert prove(column, *reports, spans=(1, 2, 3)) == expected


def test_official_total_names_its_rule():
    """Where an authority gives the best total, the rule says so."""
    ministry = mention(1, 2, name="Interior Ministry", actor_type="government")
    said = claim(1, 2, count_low=9, count_high=9, outcome="killed", scope="total", asserted_by="Interior Ministry")
    found = prove("fatalities_best", report(1, **toll(8)), report(2, **toll(9)), spans=(1, 2), mentions=[ministry], claims=[said])
    assert found == [(2, "fusion.newest_official_total")]


def test_corrected_cell_has_no_words():
    """What a person wrote into a cell is not shown by the words of reports."""
    line = decide("correct", name_id("rep", 1), table="incidents", column_name="city", value="Bagram")
    assert prove("city", report(1), spans=(1,), extra=decided(line)) == []
