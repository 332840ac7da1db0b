"""Datelines, and prose that looks like one."""

import pytest

from pipeline.cleaning.datelines import find_dateline

REST = "The bridge over the river was closed on Monday after a ship had run into one of its pillars, officials said."


@pytest.mark.parametrize(
    ("dateline", "mark"),
    [
        ("Kabul [Afghanistan], September 5", " : "),
        ("KABUL, Afghanistan (AP)", " - "),
        ("KABUL (Reuters)", " \u2014 "),
        ("YORK, Pa", "- "),
        ("CONCORD, N.H.", "- "),
        ("KABUL, Sept 5, 2022 (AFP)", " - "),
        ("New Delhi, Mar 3 (PTI)", " "),
        ("Washington (CNN)", " "),
        ("(Reuters)", " - "),
        ("CHICAGO", " -- "),
        ("ST. LOUIS", "\u2014"),
        ("LAHORE", ": "),
        ("PORT-AU-PRINCE, Haiti (AP)", " \u2014 "),
        ("WASHINGTON/BEIJING (Reuters)", " - "),
        ("MOSCOW, September 5. /TASS/", ". "),
        ("Kabul, 5 September 2022", " \u2013 "),
        ("UNITED NATIONS", " (AP) \u2014 "),
        ("DAYTON, Ohio (Dec. 10, 2015)", " \u2013 "),
        ("JERUSALEM (AP)", " _ "),
        ("Paris", " \u2014 "),
        ("Mombasa, Kenya", " - "),
        ("Gaza City, Gaza Strip", " - "),
        ("Kabul/Kandahar", " - "),
        ("Nairobi", " - "),
        ("Kabul, Afghanistan (CNN)", " -- "),
        ("New York (CNN Business)", " "),
        ("CHICAGO", " \u2015 "),
        ("QUITO", " "),
        ("LIMA/LA PAZ", " "),
        ("FRESNO, Calif.", " "),
        ("MULTAN, Pakistan/JAIPUR, India", " "),
    ],
)
def test_styles(dateline, mark):
    """Each agency's style is read up to its mark, and prose begins after it."""
    paragraph = dateline + mark + REST
    found = find_dateline([paragraph])
    assert found is not None
    assert paragraph[: found.end] == (dateline + mark).rstrip(" \u2015\u2014-\u2013:_.") or paragraph[: found.end] == dateline
    assert paragraph[found.prose_start :] == REST


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("SAN SALVADOR, 3 JAN 90 -- [REPORT] [PRESS OFFICE, XYZ] [TEXT] ", "THE COMMAND HAS SAID SO."),
        ("CLANDESTINE, NO DATE (RADIO X) -- [INTERVIEW WITH A DOE BY B ROE] [TEXT] [CONTINUED] ", "[DOE] WE HAVE SAID SO."),
        ("MOSCOW (USSR), 10 SEP 89 (MOSCOW) -- [TEXT] ", "THE COMMAND HAS SAID SO."),
    ],
)
def test_monitoring_service(head, rest):
    """The headings in brackets of 1990 belong to the mark; a speaker's name in brackets does not."""
    found = find_dateline([head + rest])
    assert found is not None
    assert (head + rest)[found.prose_start :] == rest
    assert (head + rest)[: found.end] == head.partition(" --")[0]


@pytest.mark.parametrize(
    "paragraph",
    [
        "BREAKING \u2014 " + REST,
        "UPDATE: " + REST,
        "Police said Monday, May 5 - that " + REST,
        "On Monday, May 5 \u2014 the day " + REST,
        "The mayor (Smith) said. " + REST,
        "Mr. Smith \u2014 who came late \u2014 left. " + REST,
        "Senator Roe (R) said " + REST,
        "Jordan, the river, rose: " + REST,
        "Paris: Robbers flee",
        "In Paris (Reuters) offices closed. " + REST,
        "Two things matter: " + REST,
        "U.S. Attorney General Jane Roe spoke on Monday. " + REST,
        "NATO Secretary General John Roe spoke on Monday. " + REST,
        "CLOSE The bridge was closed. " + REST,
        "LIMA police closed the bridge. " + REST,
        "LIMA CITY COUNCIL closed the bridge. " + REST,
        "Nairobi - after years of talk - has a new bridge. " + REST,
        "Lima - Day three",
        REST,
    ],
)
def test_prose_is_no_dateline(paragraph):
    """Words before a dash, colon or bracket are no dateline without a place, a date or an agency."""
    assert find_dateline([paragraph]) is None


def test_speakers_of_a_transcript_are_no_places():
    """`Lincoln: ...` is a place at the head of a report, and a person where others speak after him."""
    first = "SYDNEY: " + REST
    assert find_dateline([first, REST]) is not None
    assert find_dateline([first, "MELBOURNE: " + REST]) is None


def test_lower_case_text():
    """A corpus in lower case has its datelines too."""
    assert find_dateline(["new delhi: " + REST.lower()]) is not None
    assert find_dateline([]) is None


def test_a_caption_dates_itself():
    """A day between a place and a colon belongs to what is set apart, so that prose never begins with it."""
    paragraph = "LIMA, Peru - SEPTEMBER 12: " + REST
    found = find_dateline([paragraph])
    assert found is not None
    assert paragraph[found.prose_start :] == REST
    assert not found.is_firm
