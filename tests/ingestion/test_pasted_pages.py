"""Pages pasted whole into a text lose their menus and footers, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingestion.pasted_pages import drop_menus
from pipeline.ingestion.plain_text import TextParts, split_text

PROSE = "Two men were hurt on Friday when a wall of the old mill fell on the road outside the market, the fire service said."
MORE = "The road was shut until the evening. \u201cWe heard it crack,\u201d said a baker."
EXPECTED = TextParts("Wall of old mill falls on road", "5 September 2022", f"By Jane Doe\n\n{PROSE}\n\n{MORE}")
HEAD = "Wall of old mill falls on road\nBy Jane Doe\nPublished 5 September 2022\n\n"
MENU = "Riga Examiner\nMenu\nHome\nNews\nWorld\nHarbour\nSport\nSubscribe\nSign in\n\n"
BUTTONS = "Share\nFacebook\nTwitter\nEmail\n\n"
FOOTER = (
    "\n\nRelated\nFerry strike enters second week\nMost read\n\nAbout us\nContact us\nPrivacy policy\n"
    "\u00a9 2022 Riga Examiner. All rights reserved."
)


@pytest.mark.parametrize(
    "text",
    [
        f"{MENU}{HEAD}{PROSE}\n\n{MORE}",
        f"{HEAD}{BUTTONS}{PROSE}\n\n{MORE}",
        f"{HEAD}{PROSE}\n\n{MORE}{FOOTER}",
        f"{MENU}{HEAD}{BUTTONS}{PROSE}\n\n{MORE}{FOOTER}",
        f"Skip to content\n{MENU.upper()}\n{HEAD}> {BUTTONS}{PROSE}\n\n{MORE}\n\nShare\nTweet\nPrint\nAdvertise with us",
    ],
)
def test_menus_go(text):
    """Menus, buttons and footers go; headline, byline, date and every sentence stay."""
    assert split_text(text) == EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        f"Home\n\nSep 05, 2022\n\n{PROSE}",
        f"Sport\nNews\n\n{PROSE}",
        f"{PROSE}\n\nHome\nSport\n\n{MORE}",
        f"{HEAD}{PROSE}\n\nKilled: two\nHurt: three\nMissing: one",
        "Home\nNews\nSport\nWeather",
    ],
)
def test_what_is_no_menu_stays(text):
    """Fewer lines than a menu has, such lines between sentences, other short lines at the end, and a text without prose stay."""
    lines = text.split("\n")
    assert drop_menus(lines) == lines


@given(st.lists(st.sampled_from([PROSE, MORE, "Home", "News", "Share", "Wall of old mill falls on road", ""]), max_size=12))
def test_prose_is_never_lost(lines):
    """Every sentence stays, in its order, and what is left has no more to lose."""
    left = drop_menus(lines)
    assert [line for line in left if line in (PROSE, MORE)] == [line for line in lines if line in (PROSE, MORE)]
    assert drop_menus(left) == left
