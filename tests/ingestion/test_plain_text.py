"""A .txt article to its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingestion.plain_text import TextParts, split_text
from pipeline.ingestion.text_heads import is_date_line

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
    ("text", "expected"),
    [
        (f"Sep 05, 2022\nWall falls\n\n{PROSE}", TextParts("Wall falls", "Sep 05, 2022", PROSE)),
        (f"Sep 05, 2022\n\nWall falls\n\n{PROSE}", TextParts("Wall falls", "Sep 05, 2022", PROSE)),
        (f"Published: 2022-09-05 10:30\nWall falls\n{PROSE * 2}", TextParts("Wall falls", "2022-09-05 10:30", PROSE * 2)),
        (f"5 September 2022\n\nWall falls\nBy Jane Doe\n\n{PROSE}", TextParts("Wall falls", "5 September 2022", f"By Jane Doe\n\n{PROSE}")),
        (f"Mon, 05 Sep 2022\n\n\nWall of old mill\n\n\n{PROSE}", TextParts("Wall of old mill", "Mon, 05 Sep 2022", PROSE)),
    ],
)
def test_the_date_may_come_first(text, expected):
    """What follows a date at the top is the title, where it stands alone."""
    assert split_text(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Title: Wall falls\nSource: The Example\nURL: https://example.org/a:b\nDate: Sep 05, 2022\nAuthor: Jane Doe\n\n{PROSE}",
         TextParts("Wall falls", "Sep 05, 2022", f"By Jane Doe\n\n{PROSE}", "https://example.org/a:b", "The Example")),
        (f"HEADLINE : Wall falls\n\nPublication date: 5 September 2022\n\nNewspaper: The Example\n\n{PROSE}",
         TextParts("Wall falls", "5 September 2022", PROSE, None, "The Example")),
        (f"Wall falls\nSource: The Example\nSep 05, 2022\n\n{PROSE}", TextParts("Wall falls", "Sep 05, 2022", PROSE, None, "The Example")),
        (f"URL: https://example.org/a\n\nWall falls\n\nSep 05, 2022\n\n{PROSE}",
         TextParts("Wall falls", "Sep 05, 2022", PROSE, "https://example.org/a")),
        (f"Source: The Example\nAuthor: Jane Doe\nTitle: Wall falls\n{PROSE}",
         TextParts("Wall falls", None, f"By Jane Doe\n\n{PROSE}", None, "The Example")),
    ],
)  # fmt: skip
def test_lines_may_say_what_they_are(text, expected):
    """Lines that name a part of the article are that part, in any order, above the title or below."""
    assert split_text(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Wall falls\nBy Jane Doe\n\n{PROSE}", TextParts("Wall falls", None, f"By Jane Doe\n\n{PROSE}")),
        (f"Wall falls\nBy Jane Doe\nSep 05, 2022\n\n{PROSE}", TextParts("Wall falls", "Sep 05, 2022", f"By Jane Doe\n\n{PROSE}")),
        (f"Wall falls\n\nBy Jane Doe and John Roe\n\nSep 05, 2022\n\n{PROSE}",
         TextParts("Wall falls", "Sep 05, 2022", f"By Jane Doe and John Roe\n\n{PROSE}")),
        (f"Wall of mill\nfalls on road\nby Jane van der Doe, The Example\n{PROSE}",
         TextParts("Wall of mill falls on road", None, f"by Jane van der Doe, The Example\n\n{PROSE}")),
        (f"By Reuters\nSep 05, 2022\n{PROSE}", TextParts(None, "Sep 05, 2022", f"By Reuters\n\n{PROSE}")),
    ],
)  # fmt: skip
def test_a_byline_ends_the_title(text, expected):
    """A byline under the headline is no part of it and hides no date; it stays, at the head of the body."""
    assert split_text(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Wall falls\nSep 05, 2022\n{PROSE}\n{PROSE}", TextParts("Wall falls", "Sep 05, 2022", f"{PROSE}\n{PROSE}")),
        (f"Wall falls\n2022-09-05\nBy Jane Doe\n{PROSE}", TextParts("Wall falls", "2022-09-05", f"By Jane Doe\n\n{PROSE}")),
        (f"Wall of old mill\nfalls on road\nUpdated 5 September 2022\n{PROSE}",
         TextParts("Wall of old mill falls on road", "5 September 2022", PROSE)),
        (f"Wall falls\nBy Jane Doe\n5.9.2022\n{PROSE}", TextParts("Wall falls", "5.9.2022", f"By Jane Doe\n\n{PROSE}")),
        (f"Wall falls\nDate: 2022-09-05\nSource: The Example\n{PROSE}", TextParts("Wall falls", "2022-09-05", PROSE, None, "The Example")),
    ],
)  # fmt: skip
def test_no_blank_lines(text, expected):
    """Title, date, byline and body are told apart without a blank line between them."""
    assert split_text(text) == expected


@pytest.mark.parametrize("line", ["By Friday, all was quiet", "Source of the fire is not known", "Date with a bear", "Title:", "By and by"])
def test_headlines_that_begin_like_heads(line):
    """A headline that begins with such a word is a headline."""
    assert split_text(f"{line}\n\nSep 05, 2022\n\n{PROSE}").title == line


WORDS = st.lists(st.sampled_from(["Wall", "falls", "By", "Source:", "Sport", "May", "in", "Riga", "2022", "home"]), min_size=1, max_size=8)


@given(WORDS.map(" ".join), st.sampled_from(["Sep 05, 2022", "2022-09-05"]), st.lists(WORDS.map(" ".join), min_size=1, max_size=5))
def test_the_documented_form_is_read_to_the_letter(title, day, lines):
    """Title, blank, date, blank, body: whatever the body begins with, nothing of it is moved."""
    title, body = f"Old {title} again", "\n".join(lines)
    assert split_text(f"{title}\n\n{day}\n\n{body}") == TextParts(title, day, body)


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
