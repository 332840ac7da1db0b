"""Event mentions: what one sentence says happened, with the date, the place, the numbers and the parties it gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.annotation.document import Sentence
from pipeline.annotation.places.toponyms import Toponym
from pipeline.annotation.syntax import is_verb
from pipeline.annotation.times import DAY, FEW_DAYS, TimeExpression
from pipeline.contract.records import Span, When, Where
from pipeline.extraction.events.casualties import find_claims
from pipeline.extraction.events.factuality import THREATENED
from pipeline.extraction.events.parties import Parties, find_parties
from pipeline.extraction.events.place_arguments import is_elsewhere
from pipeline.extraction.events.time_anchors import count_after
from pipeline.extraction.events.time_arguments import tells_otherwise, tie_dates, word_at
from pipeline.extraction.events.triggers import Trigger, find_triggers, is_summary
from pipeline.extraction.events.types import ARREST, UNREST, family_of
from pipeline.extraction.events.weapons import Means, find_means, find_suicide
from pipeline.extraction.records import Claim
from pipeline.lexicon.phrases import before
from pipeline.rules import load_pattern, rule

SETS_AFTER = load_pattern("events.mentions.sets_after")
_RECALLS = load_pattern("events.mentions.recalls")
_DATELINE = 4  # letters: a longer name in capitals heads a dateline, wherever it stands
_SINCE = load_pattern("events.dates.since")
_FROM = load_pattern("events.places.from")
# Types of targets whom nobody attacks in words, as politicians do courts, papers and companies.
PHYSICAL = frozenset(
    {"military", "police", "government_diplomatic", "transportation", "airports_aircraft", "maritime", "utilities", "telecommunication"}
)
CLASH = "clash"  # a type that tells of unrest as well


@dataclass(frozen=True)
class EventMention:
    """One sentence's account. `dates` and `places` are in the order of the text; `stated` has the dates of other things as well."""

    sentence: Sentence
    triggers: tuple[Trigger, ...]
    dates: tuple[TimeExpression, ...]
    places: tuple[tuple[Toponym, Where], ...]
    claims: tuple[Claim, ...]
    parties: Parties
    means: tuple[Means, ...]
    suicide: Span | None
    recalls: bool  # it speaks of something earlier than the news
    stated: tuple[TimeExpression, ...] = ()
    number: int = -1  # its place among the mentions of the article's body

    @cached_property
    def looks_back(self) -> bool:
        """Whether it speaks of something before the news, by its words or by a date."""
        hits = self.dates or self.stated
        return self.recalls or bool(hits and nearest(hits, self).is_past)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that name what happened, in their dictionary form."""
        return frozenset(word_at(self.sentence, trigger.span).lemma_.lower() for trigger in self.triggers)

    @property
    def names_incident(self) -> bool:
        """Whether the sentence by itself is enough to say that an incident happened."""
        strengths = {trigger.strength for trigger in self.triggers}
        if any(trigger.strength == "strong" and not trigger.is_plural for trigger in self.triggers):
            return True
        hurt = any(claim.outcome in {"killed", "injured", "abducted"} and claim.single not in {"pronoun", "deed"} for claim in self.claims)
        dated = any(hit.when.precision <= FEW_DAYS for hit in self.stated)
        if "strong" in strengths:
            return hurt or dated or bool(self.places)
        if not strengths:
            return False
        if hurt or self._has_means or self.parties.names_attackers or self._hits_something:
            return True
        threatened = any(trigger.factuality.value == THREATENED for trigger in self.triggers)
        return self._is_physical and dated and (bool(self.places) or threatened)

    @property
    @rule(
        "events.mentions.attack_on_something",
        fires_on="An attack on a bus shook the town.",
        spares="An attack on a rival shook the town.",
    )
    def _hits_something(self) -> bool:
        """Whether one attack was aimed at a building, a vehicle or the like, and nobody is named who may have done it in words alone."""
        attacked = any(trigger.strength == "weak" and not trigger.is_plural for trigger in self.triggers)
        return attacked and not self.parties.perpetrators and any(kind in PHYSICAL for _, kind in self.parties.targets)

    @property
    @rule(
        "events.mentions.more_than_attack",
        fires_on="Man shot in Camden.",
        spares="Attack in Camden.",
    )
    def _is_physical(self) -> bool:
        """Whether a weak trigger says more than "attack", which politicians do to each other, or says at what."""
        weak = [trigger for trigger in self.triggers if trigger.strength == "weak"]
        return any(not trigger.text.lower().startswith("attack") for trigger in weak) or bool(weak and self.parties.targets)

    @property
    @rule(
        "events.mentions.weapon_beside",
        fires_on="An attack with knives shook the town.",
        spares="An attack with words shook the town.",
    )
    def _has_means(self) -> bool:
        """Whether a weapon is named: one that is the trigger itself ("bombs") only where it was aimed at something."""
        beside = [
            means for means in self.means if not any(means.span.start < t.span.end and t.span.start < means.span.end for t in self.triggers)
        ]
        return bool(beside) or bool(self.means and self.parties.targets)

    @cached_property
    def date(self) -> TimeExpression | None:
        """The most exact date that stands in the sentence, nearest to its first trigger."""
        return nearest(self.dates, self) if self.dates else None

    def date_of(self, family: str) -> TimeExpression | None:
        """The date of an incident of that family: one tied to words of it, or to none."""
        hits = [hit for hit in self.dates if not hit.kinds or any(_is_of(kind, family) for kind in hit.kinds) or self._tells(family)]
        if family == UNREST:
            hits = [hit for hit in hits if not self.begins(hit)]
        return nearest(hits, self) if hits else None

    def begins(self, hit: TimeExpression) -> bool:
        """Whether something has gone on since a date."""
        return _SINCE.search(before(self.sentence.text, hit.span.start - self.sentence.start)) is not None

    def _tells(self, family: str) -> bool:
        """Whether a verb of the sentence names an incident of a family: "was killed on Friday as crowds rioted"."""
        named = [trigger for trigger in self.triggers if family_of(trigger.incident_type) == family]
        return family == UNREST and any(is_verb(word_at(self.sentence, trigger.span)) for trigger in named)

    @cached_property
    def time(self) -> When | None:
        """When the sentence plays: its own date, else an older one that it gives of something else."""
        return self.date.when if self.date else next((hit.when for hit in self.stated if hit.is_past), None)

    @cached_property
    def place(self) -> tuple[Toponym, Where] | None:
        """The finest place that a preposition of place ties to the sentence, nearest to its first trigger."""
        first = self.triggers[0].span.start if self.triggers else self.sentence.start
        located = [pair for pair in self.places if pair[0].located or pair[0].inside]
        return min(located, key=lambda pair: (pair[1].precision > 2, pair[1].precision, abs(pair[0].span.start - first)), default=None)


def _is_of(kind: str, family: str) -> bool:
    """Whether a day tied to a kind of trigger can be that of an incident of a family: not a killing's that of the protest at it."""
    if family == UNREST:
        return kind == CLASH or family_of(kind) == UNREST
    return kind != ARREST or family == ARREST


