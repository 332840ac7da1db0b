"""A site is small where it is loaded, the same each time it is written, and takes no datum for markup."""

from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest

from pipeline.site.listing import describe_listing
from pipeline.site.pages import render_markdown
from pipeline.site.shards import SHARD_BYTES, write_script
from pipeline.site.writing import write_site
from schemas import TABLES
from tests.site.conftest import read_script
from tests.site.folders import make_incidents

FIRST_BYTES = 4_000_000  # loaded before any incident is opened, of 10,000
NASTY = """</script><script>alert(1)</script><img src=x onerror=alert(2)>"'&{{ 7 * 7 }}\u2028"""


def hash_files(folder: Path) -> dict[str, str]:
    """Hash by path of all files in a folder."""
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def test_ten_thousand_incidents_load_little(site, tmp_path):
    """Page, styles, scripts, outlines and a listing of 10,000 incidents stay below 4 MB."""
    incidents = make_incidents(10_000).with_columns(standings=pl.lit(["suspected_or_accused"]), is_main=True)
    same = [site / "index.html", site / "style.css", *(site / "scripts").iterdir(), site / "data" / "charts.js"]
    listing = describe_listing(incidents, TABLES["id_redirects"].frame([]), list(range(0, 10_000, 50)))
    assert sum(path.stat().st_size for path in same) + write_script(tmp_path / "incidents.js", "receiveListing", listing) < FIRST_BYTES


def test_details_come_in_parts(made_up):
    """What is told of incidents lies in parts of a quarter of a megabyte, each incident in one of them."""
    parts = sorted((made_up(400) / "data").glob("details-*.js"))
    assert len(parts) > 1
    assert max(path.stat().st_size for path in parts) < 1.2 * SHARD_BYTES
    assert len({one["id"] for path in parts for one in read_script(path)}) == 400


def test_same_folder_gives_the_same_bytes(site, tmp_path):
    """The sample's site written again from its release, after other figures were drawn in the process, is the one that was published."""
    from bokeh.plotting import figure

    figure()
    folder = tmp_path / site.parent.name
    folder.mkdir()
    for path in site.parent.iterdir():
        if path.is_file() and path.name != "SHA256SUMS":
            (folder / path.name).symlink_to(path)
    assert hash_files(write_site(folder)) == hash_files(site)


def test_no_datum_becomes_markup(made_up):
    """Labels, names, headlines, quotes: markup in them is shown, not obeyed, and a template's braces stay braces."""
    site = made_up(3, label=NASTY, title=NASTY, publisher=NASTY, name=NASTY, quote=NASTY, content=NASTY, url="javascript:alert(3)")
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<script>alert" not in text
        assert "<img" not in text
        assert "javascript:" not in text
    month = next((site / "months").iterdir()).read_text(encoding="utf-8")
    assert "&lt;img src=x onerror=alert(2)&gt;" in month
    assert "{{ 7 * 7 }}" in month
    assert read_script(site / "data" / "details-0.js")[0]["label"] == NASTY


def test_notes_are_shown_and_not_obeyed():
    """CHANGES.md quotes cells: HTML in it stays text, an address that runs a script becomes no link, tables become tables."""
    page = render_markdown("<b>Bold</b> [press](javascript:alert(1))\n\n| table | rows |\n|---|---:|\n| `actors` | 3 |\n")
    assert "&lt;b&gt;Bold&lt;/b&gt; [press](javascript:alert(1))" in page
    assert "<td><code>actors</code></td>" in page


@pytest.mark.parametrize("count", [0, 1])
def test_small_releases_have_a_page(made_up, count):
    """A release without incidents has its page, and no folder that holds nothing."""
    site = made_up(count)
    assert (site / "index.html").is_file()
    assert all(any(path.iterdir()) for path in site.rglob("*") if path.is_dir())
    assert len(read_script(site / "data" / "incidents.js")["columns"]["label"]) == count
