"""Sites to look at, that of the sample and those of releases that nobody built, and a tab of a Chromium to look with.

Pictures are kept in the folder that INCIDENT_PICTURES names, else in pytest's.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipeline.site.writing import write_site
from tests.site.folders import write_folder

WIDE = {"width": 1280, "height": 1500}  # pixels: map, timeline and table fit
DRAWN = "charts.models !== null && charts.models.map('places-data').data.x.length > 0"


@pytest.fixture(scope="session")
def site(sample) -> Path:
    """The site in the sample's release."""
    return (sample.out / "releases" / "latest").resolve() / "site"


@pytest.fixture
def made_up(tmp_path) -> Callable[..., Path]:
    """Writes the site of a release of as many made-up incidents as one asks for."""
    return lambda count, **cells: write_site(write_folder(tmp_path / "2031.5.0", count, **cells))


@pytest.fixture(scope="session")
def details(site) -> dict[str, dict[str, Any]]:
    """What the sample's shards tell of each incident, by id."""
    return {one["id"]: one for path in sorted((site / "data").glob("details-*.js")) for one in read_script(path)}


@pytest.fixture(scope="session")
def requested() -> list[str]:
    """Every address that a page asked for."""
    return []


@pytest.fixture(scope="session")
def errors() -> list[str]:
    """What went wrong in the pages' scripts."""
    return []


@pytest.fixture(scope="session")
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


@pytest.fixture(scope="session")
def incidents(sample):
    """The incidents that the page shows at first: those that an article is about."""
    main = sample.table("incident_reports").filter(pl.col("is_main"))
    return sample.table("incidents").join(main, on="incident_id", how="semi")


def read_script(path: Path) -> Any:
    """The value that a script of data hands to the page."""
    text = path.read_text(encoding="utf-8")
    return json.loads(text[text.index("(") + 1 : text.rindex(")")])
