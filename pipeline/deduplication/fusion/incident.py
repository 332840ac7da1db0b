"""One row of table incidents from the reports of one cluster. Each column has its own rule, in the modules beside this one."""

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.deduplication.fusion.confidence import Confidences, rate_incident
from pipeline.deduplication.fusion.labels import write_label
from pipeline.deduplication.fusion.parties import Party, choose_responsibility, list_parties
from pipeline.deduplication.fusion.time_and_place import choose_dates, choose_place
from pipeline.deduplication.fusion.tolls import Toll, Voice, fuse_tolls
from pipeline.deduplication.fusion.voting import choose_most, choose_stage, choose_status, choose_suicide, choose_type
from pipeline.deduplication.records import Report

OUTCOMES = {"fatalities": "killed", "injured": "injured"}


def fuse_reports(
    incident_id: str, reports: Sequence[Report], parties: Sequence[Party], official: Mapping[tuple[str, str], int],
    confidences: Confidences,
) -> dict[str, Any]:  # fmt: skip
    """The row of an incident.

    `official` holds, by report_id and outcome, the total that an authority gives in the report, `confidences` how sure its cells are.
    """
    cells: dict[str, Any] = {
        "incident_type": choose_type(reports), "stage": choose_stage(reports), "status": choose_status(reports),
        **choose_dates(reports, confidences), **choose_place(reports, confidences),
        "weapon_type": choose_most(reports, "weapon_type", "weapon_type"),
        "target_type": choose_most(reports, "target_type", "target_type"), "is_suicide": choose_suicide(reports),
        "responsibility": choose_responsibility(parties, [code for report in reports if (code := report.cells["responsibility"])]),
    }  # fmt: skip
    for column, outcome in OUTCOMES.items():
        toll = fuse_tolls(_hear(report, column, official.get((report.report_id, outcome))) for report in reports)
        cells |= {f"{column}_low": toll.low, f"{column}_best": toll.best, f"{column}_high": toll.high}
    published = sorted(report.published_on for report in reports if report.published_on)
    return {
        "incident_id": incident_id, "label": write_label(cells), **cells, **list_parties(parties),
        "confidence": rate_incident(cells, reports, confidences),
        "article_count": len({report.article_id for report in reports}), "source_count": len({report.story for report in reports}),
        "first_reported_on": published[0] if published else None, "last_reported_on": published[-1] if published else None,
    }  # fmt: skip


def _hear(report: Report, column: str, official: int | None) -> Voice:
    toll = Toll(*(report.cells[f"{column}_{side}"] for side in ("low", "best", "high")))
    return Voice(report.story, report.published_on, toll, official)
