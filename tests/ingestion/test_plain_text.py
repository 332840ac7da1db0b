"""A .txt article to its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingestion.plain_text import TextParts, is_date_line, split_text

PROSE = "Two men were hurt on Friday when a wall of the old mill fell on the road outside the market, the fire service said."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Wall falls\n\nSep 05, 2022\n\n{PROSE}", TextParts("Wall falls", "Sep 05, 2022", PROSE)),
        (f"\n\n  Wall falls \n \nPublished: 2022-09-05\n\n\n{PROSE}\n\n", TextParts("Wall falls", "2022-09-05", PROSE)),
        (f"Wall falls\nSep 05, 2022\n{PROSE}", TextParts("Wall falls", "Sep 05, 2022", PROSE)),
        (f"Wall of old mill\nfalls on road\n\nSep 05, 2022\n\n{PROSE}", TextParts("Wall of old mill falls on road", "Sep 05, 2022", PROSE)),
        (f"Wall falls\r\n\r\n{PROSE}", TextParts("Wall falls", None, PROSE)),
        (f"Wall falls\n{PROSE * 2}", TextParts("Wall falls", None, PROSE * 2)),
        (f"Sep 05, 2022\n\n{PROSE}", TextParts(None, "Sep 05, 2022", PROSE)),
        (f"{PROSE}\n\n{PROSE}", TextParts(None, None, f"{PROSE}\n\n{PROSE}")),
        ("x" * 300 + "\n\n" + PROSE, TextParts(None, None, "x" * 300 + "\n\n" + PROSE)),
        ("Two men were hurt on Friday when\na wall fell on the road outside\nthe market.",
         TextParts(None, None, "Two men were hurt on Friday when\na wall fell on the road outside\nthe market.")),
        ("One line only", TextParts(None, None, "One line only")),
        ("Wall falls\n\nSep 05, 2022\n", TextParts(None, "Sep 05, 2022", "Wall falls")),
        ("", TextParts(None, None, None)),
    ],
)  # fmt: skip
def test_parts(text, expected):
    """The documented form, and files without title, without date, with odd spacing or with prose at once."""
    assert split_text(text) == expected


@pytest.mark.parametrize(
    "line",
    ["Sep 05, 2022", "2022-09-05", "2022-09-05T10:00:00Z", "Mon, 05 Sep 2022 10:00:00 +0000", "03/04/2022", "September 5th, 2022",
     "Updated 4:30 p.m. ET, Sept. 5, 2022", "Published: Wednesday, September 14, 2022, 10:30 AM GMT+0530", "5.9.2022"],
)  # fmt: skip
def test_date_lines(line):
    """Dates as newspapers print them, with or without a lead word and a time."""
    assert is_date_line(line)


@pytest.mark.parametrize("line", ["Man shot 5 May 2012", "5 May", "1990", "May said no", "In September 2022 the wall fell", ""])
def test_lines_that_are_no_dates(line):
    """A line with other words, or without a year, is no date line."""
    assert not is_date_line(line)


@given(st.text(alphabet="ab .\n\r1-", max_size=60))
def test_no_word_is_lost(text):
    """All words of a text are in its parts, in order."""
    parts = split_text(text)
    joined = " ".join(part for part in (parts.title, parts.published, parts.body) if part)
    assert sorted(joined.split()) == sorted(text.split())
