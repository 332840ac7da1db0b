"""What the pages of a release hold, with no script run: every incident, every file, every figure, and how to cite it."""

import json
import re
from hashlib import sha256
from html import unescape

import polars as pl
import pytest

EXTERNAL = re.compile(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//|url\(|@import|import\s*\(|fetch\(|XMLHttpRequest""")
DATASET = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def index(site):
    """The page itself."""
    return (site / "index.html").read_text(encoding="utf-8")


def test_pages_load_nothing_from_elsewhere(site):
    """What a page loads lies beside it: addresses of other hosts stand in links to follow alone."""
    for path in site.rglob("*.html"):
        loaded = re.findall(r"<(?:script|link|img|iframe)\b[^>]*>", path.read_text(encoding="utf-8"))
        assert loaded
        assert [tag for tag in loaded if EXTERNAL.search(tag)] == []
    own = [path for path in (*site.rglob("*.js"), *site.rglob("*.css")) if path.name != "bokeh.min.js" and path.parent.name != "data"]
    assert [path.name for path in own if EXTERNAL.search(path.read_text(encoding="utf-8"))] == []


def test_months_hold_every_incident(site, sample):
    """Each incident stands once on the page of its month with the headlines of its articles, and the month stands on the page."""
    index = (site / "index.html").read_text(encoding="utf-8")
    pages = {path.name: unescape(path.read_text(encoding="utf-8")) for path in (site / "months").iterdir()}
    titles = dict(sample.table("articles").select("article_id", "title").iter_rows())
    reports = sample.table("incident_reports").rows_by_key("incident_id", named=True)
    for row in sample.table("incidents").iter_rows(named=True):
        name = f"{row['date_start']:%Y-%m}.html" if row["date_start"] else "undated.html"
        assert [page for page, text in pages.items() if f'id="{row["incident_id"]}"' in text] == [name]
        assert f'href="months/{name}"' in index
        for report in reports[row["incident_id"]]:
            assert (titles[report["article_id"]] or "No headline") in pages[name]


def test_downloads_are_all_files_with_their_hashes(site, index):
    """Every file of the release but the page's own is listed, with the hash it has; of checksums there is none yet."""
    for path in site.parent.iterdir():
        if path.is_file():
            assert f'href="../{path.name}"' in index
            if path.name not in ("SHA256SUMS", "incidents.duckdb", "incidents.duckdb.sha256"):
                assert sha256(path.read_bytes()).hexdigest() in index
    assert index.count("in incidents.duckdb.sha256") == 1  # what changes with each build is told by the list that changes with it


def test_figures_are_those_of_quality(index, sample):
    """Each figure of table quality has its bar, and an interval where one was measured."""
    quality = sample.table("quality")
    bars = len(re.findall(r'class="(?:value|fault)"', index))
    assert bars == quality.height > 0
    assert index.count('class="interval"') == quality.drop_nulls(["ci_low", "ci_high"]).height


def test_head_describes_the_dataset(site, index):
    """Searches for data find name, description, licence, version and every file, as schema.org names them."""
    told = json.loads(DATASET.search(index)[1])
    package = json.loads((site.parent / "datapackage.json").read_text(encoding="utf-8"))
    assert (told["@context"], told["@type"]) == ("https://schema.org/", "Dataset")
    assert (told["name"], told["version"], told["license"]) == (package["title"], package["version"], package["licenses"][0]["path"])
    assert 50 <= len(told["description"]) <= 5000
    assert {one["contentUrl"] for one in told["distribution"]} >= {f"../{one['path']}" for one in package["resources"]}
    assert told["temporalCoverage"] == "2024-03-04/2024-05-29"


def test_page_says_how_to_cite_and_what_changed(site, index):
    """Title, version and the citation file; the notes of the release as a page."""
    version = site.parent.name
    assert f"version {version} [data set]" in index
    assert (site.parent / "CITATION.cff").read_text(encoding="utf-8") in unescape(index)
    assert f"<h1>Release {version}</h1>" in (site / "changes.html").read_text(encoding="utf-8")


def test_page_explains_tolls_and_unknowns(index):
    """The words that keep a reader from misreading: what the best toll is, and that unknown is not zero."""
    assert "newest official total" in index
    assert "Unknown is not zero" in index
    assert "NULL" in index


def test_page_says_who_read_what_and_warns(index, sample):
    """At its head: a program read so many articles of these years, with mistakes, and where to read of them."""
    head = " ".join(index[: index.index("<nav")].split())
    assert f"which a program read from {sample.table('articles').height} news articles of 2024" in head
    assert "It makes mistakes" in head
    assert 'href="#quality"' in head
    assert 'href="../README.md#before-you-count"' in head


def test_months_tell_standings_and_old_news(site, sample, incidents):
    """On the lists, too, each perpetrator has its own standing, and what no article is about is marked."""
    text = "".join(unescape(path.read_text(encoding="utf-8")) for path in sorted((site / "months").iterdir()))
    assert text.count("Only mentioned beside other news.") == sample.table("incidents").height - incidents.height > 0
    for row in incidents.filter(pl.col("perpetrators").list.len() == 2).iter_rows(named=True):
        first, second = row["perpetrators"]
        assert re.search(rf"By whom: {re.escape(first)}(?: \([a-z ]+\))?, {re.escape(second)}(?: \([a-z ]+\))?\.", text)
