"""Extraction: one cleaned article → what it says.

`RuleExtractor` reads articles, each within a budget; `reports_incident` asks the words alone whether one is worth it.
"""

from pipeline.extraction.events.first_pass import reports_incident
from pipeline.extraction.rule_extractor import SCOPES, RuleExtractor, extract_rows

__all__ = ["SCOPES", "RuleExtractor", "extract_rows", "reports_incident"]
