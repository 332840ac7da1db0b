"""What a person reads on the page in a Chromium: an incident, by keys alone, on a phone, in the dark, without scripts; what it asks for."""

import polars as pl
import pytest

from tests.site.conftest import DRAWN, WIDE
from tests.site.drawn import find_dot, shown

PHONE = {"width": 390, "height": 844}
PESHAWAR = "inc-678841aa3190d2aa"  # an incident that one group claims and another denies
NASTY = "</script><img src=x onerror=window.obeyed=1><b>bold</b>"


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
    behind = sample.table("evidence").filter(row_id=row["incident_id"], column_name="incident_type")
    assert page.locator("#incident mark").first.inner_text() in behind["quote"].to_list()
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


def test_page_is_whole_without_scripts(browser, site, sample):
    """With JavaScript off the list by months, figures, downloads and citation are there, and what needs scripts is not."""
    quiet = browser.new_context(java_script_enabled=False).new_page()
    quiet.goto((site / "index.html").as_uri())
    assert quiet.locator("#explore").is_hidden()
    assert quiet.locator("#unscripted").is_visible()
    assert all(quiet.locator(f"#{part}").is_visible() for part in ("months", "quality", "downloads", "releases", "cite"))
    quiet.click("#months a >> nth=0")
    assert quiet.locator("article.entry").count() == sample.table("incidents").filter(pl.col("date_start").dt.month() == 5).height
    quiet.close()


def test_markup_in_data_is_shown_as_text(tab, made_up, errors, pictures):
    """Table, tooltips, lists and the incident's page show markup as it is written."""
    told = dict.fromkeys(("label", "title", "publisher", "name", "content", "speaker", "city", "asserted_by"), NASTY)
    site = made_up(2, **told)
    tab.set_viewport_size(WIDE)
    tab.goto((site / "index.html").as_uri())
    tab.wait_for_function(DRAWN)
    tab.mouse.move(*find_dot(tab))
    tab.get_by_text("dead:").wait_for()
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
