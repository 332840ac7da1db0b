"""The list of close calls: which are on it, in which order, and the line that turns each over."""

import polars as pl
import pytest

from pipeline.deduplication import merge_tables
from pipeline.ingestion.decisions import read_decisions
from pipeline.release import list_closest, write_review
from pipeline.release.written import ForeignFileError
from tests.deduplication.told import EMPTY_TOLLS, NO_DATE, decide, decided, name_id, report, tell

NEAR = {**EMPTY_TOLLS, **NO_DATE}  # too little to make it one with another, and not far from it


def list_calls(*reports, **more):
    merged = merge_tables(tell(reports=list(reports)) | more)
    return list_closest(merged["merges"], merged["incidents"], merged["incident_reports"], merged["articles"])


def test_close_calls_alone_are_listed():
    """What is sure one way or the other is not there."""
    assert list_calls(report(1), report(2), report(3, **NEAR, incident_type="natural_disaster", weapon_type=None)).is_empty()


def test_line_turns_the_decision_over():
    """A call kept apart has the line that joins it, with the ids of both incidents; following it takes the call off the list."""
    (call,) = list_calls(report(1, **EMPTY_TOLLS), report(2, **NEAR)).iter_rows(named=True)
    assert call["action"] == "split"
    assert call["to_change"] == f"merge,{call['incident_id']},{call['other_incident_id']}"
    assert {call["report_id"], call["other_report_id"]} == {name_id("rep", 1), name_id("rep", 2)}
    _, one, other = call["to_change"].split(",")
    said = decided(decide("merge", one, table="incidents", other=other))
    assert list_calls(report(1, **EMPTY_TOLLS), report(2, **NEAR), **said).is_empty()


def test_calls_that_change_most_come_first():
    """Of close calls the one with the larger toll at stake stands first, and both sides show headline, days, place and dead."""
    small, large = ({f"fatalities_{side}": count for side in ("low", "best", "high")} for count in (3, 40))
    abroad = {"city": "Herat", "place_name": "Herat", "admin1": "Herat", "geonames_id": 1140026}
    rows = [report(1, **EMPTY_TOLLS | small), report(2, **NEAR | small)]
    rows += [report(3, **EMPTY_TOLLS | abroad | large), report(4, **NEAR | abroad | large)]
    calls = list_calls(*rows)
    assert calls["changes_killed"].to_list() == [40, 3]
    first = calls.row(0, named=True)
    assert (first["place"], first["days"], first["killed"]) == ("Herat, Afghanistan", "2031-04-07", 40)
    assert first["title"]
    assert first["other_days"] is None


def test_list_is_a_file_swapped_in_whole(tmp_path):
    """A spreadsheet finds the columns' names in the first line, and runs no headline; nothing else is left beside the file."""
    calls = list_calls(report(1, **EMPTY_TOLLS), report(2, **NEAR)).with_columns(title=pl.lit("=1+1"))
    path, _ = write_review(calls, tmp_path)
    assert path.read_text(encoding="utf-8-sig").startswith("score,action,changes_killed,incident_id,label")
    assert "'=1+1" in path.read_text(encoding="utf-8")
    assert [found.name for found in tmp_path.iterdir() if not found.name.startswith(".")] == ["review.csv"]


def test_list_comes_back_answered(tmp_path):
    """A list that somebody answered and saved among the decisions turns its calls over."""
    path, _ = write_review(list_calls(report(1, **EMPTY_TOLLS), report(2, **NEAR)), tmp_path)
    said = {"answer": "wrong", "author": "Nela Orban", "date": "2031-04-08", "because": "one blast"}
    answered = pl.read_csv(path, infer_schema=False).with_columns(**{name: pl.lit(value) for name, value in said.items()})
    (tmp_path / "decisions").mkdir()
    answered.write_csv(tmp_path / "decisions" / "review.csv")
    (found,) = read_decisions(tmp_path)
    assert (found.action, {found.row_id, found.other_id}) == ("merge", {name_id("rep", 1), name_id("rep", 2)})


def test_list_that_was_worked_on_is_kept(tmp_path):
    """What somebody wrote into the list is set aside when the next one comes; a list as a build left it is replaced."""
    calls = list_calls(report(1, **EMPTY_TOLLS), report(2, **NEAR))
    path, _ = write_review(calls, tmp_path)
    assert write_review(calls.clear(), tmp_path) == (path, ())
    path.write_text("looked through until here\n", encoding="utf-8")
    assert write_review(calls, tmp_path) == (path, (tmp_path / "review.kept-1.csv",))
    assert (tmp_path / "review.kept-1.csv").read_text(encoding="utf-8") == "looked through until here\n"


def test_list_of_an_older_build_is_replaced(tmp_path):
    """Where no record was kept of what builds wrote, a list is known by its columns; any other file of its name is left, and named."""
    calls = list_calls(report(1, **EMPTY_TOLLS), report(2, **NEAR))
    calls.head(1).write_csv(tmp_path / "review.csv")
    assert write_review(calls.clear(), tmp_path)[1] == ()
    (tmp_path / ".incidents.written").unlink()
    (tmp_path / "review.csv").write_text("my reviews of films\n", encoding="utf-8")
    with pytest.raises(ForeignFileError, match=r"review\.csv: stands where a build writes"):
        write_review(calls, tmp_path)
    assert (tmp_path / "review.csv").read_text(encoding="utf-8") == "my reviews of films\n"
