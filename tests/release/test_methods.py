"""Who first read the evidence of a release."""

import polars as pl

from pipeline.release.methods import keep_methods
from schemas import TABLES
from tests.rows import valid_row


def evidence(*rows):
    return TABLES["evidence"].frame(valid_row("evidence") | row for row in rows)


def test_what_is_read_again_keeps_its_method():
    """Words that the same rule read before keep the method of then; new ones, and those of another rule, have the new one."""
    before = evidence({"evidence_id": "evi-1", "method": "rules 1"}, {"evidence_id": "evi-2", "method": "rules 1", "rule": "old.rule"})
    now = evidence(*({"evidence_id": f"evi-{number}", "method": "rules 2"} for number in (1, 2, 3)))
    kept = keep_methods({"evidence": now}, before)["evidence"]
    assert kept["method"].to_list() == ["rules 1", "rules 2", "rules 2"]
    assert kept.drop("method").equals(now.drop("method"))


def test_a_release_without_methods_gives_none():
    """Evidence of a release that had no such column keeps nothing of it."""
    now = evidence({"method": "rules 2"})
    assert keep_methods({"evidence": now}, now.drop("method"))["evidence"].equals(now)
    assert keep_methods({"evidence": now}, pl.DataFrame(schema=now.schema))["evidence"].equals(now)
