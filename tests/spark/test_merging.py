"""Merging on Spark gives what one machine gives, row for row."""

from functools import cache

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from pipeline.deduplication import merge_tables
from pipeline.deduplication.incidents import group_tellings, order_tellings
from pipeline.deduplication.matching.blocking import NEIGHBOURS, pair_tellings
from pipeline.deduplication.matching.features import list_features
from pipeline.sources import hash_code
from pipeline.spark.exchange import OtherCodeError, require_code
from pipeline.spark.merging.blocking import STAGES, pair_on_spark
from pipeline.spark.merging.chains import unite
from pipeline.spark.merging.clustering import group_on_spark
from pipeline.spark.merging.stored_tellings import write_tellings
from tests.benchmarks.merging import make_world
from tests.deduplication.told import COUNTRY_ONLY, report, tell

REPORTS = 600


@cache
def merge_here() -> tuple[dict, list, object, dict]:
    """A made-up world, its tellings and features, and what one machine makes of it."""
    tables, _ = make_world(REPORTS)
    given = []

    def group(tellings, features):
        given.append((list(tellings), features))
        return group_tellings(tellings, features)

    merged = merge_tables(tables, group)
    return tables, *given[0], merged


def test_all_tables_are_those_of_one_machine(session, tmp_path):
    """Incidents, ids, merges with their scores and reasons: nothing differs, also where blocks are cut into runs."""
    tables, _, _, here = merge_here()
    cut = []

    def group(tellings, features):
        grouped = group_on_spark(session, tmp_path, tellings[::-1], features, most=NEIGHBOURS)
        cut.append(grouped.cut_blocks)
        return grouped.found

    there = merge_tables(tables, group)
    assert cut[0] > 0
    assert here["incidents"].height < here["incident_reports"].height
    assert "incidents.kept_apart" in set(here["merges"]["rule"])
    for name, frame in here.items():
        assert_frame_equal(there[name], frame)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("most", [NEIGHBOURS, REPORTS])
def test_candidate_pairs_are_those_of_one_machine(session, tmp_path, most):
    """Each pair once, whether a block is paired whole or in runs; blocks cut into runs are counted."""
    _, tellings, features, _ = merge_here()
    listed = order_tellings(tellings)
    expected = pair_tellings(list_features(listed, features)).cast(pl.Int64)
    found, cut = pair_on_spark(session, write_tellings(tmp_path, listed, features), hash_code(*STAGES), most)
    assert_frame_equal(pl.DataFrame(found.toArrow()).sort("one", "other"), expected)
    assert (cut > 0) == (most == NEIGHBOURS)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_what_has_nothing_in_common_stays_apart(session, tmp_path, count):
    """Without a pair that anything speaks for there is no chain, and every telling is an incident."""
    tables = tell(reports=[report(number, **COUNTRY_ONLY) for number in range(count)])
    there = merge_tables(tables, lambda tellings, features: group_on_spark(session, tmp_path, tellings, features).found)
    assert_frame_equal(there["incidents"], merge_tables(tables)["incidents"])
    assert there["incidents"].height == count


def test_a_run_holds_all_neighbours(tmp_path):
    """A bound under the neighbours of a telling is refused: pairs would be lost."""
    _, tellings, features, _ = merge_here()
    with pytest.raises(ValueError, match="neighbours"):
        pair_on_spark(None, write_tellings(tmp_path, tellings[:3], features), "", NEIGHBOURS - 1)


def test_chains_of_forests_are_chains_of_pairs():
    """What partitions keep of their pairs connects what all their pairs connect."""
    pairs = [(1, 2), (2, 3), (7, 9), (1, 3), (9, 12), (4, 7), (3, 20)]
    forests = [(chain[0], number) for part in (pairs[:3], pairs[3:]) for chain in unite(part) for number in chain[1:]]
    assert unite(forests) == unite(pairs) == [[1, 2, 3, 20], [4, 7, 9, 12]]


def test_workers_run_the_code_of_the_driver():
    """A worker with another version says so, and names both, before it makes rows that differ."""
    require_code(hash_code("deduplication"), "deduplication")
    with pytest.raises(OtherCodeError, match="install the same version"):
        require_code("0" * 12, "deduplication")
