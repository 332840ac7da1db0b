"""How two tellings compare, cell by cell: each comparison has levels, whose weights match_weights.csv holds.

A cell that one of the two lacks is `unknown`, which weighs nothing unless the list says otherwise.
"""

from typing import Any

import polars as pl

from pipeline.deduplication.places import LARGEST
from pipeline.lexicon import load_words
from pipeline.lexicon.word_counts import weigh_word

NEAR = 25  # km between two places that may be one: a town and its outskirts, a village and the town it is told by
EARTH = 6371.0  # km
WEEK, MONTH = 7, 31  # days
SOON = 3  # days between two papers on fresh news
LATE = 60  # days after which a paper more likely tells of something new
ARREST, UNREST = "arrest", "unrest"  # families of types
FEW = 3  # a toll that many incidents have; a higher one is seldom the same by chance
TIMES = 2  # a toll that grew to more than so many times the other is rather another incident's
ALIKE = (("closest", 0.40), ("close", 0.25), ("near", 0.15), ("touching", 0.08))  # cosines of the telling words, from above
FEW_WORDS = ("touching", "far")  # levels that say less of an incident told beside another
UNKNOWN = "unknown"  # the level of a comparison that lacks a cell
NOT_KNOWN = pl.lit(UNKNOWN)


def compare_pairs(pairs: pl.DataFrame, signs: pl.DataFrame) -> pl.DataFrame:
    """The pairs (one, other) with one column a comparison, which holds its level."""
    joined = pairs
    for side in ("one", "other"):
        held = signs.rename({name: f"{name}_{side}" for name in signs.columns})
        joined = joined.join(held, left_on=side, right_on=f"telling_{side}", how="left", maintain_order="left")
    joined = joined.with_columns(cosine=_compare_words(joined), kilometres=_measure_distance())
    levels = {
        "kind": _compare_kinds(), "place": _compare_places(), "day": _compare_days(),
        "killed": _compare_tolls("killed"), "injured": _compare_tolls("injured"), "counts": _compare_lists("counts"),
        "people": _compare_people(), "victims": _compare_lists("victims"), "perpetrators": _compare_lists("perpetrators"),
        "words": _compare_cosines(), **{name: _compare_cells(name) for name in ("weapon", "target", "stage")},
    }  # fmt: skip
    return joined.select("one", "other", **levels)


def _both(name: str) -> tuple[pl.Expr, pl.Expr]:
    return pl.col(f"{name}_one"), pl.col(f"{name}_other")


def _know(name: str) -> pl.Expr:
    one, other = _both(name)
    return one.is_not_null() & other.is_not_null()


def _compare_cells(name: str) -> pl.Expr:
    one, other = _both(name)
    return pl.when(~_know(name)).then(NOT_KNOWN).when(one == other).then(pl.lit("same")).otherwise(pl.lit("different"))


def _compare_kinds() -> pl.Expr:
    one, other = _both("family")
    kind, other_kind = _both("type")
    taken = [sorted((row["family"], row["other"])) for row in load_words("type_confusions")]
    pair = pl.concat_str(pl.min_horizontal(one, other), pl.max_horizontal(one, other), separator=" ")
    confused = pair.is_in([" ".join(both) for both in taken])
    undated = (one == UNREST) & (other == UNREST) & ~_know("first")
    return (
        pl.when(~_know("family")).then(NOT_KNOWN).when(undated).then(pl.lit("undated_unrest"))
        .when(kind == other_kind).then(pl.lit("same")).when(one == other).then(pl.lit("family"))
        .when(confused).then(pl.lit("confused")).otherwise(pl.lit("different"))
    )  # fmt: skip


def _measure_distance() -> pl.Expr:
    """Kilometres on a great circle (haversine); NULL where a coordinate is missing."""
    latitudes, longitudes = ([place.radians() for place in _both(name)] for name in ("latitude", "longitude"))
    half = ((latitudes[1] - latitudes[0]) / 2).sin() ** 2
    across = latitudes[0].cos() * latitudes[1].cos() * ((longitudes[1] - longitudes[0]) / 2).sin() ** 2
    return 2 * EARTH * (half + across).clip(0, 1).sqrt().arcsin()


def _compare_places() -> pl.Expr:
    one, other = _both("place")
    prec, other_prec = _both("where_prec")
    admin, other_admin = _both("admin1")
    fine = pl.max_horizontal(prec, other_prec).fill_null(LARGEST) < LARGEST  # a state or province is no place of its own
    country, other_country = _both("country")
    parted = _know("admin1") & (admin != other_admin)
    return (
        pl.when(_know("place") & (one == other)).then(pl.when(fine).then(pl.lit("same")).otherwise(pl.lit("province")))
        .when(~_know("country")).then(NOT_KNOWN).when(country != other_country).then(pl.lit("abroad"))
        .when(fine & (pl.col("kilometres") <= NEAR)).then(pl.lit("near"))
        .when(parted | (_know("place") & fine)).then(pl.lit("elsewhere")).otherwise(pl.lit("country"))
    )  # fmt: skip


