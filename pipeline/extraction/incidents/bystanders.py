"""Who stands in the news without having done it: outlets that report it, officials who were held for a while.

To name somebody as having done a deed who did not is the worst of errors, so that what the parse alone says is not enough for them.
"""

from pipeline.extraction.incidents.known_actors import KnownActors
from pipeline.extraction.records import Party
from pipeline.rules import rule


def stands_by(party: Party, actors: KnownActors) -> bool:
    """Whether a perpetrator is none, by what the article says of him elsewhere."""
    return party.role == "perpetrator" and (_is_outlet(party, actors) or _is_held_official(party, actors))


@rule(
    "incidents.bystanders.outlet",
    fires_on="Gunmen shot four traders dead in Lagos on Monday. The Associated Press attacked a church in Lagos, killing one.",
    spares="Gunmen shot four traders dead in Lagos on Monday. The Red Front attacked a church in Lagos, killing one.",
)
def _is_outlet(party: Party, actors: KnownActors) -> bool:
    """News media report deeds and do none: where the parse makes one a doer, it slipped."""
    return party.name in actors.media


@rule(
    "incidents.bystanders.held_official",
    fires_on="Gunmen shot four traders dead in Lagos on Monday. Police arrested the British ambassador, Roy Lee.",
    spares="Gunmen shot four traders dead in Lagos on Monday. Police arrested a student, Roy Lee.",
)
def _is_held_official(party: Party, actors: KnownActors) -> bool:
    """An ambassador or a reporter who was detained, nobody says for which deed, was in the way."""
    return party.is_unsaid and party.name in actors.officials
