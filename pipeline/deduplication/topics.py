"""Which incident a statement speaks of, where that can be told without reading it."""

from collections.abc import Iterable, Mapping
from typing import Any

ANSWERS = frozenset(("claim_responsibility", "condole"))  # acts that an incident calls forth: in an article on one, they are about it
ANCHORS = ("incident_reports", "incident_type")  # the cell whose words name the incident itself: table and column


def find_topics(
    statements: Iterable[Mapping[str, Any]], claims: Iterable[Mapping[str, Any]], evidence: Iterable[Mapping[str, Any]],
    incident_of: Mapping[str, str], reports_of: Mapping[str, list[str]],
) -> dict[str, str]:  # fmt: skip
    """By statement_id the incident it speaks of; statements of which that cannot be told are left out.

    A statement speaks of an incident when it gives a number of its casualties, or when the words that name
    the incident stand within it, and of no other incident that is so. Failing that, one that claims responsibility
    or condoles speaks of the only incident its article reports. `evidence` holds that of the cell ANCHORS;
    `incident_of` the incident by report_id, `reports_of` the report_ids by article_id.
    """
    spoken: dict[str, set[str]] = {}
    for claim in claims:
        if claim["statement_id"] is not None:
            spoken.setdefault(claim["statement_id"], set()).add(incident_of[claim["report_id"]])
    anchors: dict[str, list[tuple[int, int, str]]] = {}
    for item in evidence:
        if item["row_id"] in incident_of:
            anchors.setdefault(item["article_id"], []).append((item["char_start"], item["char_end"], incident_of[item["row_id"]]))
    topics = {}
    for statement in statements:
        found = spoken.get(statement["statement_id"], set())
        for start, end, incident_id in anchors.get(statement["article_id"], ()):
            if statement["char_start"] <= start and end <= statement["char_end"]:
                found = found | {incident_id}
        told = reports_of.get(statement["article_id"], [])
        if not found and len(told) == 1 and statement["speech_act"] in ANSWERS:
            found = {incident_of[told[0]]}
        if len(found) == 1:
            topics[statement["statement_id"]] = next(iter(found))
    return topics