def nearest(hits: Sequence[TimeExpression], event: EventMention) -> TimeExpression:
    """The most exact of some dates, the one nearest to the event's first trigger."""
    first = event.triggers[0].span.start if event.triggers else event.sentence.start
    return min(hits, key=lambda hit: (hit.when.precision > DAY, hit.when.precision, abs(hit.span.start - first)))


def read_event(sentence: Sentence, toponyms: Sequence[Toponym]) -> EventMention:
    """Everything a sentence says that could belong to an incident."""
    if is_summary(sentence.text):
        return EventMention(sentence, (), (), (), (), Parties(), (), None, False)
    triggers = tuple(find_triggers(sentence))
    places = tuple(
        (hit, hit.where)
        for hit in toponyms
        if hit.where
        and not hit.names_site
        and not _FROM.search(before(sentence.text, hit.span.start - sentence.start))
        and not _heads_dateline(hit)
        and not is_elsewhere(sentence, hit, triggers)
    )
    stated, dates = _read_dates(sentence, triggers)
    return EventMention(
        sentence, triggers, dates, places,
        find_claims(sentence), find_parties(sentence), tuple(find_means(sentence)), find_suicide(sentence),
        bool(_RECALLS.search(sentence.text)), stated,
    )  # fmt: skip


@rule(
    "events.places.dateline",
    fires_on="A bomb killed ten people, NAIROBI police said.",
    spares="A bomb killed ten people, Nairobi police said.",
)
def _heads_dateline(hit: Toponym) -> bool:
    """Whether a name in capitals heads a dateline, wherever it stands."""
    return hit.text.isupper() and len(hit.text) >= _DATELINE and not hit.located


def _read_dates(sentence: Sentence, triggers: Sequence[Trigger]) -> tuple[tuple[TimeExpression, ...], tuple[TimeExpression, ...]]:
    """(the dates of the sentence but those of speaking, those of them that are days of what it tells, one counted back among them)."""
    counted = count_after(sentence, sentence.times)
    stated = tuple(hit for hit in sentence.times if not tells_otherwise(sentence, triggers, hit))
    days = tie_dates(sentence, triggers, stated)
    return ((*stated, counted), (*days, counted)) if counted else (stated, days)
