"""The sample, built once a session by the production graph, for every test that looks at what comes out; and a Chromium to look with."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pipeline.dagster.running import Outcome

ROOT = Path(__file__).parents[1]
settings.register_profile("project", deadline=None, derandomize=True)  # a slow machine fails no test, and a red run can be run again
settings.load_profile("project")
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip
TODAY = "1750000000"  # seconds since 1970: the day on which releases of the tests are cut


@dataclass(frozen=True)
class Build:
    """A finished build: where it read and wrote, and how it went."""

    raw: Path
    out: Path
    outcome: "Outcome"

    def table(self, name: str) -> pl.DataFrame:
        """A table of the newest release."""
        return pl.read_parquet(self.out / "releases" / "latest" / f"{name}.parquet")

    def handed_on(self, name: str) -> pl.DataFrame:
        """What an asset wrote under OUT/work, such as `extracted/statements`."""
        return pl.read_parquet(self.out / "work" / f"{name}.parquet")


def build(raw: Path, out: Path, scope: str = "incidents") -> Build:
    """Build `raw` into `out` in this process."""
    from pipeline.dagster.resources import Workspace
    from pipeline.dagster.running import run_build  # here: Dagster takes two seconds to load, and most tests do without it

    return Build(raw, out, run_build(Workspace(raw_dir=str(raw), out_dir=str(out), scope=scope)))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Build]:
    """The sample in raw/, built."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", TODAY)
        yield build(ROOT / "raw", tmp_path_factory.mktemp("sample"))


def find_chromium() -> str | None:
    """The browser CHROMIUM names, or one on the path."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)


@pytest.fixture(scope="session")
def pictures(tmp_path_factory) -> Path:
    """Where pictures of pages go: the folder that INCIDENT_PICTURES names, else one that passes."""
    folder = Path(os.environ.get("INCIDENT_PICTURES") or tmp_path_factory.mktemp("pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = find_chromium()
    if not chromium:
        pytest.skip("no Chromium on this machine: install one, or name it in CHROMIUM")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield started
        started.close()
