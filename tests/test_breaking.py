"""A part of the benchmarks of broken records and files: whatever is put in comes out once, and stops nothing."""

import pytest

from tests.benchmarks.breaking import break_reading
from tests.benchmarks.broken_files import break_ingestion
from tests.benchmarks.broken_records import make_record, write_records

RECORDS, FILES = 60, 200


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What became of some records."""
    raw = tmp_path_factory.mktemp("broken")
    write_records(raw, RECORDS, seed=3)
    return break_reading(raw)


def test_every_record_comes_out_once(told):
    """Articles and rejects add up to the records, and there are enough of both to tell."""
    assert told.inputs == told.articles + told.rejects.total() == RECORDS
    assert told.articles > RECORDS / 2
    assert len(told.rejects) > 3


def test_no_rule_stops(told):
    """No record meets a rule of cleaning or extraction that cannot digest it."""
    assert told.stopped == []


def test_one_seed_gives_one_set_of_records(told):
    """What the benchmark quotes can be looked at again."""
    from random import Random

    assert [make_record(Random(5), 1) for _ in range(2)] == [make_record(Random(5), 1)] * 2


def test_files_of_any_form_come_out(tmp_path):
    """Files of all forms, sound, cut and spoilt, end as as many records and rejects as are counted apart from them."""
    told = break_ingestion(tmp_path, FILES, seed=3)
    assert told.counted == told.records + told.rejects.total() > FILES
    assert told.records > FILES / 2
    assert len(told.rejects) > 10
