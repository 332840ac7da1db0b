"""From groups of accounts to reports: each column of a report with the words behind it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.contract.records import Claim, Evidence, Party, Report, Span, Statement
from pipeline.contract.tolls import TOLL_OUTCOMES, sum_up
from pipeline.extraction.events.mentions import Event
from pipeline.extraction.events.parties import target_type_of
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.types import GENERIC, UNMEANT
from pipeline.extraction.events.weapons import distinct_weapons
from pipeline.extraction.incidents.cluster import Group
from pipeline.extraction.incidents.distinct_persons import merge_singles, set_attackers_apart
from pipeline.extraction.incidents.incident_types import type_of
from pipeline.extraction.incidents.participants import Names, assert_by, settle_parties
from pipeline.extraction.incidents.scopes import settle_scopes
from pipeline.extraction.incidents.status import status_of
from pipeline.extraction.incidents.when_and_where import Scene, choose_when, choose_where
from pipeline.lexicon.phrases import fold_case
from schemas.codes import codes_of
from schemas.facts import WEAPON_OF_TYPE

_CLEARED = frozenset({"denied", "acquitted"})


def make_report(
    group: Group, is_main: bool, title: Event | None, scene: Scene, statements: Sequence[Statement],
    echoes: Sequence[Evidence] = (), names: Names | None = None,
) -> Report | None:  # fmt: skip
    """One report; None when nothing says what kind of incident it was.

    `title` speaks of the main incident alone; `scene` is what the article as a whole says of where this one was, `echoes` are
    words that take it up without naming it, `names` short forms of persons' names with the full ones.
    """
    events = [*([title] if title and is_main else []), *group.events]
    incident_type = type_of(events)
    if incident_type is None:
        return None
    anchor = next(trigger for event in group.events for trigger in event.triggers)
    parties = settle_parties(group.events, statements, names, incident_type)
    counted = merge_singles(set_attackers_apart(_distinct(group.events, title if is_main else None), _who_did_it(group.events, parties)))
    claims = settle_scopes((assert_by(claim, statements) for claim in counted), incident_type == "clash")
    evidence = [Evidence("incident_type", trigger.span, "incidents.trigger") for trigger in _naming(events, incident_type)]
    evidence += echoes
    stage, stage_evidence = _stage_of(events)
    status, status_evidence = status_of(group.events, statements)
    told = sorted([*events, *group.scene], key=lambda event: event.sentence.index)
    when, when_evidence = choose_when(told, incident_type)
    where, where_evidence = choose_where(told, scene)
    evidence += stage_evidence + status_evidence + when_evidence + where_evidence + _toll_evidence(claims)
    # What nobody meant is done with no weapon, but for a gun that goes off.
    means = [found for event in events for found in event.means if incident_type not in UNMEANT or found.weapon_type == "firearms"]
    evidence += [Evidence("weapons", found.span, "means.weapon") for found in means]
    weapon_type = Counter(found.weapon_type for found in means).most_common(1)[0][0] if means else WEAPON_OF_TYPE.get(incident_type)
    evidence += [Evidence("weapon_type", found.span, "means.weapon") for found in means if found.weapon_type == weapon_type][:1]
    target_type, target_evidence = _target_type(group.events)
    suicide = next((event.suicide for event in events if event.suicide), None)
    evidence += target_evidence + ([Evidence("is_suicide", suicide, "means.suicide")] if suicide else [])
    responsibility, standing_evidence = _responsibility(parties)
    return Report(
        is_main, incident_type, stage, status, anchor.span, when, where, weapon_type,
        distinct_weapons(means), target_type, True if suicide else None, responsibility,
        claims, parties, tuple(evidence + standing_evidence),
    )  # fmt: skip


def _who_did_it(events: Iterable[Event], parties: Sequence[Party]) -> list[str]:
    """Names of those who did it and are not cleared; where others came to harm, also of who died by his own hand."""
    names = [party.name for party in parties if party.role == "perpetrator" and party.is_person and party.responsibility not in _CLEARED]
    victims = {party.name for party in parties if party.role == "victim"}
    by_own_hand = [party.name for event in events for party in event.parties.by_own_hand]
    return names + [name for name in by_own_hand if victims and name not in victims]


def _naming(events: Iterable[Event], incident_type: str) -> list[Trigger]:
    """Every word by which the article names the incident, those that say its type first: by them statements are told to speak of it."""
    named = [trigger for event in events for trigger in event.triggers]
    return sorted(named, key=lambda trigger: trigger.incident_type != incident_type)


def _stage_of(events: Sequence[Event]) -> tuple[str, list[Evidence]]:
    """Accomplished as soon as one trigger says that it happened or that somebody came to harm."""
    triggers = [trigger for event in events for trigger in event.triggers if trigger.incident_type != GENERIC]
    hurt = any(claim.low for event in events for claim in event.claims if claim.outcome in {"killed", "injured", "abducted"})
    for stage in ("accomplished", "attempted", "threatened"):
        fitting = [trigger for trigger in triggers if trigger.stage == stage]
        if fitting and (stage != "accomplished" or hurt or len(fitting) > len(triggers) / 2):
            return stage, [Evidence("stage", fitting[0].span, "incidents.stage")] if stage != "accomplished" else []
    return "accomplished", []


def _distinct(events: Sequence[Event], title: Event | None) -> list[Claim]:
    """Every claim once: a number repeated for the same outcome and people is the same claim.

    The headline's count only where the text gives none of that outcome: it rounds, and rarely says whose number it is.
    """
    found: dict[tuple, Claim] = {}
    told = {claim.outcome for event in events for claim in event.claims}
    told |= {"injured", "hurt"} if told & {"injured", "hurt"} else set()
    for claim in (
        *(claim for event in events for claim in event.claims),
        *(c for c in (title.claims if title else ()) if c.outcome not in told),
    ):
        found.setdefault(
            (
                claim.outcome,
                claim.low,
                claim.high,
                claim.qualifier,
                fold_case(claim.population or ""),
                claim.scope,
                claim.single == "other",
            ),
            claim,
        )
    return list(found.values())


def _toll_evidence(claims: Iterable[Claim]) -> list[Evidence]:
    listed, evidence = list(claims), []
    for outcome, column in TOLL_OUTCOMES.items():
        toll = sum_up(listed, outcome)
        for claim in toll.behind:
            evidence += [
                Evidence(f"{column}_{side}", claim.span, "tolls.contract")
                for side in ("low", "best", "high")
                if getattr(toll, side) is not None
            ]
    return evidence


def _target_type(events: Iterable[Event]) -> tuple[str | None, list[Evidence]]:
    listed = list(events)
    for event in listed:
        for party, target_type in event.parties.targets:
            if target_type:
                return target_type, [Evidence("target_type", party.span, "parties.target")]
    for event in listed:
        for span, target_type in target_type_of(event.sentence):
            return target_type, [Evidence("target_type", span, "parties.victim")]
    return None, []


def _responsibility(parties: Iterable[Party]) -> tuple[str | None, list[Evidence]]:
    """The standing of the perpetrators: the first in the code list that any of them has."""
    standing = {party.responsibility: party for party in reversed(list(parties)) if party.role == "perpetrator" and party.responsibility}
    for code in codes_of("responsibility"):
        if code in standing:
            span: Span = next(item.span for item in standing[code].evidence if item.column == "responsibility")
            return code, [Evidence("responsibility", span, "parties.responsibility")]
    return None, []
