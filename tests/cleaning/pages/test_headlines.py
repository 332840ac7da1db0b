"""The headline is the heading that readers see."""

import pytest

from pipeline.cleaning.pages import read_page
from tests.cleaning.pages.invented import HEADLINE, build_page, meta


@pytest.mark.parametrize(
    "head",
    [
        meta(og__title="The Example"),
        meta(og__title=f"{HEADLINE} - The Example", og__site_name="The Example"),
        meta(og__title="Riga: old bridge shut after ship crash"),
        f"<title>Example | {HEADLINE} | News</title>",
        "",
    ],
)
def test_the_heading_wins_over_titles(head):
    """An outlet's name, its suffix, a line for search engines and no title at all leave the heading as the page shows it."""
    assert read_page(build_page(head=head)).title == HEADLINE


@pytest.mark.parametrize(
    "above",
    [
        f"<h1>The Example</h1><h1>{HEADLINE}</h1>",
        f"<h1><a href='/'><img src='logo.png' alt=''></a></h1><h1>{HEADLINE}</h1>",
        f"<aside><h1>Most read</h1></aside><h1>{HEADLINE}</h1><h1>Comment on this article</h1>",
        f"<div class='newsletter-box'><h1>Get our letter</h1></div><h1>{HEADLINE}</h1>",
        "<h1>Gravel ship hits<br>old bridge <span>in Riga</span></h1>",
    ],
)
def test_other_headings_are_none(above):
    """Neither the outlet's name, a picture, nor what stands aside is the headline; a break in it is a blank."""
    head = meta(og__title=f"{HEADLINE} | The Example", og__site_name="The Example")
    assert read_page(build_page(head=head, above=above)).title == HEADLINE


@pytest.mark.parametrize(
    "head",
    [
        meta(og__title=f"{HEADLINE} | News | The Example", og__site_name="The Example").replace("News | ", ""),
        f"<title>{HEADLINE} - The Example</title>" + meta(og__site_name="Example"),
        f"<title>{HEADLINE} \u2013 Example Post</title>",
    ],
)
def test_a_title_stands_where_no_heading_does(head):
    """Without a heading the page's title is the headline, without the outlet's name behind it."""
    assert read_page(build_page(head=head, above="<h1>The Example</h1>" if "og:site" in head else "")).title == HEADLINE


def test_marks_within_a_headline_stay():
    """A dash or colon before words that name no outlet ends nothing."""
    head = meta(og__title="Riga - a bridge too old - The Example", og__site_name="The Example")
    assert read_page(build_page(head=head, above="")).title == "Riga - a bridge too old"
