"""Human decisions: what a file of them may say, and what is said of a line that cannot be followed."""

import csv
import os
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingestion.decisions import DecisionError, read_cell, read_decisions, write_cell
from schemas import TABLES

HEAD = "action,id,other_id,column,value,author,date,reason\n"
INC, OTHER, ART, REP = "inc-0000000000000001", "inc-0000000000000002", "art-0000000000000001", "rep-0000000000000001"
BY = "Nela Orban,2031-04-08,read again"


@pytest.fixture
def write(tmp_path):
    """Writes a file of decisions, one line an argument after the head, and gives the folder of batches."""

    def write_lines(*lines, name="2031.csv", head=HEAD):
        folder = tmp_path / "decisions"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(head + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        return tmp_path

    return write_lines


def test_no_folder_no_decisions(tmp_path):
    """Most inputs have none."""
    assert read_decisions(tmp_path) == []


def test_each_line_is_a_decision(write):
    """All four kinds, with who, when, why and where it stands; empty lines count for nothing."""
    write(f"merge,{INC},{OTHER},,,{BY}", "", f"retract,{ART},,,,{BY}")
    raw = write(f'correct,{INC},,victims,"[""two, guards""]",{BY}', f"split,{REP},{INC},,,{BY}", name="2032.csv")
    found = read_decisions(raw)
    assert [(one.action, one.table_name, one.row_id, one.other_id, one.column_name, one.value) for one in found] == [
        ("merge", "incidents", INC, OTHER, None, None),
        ("retract", "articles", ART, None, None, None),
        ("correct", "incidents", INC, None, "victims", '["two, guards"]'),
        ("split", "incident_reports", REP, INC, None, None),
    ]
    assert found[1].place == "decisions/2031.csv, line 4"
    assert (found[0].author, found[0].decided_on, found[0].reason) == ("Nela Orban", date(2031, 4, 8), "read again")


LISTED = "score,action,report_id,other_report_id,reason,to_change,answer,new_value,author,date,because\n"
REP_2 = "rep-0000000000000002"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (f'0.4,split,{REP},{REP_2},near,"merge,{INC},{OTHER}",wrong,,{BY}', ("merge", REP, REP_2, None, None)),
        (f'0.4,split,{REP},{REP_2},near,"merge,{INC},{OTHER}",right,,{BY}', ("split", REP, REP_2, None, None)),
        (f'0.6,merge,{REP},{REP_2},near,"split,{REP},{REP_2}",Wrong,,{BY}', ("split", REP, REP_2, None, None)),
        (f'0.6,correct,,,read,"correct,{INC},,city,Goma",wrong,Bukavu,{BY}', ("correct", INC, None, "city", "Bukavu")),
        (f'0.6,correct,,,read,"correct,{INC},,city,Goma",right,,{BY}', ("correct", INC, None, "city", "Goma")),
        (f'0.6,correct,,,read,"correct,{INC},,city,Goma",wrong,,{BY}', ("correct", INC, None, "city", None)),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_an_answered_row_of_a_review_list_is_a_decision(write, row, expected, delimiter):
    """ "right" holds what the program found, "wrong" turns it over; whichever mark the spreadsheet set between cells."""
    unanswered = f'0.5,merge,{REP},{REP_2},near,"split,{REP},{REP_2}",,,,,'
    lines = [unanswered, row]
    if delimiter == ";":
        lines = [";".join(f'"{cell}"' for cell in next(csv.reader([line]))) for line in lines]
    (found,) = read_decisions(write(*lines, head=LISTED.replace(",", delimiter)))
    assert (found.action, found.row_id, found.other_id, found.column_name, found.value) == expected


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f'0.4,split,{REP},{REP_2},near,"merge,{INC},{OTHER}",maybe,,{BY}', "line 2: answer `maybe` is unknown; write right or wrong"),
        (f'0.4,split,{REP},{REP_2},near,"merge,{INC},{OTHER}",wrong,3,{BY}', "new_value `3` has no cell to stand in"),
        (f'0.4,split,{REP},{REP_2},near,"merge,{INC},{OTHER}",wrong,,,2031-04-08,so', "author is empty"),
        (f'0.6,correct,,,read,"city, Goma",wrong,Bukavu,{BY}', "to_change `city, Goma` names no cell"),
    ],
)
def test_an_answer_that_cannot_be_followed_is_named(write, row, said):
    """As any other line of decisions."""
    with pytest.raises(DecisionError, match=said):
        read_decisions(write(row, head=LISTED))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"join,{INC},{OTHER},,,{BY}", "action `join` is unknown; write one of merge, split, correct, retract"),
        (f"merge,{INC},,,,{BY}", "needs id and other_id of one kind"),
        (f"merge,{INC},{ART},,,{BY}", "needs id and other_id of one kind"),
        (f"merge,{INC},{INC},,,{BY}", "id and other_id are the same"),
        (f"merge,{INC},{OTHER},label,,{BY}", "column has no meaning for merge"),
        (f"retract,{REP},,,,{BY}", "a row of incident_reports cannot be retracted alone"),
        (f"retract,{INC},,,x,{BY}", "value has no meaning for retract"),
        (f"correct,{INC},,fatalities_bset,3,{BY}", "column `fatalities_bset` of incidents is unknown"),
        (f"correct,{INC},,article_count,3,{BY}", "follows from others"),
        (f"correct,{ART},,title,x,{BY}", "mend the input itself"),
        (f"correct,{INC},,fatalities_best,three,{BY}", "value `three` of fatalities_best: not a whole number"),
        (f"correct,{INC},,fatalities_best,3000000000,{BY}", "not a whole number"),
        (f"correct,{INC},,latitude,nan,{BY}", "not a number, such as"),
        (f"correct,{INC},,date_start,4 March,{BY}", "not a day, such as"),
        (f"correct,{INC},,victims,guards,{BY}", "not a list, such as"),
        (f"correct,{INC},,victims,{'[' * 5000},{BY}", "not a list, such as"),
        (f'correct,{INC},,victims,"[""\\ud800""]",{BY}', "not a list, such as"),
        (f"correct,{INC},,is_suicide,yes,{BY}", "not true or false"),
        (f"correct,{INC},{OTHER},label,x,{BY}", "other_id has no meaning for correct"),
        ("correct,inc-1,,label,x,A,2031-04-08,y", "id `inc-1` is no id of a row"),
        (f"retract,{INC},,,,,2031-04-08,y", "author is empty"),
        (f"retract,{INC},,,,A,2031-04-08,", "reason is empty"),
        (f"retract,{INC},,,,A,8 April,y", "date `8 April` is no day"),
        (f"retract,{INC},,,,A,2031-04-08,a reason, with a comma", "put a value that holds a comma in quotation marks"),
    ],
)
def test_fault_names_file_and_line(write, line, said):
    """A line that cannot be followed stops everything, with file, line, what is wrong and what mends it."""
    raw = write(f"retract,{OTHER},,,,{BY}", line)
    with pytest.raises(DecisionError) as error:
        read_decisions(raw)
    assert str(error.value).startswith("decisions/2031.csv, line 3: ")
    assert said in str(error.value)


