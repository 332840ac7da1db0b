"""The outside corpora: where they lie, how each is built, and which of its splits are measured."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

VARIABLE = "INCIDENT_CORPORA"
SETTINGS = Path(__file__).with_name("corpora.csv")


class CorporaError(ValueError):
    """The corpora cannot be used as they lie; the message says what to mend."""


@dataclass(frozen=True)
class Bench:
    """The folder `bench`: batches under data, labels, scorers, and score.py, which is loaded as `score`."""

    folder: Path
    score: ModuleType


@dataclass(frozen=True)
class Corpus:
    """A batch to build, and the labelled splits of it; without any, it serves to see that nothing crashes, and how fast it goes."""

    name: str
    raw: Path
    scope: str
    splits: tuple[str, ...]


@cache
def load_settings() -> dict[str, dict[str, str]]:
    """The rows of corpora.csv by corpus: the scope to build with, splits (none: the one score.py has), and what it is."""
    with open(SETTINGS, encoding="utf-8", newline="") as file:
        return {row["corpus"]: row for row in csv.DictReader(file)}


def find_bench(environment: Mapping[str, str]) -> Bench:
    """The corpora that the environment names. Raises CorporaError when it names none, or a folder without them."""
    given = environment.get(VARIABLE, "")
    folder = Path(given).resolve() / "bench"
    if not given or not (folder / "score.py").is_file() or not (folder / "data").is_dir():
        state = f"is {given!r}" if given else "is not set"
        raise CorporaError(f"{VARIABLE} {state}: it must name a folder that holds bench/score.py and bench/data; set it and try again")
    return Bench(folder, load_module(folder / "score.py"))


def load_module(file: Path) -> ModuleType:
    """A module of the corpora's own code, from its file; it can be imported by nobody else."""
    spec = spec_from_file_location(f"{file.parent.name}_{file.stem}", file)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def list_corpora(bench: Bench, names: Sequence[str] = ()) -> list[Corpus]:
    """The corpora of these names; without names, all that have labels. Raises CorporaError for one that is not there."""
    there = sorted(path.name for path in (bench.folder / "data").iterdir() if path.is_dir())
    for name in names:
        if name not in there:
            raise CorporaError(f"corpus {name!r} is not in {bench.folder / 'data'}; name some of: {', '.join(there)}")
    found = [_describe(bench, name) for name in names or there]
    return [corpus for corpus in found if names or corpus.splits]


def _describe(bench: Bench, name: str) -> Corpus:
    settings = load_settings().get(name, {})
    known = bench.score.CORPORA.get(name, ())
    scored = known or (bench.folder / name / "score.py").is_file()
    splits = (*settings.get("splits", "").split(),) or known[2:3] if scored else ()
    return Corpus(name, bench.folder / "data" / name, settings.get("scope", "incidents"), splits)
