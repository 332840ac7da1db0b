"""Human decisions: merges forced or forbidden, cells corrected, articles and incidents retracted.

`read_decisions(raw)`: all of them, each a `Decision`; a `DecisionError` names the lines that cannot be followed.
"""

from pipeline.ingestion.decisions.cells import read_cell, write_cell
from pipeline.ingestion.decisions.reading import read_decisions
from pipeline.ingestion.decisions.records import DECISION_TYPES, Decision, DecisionError

__all__ = ["DECISION_TYPES", "Decision", "DecisionError", "read_cell", "read_decisions", "write_cell"]
