"""The day of publication is the outlet's own."""

import pytest

from pipeline.cleaning.pages import read_page
from tests.cleaning.pages.invented import build_page, meta

LATE = "2022-09-06T02:30:00Z"  # the evening of the 5th in New York


@pytest.mark.parametrize(
    ("published", "beside", "url", "day"),
    [
        (LATE, "", None, "2022-09-06"),
        (LATE, "<p class='date'>Sept. 5, 2022, 10:30 p.m. ET</p>", None, "2022-09-05"),
        (LATE, "<p>Published Monday, September 5, 2022</p><p>Updated September 6, 2022</p>", None, "2022-09-05"),
        (LATE, "<p>Updated September 5, 2022</p>", None, "2022-09-06"),
        (LATE, "<p>Last updated on</p><p>September 5, 2022</p>", None, "2022-09-06"),
        (LATE, "", "https://example.org/2022/09/05/bridge/", "2022-09-05"),
        (LATE, "", "https://example.org/2022/08/20/bridge/", "2022-09-06"),
        (LATE, "<p>August 1, 2022</p>", None, "2022-09-06"),
        ("2022-09-05T22:30:00-04:00", "<p>September 6, 2022</p>", None, "2022-09-05"),
        ("2022-09-06", "<p>September 5, 2022</p>", "https://example.org/2022/09/05/bridge/", "2022-09-06"),
        (None, "<p>5 September 2022</p>", "https://example.org/2022/09/04/bridge/", "2022-09-05"),
        (None, "<time datetime='2022-09-05T10:00:00Z'>3 hours ago</time>", None, "2022-09-05"),
        (None, "", "https://example.org/2022/09/05/bridge/", "2022-09-05"),
        ("0001-01-01T00:00:00Z", "<p>September 5, 2022</p>", None, "2022-09-05"),
    ],
)
def test_day(published, beside, url, day):
    """An hour in universal time is put into the outlet's by the day beside the headline or in the address, if that is next to it."""
    head = meta(article__published_time=published) if published else ""
    assert read_page(build_page(head=head, beside=beside), url).published == day


def test_json_ld_comes_before_meta():
    """What the article's own object says stands before what other elements say, and a change is no publication."""
    described = {"@type": "NewsArticle", "datePublished": "2022-09-05T08:00:00+02:00", "dateModified": "2022-09-09T08:00:00+02:00"}
    head = meta(article__published_time="2022-09-07T08:00:00+02:00", article__modified_time="2022-09-09T08:00:00+02:00")
    assert read_page(build_page(head=head, described=described)).published == "2022-09-05"


def test_days_of_other_stories_are_none():
    """What stands in a menu, a footer or a list of related stories does not date the article."""
    beside = "<div class='related-stories'><p>September 1, 2022</p></div><aside><p>September 2, 2022</p></aside>"
    assert read_page(build_page(beside=beside), "https://example.org/2022/09/05/x/").published == "2022-09-05"
