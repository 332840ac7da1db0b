"""Whether a release that lies there is what a build would give: the same code read the same files."""

import json
from hashlib import sha256
from pathlib import Path

import polars as pl

from pipeline.evaluation.corpora import Corpus
from pipeline.release import newest_first
from pipeline.release.fingerprints import code_version, lock_sha256

NAME = "built.json"  # in OUT/work: what the newest release was built of


def find_release(out: Path) -> Path:
    """The folder that `latest` leads to now, or would: it may lead to another before the last file is read."""
    return (out / "releases" / "latest").resolve()


def read_code(release: Path) -> str:
    """The version of the code that a release was cut by."""
    released = pl.read_parquet(release / "releases.parquet", glob=False, hive_partitioning=False)
    return released.filter(version=newest_first(released)[0])["code_version"].item()


def stands(corpus: Corpus, out: Path) -> bool:
    """Whether the newest release was built by this code, of the corpus as it lies."""
    file = out / "work" / NAME
    return find_release(out).is_dir() and file.is_file() and file.read_text(encoding="utf-8") == _describe(corpus, out)


def note_build(corpus: Corpus, out: Path) -> None:
    """Write down what the newest release was built of, just now."""
    (out / "work" / NAME).write_text(_describe(corpus, out), encoding="utf-8", newline="\n")


def _describe(corpus: Corpus, out: Path) -> str:
    digest = sha256()
    for path in sorted(path for path in corpus.raw.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(corpus.raw).as_posix()}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    made = {"code": code_version(), "lock": lock_sha256(), "scope": corpus.scope, "inputs": digest.hexdigest()}
    return json.dumps({**made, "release": find_release(out).name}) + "\n"
