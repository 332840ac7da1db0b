"""How two tellings compare, cell by cell: each comparison has levels, whose weights match_weights.csv holds.

A cell that one of the two lacks is `unknown`, which weighs nothing unless the list says otherwise.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from pipeline.deduplication.matching.vocabulary import LISTS, MASSES, add_up, count_rare, weigh_keys
from pipeline.deduplication.places import LARGEST
from pipeline.lexicon import load_words

NEAR = 25  # km between two places that may be one: a town and its outskirts, a village and the town it is told by
EARTH = 6371.0  # km
WEEK, MONTH = 7, 31  # days
SOON = 3  # days between two papers on fresh news
LATE = 60  # days after which a paper more likely tells of something new
APART = ((0, "same_day"), (1, "next_day"), (3, "three_days"), (7, "week"), (14, "fortnight"), (21, "three_weeks"))  # days between papers
SLIP = 1  # days by which time zones put a paper before what it tells
ARREST, UNREST = "arrest", "unrest"  # families of types
FEW = 3  # a toll that many incidents have; a higher one is seldom the same by chance
TIMES = 2  # a toll that grew to more than so many times the other is rather another incident's
ALIKE = ((40, "from_40"), (30, "from_30"), (24, "from_24"), (19, "from_19"), (15, "from_15"), (11, "from_11"), (8, "from_8"))
OPENINGS = ((35, "from_35"), (25, "from_25"), (20, "from_20"), (15, "from_15"), (10, "from_10"), (5, "from_5"))
RETOLD = ((70, "from_70"), (60, "from_60"), (50, "from_50"), (40, "from_40"), (30, "from_30"), (20, "from_20"))  # hundredths of a headline
TITLES = ((50, "from_50"), (30, "from_30"), (15, "from_15"), (5, "from_5"))  # cosines in hundredths, from above, as ALIKE has them
TELLS = {"of_one": ("one", "other"), "of_other": ("other", "one")}  # whose headline is sought in whose text
SHARED = ((12, "from_12"), (8, "from_8"), (5, "from_5"), (3, "from_3"), (2, "two"), (1, "one"))  # rare words that both have
UNKNOWN = "unknown"  # the level of a comparison that lacks a cell
NOT_KNOWN = pl.lit(UNKNOWN)


def compare_pairs(pairs: pl.DataFrame, features: pl.DataFrame) -> pl.DataFrame:
    """The pairs (one, other) with one column a comparison, which holds its level. `features` has a row a telling, in their order."""
    joined = pairs
    for side in ("one", "other"):
        joined = joined.hstack(features.drop("telling", "story").select(pl.all().gather(pairs[side]).name.suffix(f"_{side}")))
    shared = joined.select(**{name: _intersect(name) for name in LISTS}, **{near: _find_retold(*ends) for near, ends in TELLS.items()})
    cosines = {f"{name}_alike": _compare_words(joined, shared[name], MASSES[name]) for name in LISTS}
    rare, retold = count_rare(shared["words"]), _measure_retold(joined, shared, features)
    joined = joined.with_columns(**cosines, rare_shared=rare, retold=retold, kilometres=_measure_distance())
    levels = {
        "kind": _compare_kinds(), "place": _compare_places(), "day": _compare_days(),
        "killed": _compare_tolls("killed"), "injured": _compare_tolls("injured"), "counts": _compare_lists("counts"),
        "people": _compare_people(), "victims": _compare_lists("victims"), "perpetrators": _compare_lists("perpetrators"),
        "words": _grade(pl.col("words_alike") * 100, ALIKE), "title": _grade(pl.col("title_alike") * 100, TITLES),
        "opening": _grade(pl.col("opening_alike") * 100, OPENINGS), "retold": _grade(pl.col("retold") * 100, RETOLD),
        "rare": _compare_rare(), "named": _compare_named(), "towns": _compare_towns(), "papers": _compare_papers(),
        **{name: _compare_cells(name) for name in ("weapon", "target", "stage")},
    }  # fmt: skip
    return joined.select("one", "other", **levels, at_length=_tell_at_length())


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
    too_early = ((told + SLIP < other_first) | (other_told + SLIP < first)).fill_null(False)
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
    return _intersect(name).list.len()


def _intersect(name: str) -> pl.Expr:
    one, other = _both(name)
    return one.list.set_intersection(other)


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


def _tell_at_length() -> pl.Expr:
    """Whether both are what their articles are about, and the words of both are known."""
    (main, other_main), (mass, other_mass) = _both("is_main"), _both("mass")
    return main & other_main & (mass > 0) & (other_mass > 0)


def _grade(value: pl.Expr, levels: Sequence[tuple[int, str]]) -> pl.Expr:
    """The first level whose number the value reaches, from above; `far` below all."""
    graded: Any = pl.when(value.is_null()).then(NOT_KNOWN)
    for least, level in levels:
        graded = graded.when(value >= least).then(pl.lit(level))
    return graded.otherwise(pl.lit("far"))


def _compare_rare() -> pl.Expr:
    return pl.when(~_tell_at_length()).then(NOT_KNOWN).otherwise(_grade(pl.col("rare_shared"), SHARED))


def _compare_named() -> pl.Expr:
    """Whether some day stands in both leads, or further on; or whether both leads have days, of which the other text names none."""
    (lead, other_lead), (days, other_days) = _both("lead_days"), _both("days")
    far = (lead.list.set_intersection(other_days).list.len() == 0) & (other_lead.list.set_intersection(days).list.len() == 0)
    return (
        pl.when(~_know("days")).then(NOT_KNOWN).when(_share("lead_days") > 0).then(pl.lit("lead"))
        .when(_fill("lead_days") & far).then(pl.lit("other_leads")).when(_share("days") > 0).then(pl.lit("shared"))
        .otherwise(pl.lit("none"))
    )  # fmt: skip


def _compare_towns() -> pl.Expr:
    """Whether some town stands in both leads, or in one and in the other text; or whether neither names a town of the other's lead."""
    (lead, other_lead), (towns, other_towns) = _both("lead_towns"), _both("towns")
    named = (lead.list.set_intersection(other_towns).list.len() > 0) | (other_lead.list.set_intersection(towns).list.len() > 0)
    return (
        pl.when(~_fill("lead_towns")).then(NOT_KNOWN).when(_share("lead_towns") > 0).then(pl.lit("lead"))
        .when(named).then(pl.lit("text")).otherwise(pl.lit("none"))
    )  # fmt: skip


