"""A page in a web archive is the page that a browser would have saved."""

import gzip
from dataclasses import replace

from pipeline.cleaning import clean_record
from pipeline.ingestion import RawRecord, read_inputs
from tests.ingestion.archiving import pack_records, write_answer, write_record
from tests.ingestion.reading import write_files

URL = "https://news.example/2031/03/dam"
PAGE = f"""<!DOCTYPE html><html><head><title>Dam holds - Harwell Post</title><meta charset="iso-8859-1">
<meta property="og:site_name" content="Harwell Post">
<meta property="article:published_time" content="2031-03-04T09:00:00Z"></head>
<body><nav><a href="/">Home</a><a href="/w">World</a></nav>
<article><h1>Dam holds at Harwell</h1><p class="byline">By Zo\u00eb Poe</p>
{"<p>The dam at Harwell held on Tuesday after a night of rain, the mayor said, and nobody in the town below was hurt.</p>" * 4}
</article><footer>Contact us</footer></body></html>"""


def clean(folder, files):
    """The cleaned articles of some files."""
    return [clean_record(one) for one in read_inputs(write_files(folder, files)) if isinstance(one, RawRecord)]


def test_archived_pages_are_cleaned_as_saved_ones(tmp_path):
    """Text, title, day and writer are the page's own, packed or in another encoding; only the address is told by the archive."""
    [saved] = clean(tmp_path / "saved", {"desk/a.html": PAGE})
    packed = write_answer(gzip.compress(PAGE.encode("cp1252")), "text/html; charset=windows-1252", head={"Content-Encoding": "gzip"})
    [archived] = clean(tmp_path / "archived", {"desk/a.warc.gz": pack_records([write_record("response", packed, URL)])})
    assert (saved.title, str(saved.published_on), saved.byline) == ("Dam holds at Harwell", "2031-03-04", "Zo\u00eb Poe")
    ids = {name: getattr(saved, name) for name in ("article_id", "source_id", "source_path", "url")}
    assert replace(archived, **ids) == saved
    assert archived.url == archived.source_id == URL
