"""From what was read to rows of the tables, with their ids and their evidence."""

from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.contract.records import PLACE_COLUMNS, Claim, Evidence, Extraction, Mention, Party, Report, Span, Statement
from pipeline.contract.tolls import TOLL_OUTCOMES, sum_up
from schemas import TABLES as SCHEMAS
from schemas.evidence import MAX_QUOTE, make_evidence_id
from schemas.identity import make_id

Rows = dict[str, list[dict[str, Any]]]
OWN_COLUMNS = ("incident_type", "stage", "status", "weapon_type", "target_type", "is_suicide", "responsibility")
TABLES = ("incident_reports", "incident_parties", "casualty_claims", "actor_mentions", "statements", "evidence")


class RowMaker:
    """Collects the rows of one article."""

    def __init__(self, article_id: str, text: str) -> None:
        self.article_id, self.text = article_id, text
        self.rows: Rows = {name: [] for name in TABLES}
        self._added: set[tuple[str, str]] = set()
        self._spans: dict[tuple[str, str, str], list[Span]] = {}

    def add(self, extraction: Extraction) -> Rows:
        """All rows of an extraction, each table ordered as found."""
        said = [(statement, self._statement(statement)) for statement in extraction.statements]
        for mention in extraction.mentions:
            self._mention(mention)
        for report in extraction.reports:
            self._report(report, said)
        return self.rows

    def _append(self, table: str, row_id: str, cells: dict[str, Any], evidence: Iterable[Evidence]) -> None:
        """Adds a row once: what two rules found in the same words is one row."""
        if (table, row_id) not in self._added:
            self._added.add((table, row_id))
            self.rows[table].append(cells)
            self._evidence(table, row_id, evidence)

    def _append_named(self, table: str, cells: dict[str, Any], evidence: Iterable[Evidence]) -> str:
        """Adds a row whose id is a hash of some of its cells, and returns the id."""
        row_id = SCHEMAS[table].name_row(cells)
        self._append(table, row_id, {SCHEMAS[table].key()[0]: row_id, **cells}, evidence)
        return row_id

    def _evidence(self, table: str, row_id: str, found: Iterable[Evidence]) -> None:
        for item in found:
            place = (table, row_id, item.column)
            known = self._spans.setdefault(place, [])
            if item.span in known or item.span.start >= item.span.end:
                continue
            ordinal = len(known)
            known.append(item.span)
            cells: dict[str, Any] = {
                "table_name": table, "row_id": row_id, "column_name": item.column, "ordinal": ordinal, "article_id": self.article_id,
                "char_start": item.span.start, "char_end": item.span.end,
                "quote": self.text[item.span.start : item.span.end][:MAX_QUOTE],
            }  # fmt: skip
            self.rows["evidence"].append({"evidence_id": make_evidence_id(**cells), **cells, "rule": item.rule})

    def _statement(self, said: Statement) -> str:
        return self._append_named("statements",
            {"article_id": self.article_id, "speaker": said.speaker, "speaker_text": said.speaker_text,
             "reported_by": list(said.reported_by), "cue": said.cue, "speech_act": said.speech_act, "is_direct": said.is_direct,
             "content": said.content, "medium": said.medium, "addressee": said.addressee, "stated_on": said.stated_on,
             "char_start": said.span.start, "char_end": said.span.end},
            said.evidence,
        )  # fmt: skip

    def _mention(self, mention: Mention) -> None:
        self._append_named("actor_mentions",
            {"article_id": self.article_id, "name": mention.name, "actor_type": mention.actor_type,
             "role": mention.role, "affiliation": mention.affiliation, "mention_count": mention.count,
             "char_start": mention.span.start, "char_end": mention.span.end},
            mention.evidence,
        )  # fmt: skip

    def _report(self, report: Report, said: list[tuple[Statement, str]]) -> None:
        row_id = self._name_report(report.anchor)
        cells: dict[str, Any] = {"report_id": row_id, "article_id": self.article_id, "is_main": report.is_main}
        cells |= {name: getattr(report, name) for name in OWN_COLUMNS}
        cells["weapons"] = list(report.weapons)
        if report.when:
            cells |= {"date_start": report.when.start, "date_end": report.when.end, "date_prec": report.when.precision}
        if report.where:
            cells |= {name: getattr(report.where, name) for name in PLACE_COLUMNS} | {"where_prec": report.where.precision}
        tolls, behind = _sum_tolls(report.claims)
        self._append("incident_reports", row_id, cells | tolls, (*report.evidence, *behind))
        for claim in report.claims:
            self._claim(row_id, claim, said)
        for party in report.parties:
            self._party(row_id, party)

    def _name_report(self, anchor: Span) -> str:
        """By the words that name the incident and how often they stood before: neither new rules nor another report shift that."""
        words, before = (self.text[part].casefold() for part in (slice(anchor.start, anchor.end), slice(anchor.start)))
        place = before.count(words)
        while ("incident_reports", row_id := make_id("report", self.article_id, words, place)) in self._added:
            place += 1
        return row_id

    def _claim(self, report_id: str, claim: Claim, said: list[tuple[Statement, str]]) -> None:
        around = [
            (one.span.end - one.span.start, key)
            for one, key in said
            if one.span.start <= claim.span.start and claim.span.end <= one.span.end
        ]
        self._append_named("casualty_claims",
            {"report_id": report_id, "article_id": self.article_id, "outcome": claim.outcome, "scope": claim.scope,
             "population": claim.population, "count_low": claim.low, "count_high": claim.high, "qualifier": claim.qualifier,
             "asserted_by": claim.asserted_by, "statement_id": min(around)[1] if around else None,
             "char_start": claim.span.start, "char_end": claim.span.end},
            claim.evidence,
        )  # fmt: skip

    def _party(self, report_id: str, party: Party) -> None:
        self._append_named("incident_parties",
            {"report_id": report_id, "article_id": self.article_id, "role": party.role, "name": party.name,
             "responsibility": party.responsibility, "asserted_by": party.asserted_by,
             "char_start": party.span.start, "char_end": party.span.end},
            party.evidence,
        )  # fmt: skip


def _sum_tolls(claims: Sequence[Claim]) -> tuple[dict[str, int | None], list[Evidence]]:
    """The tolls of a report as cells, and the claims behind each."""
    cells: dict[str, int | None] = {}
    evidence: list[Evidence] = []
    for outcome, column in TOLL_OUTCOMES.items():
        toll = sum_up(claims, outcome)
        sides = {f"{column}_{side}": getattr(toll, side) for side in ("low", "best", "high")}
        cells |= sides
        told = [name for name, count in sides.items() if count is not None]
        evidence += [Evidence(name, claim.span, "tolls.contract") for claim in toll.behind for name in told]
    return cells, evidence
