"""The source of a party or a number: who says so, by the statement in which it stands."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from pipeline.annotation.noun_phrases import PERSONAL
from pipeline.contract.records import Evidence, Statement
from pipeline.extraction.records import Claim, Party
from pipeline.rules import rule

PRONOUNS = PERSONAL | {"i", "we", "you", "it"}  # speakers that name nobody
Row = TypeVar("Row", Claim, Party)


def add_source(row: Row, statements: Sequence[Statement]) -> Row:
    """The row with the speaker of the innermost statement around it, where he is named, and that statement's words as evidence."""
    said = innermost(row, statements)
    if said is None or said.speaker.lower() in PRONOUNS or (isinstance(row, Claim) and said.speech_act == "claim_responsibility"):
        return row  # who "claimed the attack that killed 12" gives no toll
    proof = tuple(Evidence("asserted_by", item.span, item.rule) for item in said.evidence if item.column == "speaker")[:1]
    return replace(row, asserted_by=said.speaker, evidence=row.evidence + proof)


@rule(
    "incidents.source.speaker",
    fires_on="Mayor Ada Musa said twelve people were killed in a bombing in Lagos on Monday.",
    spares="Twelve people were killed in a bombing in Lagos on Monday.",
    otherwise=None,
)
def innermost(row: Claim | Party, statements: Sequence[Statement]) -> Statement | None:
    """Who says it is the speaker of the shortest statement around it."""
    around = [said for said in statements if said.span.start <= row.span.start and row.span.end <= said.span.end and said.speaker]
    return min(around, key=lambda one: one.span.end - one.span.start, default=None)