def _compare_papers() -> pl.Expr:
    """Days between the papers. Beyond three weeks a name must join the two, or a day that both name: a trial says when it happened."""
    told, other_told = _both("published")
    between = (told - other_told).abs()
    graded: Any = pl.when(between.is_null()).then(NOT_KNOWN)
    for most, level in APART:
        graded = graded.when(between <= most).then(pl.lit(level))
    named = pl.any_horizontal((_share(name) > 0).fill_null(False) for name in ("surnames", "victims", "perpetrators", "days"))
    return graded.when(named).then(pl.lit("later")).otherwise(pl.lit("later_unnamed"))


def _compare_words(joined: pl.DataFrame, shared: pl.Series, mass: str) -> pl.Series:
    """Cosine of the vectors of squared inverse document frequencies; NULL where a telling has no words."""
    masses = (pl.col(f"{mass}_{side}").cast(pl.Float64) for side in ("one", "other"))
    product = next(masses) * next(masses)
    told = joined.with_columns(told=add_up(shared))
    return told.select(pl.when(product > 0).then(pl.col("told") / product.sqrt())).to_series()


def _find_retold(near: str, far: str) -> pl.Expr:
    """The words of one headline that stand in the other's text."""
    return pl.col(f"title_keys_{near}").list.set_intersection(f"said_{far}")


def _measure_retold(joined: pl.DataFrame, shared: pl.DataFrame, features: pl.DataFrame) -> pl.Series:
    """How much of a headline, by what its words tell, stands in the other's text: the mean of both; NULL where neither is known."""
    keys, weights = weigh_keys(features["title_keys"], features["title"])
    shares = []
    for name, (near, far) in TELLS.items():
        mass, is_known = pl.col(f"title_mass_{near}"), pl.col(f"said_{far}").list.len() > 0
        told = joined.with_columns(told=_add_weights(shared[name], keys, weights))
        shares.append(told.select(pl.when((mass > 0) & is_known).then(pl.col("told") / mass)).to_series())
    return pl.select(pl.mean_horizontal(*shares)).to_series()


def _add_weights(found: pl.Series, keys: npt.NDArray[np.uint32], weights: npt.NDArray[np.int64]) -> pl.Series:
    """The sum of the weights of each row's keys; 0 for none."""
    lengths = found.list.len().fill_null(0).to_numpy()
    each = found.filter(lengths > 0).explode().to_numpy()
    rows = np.repeat(np.arange(len(found)), lengths)
    told = np.zeros(len(found), dtype=np.int64)
    np.add.at(told, rows, weights[np.searchsorted(keys, each)])
    return pl.Series(told)
