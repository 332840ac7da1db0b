"""Who wrote a page."""

import pytest

from pipeline.cleaning.pages import read_page
from tests.cleaning.pages.invented import build_page, meta

PERSON = {"@type": "NewsArticle", "author": {"@type": "Person", "name": "Jane Doe"}}
BODY = {"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Harbour Desk"}}


@pytest.mark.parametrize(
    ("beside", "described", "author"),
    [
        ("<p>By Jane Doe</p>", None, "Jane Doe"),
        ("<p>By <a href='/j'>Jane Doe</a>, <a href='/r'>John Roe</a> and <b>Ann Poe</b></p>", PERSON, "Jane Doe; John Roe; Ann Poe"),
        ("<span class='byline'><a href='/j'>Jane Doe</a><a href='/t'>@janedoe</a></span>", None, "Jane Doe"),
        ("<div class='author'><b>Jane Doe</b><p>Chief of Doe Works</p><b>More from us</b></div>", None, "Jane Doe"),
        ("<ul class='authors'><li>Jane Doe</li><li>John Roe</li></ul>", None, "Jane Doe; John Roe"),
        ("<p>By John Roe</p>", PERSON, "John Roe"),
        ("<div class='author-pick'>Old Town</div>", PERSON, "Jane Doe"),
        ("", PERSON, "Jane Doe"),
        ("", BODY, None),
        ("<p class='byline'>By Reuters</p><p class='author'>Nice Weather</p>", None, None),
        ("<p class='byline'>By admin</p>", {"@type": "NewsArticle", "author": "admin"}, None),
        ("<div class='comments'><p>By John Roe</p></div>", None, None),
        ("<p>By Jane Doe</p><p class='credit'>John Roe</p>", None, "Jane Doe"),
    ],
)
def test_author(beside, described, author):
    """Those shown behind `By` stand; a name in an author's element must agree with metadata; outlets and commenters are none."""
    assert read_page(build_page(beside=beside, described=described)).author == author


def test_meta_names_writers_where_nothing_else_does():
    """The first `meta` that names people counts; an address of a profile names none."""
    head = meta(article__author="https://example.org/jane", **{"parsely-author": "Jane Doe"})
    assert read_page(build_page(head=head)).author == "Jane Doe"


def test_an_agency_is_not_the_outlet():
    """The page's own name is its publisher, though its metadata say whose story it is."""
    described = {"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Reuters"}}
    assert read_page(build_page(head=meta(og__site_name="The Example"), described=described)).publisher == "The Example"
