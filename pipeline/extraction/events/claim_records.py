"""Records of claims from the words of a sentence, with the words behind each column, whichever rule read them."""

from typing import Any

from pipeline.annotation.quantities import Quantity
from pipeline.contract.records import Evidence, Span
from pipeline.extraction.records import Claim

ONE = Quantity(1, 1, "exact")
People = tuple[str, Span]  # the words for those counted, and their place


def make_claim(
    outcome: str,
    scope: str,
    quantity: Quantity,
    span: Span,
    rule: str,
    counted: Span | None = None,
    people: People | None = None,
    **marks: Any,
) -> Claim:
    """A claim that all the words of `span` show; the number itself those `counted`, where they are others. `marks` are further fields."""
    sides = [side for side in ("low", "high") if getattr(quantity, side) is not None]
    evidence = [Evidence(column, span, rule) for column in ("outcome", "qualifier", "scope")]
    evidence += [Evidence(f"count_{side}", counted or span, rule) for side in sides]
    population = None
    if people is not None:
        population, place = people
        evidence.append(Evidence("population", place, rule))
    return Claim(outcome, scope, population, quantity.low, quantity.high, quantity.qualifier, span, evidence=tuple(evidence), **marks)
