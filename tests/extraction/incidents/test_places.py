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
