"""Tellings grouped on Spark: each chain goes through the clustering of one machine, whole."""

import pickle
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from pipeline.deduplication.incidents import Found, Match, group_scored, group_tellings, order_tellings
from pipeline.deduplication.matching import CLOSE, KEPT_APART, ReportFeatures, list_levels
from pipeline.deduplication.records import Cluster, Telling
from pipeline.sources import hash_code
from pipeline.spark.exchange import clear, count_parts
from pipeline.spark.merging import blocking
from pipeline.spark.merging.chains import find_chains
from pipeline.spark.merging.comparing import ENDS, complete_on_spark, score_on_spark
from pipeline.spark.merging.stored_tellings import Tellings, write_tellings

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

TWO = 2  # tellings: of fewer there is no pair
CHAINS = 1_000  # in a partition
GROUPED = "packed binary"
Groups = tuple[list[list[str]], dict[str, Match], list[Match]]


@dataclass(frozen=True)
class Grouped:
    """What was found, and how many blocks were so large that they were cut into runs."""

    found: Found
    cut_blocks: int


def group_on_spark(
    session: "SparkSession", folder: Path, tellings: Sequence[Telling], features: ReportFeatures, most: int = blocking.MOST
) -> Grouped:  # fmt: skip
    """As `group_tellings`. `folder` is for what passes; blocks of more than `most` tellings are cut."""
    if len(tellings) < TWO:
        return Grouped(group_tellings(tellings, features), 0)
    folder.mkdir(parents=True, exist_ok=True)
    passing = Path(tempfile.mkdtemp(prefix="merging-", dir=folder))
    passing.chmod(0o755)  # workers may run under another name
    listed = order_tellings(tellings)
    held = write_tellings(passing, listed, features)
    pairs, cut = blocking.pair_on_spark(session, held, hash_code(*blocking.STAGES), most)
    scored = score_on_spark(session, pairs, held, passing / "scored")
    chains = find_chains(scored)
    missing = complete_on_spark(session, scored, chains)
    scored = scored.unionByName(score_on_spark(session, missing, held, passing / "completed"))
    placed = _place(session, scored, chains)
    groups = _cluster(session, placed, held, len(chains))
    found = _gather(listed, groups, _find_near(placed, [telling.lead.report_id for telling in listed]))
    clear(passing)
    return Grouped(found, cut)


def _place(session: "SparkSession", scored: "DataFrame", chains: Sequence[Sequence[int]]) -> "DataFrame":
    """The scored pairs with the chain of each end; NULL for a telling in none."""
    rows = {
        "telling": pa.array([number for chain in chains for number in chain], pa.int64()),
        "chain": pa.array([chain[0] for chain in chains for _ in chain], pa.int64()),
    }
    of = session.createDataFrame(pa.table(rows))
    ones = of.withColumnsRenamed({"telling": "one", "chain": "chain"})
    others = of.withColumnsRenamed({"telling": "other", "chain": "other_chain"})
    return scored.join(ones, "one", "left").join(others, "other", "left")


def _cluster(session: "SparkSession", placed: "DataFrame", tellings: Tellings, chains: int) -> Iterator[Groups]:
    """Of each chain, in any order, its clusters by the ids of their leading reports, what joined them, and what was kept apart."""
    inside = placed.filter("chain = other_chain").drop("other_chain").repartition(count_parts(session, chains, CHAINS), "chain")
    for row in inside.mapInArrow(partial(_cluster_batches, tellings=tellings), GROUPED).collect():
        yield pickle.loads(bytes(row["packed"]))


def _cluster_batches(batches: Iterable[pa.RecordBatch], tellings: Tellings) -> Iterator[pa.RecordBatch]:
    held = [pl.DataFrame(batch) for batch in batches if batch.num_rows]
    if not held:
        return
    for chain in pl.concat(held).sort("chain", "one", "other").partition_by("chain", maintain_order=True, include_key=False):
        found = _group_chain(chain, tellings)
        clusters = [[telling.lead.report_id for telling in cluster.tellings] for cluster in found.clusters]
        yield pa.RecordBatch.from_pydict({"packed": [pickle.dumps((clusters, dict(found.joined), list(found.apart)))]})


def _group_chain(scored: pl.DataFrame, tellings: Tellings) -> Found:
    """The chain's tellings by positions of their own, in the same order."""
    numbers = pl.concat([scored["one"], scored["other"]]).unique().sort()
    own = {name: numbers.search_sorted(scored[name]).cast(kind) for name, kind in ENDS.items()}
    listed, features = tellings.take(numbers.to_list())
    return group_scored(listed, scored.with_columns(**own), features)


def _find_near(placed: "DataFrame", names: Sequence[str]) -> list[Match]:
    """The pairs between chains that a little more would have made one."""
    between = placed.filter(f"total > -{CLOSE} and not coalesce(chain = other_chain, false)").drop("chain", "other_chain")
    scored = pl.DataFrame(between.toArrow()).sort("one", "other")
    pairs = list(scored.select("one", "other").iter_rows())
    levels = list_levels(scored.cast(ENDS), pairs)
    told = zip(pairs, scored["total"], strict=True)
    return [Match(names[one], names[other], KEPT_APART, total, levels[one, other]) for (one, other), total in told]


def _gather(listed: Sequence[Telling], groups: Iterable[Groups], near: Sequence[Match]) -> Found:
    """What the chains gave, and the tellings in none, as one; the calls of a chain keep their order."""
    by_name = {telling.lead.report_id: telling for telling in listed}
    clusters: list[Cluster] = []
    joined: dict[str, Match] = {}
    apart: list[Match] = []
    for names, brought, kept_apart in groups:
        clusters += [Cluster(tuple(by_name.pop(name) for name in cluster)) for cluster in names]
        joined |= brought
        apart += kept_apart
    clusters += [Cluster((telling,)) for telling in by_name.values()]
    ordered: Mapping[str, Match] = dict(sorted(joined.items()))
    return Found(sorted(clusters, key=lambda cluster: cluster.reports[0].report_id), ordered, [*apart, *near])
