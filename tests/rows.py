"""One valid row of every table, all of invented people, places' events and outlets; change a cell to see a rule refuse it."""

from datetime import date
from typing import Any

_DAY, _NEXT_DAY = date(2031, 4, 7), date(2031, 4, 8)
_SHA = "0123456789abcdef" * 4

_FACTS: dict[str, Any] = {
    "incident_type": "bombing", "stage": "accomplished", "status": "reported",
    "date_start": _DAY, "date_end": _DAY, "date_prec": 1,
    "place_name": "the old bridge", "city": "Kabul", "admin1": "Kabul", "country": "Afghanistan", "country_iso3": "AFG",
    "geonames_id": 1138958, "latitude": 34.52813, "longitude": 69.17233, "where_prec": 1,
    "fatalities_low": 2, "fatalities_best": 3, "fatalities_high": 4, "injured_low": 5, "injured_best": 6, "injured_high": 7,
    "weapon_type": "explosives", "target_type": "transportation", "is_suicide": False, "responsibility": "suspected_or_accused",
}  # fmt: skip

_ROWS: dict[str, dict[str, Any]] = {
    "articles": {
        "article_id": "art-0000000000000001", "source_id": "valley-herald-1", "source_path": "invented/valley-herald-1.txt",
        "batch": "invented", "title": "Bomb on old bridge kills three", "byline": "Nela Orban", "published_on": _NEXT_DAY,
        "publisher": "Valley Herald", "url": "https://valley-herald.example/1", "dateline": "KABUL", "language": "en",
        "char_count": 1200, "text_sha256": _SHA, "duplicate_of": None, "has_incident": True,
    },
    "incidents": {
        "incident_id": "inc-0000000000000001", "label": "Bombing, Kabul, 7 April 2031", **_FACTS,
        "perpetrators": ["Free Valley Front"], "targets": ["the old bridge"], "victims": ["three fishermen"], "confidence": 0.6,
        "article_count": 3, "source_count": 2, "first_reported_on": _DAY, "last_reported_on": _NEXT_DAY, "corrected": ["label"],
    },
    "actors": {
        "actor_id": "act-0000000000000001", "name": "Free Valley Front", "aliases": ["FVF"], "actor_type": "armed_group",
        "country_iso3": "AFG", "article_count": 3, "corrected": ["name"],
    },
    "statements": {
        "statement_id": "sta-0000000000000001", "article_id": "art-0000000000000001", "incident_id": "inc-0000000000000001",
        "speaker": "Nela Orban", "speaker_text": "she", "speaker_actor_id": "act-0000000000000001", "reported_by": ["Valley Herald"],
        "cue": "said", "speech_act": "condemn", "is_direct": True, "content": "This was a crime", "medium": "interview",
        "addressee": "reporters", "stated_on": _NEXT_DAY, "char_start": 100, "char_end": 116, "corrected": ["medium"],
    },
    "incident_reports": {
        "report_id": "rep-0000000000000001", "article_id": "art-0000000000000001", "incident_id": "inc-0000000000000001",
        "is_main": True, **_FACTS, "weapons": ["a bomb"], "corrected": ["city"],
    },
    "incident_parties": {
        "party_id": "par-0000000000000001", "report_id": "rep-0000000000000001", "incident_id": "inc-0000000000000001",
        "article_id": "art-0000000000000001", "role": "perpetrator", "name": "Free Valley Front", "actor_id": "act-0000000000000001",
        "responsibility": "suspected_or_accused", "asserted_by": "residents", "char_start": 40, "char_end": 57, "corrected": ["role"],
    },
    "casualty_claims": {
        "claim_id": "cla-0000000000000001", "report_id": "rep-0000000000000001", "incident_id": "inc-0000000000000001",
        "article_id": "art-0000000000000001", "outcome": "killed", "scope": "total", "population": "fishermen",
        "count_low": 3, "count_high": 3, "qualifier": "exact", "asserted_by": "police", "asserted_by_actor_id": "act-0000000000000001",
        "statement_id": "sta-0000000000000001", "char_start": 60, "char_end": 75, "corrected": ["scope"],
    },
    "actor_mentions": {
        "mention_id": "men-0000000000000001", "article_id": "art-0000000000000001", "actor_id": "act-0000000000000001",
        "name": "Free Valley Front", "actor_type": "armed_group", "role": "rebels", "affiliation": "Northern Alliance of Valleys",
        "mention_count": 2, "char_start": 40, "char_end": 57, "corrected": ["role"],
    },
    "evidence": {
        "evidence_id": "evi-0000000000000001", "table_name": "incident_reports", "row_id": "rep-0000000000000001",
        "column_name": "incident_type", "ordinal": 0, "article_id": "art-0000000000000001", "char_start": 2, "char_end": 6,
        "quote": "bomb", "rule": "incidents.find_triggers", "method": "rules 1a2b3c4d5e6f",
        "context": "A bomb exploded.", "context_start": 0, "confidence": 0.9,
    },
    "rejects": {
        "reject_id": "rej-0000000000000001", "stage": "ingestion", "source_path": "invented/broken.jsonl", "source_row": 3,
        "article_id": "art-0000000000000002", "table_name": "articles", "row": "{}", "check_name": "json",
        "reason": "Line 3 of invented/broken.jsonl is no JSON; write one object a line.",
    },
    "merges": {
        "merge_id": "mer-0000000000000001", "kind": "incident", "kept_id": "inc-0000000000000001", "absorbed_id": "rep-0000000000000002",
        "action": "merge", "score": 0.9, "features": "{}", "rule": "merging.same_place_and_day", "decided_by": "rule",
        "reason": "Same kind, place and day.",
    },
    "decisions": {
        "decision_id": "dec-0000000000000001", "action": "correct", "table_name": "incidents", "row_id": "inc-0000000000000001",
        "other_id": "inc-0000000000000002", "column_name": "label", "value": "Bombing, Kabul, 7 April 2031", "machine_value": "Bombing",
        "author": "Nela Orban", "decided_on": _NEXT_DAY, "reason": "Read again.", "source_path": "decisions/2031.csv", "source_line": 2,
    },
    "quality": {
        "quality_id": "qua-0000000000000001", "corpus": "invented", "split": "dev", "metric": "incident_type, F1", "n": 200,
        "value": 61.5, "ci_low": 58.0, "ci_high": 64.5, "measures": ["incident_reports.incident_type"], "code_version": "0.1.0",
    },
    "releases": {
        "version": "2031.4.0", "created_on": _NEXT_DAY, "code_version": "0.1.0", "lock_sha256": _SHA, "inputs_sha256": _SHA,
        "rows": "{}",
    },
    "changes": {
        "change_id": "chg-0000000000000001", "from_version": "2031.3.0", "to_version": "2031.4.0", "table_name": "incidents",
        "row_id": "inc-0000000000000001", "change": "MOD", "column_name": "fatalities_best", "old": "2", "new": "3",
        "reason": "new reports",
    },
    "id_redirects": {
        "old_id": "inc-0000000000000002", "new_id": "inc-0000000000000001", "version": "2031.4.0", "reason": "merge",
    },
    "codes": {
        "code_set": "incident_type", "code": "bombing", "label": "Bombing", "definition": "A device goes off.",
        "example": "A bomb exploded.", "standard": "GTD", "standard_term": "Bombing/Explosion", "relation": "broader",
    },
}  # fmt: skip


def valid_row(table: str, **changes: Any) -> dict[str, Any]:
    """A row that its table accepts, every cell filled but `duplicate_of`; `changes` replace cells. Lists are fresh copies.

    Raises KeyError for an unknown table or column.
    """
    row = _ROWS[table]
    unknown = sorted(set(changes) - set(row))
    if unknown:
        raise KeyError(f"{table} has no column {unknown}")
    return {name: list(value) if isinstance(value, list) else value for name, value in (row | changes).items()}
