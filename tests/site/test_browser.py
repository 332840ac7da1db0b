"""What a person does on the page, opened from disk in a Chromium: filter, look at one incident, use keys alone, a phone, the dark.

Pictures are kept in the folder that INCIDENT_PICTURES names, else in pytest's.
"""

import os
from pathlib import Path

import polars as pl
import pytest

WIDE, PHONE = {"width": 1280, "height": 1500}, {"width": 390, "height": 844}
DRAWN = "charts.models !== null && charts.models.map('places-data').data.x.length > 0"
PESHAWAR = "inc-678841aa3190d2aa"  # an incident that one group claims and another denies
NASTY = "</script><img src=x onerror=window.obeyed=1><b>bold</b>"


@pytest.fixture(scope="module")
def pictures(tmp_path_factory) -> Path:
    """Where pictures go."""
    folder = Path(os.environ.get("INCIDENT_PICTURES") or tmp_path_factory.mktemp("pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def requested() -> list[str]:
    """Every address that a page of this module asked for."""
    return []


@pytest.fixture(scope="module")
def errors() -> list[str]:
    """What went wrong in the pages' scripts."""
    return []


@pytest.fixture(scope="module")
def tab(sample, browser, requested, errors):
    """One tab for all tests, which watches what is asked for and what goes wrong; built after the sample: Dagster wants its own loop."""
    opened = browser.new_page(viewport=WIDE)
    opened.set_default_timeout(20_000)
    opened.on("request", lambda request: requested.append(request.url))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()


@pytest.fixture
def page(tab, site, errors):
    """The sample's page, as wide as a notebook's screen and drawn, with no filter set; no script may fail on it."""
    tab.set_viewport_size(WIDE)
    tab.emulate_media(color_scheme="light")
    tab.goto("about:blank")
    tab.goto((site / "index.html").as_uri())
    tab.wait_for_function(DRAWN)
    yield tab
    assert errors == []


@pytest.fixture(scope="module")
def incidents(sample):
    """The table that the page shows."""
    return sample.table("incidents")


def shown(page) -> int:
    """How many incidents the page says it shows; the table has as many rows."""
    number = int(page.locator("#shown strong").inner_text())
    assert page.locator("#incidents tbody tr").count() == number
    return number


def drawn(page, name: str = "map", source: str = "places-data", column: str = "count") -> int:
    """The sum of a column that a figure draws."""
    return page.evaluate(f"charts.models.{name}('{source}').data.{column}.reduce((sum, one) => sum + one, 0)")


def drag(page, chart: str, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a box over a figure, from and to given in shares of its width and height."""
    box = page.locator(f"#{chart}").bounding_box()
    points = [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in (start, end)]
    page.mouse.move(*points[0])
    page.mouse.down()
    page.mouse.move(*points[1], steps=4)
    page.mouse.up()


def find_dot(page) -> tuple[float, float]:
    """Where on the screen the map's first dot lies, which is that of the place with most incidents."""
    x, y, top, bottom = page.evaluate("(({ x, y }) => [x[0], y[0], project(79), project(-57)])(charts.models.map('places-data').data)")
    box = page.locator("#map").bounding_box()
    return box["x"] + box["width"] * (x + 180) / 360, box["y"] + box["height"] * (top - y) / (top - bottom)


def test_everything_is_shown_at_first(page, incidents, pictures):
    """All incidents in the table, all that have a place on the map, all that have a day on the timeline."""
    assert shown(page) == incidents.height
    assert drawn(page) == incidents["latitude"].count()
    assert drawn(page, "timeline", "bars-data", "top") == incidents["date_start"].count()
    page.screenshot(path=pictures / "page.png")


def test_fields_filter_table_and_charts(page, incidents):
    """Kind, country, toll and confidence: table, map and timeline show what passes, and the address keeps it."""
    page.select_option("[name=kind]", "bombing")
    bombings = incidents.filter(incident_type="bombing")
    assert shown(page) == drawn(page) == drawn(page, "timeline", "bars-data", "top") == bombings.height
    page.select_option("[name=country]", "Iraq")
    page.fill("[name=dead]", "10")
    page.select_option("[name=confidence]", "0.7")
    passing = pl.col("country").eq("Iraq") & pl.col("fatalities_best").ge(10) & pl.col("confidence").ge(0.7)
    assert shown(page) == bombings.filter(passing).height == 1
    page.reload()
    page.wait_for_function("document.querySelector('#shown strong')")
    assert shown(page) == 1
    page.click("#clear")
    assert shown(page) == incidents.height


def test_search_finds_names_without_their_accents(page, incidents):
    """Words of label, places and names, in any case and with or without accents."""
    page.fill("[name=search]", "duran ECUADOR")
    assert shown(page) == incidents.filter(place_name="Durán").height == 1
    page.fill("[name=search]", "")
    page.fill("[name=actor]", "banner of the two")
    names = pl.concat_list("perpetrators", "targets", "victims").list.join("|")
    assert shown(page) == incidents.filter(names.str.contains("Banner of the Two")).height > 0


def test_map_filters_table_and_timeline(page, incidents):
    """A box over the Americas leaves what happened there; a press on a dot, what happened at that place."""
    drag(page, "map", (0.1, 0.2), (0.4, 0.95))
    west = incidents.filter(pl.col("longitude") < -35)
    page.wait_for_function(f"document.querySelector('#shown strong').textContent === '{west.height}'")
    assert shown(page) == drawn(page, "timeline", "bars-data", "top") + west["date_start"].null_count()
    assert drawn(page) == incidents["latitude"].count()
    page.click("#clear-area")
    assert shown(page) == incidents.height
    page.mouse.click(*find_dot(page))
    page.wait_for_function("!document.querySelector('#clear-area').hidden")
    assert shown(page) == page.evaluate("charts.models.map('places-data').data.count[0]") > 1


def test_timeline_filters_table_and_map(page, incidents):
    """A box over the first bars sets the days from and to; the map follows."""
    drag(page, "timeline", (0.06, 0.5), (0.3, 0.6))
    page.wait_for_function("document.querySelector('[name=to]').value")
    first, last = page.input_value("[name=from]"), page.input_value("[name=to]")
    days = pl.col("date_end").cast(pl.String).ge(first) & pl.col("date_start").cast(pl.String).le(last)
    assert 0 < shown(page) == incidents.filter(days).height < incidents.height
    assert drawn(page) == incidents.filter(days)["latitude"].count()
    page.click("#clear-days")
    assert shown(page) == incidents.height


def test_columns_sort_and_unknown_comes_last(page, incidents):
    """A press on a column sorts by it, another turns it round."""
    dead = incidents["fatalities_best"].drop_nulls().sort()
    cells = page.locator("#incidents tbody td[data-label=Dead]")
    page.click("thead button:has-text('Dead')")
    assert cells.first.inner_text().startswith(str(dead[-1]))
    page.click("thead button:has-text('Dead')")
    assert cells.first.inner_text().startswith(str(dead[0]))
    assert cells.last.inner_text() == "unknown"
    assert page.get_attribute("thead th:has-text('Dead')", "aria-sort") == "ascending"


def test_download_holds_what_is_shown(page, incidents, tmp_path):
    """The CSV has the rows that pass the filters, with the tables' own column names and values."""
    page.select_option("[name=kind]", "bombing")
    with page.expect_download() as caught:
        page.click("#download")
    caught.value.save_as(tmp_path / "shown.csv")
    got = pl.read_csv(tmp_path / "shown.csv", try_parse_dates=True)
    wanted = incidents.filter(incident_type="bombing").with_columns(pl.col(pl.List(pl.String)).list.join("; ").replace("", None))
    columns = [name for name in got.columns if name not in ("latitude", "longitude", "confidence")]
    assert got.select(columns).sort("incident_id").rows() == wanted.select(columns).sort("incident_id").rows()
    assert len(columns) > 20


def test_no_cell_of_the_download_starts_a_formula(page):
    """A name that begins as a formula does is a text to a spreadsheet; commas and quotes stay within their cell."""
    cells = page.evaluate("""['=1+1', '@cmd', 'plain', 'a "b", c'].map((text) => csvCell('label', text))""")
    assert cells == ["'=1+1", "'@cmd", "plain", '"a ""b"", c"']
    assert page.evaluate("[0, null, -3.5].map((number) => csvCell('latitude', number))") == ["0", "", "-3.5"]


def test_many_incidents_are_shown_as_a_density(page):
    """Beyond 50,000 the map counts them by cells of a grid instead of drawing dots, and says so."""
    page.evaluate("fillMap(Array(50001).fill(release.incidents.find(({ latitude }) => latitude !== null)))")
    assert (drawn(page), drawn(page, source="grid-data")) == (0, 50_001)
    assert "darker a cell" in page.inner_text("#map-key")


def test_permalink_opens_one_incident(page, site, incidents, sample, pictures):
    """Its address alone shows its cells, reports, claims, parties, statements; a link leads back to all."""
    row = incidents.row(by_predicate=pl.col("incident_id") == PESHAWAR, named=True)
    page.goto("about:blank")
    page.goto(f"{(site / 'index.html').as_uri()}#{row['incident_id']}")
    page.get_by_role("heading", name=row["label"]).wait_for()
    said = page.inner_text("#incident")
    reports = sample.table("incident_reports").filter(incident_id=row["incident_id"])
    for title in sample.table("articles").join(reports, on="article_id", how="semi")["title"].drop_nulls():
        assert title in said
    for statement in sample.table("statements").filter(incident_id=row["incident_id"]).iter_rows(named=True):
        assert statement["content"] in said
        assert statement["speaker"] in said
    assert "through The spokesman" in said
    assert page.locator("#incident mark").first.inner_text() == "bombed"
    page.screenshot(path=pictures / "incident.png", full_page=True)
    page.click("[data-back]")
    assert shown(page) == incidents.height
    assert page.locator("#incident").is_hidden()


def test_addresses_of_no_incident_say_so(page):
    """An id that was retired leads to its successor, one that the release has not is named as such; the page's parts are still reached."""
    page.evaluate(f"release.redirects['inc-old'] = ['{PESHAWAR}']; location.hash = '#inc-old'")
    page.click("#incident li a")
    page.get_by_role("heading", name="Bombing, Peshawar").wait_for()
    page.evaluate("location.hash = '#inc-none'")
    page.get_by_text("This release has no such incident.").wait_for()
    page.click("nav a:has-text('Downloads')")
    page.wait_for_function("document.querySelector('#downloads').getBoundingClientRect().top < innerHeight")


def test_keys_alone_reach_an_incident_and_come_back(page):
    """Tab and Enter: past the link that skips, over the fields, to an incident, and back."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.focus("[name=search]")
    page.keyboard.type("Mosul")
    page.locator("#incidents tbody a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'incident'")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#incident').hidden")
    assert page.input_value("[name=search]") == "Mosul"


def test_phone_needs_no_sideways_scrolling(page, incidents, pictures):
    """At 390 pixels the page and an incident fit the screen, in the dark too."""
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"charts.models.map('map').inner_width < {PHONE['width']}")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 27)"
    page.screenshot(path=pictures / "phone.png")
    page.evaluate(f"location.hash = '{incidents['incident_id'][0]}'")
    page.get_by_role("heading", name=incidents["label"][0]).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.screenshot(path=pictures / "phone-incident.png")


@pytest.mark.parametrize(
    ("place", "scheme"),
    [
        ("index.html", "light"),
        ("index.html", "dark"),
        (f"index.html#{PESHAWAR}", "light"),
        ("months/2024-03.html", "dark"),
        ("changes.html", "light"),
    ],
)
def test_pages_are_accessible(tab, site, place, scheme):
    """axe finds nothing serious: names, roles, contrast, order, in either colours."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    tab.emulate_media(color_scheme=scheme)
    tab.goto("about:blank")
    tab.goto(f"{site.as_uri()}/{place}")
    if place.startswith("index"):
        tab.wait_for_function(DRAWN)
    found = axe.Axe().run(tab).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []


def test_page_is_whole_without_scripts(browser, site, incidents):
    """With JavaScript off the list by months, figures, downloads and citation are there, and what needs scripts is not."""
    quiet = browser.new_context(java_script_enabled=False).new_page()
    quiet.goto((site / "index.html").as_uri())
    assert quiet.locator("#explore").is_hidden()
    assert quiet.locator("#unscripted").is_visible()
    assert all(quiet.locator(f"#{part}").is_visible() for part in ("months", "quality", "downloads", "releases", "cite"))
    quiet.click("#months a >> nth=0")
    assert quiet.locator("article.entry").count() == incidents.filter(pl.col("date_start").dt.month() == 5).height
    quiet.close()


def test_markup_in_data_is_shown_as_text(tab, made_up, errors, pictures):
    """Table, tooltips, lists and the incident's page show markup as it is written."""
    told = dict.fromkeys(("label", "title", "publisher", "name", "content", "speaker", "city", "asserted_by"), NASTY)
    site = made_up(2, **told)
    tab.set_viewport_size(WIDE)
    tab.goto((site / "index.html").as_uri())
    tab.wait_for_function(DRAWN)
    tab.mouse.move(*find_dot(tab))
    tab.get_by_text("dead, best numbers").wait_for()
    tab.screenshot(path=pictures / "tooltip.png")
    tab.click("#incidents tbody a >> nth=0")
    tab.get_by_role("heading", name=NASTY).wait_for()
    assert tab.evaluate("window.obeyed") is None
    assert tab.locator("img").count() == 0
    assert errors == []


def test_nothing_was_asked_of_another_host(page, requested):
    """All that this module's pages loaded lay on this disk."""
    page.evaluate(f"location.hash = '{PESHAWAR}'")
    page.get_by_role("heading", name="Bombing, Peshawar").wait_for()
    assert any("details-0.js" in address for address in requested)
    assert [address for address in requested if not address.startswith(("file:", "data:", "about:", "blob:"))] == []
