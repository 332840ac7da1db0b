"""What one new article costs where many are: `python -m tests.benchmarks.arriving 1000 10000 50000`.

The articles that are there are short and made up, of the world that `merging` is measured on; what they say is told and not read,
so that a base is there in minutes, and the rules take it over as what they read in an earlier build. The new one is read by the rules.
Told are seconds of processors by step; those that write whole files (DuckDB, zip, page) are one step, `publish_release`.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq

from pipeline.contract.align import align
from pipeline.contract.extractor import Article
from pipeline.contract.records import PLACE_COLUMNS, Claim, Evidence, Extraction, Mention, Party, Report, Span, When, Where
from pipeline.dagster.definitions import build_defs
from pipeline.dagster.resources import Workspace
from pipeline.extraction import RuleExtractor
from pipeline.lexicon import load_words
from schemas.identity import make_id
from tests.benchmarks.recombining import list_steps, measure
from tests.benchmarks.world import Happening, list_cities, make_happenings

SEED, EACH = 19, 2.5  # articles of an incident, on average
OWN, OTHERS = 5, 60  # words of an article, of its happening and of any
KIND, DAY, TOLLS, ACTOR = (
    ("incident_type", "stage", "status"),
    ("date_start", "date_end", "date_prec"),
    ("outcome", "scope", "count_low", "count_high", "qualifier"),
    ("name", "actor_type"),
)
PLACE = (*PLACE_COLUMNS, "where_prec")
WHOLE_FILES = "publish_release"
NEW = {
    "id": "new", "title": "Gunmen kill nine in Mosul", "published": "2031-05-05",
    "text": "Gunmen killed nine people at a market in Mosul on Sunday, police said. The attack was the first this year.",
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """An article on a happening, and what it says."""

    number: int
    what: Happening

    @cached_property
    def place(self) -> dict:
        """The city's row of the gazetteer."""
        return list_cities()[self.what.city]

    @cached_property
    def row(self) -> dict[str, str]:
        """As a row of JSON lines: no two on one happening are copies."""
        random, what = Random(self.number), self.what
        own, others = random.sample(what.words, OWN), " ".join(random.choices(_load_words(), k=OTHERS))
        title = f"{what.kind.replace('_', ' ').capitalize()} in {self.place['name']}: {own[0]}"
        lead = f"The {what.kind.replace('_', ' ')} in {self.place['name']} on {_write(what.day)} killed {what.killed} people, police said."
        rest = f"Among those named were {', '.join(what.victims) or 'none'}. The {' and the '.join(own)} were told of: {others}."
        return {"id": str(self.number), "title": title, "published": what.day.isoformat(), "text": f"{lead}\n{rest}"}

    def extract(self, text: str) -> Extraction:
        """What it says, with the words of the cleaned text."""
        what, body = self.what, text.index("\n")
        anchor, place, day, toll = (
            _find(words, text, body) for words in (what.kind.replace("_", " "), self.place["name"], _write(what.day), f"{what.killed}")
        )
        cells = {name: self.place[name] for name in ("admin1", "country_iso3", "geonames_id", "latitude", "longitude")}
        where = Where(self.place["name"], self.place["name"], country=self.place["country_iso3"], precision=1, **cells)
        victims = {name: _find(name, text, body) for name in what.victims}
        report = Report(
            True, what.kind, "accomplished", "reported", anchor, When(what.day, what.day, 1), where,
            claims=(Claim("killed", "total", None, what.killed, what.killed, "exact", toll, evidence=_prove(TOLLS, toll)),),
            parties=tuple(Party("victim", name, span, evidence=_prove(("role", "name"), span)) for name, span in victims.items()),
            evidence=(*_prove(KIND, anchor), *_prove(DAY, day), *_prove(PLACE, place)),
        )  # fmt: skip
        mentions = (Mention(name, "person", None, None, 1, span, _prove(ACTOR, span)) for name, span in victims.items())
        return Extraction((report,), tuple(mentions))


@cache
def _load_words() -> tuple[str, ...]:
    """Words that any article may have, of the list that tells how rare words are."""
    return tuple(word for row in load_words("word_counts") for word in row["words"].split("|"))


def _write(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _prove(columns: Iterable[str], span: Span) -> tuple[Evidence, ...]:
    return tuple(Evidence(column, span, "told.report") for column in columns)


def _find(words: str, text: str, near: int) -> Span:
    found = align(words, text, near)
    assert isinstance(found, Span), (words, text)
    return found


class Teller:
    """In the place of the rules, and under their version, what says of each article what it tells."""

    name = "rules"

    def __init__(self, told: Iterable[Told], batch: str) -> None:
        self.version = RuleExtractor("incidents").version
        self._told = {make_id("article", batch, one.row["id"]): one for one in told}

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """One extraction for each article."""
        return (self._told[article["article_id"]].extract(article["text"]) for article in articles)


def tell(count: int, seed: int = SEED) -> list[Told]:
    """`count` articles on incidents of a made-up world."""
    happenings = make_happenings(round(count / EACH), seed)
    return [Told(number, what) for number, what in enumerate(Random(seed).choices(happenings, k=count))]


def measure_arrival(folder: Path, count: int) -> dict[str, dict[str, float]]:
    """Seconds by step of a build with nothing new and of one with one new article, where `count` are."""
    raw, out = folder / "raw", folder / "out"
    (raw / "told").mkdir(parents=True)
    told = tell(count)
    (raw / "told" / "base.jsonl").write_text("".join(json.dumps(one.row) + "\n" for one in told), encoding="utf-8")
    defs = build_defs(Workspace(raw_dir=str(raw), out_dir=str(out)), resources={"extractor": Teller(told, "told")})
    quiet = {"loggers": {"console": {"config": {"log_level": "ERROR"}}}}
    made = defs.resolve_job_def("build_all").execute_in_process(run_config=quiet)
    assert made.success
    assert pq.read_metadata(out / "releases" / "latest" / "incident_reports.parquet").num_rows == count
    unchanged = measure(raw, out)
    (raw / "told" / "new.jsonl").write_text(json.dumps(NEW), encoding="utf-8")
    return {"nothing new": unchanged, "one new": measure(raw, out)}


def main(sizes: Sequence[int]) -> None:
    """Two lines for each size, and what their steps took."""
    print("| articles there | build with | seconds | of processors | without whole-file forms |\n|---:|---|---:|---:|---:|")
    for size in sizes:
        with TemporaryDirectory() as folder:
            found = measure_arrival(Path(folder), size)
        for name, steps in found.items():
            rest = steps["processors"] - steps.get(WHOLE_FILES, 0.0)
            print(f"| {size:,} | {name} | {steps['seconds']:.0f} | {steps['processors']:.1f} | {rest:.1f} |")
            print(f"<!-- {', '.join(list_steps(steps))} -->", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000])
