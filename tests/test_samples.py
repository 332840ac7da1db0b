"""The sample against tests/samples.csv: which incidents each story reports, and of each what, when, where, how many and by whom.

One line there is one incident in one story, written from the story; one without an incident is a story that reports none.
`known_miss` names aspects that the program does not get right yet, "aspect: why", and has to be cleared of those that it does.
"""

from collections import defaultdict
from typing import Any

import pytest

from tests.golden import NOTHING, Row, agree, asked, case, closest, echo, rows_of

ASPECTS = {
    "what": ("is_main", "incident_type", "stage"),
    "when": ("date_start", "date_end"),
    "where": ("city", "country_iso3"),
    "toll": ("killed_low", "killed_best", "killed_high", "injured_best"),
    "who": ("perpetrator", "responsibility"),
}
COLUMNS = {"killed": "fatalities", "injured": "injured"}
ROWS = rows_of("samples")


def misses(row: Row) -> dict[str, str]:
    """Aspects that the program misses in a line, each with the reason."""
    return dict(part.split(": ", 1) for part in row["known_miss"].split("; ") if part)


def lines() -> list[Any]:
    """Every aspect of every line that says something of it."""
    return [
        case((row, aspect), f"{row['source_id']}: {row['incident_key']}: {aspect}", misses(row).get(aspect, ""))
        for row in ROWS for aspect, columns in ASPECTS.items() if any(row[column] for column in columns)
    ]  # fmt: skip


def stories() -> list[Any]:
    """Every story with the number of incidents it reports."""
    told: dict[str, list[Row]] = defaultdict(list)
    for row in ROWS:
        told[row["source_id"]].append(row)
    return [
        case((name, sum(bool(row["incident_key"]) for row in of)), name, next((misses(row).get("reports", "") for row in of), ""))
        for name, of in told.items()
    ]  # fmt: skip


def incidents() -> list[Any]:
    """Every incident that several stories report, with the stories."""
    told: dict[str, list[Row]] = defaultdict(list)
    for row in ROWS:
        if row["incident_key"]:
            told[row["incident_key"]].append(row)
    return [
        case(of, name, next((misses(row)["one"] for row in of if "one" in misses(row)), ""))
        for name, of in told.items() if len(of) > 1
    ]  # fmt: skip


@pytest.fixture(scope="module")
def reports(sample) -> dict[str, list[dict[str, Any]]]:
    """Reports of the sample by story, each with its perpetrators under `authors`."""
    names = dict(sample.table("articles").select("article_id", "source_id").iter_rows())
    authors = defaultdict(list)
    for party in sample.table("incident_parties").iter_rows(named=True):
        if party["role"] == "perpetrator":
            authors[party["report_id"]].append((party["name"], party["responsibility"]))
    found = defaultdict(list)
    for report in sample.table("incident_reports").iter_rows(named=True):
        found[names[report["article_id"]]].append(report | {"authors": authors[report["report_id"]]})
    return found


def report_of(row: Row, reports: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """The program's report of a line's incident: the one that agrees with it most, of several the main one."""
    found = reports[row["source_id"]]
    before = [one["incident_key"] for one in ROWS if one["source_id"] == row["source_id"]].index(row["incident_key"])
    assert len(found) > before, "not reported"
    compared = ("is_main", "incident_type", "date_start", "city")
    return max(found, key=lambda one: (sum(agree(row[name], one[name]) for name in compared), one["is_main"], one["report_id"]))


def say_null(row: Row) -> Row:
    """The line with "-" where a toll has a lowest number and no highest: "at least n" leaves it open."""
    return row | {"killed_high": NOTHING} if row["killed_low"] and not row["killed_high"] else row


@pytest.mark.parametrize("line", lines())
def test_line(reports, line):
    """One aspect of one incident as one story tells it."""
    row, aspect = say_null(line[0]), line[1]
    report = report_of(row, reports)
    if aspect == "who":
        wanted = list(zip(row["perpetrator"].split("; "), row["responsibility"].split("; "), strict=True))
        missing = [one for one in wanted if not any(all(map(agree, one, other)) for other in report["authors"])]
        assert not missing, report["authors"]
        return
    told = {column: report[COLUMNS.get(column.split("_")[0], "") + "_" + column.split("_")[-1]]
            if aspect == "toll" else report[column] for column in ASPECTS[aspect]}  # fmt: skip
    if aspect == "where" and agree(row["city"], report["place_name"]):
        told["city"] = report["place_name"]
    wanted, found = asked(row, ASPECTS[aspect]), echo(row, told, ASPECTS[aspect])
    assert wanted == found, closest(wanted, [found])


@pytest.mark.parametrize("story", stories())
def test_story(reports, story):
    """A story reports that many incidents and no more."""
    assert len(reports[story[0]]) == story[1]


@pytest.mark.parametrize("told", incidents())
def test_incident_is_one(reports, told):
    """What several stories tell of one incident is one row of `incidents`."""
    assert len({report_of(row, reports)["incident_id"] for row in told}) == 1


def test_incidents_stay_apart(reports):
    """No two incidents of the list are one row of `incidents`."""
    keys = defaultdict(set)
    for row in ROWS:
        for report in reports[row["source_id"]]:
            if row["incident_key"] and agree(row["is_main"], report["is_main"]):
                keys[report["incident_id"]].add(row["incident_key"])
    assert [both for both in keys.values() if len(both) > 1] == []


def test_every_story_has_a_line(sample):
    """The list is whole: it has the stories of the sample, and no others."""
    assert set(sample.table("articles")["source_id"]) == {row["source_id"] for row in ROWS}
