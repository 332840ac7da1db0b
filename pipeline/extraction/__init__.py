"""Extraction: one cleaned article → what it says.

`RuleExtractor` reads articles, each within a budget; `reports_incident` is its cheap pass.
"""

from pipeline.extraction.incidents import reports_incident
from pipeline.extraction.rule_extractor import SCOPES, RuleExtractor, extract_rows

__all__ = ["SCOPES", "RuleExtractor", "extract_rows", "reports_incident"]
