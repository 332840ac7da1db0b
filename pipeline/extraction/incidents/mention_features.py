"""What shows whether an event mention is of the main incident: how it names the deed, and how it agrees with the headline and the lead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from pipeline.annotation.syntax import children, is_verb, token_at
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.types import family_of
from pipeline.extraction.incidents.background import find_background
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.incidents.clustering import days_differ, places_differ
from pipeline.extraction.records import Party
from pipeline.lexicon.weights import ANY

EARLY = 6  # sentences from the first on the incident: as a rule the news itself
PARTS = 3  # of the text, by which a mention stands near its head or its end
MANY = 2  # people: from this number on two sentences do not agree by chance
MAIN, OTHER, LEFT, NOTHING = "main", "other", "left", "none"  # whose a mention is by the rules, if anybody's
_DETERMINERS = frozenset({"the", "this", "that", "these", "a", "an", "another"})
_PERFECT = {"had": "had", "has": "has", "have": "has"}


@dataclass(frozen=True)
class Telling:
    """An article's main incident and all event mentions of its body, in order of the text, with the other incidents."""

    main: Cluster
    others: Sequence[Cluster]
    events: Sequence[EventMention]
    length: int  # sentences of the prose

    @cached_property
    def first(self) -> int:
        """The first sentence on the main incident."""
        return min(event.sentence.index for event in self.main.events)

    @cached_property
    def lead(self) -> Sequence[EventMention]:
        """The headline's mention and those that open the news."""
        return self.main.lead or self.main.all_events[:1]

    @cached_property
    def types(self) -> frozenset[str]:
        """What kinds the lead names."""
        return frozenset(trigger.incident_type for event in self.lead for trigger in event.triggers)

    @cached_property
    def numbers(self) -> frozenset[tuple[str, int]]:
        """The counts of people that the lead gives."""
        return frozenset(number for event in self.lead for number in _numbers_of(event))

    @cached_property
    def names(self) -> frozenset[str]:
        """Last names in the headline and the lead."""
        return frozenset(word.text for event in self.lead for word in event.sentence.words if word.tag_.startswith("NNP"))

    @cached_property
    def towns(self) -> frozenset[str]:
        """Towns in the headline and the lead."""
        return frozenset(where.city for event in self.lead for _, where in event.places if where.city)

    @cached_property
    def owners(self) -> dict[int, str]:
        """Whose each mention is, by its number."""
        owned = {event.number: OTHER for cluster in self.others for event in cluster.events}
        return owned | {event.number: MAIN for event in self.main.events}

    @cached_property
    def mentions(self) -> Sequence[EventMention]:
        """The mentions that tell something."""
        return [event for event in self.events if _tells(event)]

    @cached_property
    def preceding(self) -> list[EventMention | None]:
        """For each mention, by its number, the last one before it that tells something."""
        found: list[EventMention | None] = [None]
        for event in self.events:
            found.append(event if _tells(event) else found[-1])
        return found

    def owner_of(self, event: EventMention | None) -> str:
        """Whose a mention is: of the main incident, of another, or LEFT with none; NOTHING where there is no mention."""
        return NOTHING if event is None else self.owners.get(event.number, LEFT)


def list_features(event: EventMention, telling: Telling) -> frozenset[str]:
    """What speaks for a mention and what against it."""
    return frozenset(
        {
            ANY,
            f"rule:{telling.owner_of(event)}",
            *_stand(event, telling),
            *_follow(event, telling),
            *_name_deed(event, telling),
            *_read_signs(event),
            *_agree(event, telling),
        }
    )


def _stand(event: EventMention, telling: Telling) -> Iterator[str]:
    """Where it stands in the text."""
    index = event.sentence.index
    is_lead = any(one.sentence.index == index for one in telling.lead)
    yield "stands:lead" if is_lead else "stands:early" if index - telling.first <= EARLY else "stands:far"
    yield f"third:{min(PARTS * index // max(telling.length, 1), PARTS - 1) + 1}"


def _follow(event: EventMention, telling: Telling) -> Iterator[str]:
    """Behind what it stands."""
    before = telling.preceding[event.number]
    is_beside = before is not None and before.sentence.paragraph == event.sentence.paragraph
    yield f"{'beside' if is_beside else 'behind'}:{telling.owner_of(before)}"
    if before is not None and before.looks_back:
        yield "behind:past"


def _name_deed(event: EventMention, telling: Telling) -> Iterator[str]:
    """By what words it names what happened."""
    types = {trigger.incident_type for trigger in event.triggers}
    if not types:
        yield "deed:none"
        return
    families = {family_of(one) for one in types}
    yield "deed:same" if types & telling.types else "deed:akin" if families & telling.main.families else "deed:other"
    if any(trigger.is_plural for trigger in event.triggers):
        yield "deed:several"
    for trigger in event.triggers:
        yield read_form(token_at(event.sentence.words.doc, trigger.span.start, trigger.span.end))


def read_form(word: Token) -> str:
    """The article of a noun, the tense of a verb: "the attack", "had attacked"."""
    if not word.tag_.startswith("NN"):
        perfect = next((_PERFECT[child.lower_] for child in children(word, "aux") if child.lower_ in _PERFECT), None)
        return f"verb:{perfect or (word.tag_ if is_verb(word) else 'none')}"
    determiner = next((child.lower_ for child in children(word, "det")), None)
    if determiner is None:
        return "noun:whose" if children(word, "nmod:poss") else "noun:bare"
    return f"noun:{determiner if determiner in _DETERMINERS else 'other'}"


def _read_signs(event: EventMention) -> Iterator[str]:
    """Words of the sentence that lead to something else."""
    yield from (f"says:{group}" for group in find_background(event.sentence.text))
    if event.recalls:
        yield "recalls"
    if event.looks_back:
        yield "looks_back"


def _agree(event: EventMention, telling: Telling) -> Iterator[str]:
    """How its day, its place, its numbers and its people stand to those of the main incident."""
    when = telling.main.time
    if when is not None and event.stated:
        yield "day:other" if all(days_differ(when, hit.when) for hit in event.stated) else "day:same"
    if event.place is not None:
        yield "place:other" if places_differ(telling.main.where, event.place[1]) else "place:fits"
    towns = {where.city for _, where in event.places if where.city}
    if towns:
        yield "town:of_lead" if towns & telling.towns else "town:new"
    numbers = _numbers_of(event)
    if numbers:
        yield "number:of_lead" if numbers & telling.numbers else "number:new"
    persons = {party.name.split()[-1] for party in _parties_of(event) if party.is_person}
    if persons:
        yield "person:of_lead" if persons & telling.names else "person:new"


def _tells(event: EventMention) -> bool:
    return bool(event.triggers or event.claims or event.parties)


def _numbers_of(event: EventMention) -> set[tuple[str, int]]:
    return {(claim.outcome, claim.low) for claim in event.claims if claim.low is not None and claim.low >= MANY}


def _parties_of(event: EventMention) -> tuple[Party, ...]:
    return (*event.parties.perpetrators, *event.parties.victims, *event.parties.by_own_hand)
