"""Those named as perpetrators, each with a standing of its own: how sure its part is, and who says so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from pipeline.deduplication.fusion.voting import SUREST_FIRST
from pipeline.deduplication.names import normalise_name
from pipeline.site.wording import Row, say_code

SHOWN = 3  # names of an incident in a list of many


class Perpetrators:
    """What table incident_parties says of the names in column `perpetrators` of incidents, found by incident and name."""

    def __init__(self, tables: Mapping[str, pl.DataFrame]) -> None:
        actors = dict(tables["actors"].select("actor_id", "name").iter_rows())
        self._rows: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        parties = tables["incident_parties"].filter(pl.col("role") == "perpetrator").sort("article_id", "char_start", "party_id")
        for row in parties.iter_rows(named=True):
            shown = actors.get(row["actor_id"]) or row["name"]
            self._rows[row["incident_id"], normalise_name(shown)].append(row)

    def standing_of(self, incident_id: str, name: str) -> str | None:
        """The surest code of responsibility that any article gives the name in an incident; None where no article gives one."""
        return next((row["responsibility"] for row in self._judged(incident_id, name)), None)

    def describe(self, incident: Row) -> list[dict[str, Any]]:
        """Each perpetrator of an incident as {name, standings}, a standing as {responsibility, by}: the surest first, each once."""
        return [{"name": name, "standings": self._list_standings(incident["incident_id"], name)} for name in incident["perpetrators"]]

    def _list_standings(self, incident_id: str, name: str) -> list[dict[str, Any]]:
        said = dict.fromkeys((row["responsibility"], row["asserted_by"]) for row in self._judged(incident_id, name))
        return [{"responsibility": say_code("responsibility", code), "by": by} for code, by in said]

    def _judged(self, incident_id: str, name: str) -> list[dict[str, Any]]:
        """What articles say of a name, the surest first, codes that nobody knows last."""
        rows = self._rows.get((incident_id, normalise_name(name)), ())
        return sorted((row for row in rows if row["responsibility"]), key=_rank)


def _rank(row: dict[str, Any]) -> int:
    code = row["responsibility"]
    return SUREST_FIRST.index(code) if code in SUREST_FIRST else len(SUREST_FIRST)


def say_perpetrators(names: Sequence[str], standings: Iterable[str | None]) -> str:
    """The first names, each with its standing, and how many more there are: "rebels (claimed or admitted), army +2 more"."""
    said = [f"{name} ({say_standing(code)})" if code else name for name, code in zip(names, standings, strict=True)]
    more = len(said) - SHOWN
    return ", ".join(said[:SHOWN]) + (f" +{more} more" if more > 0 else "")


def say_standing(code: str) -> str:
    """A code of responsibility in small letters."""
    return str(say_code("responsibility", code)).lower()
