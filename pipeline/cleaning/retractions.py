"""Articles that people retracted: each becomes a reject, so that nothing of it is read and nothing is lost without a word."""

from collections.abc import Iterable
from typing import Any

from pipeline.ingestion.decisions import Decision, DecisionError
from schemas.rejects import RETRACTED, RETRACTION, reject_input

Row = dict[str, Any]


class Retractions:
    """The retractions of articles among decisions, to be asked about one article after another."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._open = {one.row_id: one for one in decisions if one.action == "retract" and one.table_name == "articles"}

    def reject(self, article_id: str, source_path: str) -> Row | None:
        """The row of `rejects` for a retracted article; None for any other."""
        decision = self._open.pop(article_id, None)
        if decision is None:
            return None
        return reject_input("cleaning", RETRACTED, f"{RETRACTION}{decision.said}", source_path=source_path, article_id=article_id)

    def finish(self) -> None:
        """Raises DecisionError for a retraction of an article that was not there."""
        for decision in self._open.values():
            said = "no such article in the inputs; copy its id from table articles or drop the line"
            raise DecisionError(f"{decision.place}: {decision.row_id}: {said}")
