"""An output folder of the sample's that may be spoiled."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def out(sample, tmp_path) -> Path:
    """A copy of what the sample's build wrote."""
    copy = tmp_path / "out"
    shutil.copytree(sample.out, copy, symlinks=True, ignore=shutil.ignore_patterns("work"))
    return copy
