"""Six releases after a first one, each for a reason of its own, told as text: what changed, what earlier releases say, where ids lead.

`python -m tests.scenario` writes scenario.txt beside this module; read its diff before you keep it. Articles, people and
events are invented, the towns are real.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb

from pipeline.release.differences import compare_releases
from pipeline.release.lines import write_rows
from tests.conftest import TODAY, Build, build

FILE = Path(__file__).with_name("scenario.txt")
STORIES = {
    "mosul": ("Bomb kills two at Mosul market", "Mar 04, 2024", "A bomb killed two people at a market in Mosul on Monday, police said."),
    "kaduna-first": (
        "Shooting in Kaduna leaves four dead", "Mar 13, 2024",
        "Four people were killed when gunmen opened fire on a bus in Kaduna earlier this week, residents said.",
    ),
    "kaduna-second": (
        "Families mourn traders Musa Bello and Ado Garba", "Mar 15, 2024",
        "Musa Bello and Ado Garba were murdered on a journey to buy cloth, their families said.",
    ),
    "lyon": (
        "Man stabs two on Lyon tram", "Apr 02, 2024",
        "A man stabbed two passengers on a tram in Lyon on Tuesday, police said. Both were taken to hospital.",
    ),
    "mosul-later": (
        "Toll of Mosul market bomb rises to five", "Mar 06, 2024",
        "The bomb that exploded at a market in Mosul on Monday killed five people, the health ministry said on Wednesday.",
    ),
    "kaduna-third": (
        "Musa Bello and Ado Garba died on Kaduna bus, families say", "Mar 16, 2024",
        "Gunmen who opened fire on a bus in Kaduna on Tuesday killed four people, residents said. "
        "Musa Bello and Ado Garba, on a journey to buy cloth, were among those murdered, their families said.",
    ),
}  # fmt: skip
FIRST = ("mosul", "kaduna-first", "kaduna-second")
HEAD = "action,id,other_id,column,value,author,date,reason\n"
TOLD = ("incidents", "decisions")  # tables whose changes are told; the others' are the same story in more words
INCIDENTS = "SELECT label, fatalities_low, fatalities_best, fatalities_high, article_count FROM {} ORDER BY label, article_count"


class World:
    """A folder of batches that grows, and the releases cut from it."""

    def __init__(self, folder: Path) -> None:
        self.raw, self.out, self.lines = folder / "raw", folder / "out", [HEAD]
        (self.raw / "desk").mkdir(parents=True)
        (self.raw / "decisions").mkdir()

    def publish(self, *stories: str) -> Build:
        """Add stories and cut a release."""
        for name in stories:
            title, day, body = STORIES[name]
            (self.raw / "desk" / f"{name}.txt").write_text(f"{title}\n\n{day}\n\n{body}\n", encoding="utf-8")
        (self.raw / "decisions" / "2024.csv").write_text("".join(self.lines), encoding="utf-8")
        return build(self.raw, self.out)

    def find(self, table: str, column: str, story: str) -> str:
        """An id that the newest release has in the rows of a story's article."""
        with self.open() as database:
            query = f"SELECT {column} FROM {table} JOIN articles USING (article_id) WHERE source_id = ?"
            (found,) = database.execute(query, [story]).fetchone()
        return found

    def open(self) -> duckdb.DuckDBPyConnection:
        """The DuckDB file, to be read."""
        return duckdb.connect(str(self.out / "incidents.duckdb"), read_only=True)

    def decide(self, *cells: str) -> None:
        """Add a line of decisions."""
        self.lines.append(",".join([*cells, "Nela Orban,2024-05-02,read again"]) + "\n")


def walk(world: World) -> Iterator[tuple[str, Build]]:
    """Each release with what it is cut for."""
    yield "the first release", world.publish(*FIRST)
    yield "a new article", world.publish("lyon")
    yield "a later, higher toll", world.publish("mosul-later")
    yield "two incidents merged by a new report", world.publish("kaduna-third")
    reports = [world.find("incident_reports", "report_id", story) for story in ("kaduna-first", "kaduna-second")]
    world.decide("split", *reports, "", "")
    yield "a split by decision", world.publish()
    world.decide("correct", world.find("incident_reports", "incident_id", "mosul"), "", "fatalities_best", "4")
    yield "a corrected cell", world.publish()
    world.decide("retract", world.find("incident_reports", "article_id", "lyon"), "", "", "")
    yield "a retraction", world.publish()


def tell(folder: Path) -> str:
    """The scenario as text."""
    world, told, last = World(folder), [], None
    for why, built in walk(world):
        assert built.outcome.success, (built.outcome.errors, built.outcome.broken_rules)
        newest = (world.out / "releases" / "latest").resolve()
        told += ["", f"# {newest.name}: {why}"]
        told += _tell_changes(last, newest) if last else []
        with world.open() as database:
            told += ["", *_tell_rows(database, INCIDENTS.format("incidents"))]
        last = newest
    return "\n".join([*told[1:], *_tell_past(world)]) + "\n"


def _tell_changes(older: Path, newer: Path) -> Iterator[str]:
    found = [one for one in compare_releases(older, newer) if one.table_name in TOLD]
    for name in TOLD:
        for lines in write_rows(one for one in found if one.table_name == name):
            yield from lines


def _tell_past(world: World) -> Iterator[str]:
    """From the last file alone: what each release had, and where every id ever released leads."""
    with world.open() as database:
        for (version,) in database.execute("SELECT version FROM history.releases ORDER BY version").fetchall():
            yield from ("", f"# as of {version}", *_tell_rows(database, INCIDENTS.format(f"incidents_asof('{version}')")))
        yield from ("", "# every id of an incident")
        ids = "SELECT incident_id FROM incidents UNION SELECT row_id FROM history.changes WHERE table_name = 'incidents' ORDER BY ALL"
        for (old,) in database.execute(ids).fetchall():
            query = f"SELECT how, current_id, version, reason FROM history.resolve('{old}')"
            yield from (f"{old}: {row}" for row in _tell_rows(database, query))


def _tell_rows(database: duckdb.DuckDBPyConnection, query: str) -> list[str]:
    return [" | ".join("NULL" if cell is None else str(cell) for cell in row) for row in database.execute(query).fetchall()]


if __name__ == "__main__":
    os.environ["SOURCE_DATE_EPOCH"] = TODAY
    with tempfile.TemporaryDirectory() as folder:
        FILE.write_text(tell(Path(folder)), encoding="utf-8")
    print(f"{FILE.name} written")
