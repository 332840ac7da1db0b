"""What the rules of extraction hand each other: values with the span of text and the rule behind them.

Offsets are Unicode code points into the cleaned text (title, blank line, body), end-exclusive.
Rows of the published tables are made from these in `rows`; nothing here knows a table.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of the cleaned text."""

    start: int
    end: int


@dataclass(frozen=True)
class Evidence:
    """The words behind one column of a row, and the rule that read them (`module.rule`)."""

    column: str
    span: Span
    rule: str


@dataclass(frozen=True)
class Mention:
    """One named actor in one article."""

    name: str  # fullest form in the article
    actor_type: str | None
    role: str | None
    affiliation: str | None
    count: int
    span: Span  # first place of the fullest form
    aliases: tuple[str, ...] = ()  # every form by which the article names the actor
    evidence: tuple[Evidence, ...] = ()
    places: tuple[Span, ...] = ()  # every place where the article names the actor, in order
    gender: str = ""  # M or F where a title or a given name shows it


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
    single: str = ""  # of one person without a number: named, one (described), the (spoken of before), pronoun, deed ("a homicide")
    sentence: int = -1  # index of the sentence it stands in
    joined: int = -1  # end of the word for what happened: claims of one sentence that share it count several groups of one total

    def shares_verb(self, other: "Claim") -> bool:
        """Whether one verb is said of both: "a teacher and eleven pupils were taken"."""
        return self.joined >= 0 and self.joined == other.joined and self.sentence == other.sentence


@dataclass(frozen=True)
class Party:
    """One party's part in an incident."""

    role: str
    name: str
    span: Span
    responsibility: str | None = None
    asserted_by: str | None = None
    evidence: tuple[Evidence, ...] = ()
    is_person: bool = False  # one person, by name
    sentence: int = -1  # index of the sentence it stands in
    is_body: bool = False  # the body that described attackers belong to
    is_unsaid: bool = False  # arrested, and the sentence does not say for which deed

    @property
    def noun(self) -> str:
        """The last word of its name, lower case: "gunmen" of "masked gunmen"."""
        return self.name.split()[-1].lower()


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


@dataclass(frozen=True)
class Extraction:
    """All that one article says."""

    reports: tuple[Report, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = field(default=())
