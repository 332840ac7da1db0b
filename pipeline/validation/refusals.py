"""From a refused row to a row of table `rejects`: what is wrong with it and what would mend it, in words."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from pipeline.validation.rules import PARENT, Rule
from schemas.identity import make_id
from schemas.rejects import RETRACTED, RETRACTION, write_row

ARTICLE_STAGE = "cleaning"
SEPARATOR = ", "  # between the names of several rules that one row breaks
SHOWN = 60  # characters of a value in a reason: enough to find it by


class Refusals:
    """Collects the rejects of one stage, one for each refused row, in the order they come."""

    def __init__(self, stage: str) -> None:
        self.stage = stage
        self.rows: list[dict[str, Any]] = []
        self._seen: Counter[tuple[str, str]] = Counter()

    def refuse(self, table: str, row: Mapping[str, Any], broken: list[Rule]) -> None:
        """A row that breaks these rules: all are named, the first that the table lists comes first."""
        said = " ".join(_explain(row, rule) for rule in broken)
        self._add(table, row, SEPARATOR.join(rule.name for rule in broken), said)

    def refuse_child(self, table: str, row: Mapping[str, Any], column: str, parent: str) -> None:
        """A row that hangs, by `column`, on a row of table `parent` that was refused."""
        said = f"It hangs on {row[column]} of {parent}, which was refused; mend that row."
        self._add(table, row, PARENT, said)

    def retract(self, table: str, row: Mapping[str, Any], said: str) -> None:
        """A row that a person took out; `said` is who, when and why."""
        self._add(table, row, RETRACTED, f"{RETRACTION}{said}")

    def _add(self, table: str, row: Mapping[str, Any], check_name: str, reason: str) -> None:
        written = write_row(row)
        nth = self._seen[table, written]  # rows that are equal cell by cell are refused each
        self._seen[table, written] += 1
        self.rows.append(
            {
                "reject_id": make_id("reject", self.stage, table, written, nth),
                "stage": ARTICLE_STAGE if table == "articles" else self.stage,
                "source_path": row.get("source_path"),
                "article_id": row.get("article_id"),
                "table_name": table,
                "row": written,
                "check_name": check_name,
                "reason": reason,
            }
        )


def _explain(row: Mapping[str, Any], rule: Rule) -> str:
    """The rule, what stands in its column (what breaks a rule over several is seen in the row itself), and what mends it."""
    found = "; found " + SEPARATOR.join(_say(row[name]) for name in rule.columns) if rule.columns else "; the row's cells break that"
    return f"{rule.description[:-1]}{found}. {rule.remedy}"


def _say(value: Any) -> str:
    said = "NULL" if value is None else str(value)
    return said if len(said) <= SHOWN else f"{said[: SHOWN - 1]}…"
