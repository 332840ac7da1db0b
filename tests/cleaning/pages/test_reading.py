"""News pages."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.pages import read_page

PARAGRAPH = "The old bridge over the river was closed on Monday after a ship had run into one of its pillars, officials of the port said."
PAGE = f"""<!DOCTYPE html><html><head><title>Ship hits bridge - The Example</title>
<meta property="og:title" content="Ship hits bridge"><meta property="article:published_time" content="2022-09-05T10:00:00Z">
<meta property="og:site_name" content="The Example"><meta name="author" content="Jane Doe"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Ship hits bridge</h1>
<p>{PARAGRAPH}</p><p>Divers will look at the pillar today. {PARAGRAPH}</p></article><footer>Terms of use</footer></body></html>"""


def test_page():
    """Main text, title, date, outlet and author of a page; its menu and footer are left out."""
    page = read_page(PAGE)
    assert (page.title, page.published, page.publisher, page.author) == ("Ship hits bridge", "2022-09-05", "The Example", "Jane Doe")
    assert page.text.count(PARAGRAPH) == 2
    assert "Sport" not in page.text


def test_old_and_future_dates_are_as_written():
    """The date of a page does not depend on the day it is read."""
    for year in ("1890", "2098"):
        assert read_page(PAGE.replace("2022-09", f"{year}-09")).published == f"{year}-09-05"


def test_fallback():
    """A page with next to no text still gives it, with its title; a source without markup is its own text."""
    page = read_page("<html><head><title>Notice</title></head><body><div>Closed.</div></body></html>")
    assert (page.title, page.text.strip()) == ("Notice", "Closed.")
    assert read_page("Closed today.").text == "Closed today."


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</div>", "<html", "<body>", "words ", "\x00", "&", "<!--", "]]>", "<table>", "\ud7ff", ">", "<h1>", "<ul><li><a>",
             "<meta property='og:title' content='a - b'>", "<time datetime='2022-13-45'>", "<p class='author'>By ", "<?x?>", "</body>",
             "<script type='application/ld+json'>{", "</script>", "<title>"]
        ),
        max_size=12,
    ).map("".join)
)
def test_nothing_raises(source):
    """Broken markup gives text or none."""
    text = read_page(source).text
    assert text is None or isinstance(text, str)
