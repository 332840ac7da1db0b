"""Freezes the present scores: `python -m tests.cases [--lower] [--misses]` prints what rose and fell, and writes scores.txt.

A row that fell, or a new one that is missed, stays out of it and makes the command end with 1, unless `--lower` is given.
"""

import argparse
import tempfile
from pathlib import Path

from tests.cases import list_labels
from tests.cases.scores import FILE, Score, measure, read_frozen, render
from tests.cases.stories import Stories
from tests.conftest import ROOT, build


def main() -> int:
    """Measure every construction, print and write."""
    parser = argparse.ArgumentParser(prog="python -m tests.cases", description=__doc__.splitlines()[0])
    parser.add_argument("--lower", action="store_true", help="also keep the scores that fell")
    parser.add_argument("--misses", action="store_true", help="print every row that is missed, and what the program says instead")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        stories = Stories(build(ROOT / "raw", Path(folder)))
        now = {construction: measure(labels, stories) for construction, labels in list_labels().items()}
    frozen = read_frozen() if FILE.exists() else {}
    fell = [tell(name, frozen.get(name, Score()), score, asked.misses) for name, score in sorted(now.items())]
    for name in frozen.keys() - now.keys():
        print(f"{name}: has no rows any more")
    FILE.write_text(render({name: score.freeze(frozen.get(name, Score()), asked.lower) for name, score in now.items()}), encoding="utf-8")
    rows, missed = sum(score.rows for score in now.values()), sum(len(score.missed) for score in now.values())
    print(f"{rows - missed} of {rows} rows right")
    return int(any(fell) and not asked.lower)


def tell(construction: str, before: Score, now: Score, misses: bool) -> bool:
    """Prints how a score changed, with all its misses where asked; whether a row fell."""
    fallen = now.fallen(before)
    lines = [f"- {row}" for row in (fallen if not misses else map(": ".join, now.missed.items()))]
    lines += [f"+ {row}" for row in now.risen(before)]
    if lines or str(before) != str(now):
        print("\n".join([f"{construction}: {now}" + (f", was {before}" if str(before) != str(now) else ""), *lines]))
    return bool(fallen)


if __name__ == "__main__":
    raise SystemExit(main())
