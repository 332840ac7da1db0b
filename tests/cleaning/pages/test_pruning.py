"""What is set into a page's prose is taken out, and the prose stays."""

import pytest

from pipeline.cleaning.pages import read_page
from tests.cleaning.pages.invented import FIRST, HEADLINE, SECOND, THIRD, build_page


def read_prose(**parts: str) -> list[str]:
    """The paragraphs of a page's text without its headline."""
    return [line for line in read_page(build_page(**parts)).text.split("\n") if line != HEADLINE]


@pytest.mark.parametrize(
    "body",
    [
        "<figure><img src='x.jpg' alt=''><figcaption>Crews stand beside the ship in Riga on Monday. Photo: A. Person</figcaption></figure>",
        "<ul><li><a href='/a'>Ferries sail again</a></li><li><a href='/b'>What the fog hid</a></li></ul>",
        "<p><a href='/a'>Ferries sail again between both banks</a></p>",
        "<h3><a href='/a'>Why old bridges fall so often</a></h3>",
    ],
)
def test_extras_go(body):
    """Captions and links to other stories leave no word in the text."""
    assert read_prose(body=body) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "body",
    [
        "<p><a href='/a'>The ship was built in Gdansk in 1990.</a></p>",
        "<p>The owner, <a href='/a'>Baltic Gravel</a>, said nothing.</p>",
        "<ul><li>The bridge is shut until Friday.</li><li>See <a href='/a'>the timetable</a> for ferries.</li></ul>",
    ],
)
def test_prose_with_links_stays(body):
    """A sentence that is a link, items that are more than one, and links within sentences are the article's."""
    first, *between, second, third = read_prose(body=body)
    assert [first, second, third] == [FIRST, SECOND, THIRD]
    assert len(between) == body.count("<li>") + body.count("<p>")


def test_readers_comments_are_not_the_article():
    """What readers say below is left out."""
    below = "<section id='comments'><h2>Comments</h2><p>I never trusted that old bridge, and now look at it.</p></section>"
    assert "trusted" not in read_page(build_page(below=below)).text
