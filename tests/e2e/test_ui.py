"""What a person does in the UI: click "Materialize all", see the run succeed, look at checks and previews.

Pictures of each page are kept in the folder that INCIDENT_PICTURES names, else in pytest's.
"""

import re

import pytest

MINUTES = 60_000  # milliseconds


@pytest.fixture(scope="session")
def page(browser, ui):
    """One page, as wide as a notebook's screen."""
    opened = browser.new_page(viewport={"width": 1600, "height": 1000})
    opened.set_default_timeout(MINUTES)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def run_page(page, ui, pictures) -> str:
    """The address of the run that "Materialize all" starts, once it has ended."""
    page.goto(f"{ui}/asset-groups")
    page.get_by_role("button", name="Materialize all").click()
    page.get_by_text("View", exact=True).click()
    page.wait_for_url("**/runs/*")
    page.get_by_text("Process for run exited").first.wait_for(timeout=5 * MINUTES)
    page.screenshot(path=pictures / "run.png")
    return page.url


def test_materialize_all_succeeds(page, run_page, project):
    """One click, no question asked, and everything is built."""
    page.goto(run_page)
    page.get_by_text("Success", exact=True).first.wait_for()
    assert (project / "data" / "incidents.duckdb").is_file()
    assert (project / "data" / "releases" / "latest" / "incidents.parquet").is_file()


def test_nothing_is_warned_of(run_page, log):
    """Neither when the UI starts nor while it builds does the terminal show a warning."""
    assert re.findall(r".*(?:Warning\b|WARN).*", log.read_text(errors="replace")) == []


def test_sources_are_known_once_built(page, ui, run_page, pictures):
    """The build notes which batches it read; the page of the source lists them, and offers to look again."""
    page.goto(f"{ui}/assets/raw_batches?view=events")
    page.get_by_text("wires-march", exact=True).first.wait_for()
    page.get_by_role("button", name="Observe").first.wait_for()
    page.screenshot(path=pictures / "source.png")


def test_graph_shows_the_stages(page, ui, run_page, pictures):
    """The lineage page has the six stages by name."""
    page.goto(f"{ui}/asset-groups")
    for group in ("ingestion", "cleaning", "extraction", "validation", "deduplication", "release"):
        page.get_by_text(group, exact=True).first.wait_for()
    page.wait_for_timeout(2_000)  # until the graph has come to rest
    page.screenshot(path=pictures / "lineage.png")


def test_asset_shows_columns_and_preview(page, ui, run_page, pictures):
    """An asset's page has its description and columns; its last event has the preview."""
    page.goto(f"{ui}/assets/incidents?view=overview")
    page.get_by_text("One row = one incident in the world").first.wait_for()
    page.get_by_text("fatalities_best", exact=True).first.wait_for()
    page.screenshot(path=pictures / "asset.png")
    page.goto(f"{ui}/assets/incidents?view=events")
    page.get_by_text("preview", exact=True).first.wait_for()
    page.screenshot(path=pictures / "events.png")


def test_asset_shows_its_checks(page, ui, run_page, pictures):
    """Every rule of the table is there with how it stands."""
    page.goto(f"{ui}/assets/incidents?view=checks")
    held = {"row_rules": ("fatalities_in_order",), "table_rules": ("columns_and_types", "key_unique", "counts_fit_reports")}
    for check, rules in held.items():
        page.get_by_text(check, exact=True).first.click()
        for rule in rules:
            page.get_by_text(rule, exact=True).first.wait_for()
    page.get_by_text("Passed", exact=True).first.wait_for()
    page.screenshot(path=pictures / "checks.png")
