"""How sure each cell is: the measured share of right ones among cells of its column that the same rule read."""

from dataclasses import replace
from typing import TypeVar

from pipeline.contract.records import Chance, Claim, Evidence, Extraction, Mention, Party, Report, Statement
from pipeline.contract.tolls import TOLL_OUTCOMES, TOLL_RULE
from pipeline.lexicon.confidence import BACKGROUND, MAIN, estimate_confidence

ANY = ""  # the standing of what belongs to no incident
Row = TypeVar("Row", Report, Party, Claim, Mention, Statement)


def rate_extraction(extraction: Extraction) -> Extraction:
    """The extraction with the confidence of each cell that the labels could judge."""
    return replace(
        extraction,
        reports=tuple(_rate_report(report) for report in extraction.reports),
        mentions=tuple(_rate(mention, "actor_mentions", ANY) for mention in extraction.mentions),
        statements=tuple(_rate(said, "statements", ANY) for said in extraction.statements),
    )


def _rate_report(report: Report) -> Report:
    standing = MAIN if report.is_main else BACKGROUND
    tolls = [f"{toll}_{side}" for toll in TOLL_OUTCOMES.values() for side in ("low", "best", "high")]
    chances = [(column, estimate_confidence("incident_reports", column, standing, TOLL_RULE)) for column in tolls]
    rated = _rate(report, "incident_reports", standing)
    return replace(
        rated,
        claims=tuple(_rate(claim, "casualty_claims", standing) for claim in report.claims),
        parties=tuple(_rate(party, "incident_parties", standing) for party in report.parties),
        chances=tuple(Chance(column, chance) for column, chance in chances if chance is not None),
    )


def _rate(row: Row, table: str, standing: str) -> Row:
    return replace(row, evidence=tuple(_rate_evidence(item, table, standing) for item in row.evidence))


def _rate_evidence(item: Evidence, table: str, standing: str) -> Evidence:
    return replace(item, confidence=estimate_confidence(table, item.column, standing, item.rule))
