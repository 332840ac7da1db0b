"""Sites to look at: that of the sample, and those of releases that nobody built."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.site.writing import write_site
from tests.site.folders import write_folder


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


def read_script(path: Path) -> Any:
    """The value that a script of data hands to the page."""
    text = path.read_text(encoding="utf-8")
    return json.loads(text[text.index("(") + 1 : text.rindex(")")])
