"""Pages that show no article end as rejects that say so."""

from dataclasses import replace

import pytest

from pipeline.cleaning import CleanArticle, clean_record
from pipeline.ingestion import RawRecord
from schemas.identity import make_id
from tests.cleaning.pages.invented import FIRST, SECOND, THIRD, build_page

EMPTY = RawRecord(make_id("article", "b", "x"), "b", "x", "b/x.html", None, None, None, None, None, None, None)
COOKIES = "We and our partners store and read information on a device to measure adverts. You can change your choices at any time."


def page(*paragraphs: str) -> str:
    """A page of these paragraphs alone."""
    return f"<html><body><h1>Ship hits bridge</h1>{''.join(f'<p>{paragraph}</p>' for paragraph in paragraphs)}</body></html>"


@pytest.mark.parametrize(
    ("fields", "check"),
    [
        ({"html": page(FIRST, "Subscribe to continue reading.", "Already a subscriber? Log in")}, "paywall"),
        ({"html": page("This article is for subscribers.")}, "paywall"),
        ({"text": f"{FIRST[:120]}...\n\nYou\u2019ve reached your limit of free articles."}, "paywall"),
        ({"html": page(COOKIES, "Accept all cookies")}, "cookie_wall"),
        ({"text": COOKIES}, "cookie_wall"),
        ({"html": page("Please enable JavaScript and cookies to continue.")}, "browser_check"),
        ({"html": build_page(described={"@type": "LiveBlogPosting", "liveBlogUpdate": [{}, {}]})}, "live_blog"),
    ],
)
def test_walls_are_refused(fields, check):
    """The check says which wall it is; the reason names the file and what to do."""
    found = clean_record(replace(EMPTY, **fields))
    assert (found["stage"], found["check_name"]) == ("cleaning", check)
    assert found["reason"].startswith("b/x.html: the page ")
    assert ": save it" in found["reason"] or "record of its own" in found["reason"]


@pytest.mark.parametrize(
    "fields",
    [
        {"html": page(FIRST, SECOND, THIRD, "Subscribe to continue reading.")},
        {"html": build_page(described={"@type": "NewsArticle", "isAccessibleForFree": False})},
        {"text": f"{FIRST}\n\nThe port said that the notice \u201cthis site uses cookies\u201d was a mistake.\n\n{SECOND}\n\n{THIRD}"},
        {"text": FIRST},
    ],
)
def test_articles_stay(fields):
    """Where there is an article, or so much of it that it tells what happened, no word of a wall takes it away."""
    assert isinstance(clean_record(replace(EMPTY, **fields)), CleanArticle)
