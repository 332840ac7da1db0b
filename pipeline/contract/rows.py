"""From what was read to rows of the tables, with their ids and their evidence."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.contract.checking import Fault, find_fault
from pipeline.contract.extractor import Article
from pipeline.contract.records import PLACE_COLUMNS, Claim, Evidence, Extraction, Mention, Party, Report, Span, Statement
from pipeline.contract.tolls import TOLL_OUTCOMES, TOLL_RULE, sum_up
from schemas import TABLES as SCHEMAS
from schemas.evidence import MAX_QUOTE, make_evidence_id
from schemas.identity import make_id
from schemas.rejects import write_row

Rows = dict[str, list[dict[str, Any]]]
OWN_COLUMNS = ("incident_type", "stage", "status", "weapon_type", "target_type", "is_suicide", "responsibility")
TABLES = ("incident_reports", "incident_parties", "casualty_claims", "actor_mentions", "statements", "evidence")


UNREAD = "unread"  # beside the tables: stretches that were not read
REFUSED = "refused"  # beside the tables: rows that do not keep the contract
HANGS_ON = Fault("report_refused", "the report it belongs to was refused: mend that one")


def make_rows(article: Article, extraction: Extraction, method: str) -> Rows:
    """Rows of TABLES for one article, each table ordered as read, and what did not become one: under UNREAD and REFUSED, with reasons.

    `method` says who reads, where the extraction does not name who read it first.
    """
    return _RowMaker(article["article_id"], article["text"], extraction.method or method).make(extraction)


class _RowMaker:
    """Collects the rows of one article."""

    def __init__(self, article_id: str, text: str, method: str) -> None:
        self.article_id, self.text, self.method = article_id, text, method
        self.rows: Rows = {name: [] for name in (*TABLES, UNREAD, REFUSED)}
        self._stands: dict[tuple[str, str], bool] = {}  # whether a row that was given stands, or was refused

    def make(self, extraction: Extraction) -> Rows:
        """All rows of an extraction."""
        said = [(statement, row_id) for statement in extraction.statements if (row_id := self._statement(statement))]
        for mention in extraction.mentions:
            self._mention(mention)
        for report in extraction.reports:
            self._report(report, said)
        for one in extraction.unread:
            place = {"char_start": one.span.start, "char_end": one.span.end}
            self.rows[UNREAD].append({"article_id": self.article_id, **place, "check_name": one.check, "reason": one.reason})
        return self.rows

    def _append(
        self, table: str, row_id: str, cells: dict[str, Any], evidence: Sequence[Evidence], span: Span, hindered: Fault | None = None
    ) -> bool:
        """Adds a row, unless something is wrong with it; says whether it stands. What was read twice in the same words is one row."""
        if (table, row_id) not in self._stands:
            fault = hindered or find_fault(table, cells, evidence, (span,), len(self.text))
            self._stands[table, row_id] = fault is None
            if fault:
                told = {"check_name": fault.check, "reason": fault.reason}
                self.rows[REFUSED].append({"article_id": self.article_id, "table_name": table, "row": write_row(cells), **told})
            else:
                self.rows[table].append(cells)
                self._evidence(table, row_id, evidence)
        return self._stands[table, row_id]

    def _append_named(
        self, table: str, cells: dict[str, Any], evidence: Sequence[Evidence], span: Span, hindered: Fault | None = None
    ) -> str | None:
        """Adds a row whose id is a hash of some of its cells, and returns the id where it stands."""
        cells |= {"article_id": self.article_id, "char_start": span.start, "char_end": span.end}
        row_id = SCHEMAS[table].name_row(cells)
        stands = self._append(table, row_id, {SCHEMAS[table].key()[0]: row_id, **cells}, evidence, span, hindered)
        return row_id if stands else None

    def _evidence(self, table: str, row_id: str, found: Iterable[Evidence]) -> None:
        known: dict[str, list[Span]] = {}
        for item in found:
            spans = known.setdefault(item.column, [])
            if item.span in spans:
                continue
            ordinal = len(spans)
            spans.append(item.span)
            cells: dict[str, Any] = {
                "table_name": table, "row_id": row_id, "column_name": item.column, "ordinal": ordinal, "article_id": self.article_id,
                "char_start": item.span.start, "char_end": item.span.end,
                "quote": self.text[item.span.start : item.span.end][:MAX_QUOTE],
            }  # fmt: skip
            told = {"rule": item.rule, "method": self.method, "context": None, "context_start": None, "confidence": item.confidence}
            self.rows["evidence"].append({"evidence_id": make_evidence_id(**cells), **cells, **told})

    def _statement(self, said: Statement) -> str | None:
        return self._append_named("statements",
            {"speaker": said.speaker, "speaker_text": said.speaker_text, "reported_by": list(said.reported_by), "cue": said.cue,
             "speech_act": said.speech_act, "is_direct": said.is_direct, "content": said.content, "medium": said.medium,
             "addressee": said.addressee, "stated_on": said.stated_on},
            said.evidence, said.span,
        )  # fmt: skip

    def _mention(self, mention: Mention) -> None:
        self._append_named("actor_mentions",
            {"name": mention.name, "actor_type": mention.actor_type, "role": mention.role, "affiliation": mention.affiliation,
             "mention_count": mention.count},
            mention.evidence, mention.span,
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
        tolls, behind = _sum_tolls(report.claims, {chance.column: chance.confidence for chance in report.chances})
        stands = self._append("incident_reports", row_id, cells | tolls, (*report.evidence, *behind), report.anchor)
        hindered = None if stands else HANGS_ON
        for claim in report.claims:
            self._claim(row_id, claim, said, hindered)
        for party in report.parties:
            self._party(row_id, party, hindered)

    def _name_report(self, anchor: Span) -> str:
        """By the words that name the incident and how often they stood before: neither new rules nor another report shift that."""
        words, before = (self.text[part].casefold() for part in (slice(anchor.start, anchor.end), slice(anchor.start)))
        place = before.count(words)
        while ("incident_reports", row_id := make_id("report", self.article_id, words, place)) in self._stands:
            place += 1
        return row_id

    def _claim(self, report_id: str, claim: Claim, said: list[tuple[Statement, str]], hindered: Fault | None) -> None:
        around = [
            (one.span.end - one.span.start, key)
            for one, key in said
            if one.span.start <= claim.span.start and claim.span.end <= one.span.end
        ]
        self._append_named("casualty_claims",
            {"report_id": report_id, "outcome": claim.outcome, "scope": claim.scope, "population": claim.population,
             "count_low": claim.low, "count_high": claim.high, "qualifier": claim.qualifier, "asserted_by": claim.asserted_by,
             "statement_id": min(around)[1] if around else None},
            claim.evidence, claim.span, hindered,
        )  # fmt: skip

    def _party(self, report_id: str, party: Party, hindered: Fault | None) -> None:
        self._append_named("incident_parties",
            {"report_id": report_id, "role": party.role, "name": party.name, "responsibility": party.responsibility,
             "asserted_by": party.asserted_by},
            party.evidence, party.span, hindered,
        )  # fmt: skip


def _sum_tolls(claims: Sequence[Claim], chances: Mapping[str, float]) -> tuple[dict[str, int | None], list[Evidence]]:
    """The tolls of a report as cells, and the claims behind each."""
    cells: dict[str, int | None] = {}
    evidence: list[Evidence] = []
    for outcome, column in TOLL_OUTCOMES.items():
        toll = sum_up(claims, outcome)
        sides = {f"{column}_{side}": getattr(toll, side) for side in ("low", "best", "high")}
        cells |= sides
        told = [name for name, count in sides.items() if count is not None]
        evidence += [Evidence(name, claim.span, TOLL_RULE, chances.get(name)) for claim in toll.behind for name in told]
    return cells, evidence
