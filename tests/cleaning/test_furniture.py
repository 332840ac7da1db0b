"""Boilerplate, captions and bylines."""

import pytest

from pipeline.cleaning.boilerplate import drop_furniture, is_furniture
from pipeline.cleaning.bylines import read_byline, split_byline

PROSE = "The river rose by two metres overnight and flooded the lower town, the mayor said."


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "* * *",
        "Read more: Floods in the north",
        "Sign up for our newsletter",
        "Follow us on Twitter",
        "READ ALSO",
        "(This story has not been edited by our staff and is published from a feed.)",
        "Copyright \u00a9 2020 The Daily Example",
        "https://example.org/x",
        "\u2022 Related: More rain to come",
        "Story Continued Below",
        "Photo: a street under water",
        "FILE PHOTO: The bridge in 2019",
        "Image source, Example Agency",
        "(Photo by A. Person/Getty Images)",
        "A man in a boat on Main Street. (A. Person/Reuters)",
        "1 of 19",
        "Also on:",
        "Read next: Why rivers rise at night",
        "Supported by",
        "Have you been affected by the flood? Tell us",
        "jane.doe@example.org",
        "@janedoe",
        "More on floods: https://example.org/floods and https://example.org/rain",
        "[button link=https://example.org]Send us your pictures[/button]",
        "[embed id=12]",
        "The day's news, delivered to your inbox.",
    ],
)
def test_furniture_is_seen(line):
    """Lines that a page sets around an article, and captions and credits."""
    if line.endswith("(A. Person/Reuters)"):
        assert is_furniture(line)
    assert drop_furniture([line, PROSE]) == [PROSE]


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "He said on Twitter.",
        "Related cases will be heard in May, the court said.",
        "Photos show the bridge before the flood.",
        "Copyright law was the subject of the hearing on Monday.",
        "Watch out, he told them, the ice is thin.",
        "Videos of the flood spread fast.",
        "More than 40 people were brought to safety.",
        "Images of the bridge moved many.",
        "Also on Monday, two bridges were closed.",
        "Already registered boats may leave.",
        "Thank you.",
        "The vote was 1 of 19.",
        "[Laughter in the hall.]",
        "The mayor wrote: @janedoe is right.",
    ],
)
def test_prose_is_kept(line):
    """Sentences that begin with the same words as furniture stay."""
    assert drop_furniture([line]) == [line]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By JANE DOE, Associated Press", "JANE DOE, Associated Press"),
        ("By Jane Doe and John Roe", "Jane Doe and John Roe"),
        ("by Jane van der Doe in Kabul", "Jane van der Doe in Kabul"),
        ("By Jane Doe | September 5, 2022", "Jane Doe"),
        ("By Reuters", "Reuters"),
        ("By Friday the water had gone.", None),
        ("By land and by sea", None),
        ("By Monday", None),
        ("Jane Doe", None),
    ],
)
def test_byline(line, names):
    """Lines of names after `By`, without a date that follows; never a sentence."""
    assert read_byline(line) == names


def test_byline_at_the_head_and_notes_at_the_end():
    """Both come out of the body; the names at the head are the byline."""
    paragraphs = ["By Jane Doe", "Updated at 5:30 p.m. ET, Sept. 5, 2022", PROSE, PROSE, "(Reporting by John Roe; Editing by Ann Poe)"]
    assert split_byline(paragraphs) == ("Jane Doe", [PROSE, PROSE])
    assert split_byline(paragraphs[1:]) == ("Reporting by John Roe; Editing by Ann Poe", [PROSE, PROSE])


def test_a_note_on_the_time_goes_from_the_end():
    """When a story was last changed is no part of it, at its head or its end; a sentence on an update is."""
    assert split_byline([PROSE, PROSE, "Updated at 1:23 p.m."]) == (None, [PROSE, PROSE])
    assert split_byline([PROSE, PROSE, "Updated maps show 3 new dams."])[1][-1] == "Updated maps show 3 new dams."


def test_notes_run_on_after_the_last_sentence():
    """A note that shares the last paragraph is cut from it, and nothing else is."""
    assert split_byline([PROSE, f"{PROSE} Reporting by John Roe; Editing by Ann Poe"]) == (
        "Reporting by John Roe; Editing by Ann Poe",
        [PROSE, PROSE],
    )
    assert split_byline([PROSE, "Poor drains contributed to this disaster, she said."])[1][1].startswith("Poor drains")


def test_names_before_their_agency():
    """A line of names above the line of its paper is a byline too."""
    assert split_byline(["Jane Doe", "USA TODAY", PROSE]) == ("Jane Doe", [PROSE])
    assert split_byline(["Jane Doe, Associated Press", PROSE]) == ("Jane Doe, Associated Press", [PROSE])
    assert split_byline(["Rain Again", PROSE]) == (None, ["Rain Again", PROSE])
