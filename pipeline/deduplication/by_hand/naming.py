"""What an id in a decision stands for among the rows of today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.deduplication.identity import Released
from pipeline.ingestion.decisions import Decision, DecisionError


@dataclass(frozen=True)
class Link:
    """Two reports or two mentions that a person says are one, or are not."""

    one: str
    other: str
    decision: Decision


class Members:
    """Finds the report or mention by which an id is known today."""

    def __init__(self, named: Mapping[str, str], released: Released) -> None:
        """`named` holds every report or mention of today under its own id and under the id it gives its incident or actor."""
        self._named = named
        self._held: dict[str, str] = {}
        for member, owner in sorted(released.owners.items()):
            if member in named:
                self._held.setdefault(owner, member)

    def find(self, name: str, decision: Decision) -> str:
        """The member: the id itself, the one that named the incident or actor, or one that it held in the newest release.

        Raises DecisionError, which names the line, for an id that nothing answers to.
        """
        member = self._named.get(name) or self._held.get(name)
        if member is None:
            said = "no such row now; copy the id from the newest release (history.id_redirects says where old ids went) or drop the line"
            raise DecisionError(f"{decision.place}: {name}: {said}")
        return member

    def link(self, decisions: Iterable[Decision], action: str, tables: tuple[str, ...]) -> list[Link]:
        """The decisions of one action on rows of these tables, as pairs of members."""
        return [
            Link(self.find(decision.row_id, decision), self.find(decision.other_id, decision), decision)
            for decision in decisions
            if decision.action == action and decision.table_name in tables
        ]
