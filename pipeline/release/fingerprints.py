"""What made a release: the code and the locked dependencies, each as a hash that does not depend on where they lie."""

import tomllib
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from pipeline.sources import ROOT, SHORT, SUFFIXES

SOURCES = ("pipeline", "schemas")
MEASURED = "pipeline/evaluation/figures.jsonl"  # figures name the code that they were measured with, and are no part of it


def code_version(root: Path = ROOT) -> str:
    """Version of the package and hash of its sources, such as `0.1.0+0123456789ab`."""
    return f"{_package_version(root)}+{hash_sources(root)[:SHORT]}"


def hash_sources(root: Path) -> str:
    """SHA-256 over names and contents of the sources under `root`, in order of their names; of all but the figures."""
    files = {
        path.relative_to(root).as_posix(): path for folder in SOURCES for path in (root / folder).rglob("*") if path.suffix in SUFFIXES
    }
    files.pop(MEASURED, None)
    digest = sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{sha256(files[name].read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def lock_sha256(root: Path = ROOT) -> str | None:
    """SHA-256 of requirements.lock; None where the package is installed without it."""
    lock = root / "requirements.lock"
    return sha256(lock.read_bytes()).hexdigest() if lock.is_file() else None


def _package_version(root: Path) -> str:
    project = root / "pyproject.toml"
    if project.is_file():
        return tomllib.loads(project.read_text(encoding="utf-8")).get("project", {}).get("version", "0")
    names = metadata.packages_distributions().get("pipeline", [])
    return metadata.version(names[0]) if names else "0"
