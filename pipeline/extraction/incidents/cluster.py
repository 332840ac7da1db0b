"""The event mentions of one incident in an article."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.annotation.times import FEW_DAYS
from pipeline.contract.records import Span, When, Where
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.types import ATTACK, UNTYPED, VIOLENCE, family_of
from pipeline.extraction.records import Claim

OPENING = 2  # paragraphs in which a report says where it happened
OPENING_SENTENCES = 6  # and sentences of a text that is all one paragraph


@dataclass(frozen=True, eq=False)
class Cluster:
    """Event mentions that corefer, in order of the text, with the sentences and words that take the incident up without naming it."""

    events: tuple[EventMention, ...]
    title: EventMention | None = None  # the headline's mention, of the main incident
    context: tuple[EventMention, ...] = ()  # sentences that go on about it
    anaphors: tuple[Span, ...] = ()  # "this incident"
    is_aside: bool = False  # mentioned by an article on something else
    is_main: bool = False  # what the article is about
    taken: tuple[Claim, ...] = ()  # numbers of it that stand in other sentences

    def holding(self, events: Iterable[EventMention]) -> "Cluster":
        """The cluster with other mentions in place of its own."""
        return replace(self, events=tuple(events))

    @cached_property
    def all_events(self) -> tuple[EventMention, ...]:
        """The mentions with the headline's."""
        return (self.title, *self.events) if self.title else self.events

    @cached_property
    def told(self) -> tuple[EventMention, ...]:
        """All sentences on it, headline and context among them, in order of the text."""
        return tuple(sorted((*self.all_events, *self.context), key=lambda event: event.sentence.index))

    @cached_property
    def lead(self) -> tuple[EventMention, ...]:
        """Of `told` the headline and what opens the news, counted from the first sentence on the incident where that is near the head."""
        first = min((event.sentence.paragraph for event in self.told if event.sentence.part == "body"), default=0)
        last = (first if first < OPENING_SENTENCES // 2 else 0) + OPENING
        sentences = ((event, event.sentence) for event in self.told)
        return tuple(e for e, said in sentences if said.part == "title" or (said.paragraph < last and said.index <= OPENING_SENTENCES))

    @cached_property
    def families(self) -> frozenset[str]:
        """Families its triggers name, generic words aside where others speak."""
        triggers = [trigger for event in self.events for trigger in event.triggers]
        named = {family_of(trigger.incident_type) for trigger in triggers if trigger.incident_type not in UNTYPED}
        attacks = any(trigger.incident_type == ATTACK and trigger.strength == "strong" for trigger in triggers)
        return frozenset(named | {VIOLENCE} if attacks or not named else named)

    @cached_property
    def when(self) -> When | None:
        """The most exact day any mention gives, the first where several are as exact."""
        days = [event.date.when for event in self.events if event.date]
        return min(days, key=lambda when: when.precision, default=None)

    @property
    def time(self) -> When | None:
        """When its mentions play: the most exact day of its own, else an older one that they give of something else."""
        return self.when or next((event.time for event in self.events if event.time), None)

    @cached_property
    def where(self) -> Where | None:
        """The finest place any mention gives, the first where several are as fine."""
        places = [event.place[1] for event in self.events if event.place]
        return min(places, key=lambda where: where.precision, default=None)

    @property
    def recalls(self) -> bool:
        """Whether its first mention looks back before the news."""
        return self.events[0].looks_back

    @property
    def is_dated(self) -> bool:
        """Whether a sentence on it gives a day or a week, be it of something else; of one recalled only its own counts."""
        found = (event.dates if self.recalls else event.stated for event in self.events)
        return any(hit.when.precision <= FEW_DAYS for hits in found for hit in hits)
