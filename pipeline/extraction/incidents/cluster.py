"""The accounts of one incident in an article."""

from dataclasses import dataclass, field

from pipeline.annotation.times import FEW_DAYS
from pipeline.contract.records import When, Where
from pipeline.extraction.events.mentions import Event
from pipeline.extraction.events.types import UNTYPED, VIOLENCE, family_of


@dataclass
class Group:
    """The accounts of one incident, in order of the text, and the sentences that go on about it without naming it (`scene`)."""

    events: list[Event] = field(default_factory=list)
    scene: list[Event] = field(default_factory=list)
    is_aside: bool = False  # mentioned by an article on something else

    @property
    def families(self) -> set[str]:
        """Families its triggers name, generic words aside where others speak."""
        named = {family_of(t.incident_type) for e in self.events for t in e.triggers if t.incident_type not in UNTYPED}
        return named or {VIOLENCE}

    @property
    def when(self) -> When | None:
        """The most exact day any account gives, the first where several are as exact."""
        days = [event.date.when for event in self.events if event.date]
        return min(days, key=lambda when: when.precision, default=None)

    @property
    def time(self) -> When | None:
        """When its accounts play: the most exact day of its own, else an older one that they give of something else."""
        return self.when or next((event.time for event in self.events if event.time), None)

    @property
    def where(self) -> Where | None:
        """The finest place any account gives, the first where several are as fine."""
        places = [event.place[1] for event in self.events if event.place]
        return min(places, key=lambda where: where.precision, default=None)

    @property
    def recalls(self) -> bool:
        """Whether its first account looks back before the news."""
        return self.events[0].looks_back

    @property
    def is_dated(self) -> bool:
        """Whether a sentence on it gives a day or a week, be it of something else; of one recalled only its own counts."""
        found = (event.dates if self.recalls else event.stated for event in self.events)
        return any(hit.when.precision <= FEW_DAYS for hits in found for hit in hits)
