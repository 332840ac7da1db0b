"""The tables of the dataset. TABLES lists them in the order in which foreign keys can be followed back."""

from schemas.actor_mentions import ActorMentions
from schemas.actors import Actors
from schemas.articles import Articles
from schemas.casualty_claims import CasualtyClaims
from schemas.changes import Changes
from schemas.codes.table import Codes
from schemas.decisions import Decisions
from schemas.evidence import Evidence
from schemas.id_redirects import IdRedirects
from schemas.incident_parties import IncidentParties
from schemas.incident_reports import IncidentReports
from schemas.incidents import Incidents
from schemas.merges import Merges
from schemas.quality import Quality
from schemas.rejects import Rejects
from schemas.releases import Releases
from schemas.statements import Statements
from schemas.table import Table

TABLES: dict[str, type[Table]] = {
    table.sql_name(): table
    for table in (
        Articles,
        Incidents,
        Actors,
        Statements,
        IncidentReports,
        IncidentParties,
        CasualtyClaims,
        ActorMentions,
        Evidence,
        Rejects,
        Merges,
        Decisions,
        Quality,
        Releases,
        Changes,
        IdRedirects,
        Codes,
    )
}
