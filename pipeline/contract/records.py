"""What a reader of articles gives back: values, each with the span of text it was read from and the rule that chose it.

Offsets are Unicode code points into the cleaned text (title, blank line, body), end-exclusive. What a field may hold, the
column of the same name says in schemas/. Rows of the published tables are made from these in `rows`.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of the cleaned text."""

    start: int
    end: int


@dataclass(frozen=True)
class Evidence:
    """The words behind one column of a row, what chose them (`module.rule`), and the chance (0 to 1) that the cell is right."""

    column: str
    span: Span
    rule: str
    confidence: float | None = None


@dataclass(frozen=True)
class Mention:
    """One named actor in one article."""

    name: str  # fullest form in the article
    actor_type: str | None
    role: str | None
    affiliation: str | None
    count: int  # how often the article names the actor
    span: Span  # first place of the fullest form
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Statement:
    """One attribution: who said what."""

    speaker: str | None
    speaker_text: str | None
    cue: str | None
    speech_act: str
    is_direct: bool
    content: str
    span: Span  # from the first character of the content to the last
    reported_by: tuple[str, ...] = ()
    medium: str | None = None
    addressee: str | None = None
    stated_on: date | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Claim:
    """One number of casualties that somebody gave."""

    outcome: str
    scope: str
    population: str | None
    low: int | None
    high: int | None
    qualifier: str
    span: Span
    asserted_by: str | None = None
    evidence: tuple[Evidence, ...] = ()
    group: int | None = None  # claims of a report that share a number count parts of one total and add up: "two men and a woman"
    is_outdated: bool = False  # the article says that the number was corrected since


@dataclass(frozen=True)
class Party:
    """One party's part in an incident."""

    role: str
    name: str
    span: Span
    responsibility: str | None = None
    asserted_by: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class When:
    """The days on which an incident can have happened; precision as UCDP GED has it."""

    start: date
    end: date
    precision: int


@dataclass(frozen=True)
class Where:
    """A place in the gazetteer, or a name the gazetteer lacks."""

    place_name: str | None
    city: str | None = None
    admin1: str | None = None
    country: str | None = None
    country_iso3: str | None = None
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: int | None = None


PLACE_COLUMNS = ("place_name", "city", "admin1", "country", "country_iso3", "geonames_id", "latitude", "longitude")
"""Fields of Where that name the place, as columns of the tables."""


@dataclass(frozen=True)
class Chance:
    """The chance (0 to 1) that a cell which the build computes, such as a toll, is right."""

    column: str
    confidence: float


@dataclass(frozen=True)
class Report:
    """What the article says of one incident."""

    is_main: bool
    incident_type: str
    stage: str
    status: str
    anchor: Span  # the first word or phrase of the body that names the incident
    when: When | None = None
    where: Where | None = None
    weapon_type: str | None = None
    weapons: tuple[str, ...] = ()
    target_type: str | None = None
    is_suicide: bool | None = None
    responsibility: str | None = None
    claims: tuple[Claim, ...] = ()
    parties: tuple[Party, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    chances: tuple[Chance, ...] = ()  # of the tolls, which are summed from the claims


@dataclass(frozen=True)
class Unread:
    """A stretch of the text that was not read, the check it failed, and why."""

    span: Span
    check: str
    reason: str


@dataclass(frozen=True)
class Extraction:
    """All that one article says, and what of it was not read."""

    reports: tuple[Report, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    unread: tuple[Unread, ...] = ()
    method: str = ""  # the extractor and version that first read the article, where that is not the one that hands this over
    fired: tuple[str, ...] = ()  # rules that decided something in it, where the extractor has rules: for those who weigh them
