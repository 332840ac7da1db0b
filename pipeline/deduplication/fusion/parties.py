"""Lists of those who took part: each party once, under the name of its actor where it has one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.deduplication.fusion.voting import SUREST_FIRST
from pipeline.deduplication.names import normalise_name

ROLES = {"perpetrators": "perpetrator", "targets": "target", "victims": "victim"}
CLEARED = ("denied", "acquitted")  # says that the party did not do it


@dataclass(frozen=True)
class Party:
    """One row of incident_parties, with the story it stands in and the actor's name, if it is one."""

    story: str
    role: str
    name: str
    actor_name: str | None = None
    responsibility: str | None = None

    @property
    def shown(self) -> str:
        """The actor's name, else the words of the article."""
        return self.actor_name or self.name


def list_parties(parties: Iterable[Party]) -> dict[str, list[str]]:
    """The columns perpetrators, targets and victims.

    Names that differ in case, accents or punctuation alone are one, written as most stories write it. Perpetrators
    come surest first. One who only denies it or was cleared is left out where somebody else is named.
    """
    listed = list(parties)
    return {column: _list_names([party for party in listed if party.role == role]) for column, role in ROLES.items()}


def _list_names(parties: Iterable[Party]) -> list[str]:
    forms: dict[str, dict[str, set[str]]] = {}
    standing: dict[str, int] = {}
    for party in parties:
        key = normalise_name(party.shown)
        forms.setdefault(key, {}).setdefault(party.shown, set()).add(party.story)
        standing[key] = min(_doubt(party.responsibility), standing.get(key, len(SUREST_FIRST)))
    first_cleared = min(map(SUREST_FIRST.index, CLEARED))
    accused = [key for key in forms if not first_cleared <= standing[key] < len(SUREST_FIRST)]
    ranked = sorted(accused or forms, key=lambda key: (standing[key], -len(set().union(*forms[key].values())), key))
    return [_commonest(forms[key]) for key in ranked]


def _doubt(responsibility: str | None) -> int:
    return len(SUREST_FIRST) if responsibility is None else SUREST_FIRST.index(responsibility)


def _commonest(forms: Mapping[str, set[str]]) -> str:
    return min(forms, key=lambda form: (-len(forms[form]), -len(form), form))


def choose_responsibility(parties: Iterable[Party], of_reports: Iterable[str]) -> str | None:
    """The surest standing of those listed as perpetrators, of actors before the unnamed; failing both, the surest any report gives."""
    judged = [party for party in parties if party.role == "perpetrator" and party.responsibility]
    accused = [party for party in judged if party.responsibility not in CLEARED] or judged
    named = [party for party in accused if party.actor_name] or accused
    return min([party.responsibility for party in named] or of_reports, key=SUREST_FIRST.index, default=None)
