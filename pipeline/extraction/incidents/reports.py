"""From a cluster of mentions to a report: each cell with the words behind it."""

from collections.abc import Sequence

from pipeline.contract.records import Report, Statement
from pipeline.extraction.incidents.article_events import ArticleEvents
from pipeline.extraction.incidents.casualties import choose_casualties, find_candidates
from pipeline.extraction.incidents.claim_relevance import keep_relevant
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.incidents.dates import choose_date
from pipeline.extraction.incidents.incident_type import choose_stage, choose_type
from pipeline.extraction.incidents.known_actors import KnownActors
from pipeline.extraction.incidents.parties import choose_parties, choose_responsibility
from pipeline.extraction.incidents.party_relevance import Surroundings
from pipeline.extraction.incidents.places import ArticlePlaces, choose_place
from pipeline.extraction.incidents.status import status_of
from pipeline.extraction.incidents.targets import choose_target
from pipeline.extraction.incidents.weapons import choose_weapons, find_suicide


def make_report(
    cluster: Cluster, mentions: ArticleEvents, places: ArticlePlaces, statements: Sequence[Statement], actors: KnownActors
) -> Report | None:
    """One report; None when nothing says what kind of incident it was.

    `places` is what the article as a whole says of where it plays, `actors` what it says of those whom it names.
    """
    incident_type, type_evidence = choose_type(cluster)
    if incident_type is None:
        return None
    stage, stage_evidence = choose_stage(cluster)
    status, status_evidence = status_of(cluster.events, statements)
    where, where_evidence = choose_place(cluster, places)
    when, when_evidence = choose_date(cluster, incident_type, mentions, where)
    told = find_candidates(cluster)
    own = keep_relevant(told, cluster, incident_type, mentions)
    kept = set(map(id, own))
    around = Surroundings(own, [claim for claim in told if id(claim) not in kept], mentions.length)
    parties = choose_parties(cluster, incident_type, statements, actors, around)
    claims = choose_casualties(cluster, incident_type, parties, statements, own)
    weapon_type, weapons, weapon_evidence = choose_weapons(cluster, incident_type)
    target_type, target_evidence = choose_target(cluster, incident_type, parties)
    is_suicide, suicide_evidence = find_suicide(cluster)
    responsibility, responsibility_evidence = choose_responsibility(parties)
    evidence = (
        *type_evidence, *stage_evidence, *status_evidence, *when_evidence, *where_evidence,
        *weapon_evidence, *target_evidence, *suicide_evidence, *responsibility_evidence,
    )  # fmt: skip
    anchor = next(trigger for event in cluster.events for trigger in event.triggers)
    return Report(
        cluster.is_main, incident_type, stage, status, anchor.span, when, where, weapon_type,
        weapons, target_type, is_suicide, responsibility, claims, parties, evidence,
    )  # fmt: skip