def test_all_faults_are_told_at_once(write):
    """Also that two lines, of two files, decide on the same."""
    write(f"merge,{INC},{OTHER},,,{BY}", "x,,,,,,,")
    raw = write(f"split,{OTHER},{INC},,,{BY}", name="2032.csv")
    with pytest.raises(DecisionError) as error:
        read_decisions(raw)
    first, second = str(error.value).splitlines()
    assert first.startswith("decisions/2031.csv, line 3: action `x`")
    assert second == "decisions/2032.csv, line 2: decides again what decisions/2031.csv, line 2 decides; keep one of the two"


def test_other_files_are_no_decisions(write):
    """Other columns, another form and other encodings are named; notes are left alone."""
    raw = write(name="README.md", head="notes")
    assert read_decisions(raw) == []
    (raw / "decisions" / "list.xlsx").write_bytes(b"PK")
    (raw / "decisions" / "old.csv").write_bytes(b"\xff\xfe\x00")
    write(name="wide.csv", head="action,id\n")
    with pytest.raises(DecisionError) as error:
        read_decisions(raw)
    said = str(error.value)
    assert "decisions/list.xlsx: no CSV file" in said
    assert "decisions/old.csv: cannot be read as UTF-8 text" in said
    assert "decisions/wide.csv, line 1: the columns are not action,id,other_id" in said


VALUES = {
    "label": st.text(min_size=1), "fatalities_best": st.integers(0, 999_999_999), "latitude": st.floats(-90, 90),
    "is_suicide": st.booleans(), "date_start": st.dates(), "victims": st.lists(st.text()),
}  # fmt: skip


@pytest.mark.parametrize("column", VALUES)
def test_cell_is_read_as_it_is_written(column):
    """The text of a value gives the value back; no text is NULL."""

    @given(VALUES[column])
    def hold(value):
        assert read_cell(TABLES["incidents"], column, write_cell(value)) == value

    hold()
    assert read_cell(TABLES["incidents"], column, write_cell(None)) is None


def test_cell_beyond_the_reader_is_a_fault(write):
    """A cell longer than Python's reader of CSV takes, as an open quotation mark makes, stops the build by file and line."""
    raw = write(f"retract,{INC},,,,{BY}", f'retract,{ART},,,,A,2031-04-08,"{"never closed " * 20_000}')
    write(name="head.csv", head=f"action,{'x' * 140_000}\n")
    with pytest.raises(DecisionError) as error:
        read_decisions(raw)
    first, second = str(error.value).splitlines()
    assert first.startswith("decisions/2031.csv, line 3: cannot be read as CSV (field larger than")
    assert "close its quotation mark" in first
    assert second.startswith("decisions/head.csv, line 1: cannot be read as CSV")


def test_decisions_come_from_the_folder_alone(write, tmp_path):
    """A link in place of a file, or of the folder itself, is a fault: it may lead anywhere."""
    raw = write(f"retract,{INC},,,,{BY}")
    (raw / "decisions" / "more.csv").symlink_to("2031.csv")
    with pytest.raises(DecisionError, match=r"decisions/more\.csv: a symbolic link"):
        read_decisions(raw)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "decisions").symlink_to(raw / "decisions")
    with pytest.raises(DecisionError, match="decisions: a symbolic link"):
        read_decisions(tmp_path / "other")


def test_any_name_of_a_file_can_be_recorded(write, tmp_path):
    """A name that is no text is spelt out, so that tables can hold it."""
    raw = write(f"retract,{INC},,,,{BY}")
    os.rename(raw / "decisions" / "2031.csv", os.fsencode(raw / "decisions") + b"/\xff.csv")
    assert [one.source_path for one in read_decisions(raw)] == ["decisions/\\xff.csv"]
