"""Texts of a few sentences against texts.jsonl: each stands for a kind of fault that was once found, and is judged as a whole.

One `text` is judged by what is extracted from it; several `articles` by the incidents that their reports become.
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, partial
from itertools import permutations
from pathlib import Path
from typing import Any

from tests.cases.cells import HERE, plain
from tests.cases.scores import Label
from tests.cases.stories import read_text
from tests.conftest import build

ROLES = {"perpetrators": "perpetrator", "targets": "target", "victims": "victim"}
TABLES = {"statements": "statements", "claims": "casualty_claims", "actors": "actor_mentions"}
CASES = [json.loads(line) for line in (HERE / "texts.jsonl").read_text(encoding="utf-8").splitlines()]
Case = dict[str, Any]


def list_labels() -> Iterator[Label]:
    """Every case, by its kind."""
    for case in CASES:
        yield Label(f"texts: {case['kind']}", case["id"], partial(judge_merged if "articles" in case else judge_text, case))


def same(wanted: Any, got: Any) -> bool:
    """Whether the program says what is wanted; a list holds readings that are all right."""
    if isinstance(wanted, list):
        return any(same(one, got) for one in wanted)
    return plain(wanted).casefold() == plain(str(got)).casefold() if isinstance(wanted, str) and got is not None else wanted == got


def judge_text(case: Case, _: object) -> str:
    """The incidents of a text with the cells that are named, and the statements, claims and actors that are or are not to be there."""
    expect, rows = case["expect"], read_text(case["id"], case["text"], "all", published=case["published"])
    reports, wanted = rows["incident_reports"], expect.get("incidents")
    count = len(wanted) if isinstance(wanted, list) else expect.get("reports", wanted)
    if count is not None and len(reports) != count:
        return f"{len(reports)} reports"
    if isinstance(wanted, list) and wanted:
        told = [report | name_parties(rows, report) for report in reports]
        faults = min((list(find_faults(wanted, order)) for order in permutations(told)), key=len)
    else:
        faults = []
    for key, table in TABLES.items():
        for one in expect.get(key, []):
            faults += [] if holds(rows[table], one) else [f"no {table} with {one}"]
        faults += [f"{table} with {one}" for one in expect.get(f"{key}_not", []) if holds(rows[table], one)]
    return "; ".join(faults)


def name_parties(rows: dict[str, list[Case]], report: Case) -> Case:
    """Names of a report's parties, by role."""
    of = [one for one in rows["incident_parties"] if one["report_id"] == report["report_id"]]
    return {key: [one["name"] for one in of if one["role"] == role] for key, role in ROLES.items()}


def find_faults(wanted: list[Case], reports: tuple[Case, ...]) -> Iterator[str]:
    """Cells of the reports that are not as wanted, report by report."""
    for cells, report in zip(wanted, reports, strict=True):
        for key, value in cells.items():
            got = report[key]
            if not (pair(value, got) if key in ROLES else same(value, got)):
                yield f"{key}: wanted {value!r}, got {got!r}"


def pair(wanted: list[Any], got: list[str]) -> bool:
    """Whether the names pair one to one with those wanted, in any order."""
    return len(wanted) == len(got) and any(all(map(same, wanted, order)) for order in permutations(got))


def holds(rows: list[Case], wanted: Case) -> bool:
    """Whether one of the rows has these cells."""
    return any(all(same(value, row[key]) for key, value in wanted.items()) for row in rows)


@cache
def merge_all() -> tuple[dict[str, set[str]], dict[str, Case]]:
    """Ids of incidents that each article reports, and incidents by id, from one build: cases tell of other towns and other days."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder, "raw", "cases")
        raw.mkdir(parents=True)
        articles = [
            {"id": f"{case['id']}#{number}", "publisher": f"Paper {number}"} | article
            for case in CASES for number, article in enumerate(case.get("articles", []))
        ]  # fmt: skip
        (raw / "cases.jsonl").write_text("".join(f"{json.dumps(article)}\n" for article in articles), encoding="utf-8")
        built = build(raw.parent, Path(folder, "out"), "all")
        names = dict(built.table("articles").select("article_id", "source_id").iter_rows())
        groups = defaultdict(set)
        for row in built.table("incident_reports").iter_rows(named=True):
            groups[names[row["article_id"]]].add(row["incident_id"])
        return groups, {row["incident_id"]: row for row in built.table("incidents").iter_rows(named=True)}


def judge_merged(case: Case, _: object) -> str:
    """Every article reports, and together they make that many incidents, of which one has the cells that are named."""
    groups, incidents = merge_all()
    of = [groups.get(f"{case['id']}#{number}", set()) for number, _ in enumerate(case["articles"])]
    found = [incidents[one] for one in sorted(set().union(*of))]
    if not all(of):
        return "an article reports nothing"
    wanted = dict(case["expect"])
    if wanted.pop("incidents") != len(found):
        return f"{len(found)} incidents"
    wrong = [key for key, value in wanted.items() if not holds(found, {key: value})]
    return "; ".join(f"{key}: wanted {wanted[key]}, got {[one[key] for one in found]}" for key in wrong)
