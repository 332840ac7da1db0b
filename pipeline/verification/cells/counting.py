"""Cells that count people: claims by the number in their quote, tolls of a report by its claims."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product

from pipeline.annotation.quantities import count_of, first_quantity
from pipeline.contract.records import Claim, Span
from pipeline.contract.tolls import TOLL_OUTCOMES, Toll, find_totals, sum_up
from pipeline.verification.cells.material import Breach, Material, Row
from schemas.held import Held

LOW, HIGH, HOW = "count_low", "count_high", "qualifier"
MOST_CLAIMS = 8  # of one outcome in one report: what more can add up to is not listed
SIDES = ("low", "best", "high")


def check_number(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """Both counts and the hedge are what the quote says; "several" and the like give no count."""
    key = material.key(table)
    lows, highs, hedges = (material.words(table, name) for name in (LOW, HIGH, HOW))
    for row in material.rows(table):
        row_id = row[key]
        counted = (lows.get(row_id) or highs.get(row_id) or [None])[0]
        if counted is None and row_id not in hedges:
            continue
        quote = counted.quote if counted else hedges[row_id][0].quote
        read = count_of(quote) if counted else first_quantity(quote)
        for name, there in ((LOW, read.low), (HIGH, read.high), (HOW, read.qualifier)):
            if name in columns and row[name] != there:
                yield Breach(table, row_id, name, row[name], f"{'no number' if there is None else there}, by the quote {quote!r}")


def check_tolls(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """The toll of a report is one that its claims can give; which of them count people of one group only the text knows."""
    if table != "incident_reports":
        return  # of a claim's scope the tolls tell
    claims: dict[tuple[str, str], list[Row]] = {}
    for row in material.rows("casualty_claims"):
        claims.setdefault((row["report_id"], row["outcome"]), []).append(row)
    for row in material.rows(table):
        for outcome, name in TOLL_OUTCOMES.items():
            toll = Toll(*(row[f"{name}_{side}"] for side in SIDES))
            told = [_read(claim) for claim in sorted(claims.get((row["report_id"], outcome), ()), key=lambda claim: claim["char_start"])]
            if others := _list_others(toll, told, outcome):
                yield from _explain(row["report_id"], name, toll, others)


def _read(row: Row) -> Claim:
    span = Span(row["char_start"], row["char_end"])
    return Claim(row["outcome"], row["scope"], row["population"], row[LOW], row[HIGH], row[HOW], span)


def _list_others(toll: Toll, claims: Sequence[Claim], outcome: str) -> list[Toll]:
    """What the claims can give in place of a toll; nothing where they can give it."""
    others = []
    for other in _list_tolls(claims, outcome):
        if _is_like(toll, other):
            return []
        others.append(other)
    return others


def _list_tolls(claims: Sequence[Claim], outcome: str) -> Iterator[Toll]:
    """Every toll that the claims can give; nothing where they are too many.

    Any of them may stand first, one of them may be a number that the text corrects, and parts without a total may add up to one.
    """
    if len(claims) > MOST_CLAIMS:
        return
    for left_out in (None, *claims):
        yield from _list_sums(find_totals([claim for claim in claims if claim is not left_out], outcome), outcome)
    if not any(claim.scope == "total" for claim in claims):
        for size in range(2, len(claims) + 1):
            for parts in combinations(claims, size):
                yield sum_up([replace(claim, scope="part", group=0) for claim in parts], outcome)


def _list_sums(totals: Sequence[Claim], outcome: str) -> Iterator[Toll]:
    """Every toll of some totals, whichever of them are joined in one group."""
    for joints in product((False, True), repeat=max(len(totals) - 1, 0)):
        grouped = list(_group(totals, joints))
        for first in range(len(grouped)) or range(1):
            ordered = grouped[first:] + grouped[:first]
            yield sum_up(ordered, outcome)


def _group(claims: Sequence[Claim], joints: Iterable[bool]) -> Iterator[Claim]:
    """The claims, those next to each other in one group where a joint says so."""
    group = 0
    for claim, joins in zip(claims, (False, *joints), strict=False):
        group += not joins
        yield replace(claim, group=group)


def _is_like(toll: Toll, other: Toll) -> bool:
    return (toll.low, toll.best, toll.high) == (other.low, other.best, other.high)


def _explain(row_id: str, name: str, toll: Toll, possible: Sequence[Toll]) -> Iterator[Breach]:
    """The side of the toll that no claim gives; all three where each for itself could stand."""
    nearest = max(possible, key=lambda other: sum(getattr(toll, side) == getattr(other, side) for side in SIDES))
    for side in SIDES:
        if getattr(toll, side) != getattr(nearest, side):
            there = getattr(nearest, side)
            said = "no number" if there is None else there
            yield Breach("incident_reports", row_id, f"{name}_{side}", getattr(toll, side), f"{said}, by the report's claims")
