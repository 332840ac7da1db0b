"""The words behind a number of casualties, column by column, whichever rule read it."""

from pipeline.annotation.quantities import Quantity
from pipeline.contract.records import Evidence, Span

ONE = Quantity(1, 1, "exact")


def prove_count(span: Span, rule: str, quantity: Quantity = ONE, counted: Span | None = None) -> list[Evidence]:
    """Evidence of outcome, hedge and scope by all the words, of the sides that a quantity has by those `counted`, where they are others."""
    sides = [side for side in ("low", "high") if getattr(quantity, side) is not None]
    return [
        *(Evidence(column, span, rule) for column in ("outcome", "qualifier", "scope")),
        *(Evidence(f"count_{side}", counted or span, rule) for side in sides),
    ]