def _compare_days() -> pl.Expr:
    """Days where both give them; else by when the papers appeared: none tells what happens after it."""
    (first, other_first), (last, other_last), (told, other_told) = map(_both, ("first", "last", "published"))
    exact = (first == last) & (other_first == other_last)
    gap = pl.max_horizontal(first - other_last, other_first - last)  # 0 and less: they overlap
    longest = pl.max_horizontal(last - first, other_last - other_first)
    too_early = ((told < other_first) | (other_told < first)).fill_null(False)
    between = (told - other_told).abs()
    by_days = (
        pl.when(exact & (gap == 0)).then(pl.lit("same")).when(gap > 1).then(pl.lit("apart")).when(gap == 1)
        .then(pl.lit("next")).when(longest < WEEK).then(pl.lit("within_week")).when(longest <= MONTH)
        .then(pl.lit("within_month")).otherwise(pl.lit("within_year"))
    )  # fmt: skip
    by_papers = (
        pl.when(between.is_null()).then(NOT_KNOWN).when(between <= SOON).then(pl.lit("papers_near"))
        .when(between > LATE).then(pl.lit("papers_far")).otherwise(NOT_KNOWN)
    )  # fmt: skip
    return pl.when(too_early).then(pl.lit("impossible")).when(gap.is_not_null()).then(by_days).otherwise(by_papers)


def _compare_tolls(outcome: str) -> pl.Expr:
    one, other = _both(outcome)
    (low, other_low), (high, other_high) = _both(f"{outcome}_low"), _both(f"{outcome}_high")
    least, most = pl.min_horizontal(one, other), pl.max_horizontal(one, other)
    meet = (low <= other_high.fill_null(low)) & (other_low <= high.fill_null(other_low))
    return (
        pl.when(~_know(outcome)).then(NOT_KNOWN).when((one == other) & (one >= FEW)).then(pl.lit("same_many"))
        .when(one == other).then(pl.when(one > 0).then(pl.lit("same_few")).otherwise(pl.lit("same_none")))
        .when(meet).then(pl.lit("compatible")).when((least == 1) & (most > TIMES)).then(pl.lit("one_of_them"))
        .when(most <= TIMES * least + 1).then(pl.lit("updated")).otherwise(pl.lit("different"))
    )  # fmt: skip


def _share(name: str) -> pl.Expr:
    """How many entries two lists have in common."""
    one, other = _both(name)
    return one.list.set_intersection(other).list.len()


def _fill(name: str) -> pl.Expr:
    """Whether both lists have entries."""
    one, other = _both(name)
    return (one.list.len() > 0) & (other.list.len() > 0)


def _compare_people() -> pl.Expr:
    """Names of persons: in full, or the last word alone, which tells less. Reports of arrests are about whom they name."""
    one, other = _both("family")
    apart = pl.when((one == ARREST) & (other == ARREST)).then(pl.lit("others_arrested")).otherwise(pl.lit("none"))
    return (
        pl.when(_share("people") > 1).then(pl.lit("several")).when(_share("people") > 0).then(pl.lit("one"))
        .when(_share("surnames") > 0).then(pl.lit("surname")).when(_fill("surnames")).then(apart).otherwise(NOT_KNOWN)
    )  # fmt: skip


def _compare_lists(name: str) -> pl.Expr:
    return pl.when(~_fill(name)).then(NOT_KNOWN).when(_share(name) > 0).then(pl.lit("same")).otherwise(pl.lit("different"))


def _compare_cosines() -> pl.Expr:
    """Of an incident that an article tells beside its own few words are there, so that few in common say less."""
    one, other = _both("is_main")
    aside = ~(one & other)
    levels: Any = pl.when(pl.col("cosine").is_null()).then(NOT_KNOWN)
    for level, least in ALIKE:
        levels = levels.when(pl.col("cosine") >= least).then(pl.lit(level))
    found = levels.otherwise(pl.lit("far"))
    return pl.when(aside & found.is_in(FEW_WORDS)).then(pl.concat_str(pl.lit("aside_"), found)).otherwise(found)


def _compare_words(joined: pl.DataFrame) -> pl.Series:
    """Cosine of the vectors of squared inverse document frequencies; NULL where a telling has no words."""
    one, other = _both("words")
    shared = joined.select(word=one.list.set_intersection(other)).with_row_index().explode("word").drop_nulls()
    words = shared["word"].unique().sort()
    weights = pl.DataFrame({"word": words, "weight": [weigh_word(word) for word in words]}, schema={"word": pl.String, "weight": pl.Int64})
    sums = shared.join(weights, on="word", how="left").group_by("index").agg(pl.col("weight").sum())
    rows = joined.select("mass_one", "mass_other").with_row_index().join(sums, on="index", how="left", maintain_order="left")
    product = pl.col("mass_one").cast(pl.Float64) * pl.col("mass_other").cast(pl.Float64)
    return rows.select(pl.when(product > 0).then(pl.col("weight").fill_null(0) / product.sqrt())).to_series()
