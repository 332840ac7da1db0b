"""Feeds: five as sites give them, and XML that is none."""

import pytest

from tests.ingestion.reading import read, show, show_rejects, write_files

FIELDS = ("source_id", "source_row", "title", "published", "publisher", "byline", "url", "html")
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harwell Wire</title>{}</channel></rss>"""
ENTRY = """<item><title>Dam holds</title><link>https://a.example/1</link><guid isPermaLink="false">g1</guid>
<pubDate>Tue, 04 Mar 2031 23:30:00 +0530</pubDate><dc:creator>Jo Poe</dc:creator><description>In short.</description>
<content:encoded><![CDATA[<p>The dam held &amp; the town slept.</p>]]></content:encoded></item>"""
SHORT = "<item><link>https://a.example/2</link><description>A roof fell.</description></item>"
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harwell Post</title><entry><id>tag:a.example,2031:1</id><title>Roof falls</title>
<link href="https://a.example/3"/><updated>2031-03-04T01:00:00Z</updated><author><name>Al Ree</name></author>
<content type="html">&lt;p&gt;A roof fell.&lt;/p&gt;</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Old Wire</title></channel><item rdf:about="https://a.example/4"><title>Ferry late</title>
<link>https://a.example/4</link><description>It was late.</description></item></rdf:RDF>"""
FEEDS = {
    "a.xml": RSS.format(ENTRY),
    "b.rss": RSS.format(SHORT + SHORT.replace("/2", "/5")),
    "c.atom": ATOM,
    "d.xml": RDF,
    "e.rss": RSS.format(SHORT.replace("/2", "/6").replace("A roof fell.", "Caf\xe9&nbsp;burnt, d\xe9j\xe0.")).encode("cp1252"),
}


def test_feeds_give_their_entries(tmp_path):
    """The whole text over the summary, the entry's id or else its address, who wrote it, and the feed's title as the outlet."""
    records, rejects = read(write_files(tmp_path, FEEDS))
    assert not rejects
    assert show(records, *FIELDS) == [
        "g1 | 1 | Dam holds | Tue, 04 Mar 2031 23:30:00 +0530 | Harwell Wire | Jo Poe | https://a.example/1 | "
        "<p>The dam held &amp; the town slept.</p>",
        "https://a.example/2 | 1 | - | - | Harwell Wire | - | https://a.example/2 | A roof fell.",
        "https://a.example/5 | 2 | - | - | Harwell Wire | - | https://a.example/5 | A roof fell.",
        "tag:a.example,2031:1 | 1 | Roof falls | 2031-03-04T01:00:00Z | Harwell Post | Al Ree | https://a.example/3 | <p>A roof fell.</p>",
        "https://a.example/4 | 1 | Ferry late | - | Old Wire | - | https://a.example/4 | It was late.",
        "https://a.example/6 | 1 | - | - | Harwell Wire | - | https://a.example/6 | Café burnt, déjà.",
    ]


@pytest.mark.parametrize(
    ("feed", "told"),
    [
        (RSS.format(ENTRY)[:-20], ["broken_container x.xml 2"]),
        (RSS.format(""), ["empty_feed x.xml"]),
        ("<urlset><url><loc>https://a.example/1</loc></url></urlset>", ["not_a_feed x.xml"]),
        ("no XML at all", ["not_a_feed x.xml"]),
        (RSS.format("<item><title>No text</title></item>"), ["missing_text x.xml 1"]),
    ],
    ids=["cut short", "no entry", "site map", "words", "no text"],
)
def test_what_is_no_feed_is_refused(tmp_path, feed, told):
    """XML that is no feed costs one reject that says so; of a feed that breaks off, what is there is read."""
    _, rejects = read(write_files(tmp_path, {"x.xml": feed}))
    assert show_rejects(rejects) == told
