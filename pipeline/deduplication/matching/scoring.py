"""Weighs the levels of each pair; weights are whole tenths of a bit, so that sums do not depend on their order."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations

import polars as pl

from pipeline.deduplication.matching.blocking import pair_tellings
from pipeline.deduplication.matching.comparing import UNKNOWN, compare_pairs
from pipeline.deduplication.matching.features import ReportFeatures, list_features
from pipeline.deduplication.records import Telling
from pipeline.deduplication.sets import connect
from pipeline.lexicon import load_words

CHUNK = 50_000  # pairs compared at a time, to hold little in memory
LONGEST = 100  # tellings of a chain that are compared each with each: of larger ones neighbours must do, so that work stays near-linear
PRIOR = "prior"  # the one row of match_weights.csv that every pair gets
KIND = "pair"  # beside the levels of a pair, its kind
AT_LENGTH, BESIDE = "at_length", "beside"  # kinds of pairs, and their columns of weights


@cache
def load_weights(kind: str) -> Mapping[str, Mapping[str, int]]:
    """By comparison and level the weight in tenths of a bit: log2 of how much likelier the level is in one incident than in two.

    `kind` is AT_LENGTH, of two tellings that are what their articles are about and whose words are known, or BESIDE.
    """
    found: dict[str, dict[str, int]] = {}
    for row in load_words("match_weights"):
        if row[kind]:
            found.setdefault(row["comparison"], {})[row["level"]] = int(row[kind])
    return found


def score_tellings(tellings: Iterable[Telling], features: ReportFeatures) -> pl.DataFrame:
    """The candidate pairs: one, other (positions in `tellings`), a level a comparison, and total (tenths of a bit), ordered by pair.

    A total above 0 says that one incident is likelier than two.
    """
    listed = list_features(tellings, features)
    scored = _score(pair_tellings(listed), listed)
    return pl.concat([scored, _score(_complete(scored, listed.height), listed)]).sort("one", "other")


def _score(pairs: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    parts = [weigh(compare_pairs(part, listed)) for part in pairs.iter_slices(CHUNK)]
    return pl.concat(parts) if parts else weigh(compare_pairs(pairs, listed))


def _complete(scored: pl.DataFrame, count: int) -> pl.DataFrame:
    """The pairs within chains of pairs with a total above 0 that were not found: what may become one is compared each with each."""
    likely = scored.filter(pl.col("total") > 0).select(pl.col("one", "other").cast(pl.Int64)).to_numpy()
    chain = connect(count, likely[:, 0], likely[:, 1])
    held = pl.DataFrame({"chain": chain}).with_row_index("one").filter(pl.len().over("chain").is_between(2, LONGEST))
    met = held.join(held.rename({"one": "other"}), on="chain").filter(pl.col("one") < pl.col("other"))
    return met.select("one", "other").join(scored, on=["one", "other"], how="anti")


def score_all(tellings: Sequence[Telling], features: ReportFeatures) -> dict[tuple[int, int], int]:
    """The total of every two of a few tellings, by their positions, the smaller first."""
    listed = list_features(tellings, features)
    pairs = pl.DataFrame(list(combinations(range(len(tellings)), 2)), schema={"one": pl.UInt32, "other": pl.UInt32}, orient="row")
    return {(one, other): total for one, other, total in weigh(compare_pairs(pairs, listed)).select("one", "other", "total").iter_rows()}


def weigh(levels: pl.DataFrame) -> pl.DataFrame:
    """The levels with their total, by the weights of the kind of the pair."""
    beside, at_length = map(_add_up, (BESIDE, AT_LENGTH))
    return levels.with_columns(total=pl.when(AT_LENGTH).then(at_length).otherwise(beside))


def _add_up(kind: str) -> pl.Expr:
    weights = load_weights(kind)
    each = [pl.col(name).replace_strict(held, default=0, return_dtype=pl.Int64) for name, held in weights.items() if name != PRIOR]
    return pl.sum_horizontal(each) + weights[PRIOR]["all"]


def list_levels(scored: pl.DataFrame, wanted: Collection[tuple[int, int]]) -> dict[tuple[int, int], dict[str, str]]:
    """Of the wanted pairs the levels that are known, by comparison; under KIND the kind of the pair."""
    ends = pl.DataFrame(sorted(wanted), schema={"one": pl.UInt32, "other": pl.UInt32}, orient="row")
    found = {}
    for row in scored.join(ends, on=["one", "other"], how="semi").iter_rows(named=True):
        kind = AT_LENGTH if row[AT_LENGTH] else BESIDE
        levels = {name: row[name] for name in load_weights(kind) if row.get(name, UNKNOWN) != UNKNOWN}
        found[row["one"], row["other"]] = {KIND: kind, **levels}
    return found


def estimate(tenths: float) -> float:
    """The probability that a sum of tenths of a bit stands for."""
    return round(1 / (1 + 2 ** (-tenths / 10)), 4)
