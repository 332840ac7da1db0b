"""What is installed: the lock fits the project, and a wheel carries the data beside the code."""

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
UNLOCKED = {
    "training": "a gigabyte that a user has no use for; the model's card says with which versions it was trained",
    "spark": "half a gigabyte that one machine has no use for; its tests skip without it",
    "hub": "no test reaches a hub",
}
PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]+\])?==(?P<version>[^\s;]+)(?: ; .*)? \\$", re.MULTILINE)


def wanted() -> list[Requirement]:
    project = PROJECT["project"]
    extras = [lines for extra, lines in project["optional-dependencies"].items() if extra not in UNLOCKED]
    lists = [project["dependencies"], *extras, PROJECT["build-system"]["requires"]]
    return [Requirement(line) for lines in lists for line in lines]


def test_lock_holds_every_requirement():
    """Each requirement, of every extra that users install and of the build itself, is locked at a version it allows."""
    locked: dict[str, list[str]] = {}
    for found in PINNED.finditer(LOCK):
        locked.setdefault(canonicalize_name(found["name"]), []).append(found["version"])
    for requirement in wanted():
        versions = locked[canonicalize_name(requirement.name)]
        assert all(requirement.specifier.contains(version) for version in versions), requirement


def test_lock_is_hashed_and_names_no_place():
    """Every package has its hashes, and nothing says where it came from."""
    for entry in re.split(r"\n(?=\S)", LOCK.strip()):
        assert PINNED.match(f"{entry.splitlines()[0]}\n"), entry.splitlines()[0]
        assert "--hash=sha256:" in entry
    assert "://" not in LOCK
    assert "--" not in LOCK.replace("--hash=", "")


def test_wheel_takes_the_data_along():
    """Every file beside the code is of a kind that the wheel includes."""
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["*"]
    beside = [path for folder in ("pipeline", "schemas") for path in (ROOT / folder).rglob("*") if path.is_file()]
    left = [path.name for path in beside if path.suffix not in (".py", ".pyc") and not any(fnmatch(path.name, one) for one in patterns)]
    assert left == []


def test_data_lies_in_packages():
    """A folder with data is a package, or setuptools would pass it by."""
    for folder in ("pipeline", "schemas"):
        data = [path for path in (ROOT / folder).rglob("*") if path.suffix in (".csv", ".parquet", ".gz", ".onnx")]
        assert data
        assert [path for path in data if not (path.parent / "__init__.py").is_file()] == []
