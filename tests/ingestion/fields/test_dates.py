"""When an article was published, where the batch or a count of seconds tells it."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingestion.fields.dates import DateSettings, write_published
from tests.ingestion.reading import read, show, write_files

NIGHT = "1662402600"  # 5 September 2022, 18:30 in Greenwich, midnight of the 6th in Kolkata


@pytest.mark.parametrize(
    ("said", "settings", "day"),
    [
        (NIGHT, DateSettings(), "2022-09-05"),
        (NIGHT, DateSettings(timezone=ZoneInfo("Asia/Kolkata")), "2022-09-06"),
        (f"{NIGHT}000", DateSettings(timezone=ZoneInfo("Asia/Kolkata")), "2022-09-06"),
        (f"{NIGHT}.250", DateSettings(), "2022-09-05"),
        ("05/09/2022", DateSettings(day_first=True), "2022-09-05"),
        ("05/09/2022 10:30", DateSettings(day_first=False), "2022-05-09"),
        ("05.09.22", DateSettings(format="%d.%m.%y"), "2022-09-05"),
    ],
)
def test_what_the_batch_tells_is_written_as_a_day(said, settings, day):
    """Seconds and milliseconds in the batch's zone, figures in its order, anything in its format."""
    assert write_published(said, settings) == day


@pytest.mark.parametrize("said", ["05/09/2022", "2022-09-05T23:30:00-05:00", "20220905", "202209051030", "31/31/2022", "yesterday", "7"])
def test_all_else_stays_as_it_stands(said):
    """What is written as a day keeps its day, whatever the zone; what is not sure is left to cleaning."""
    assert write_published(said, DateSettings(day_first=None if said.startswith("05") else True)) == said


@given(st.text(max_size=20) | st.integers(0).map(str))
def test_nothing_raises(said):
    """Any words and any number are taken."""
    assert write_published(said, DateSettings(format="%d.%m.%Y", timezone=ZoneInfo("Asia/Kolkata"), day_first=True)) is not None


def test_numbers_are_days_in_any_form(tmp_path):
    """A number of JSON, of seconds or of a day in figures, and a cell of CSV are read alike."""
    files = {"b/x.jsonl": f'{{"id": 1, "text": "A.", "date": {NIGHT}}}\n{{"id": 2, "text": "A.", "date": {NIGHT}.5}}\n'}
    files["b/x.jsonl"] += '{"id": 3, "text": "A.", "date": 20220905}\n'
    files |= {"b/y.csv": f"id,text,date\n4,A.,{NIGHT}\n5,A.,06/09/2022\n"}
    files |= {"b/fields.toml": '[dates]\ntimezone = "Asia/Kolkata"\nday_first = true\n'}
    records, _ = read(write_files(tmp_path, files))
    days = ["2022-09-06", "2022-09-06", "20220905", "2022-09-06", "2022-09-06"]
    assert show(records, "source_id", "published") == [f"{number} | {day}" for number, day in enumerate(days, start=1)]
