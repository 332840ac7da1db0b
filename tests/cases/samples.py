"""The sample against samples.csv: which incidents each story reports, and of each what, when, where, how many and by whom.

One line there is one incident in one story, written from the story; one without an incident is a story that reports none.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

from tests.cases.cells import NOTHING, Row, agree, asked, closest, differ, echo, rows_of
from tests.cases.scores import Label
from tests.cases.stories import Stories

ASPECTS = {
    "what": ("is_main", "incident_type", "stage"),
    "when": ("date_start", "date_end"),
    "where": ("city", "country_iso3"),
    "toll": ("killed_low", "killed_best", "killed_high", "injured_best"),
    "who": ("perpetrator", "responsibility"),
}
COLUMNS = {"killed": "fatalities", "injured": "injured"}
ROWS = rows_of("samples")


def list_labels() -> Iterator[Label]:
    """Every aspect that a line tells, how many incidents each story reports, and those that several stories report."""
    told, reported = defaultdict(list), dict.fromkeys((row["source_id"] for row in ROWS), 0)
    for row in ROWS:
        if row["incident_key"]:
            told[row["incident_key"]].append(row)
            reported[row["source_id"]] += 1
        for aspect, columns in ASPECTS.items():
            if any(row[column] for column in columns):
                yield Label(f"samples: {aspect}", f"{row['source_id']}: {row['incident_key']}", partial(judge_aspect, row, aspect))
    for story, count in reported.items():
        yield Label("samples: number of incidents", story, partial(judge_number, story, count))
    for key, of in told.items():
        if len(of) > 1:
            yield Label("samples: one incident", key, partial(judge_one, of))


def report_of(row: Row, stories: Stories) -> dict[str, Any] | None:
    """The program's report of a line's incident, if any: the one that agrees with it most, of several the main one."""
    found = stories.rows("incident_reports", row["source_id"])
    before = [one["incident_key"] for one in ROWS if one["source_id"] == row["source_id"]].index(row["incident_key"])
    if len(found) <= before:
        return None
    compared = ("is_main", "incident_type", "date_start", "city")
    return max(found, key=lambda one: (sum(agree(row[name], one[name]) for name in compared), one["is_main"], one["report_id"]))


def judge_aspect(row: Row, aspect: str, stories: Stories) -> str:
    """One aspect of one incident as one story tells it."""
    report = report_of(row, stories)
    if report is None:
        return "not reported"
    if aspect == "who":
        authors = stories.authors(report, row["source_id"])
        wanted = zip(row["perpetrator"].split("; "), row["responsibility"].split("; "), strict=True)
        found = all(any(all(map(agree, one, other)) for other in authors) for one in wanted)
        return "" if found else f"got {authors}"
    if aspect == "toll" and row["killed_low"] and not row["killed_high"]:
        row = row | {"killed_high": NOTHING}  # "at least n" leaves the highest number open
    told = {column: report[COLUMNS.get(column.split("_")[0], "") + "_" + column.split("_")[-1]]
            if aspect == "toll" else report[column] for column in ASPECTS[aspect]}  # fmt: skip
    if aspect == "where" and agree(row["city"], report["place_name"]):
        told["city"] = report["place_name"]
    return closest(asked(row, ASPECTS[aspect]), [echo(row, told, ASPECTS[aspect])])


def judge_number(story: str, count: int, stories: Stories) -> str:
    """A story reports that many incidents and no more."""
    return differ(count, len(stories.rows("incident_reports", story)))


def judge_one(of: list[Row], stories: Stories) -> str:
    """What several stories tell of one incident is one row of `incidents`."""
    reports = [report_of(row, stories) for row in of]
    if None in reports:
        return "not reported by all"
    return differ(1, len({report["incident_id"] for report in reports}))


def find_mixed(stories: Stories) -> list[set[str]]:
    """Incidents of the list that are one row of `incidents`, and should not be."""
    keys = defaultdict(set)
    for row in ROWS:
        for report in stories.rows("incident_reports", row["source_id"]):
            if row["incident_key"] and agree(row["is_main"], report["is_main"]):
                keys[report["incident_id"]].add(row["incident_key"])
    return [both for both in keys.values() if len(both) > 1]
