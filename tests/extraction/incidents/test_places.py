"""Where a report sets its incident, over a whole article. Published on Monday 5 September 2022."""

from datetime import date

import pytest

from pipeline.contract.records import Report
from pipeline.extraction.incidents import find_reports
from tests.extraction.reading import read

TODAY = date(2022, 9, 5)


def main_report(text: str, title: str | None = None, dateline: str | None = None) -> Report:
    """The main report of an article whose dateline, if any, heads its body."""
    row = read(f"{dateline} {text}" if dateline else text, title, TODAY, dateline)
    return find_reports(row, ())[0]


def where(report: Report) -> tuple[str | None, ...]:
    assert report.where
    return report.where.place_name, report.where.city, report.where.admin1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Baltimore police are looking for a man who shot two people in the Arlington neighborhood.",
            ("Arlington", "Baltimore", "Maryland"),
        ),
        ("Toledo police said a man was shot dead near a school.", ("Toledo", "Toledo", "Ohio")),
        ("A man was shot dead in Toledo, Ohio. Adam Reed, 31, of Cleveland, died at a hospital in Detroit.", ("Toledo", "Toledo", "Ohio")),
        ("A bomb exploded outside the French embassy in Bamako, killing four.", ("Bamako", "Bamako", "Bamako")),
        (
            "A car bomb killed nine in the Iraqi city of Mosul. The Interior Ministry in Baghdad blamed a gang.",
            ("Mosul", "Mosul", "Ninawa"),
        ),
    ],
)
def test_the_place_is_that_of_the_incident(text, place):
    """The town of the police and of the quarter is the place; homes, hospitals and ministries that speak are not."""
    assert where(main_report(text)) == place


def test_a_dateline_gives_way_to_another_state():
    """A division that the opening names outweighs a dateline's town elsewhere."""
    report = main_report("A man was shot dead at a farm in Kansas on Saturday.", dateline="TOLEDO, Ohio —")
    assert where(report) == ("Kansas", None, "Kansas")


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        (None, "A bomb killed nine traders in Iraq on Monday. Shops in Mosul were closed.", ("Mosul", "Mosul", "Ninawa")),
        ("Kano market bombed", "A bomb killed five traders in Nigeria on Monday.", ("Kano", "Kano", "Kano")),
        (None, "A car bomb went off near a ministry in Lebanon's capital on Monday.", ("Lebanon's capital", "Beirut", "Beirut")),
        (None, "A car bomb shook Lebanon's capital on Monday. Smoke hung over Beirut.", ("Beirut", "Beirut", "Beirut")),
        (None, "A bomb killed nine people in Kenya on Monday. It went off at Garissa University.", ("Garissa", "Garissa", "Garissa")),
        (None, "Gunmen seized a hotel in the Malian capital of Bamako Friday and killed three people.", ("Bamako", "Bamako", "Bamako")),
        (None, "Riots have been taking place since Friday in Belgrade, Serbia, police said.", ("Belgrade", "Belgrade", "Central Serbia")),
    ],
)
def test_the_whole_article_tells_the_town(title, text, place):
    """Where no sentence of the incident ties a town to it, the article does: another sentence, the headline, a name, "the capital"."""
    assert where(main_report(text, title)) == place


def test_a_capital_is_not_where_it_was_for_being_named():
    """A capital far from the opening is as often where a ministry is: no town is better than that one."""
    text = "A bomb killed nine people in Kenya on Monday. It was loud. Many fled. Nobody claimed it. The cabinet met in Nairobi."
    assert where(main_report(text)) == ("Kenya", None, None)


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        ("A bomb killed nine people in Kiev on Monday.", "Kyiv", "UKR"),
        ("A bomb killed nine people in Mazar-e Sharif on Monday.", "Mazar-i-Sharif", "AFG"),
        ("A bomb killed nine people in Köln on Monday.", "Cologne", "DEU"),
        ("A bomb killed nine people in the village of Umudikaba, Nigeria, on Monday.", "Umudikaba", "NGA"),
        ("A bomb killed nine people in Sinai, Egypt, on Monday.", None, "EGY"),
        ("A mine killed two soldiers in the Republic of Korea on Monday.", None, "KOR"),
    ],
)
def test_towns_bear_their_usual_english_name(text, city, country):
    """A town has one name however it is spelled; one that the gazetteer lacks has the text's spelling, and a region is no town."""
    report = main_report(text)
    assert (report.where.city, report.where.country_iso3) == (city, country)


def test_where_somebody_speaks_is_not_where_it_was():
    """An officer who tells reporters in a town places nothing there."""
    text = "A bomb killed nine people in Iraq on Monday, an officer told reporters in Basra."
    assert where(main_report(text)) == ("Iraq", None, None)
