"""Whether a number of casualties is of the incident beside which it stands: what speaks for and against it, weighed.

An article of some length recalls other incidents, adds up years and wars, and names people who died of something else. A claim has the
features of its sentence and of how it agrees with the headline and the lead; where the sum of their weights (`lexicon/claim_weights.csv`)
is below zero, it is likelier of something else, and left out. `evaluation.claim_weights` learns the weights.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.types import UNREST, family_of
from pipeline.extraction.incidents.background import find_background
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.incidents.mention_features import EARLY, MANY
from pipeline.extraction.records import Claim
from pipeline.lexicon.weights import ANY, weigh
from pipeline.rules import load_pattern, rule

WEIGHED = frozenset({"killed", "injured", "hurt"})  # outcomes that the labels judge
THOUSANDS = 1_000  # people: more die in wars, epidemics and years than in one incident
FAR = "stands:far"
BESIDE_FAR = ("person:counted", "person:named", "several_deeds", "year")  # what weighs more, or less, far from the news
YEAR = range(1900, 2100)
_IN_UNREST = load_pattern("incidents.casualties.in_unrest")
_BEHIND_UNREST = load_pattern("incidents.casualties.behind_unrest")
_ABOUT = load_pattern("incidents.casualties.what_unrest_is_about")


@dataclass(frozen=True)
class Surroundings:
    """What a claim is compared with: the incident, its claims, and all event mentions of the article's body."""

    cluster: Cluster
    claims: Sequence[Claim]
    events: Sequence[EventMention]

    @cached_property
    def lead(self) -> frozenset[int]:
        """The sentences that open the news."""
        return frozenset(event.sentence.index for event in self.cluster.lead)

    @cached_property
    def lead_words(self) -> frozenset[str]:
        """The words by which the opening names what happened, in their dictionary form."""
        return frozenset(word for event in self.cluster.lead for word in event.words)

    @cached_property
    def lead_numbers(self) -> Mapping[str, Sequence[int]]:
        """The totals that the opening gives, by outcome."""
        found: dict[str, list[int]] = defaultdict(list)
        for claim in self.claims:
            if claim.sentence in self.lead and claim.low and claim.scope == "total" and not claim.single:
                found[claim.outcome].append(claim.low)
        return found

    @cached_property
    def numbers(self) -> Counter[tuple[str, int | None]]:
        """How often the text, and then the headline, gives a number of an outcome."""
        titled = self.cluster.title.claims if self.cluster.title else ()
        told = {id(claim): claim for claim in (*self.claims, *titled)}
        return Counter((claim.outcome, claim.low) for claim in told.values())

    @cached_property
    def by_sentence(self) -> Mapping[int, Sequence[EventMention]]:
        """The mentions of each sentence."""
        found: dict[int, list[EventMention]] = defaultdict(list)
        for event in self.events:
            found[event.sentence.index].append(event)
        return found

    def find_event(self, claim: Claim) -> EventMention | None:
        """The mention that gives a claim; None for one of the headline."""
        told = self.by_sentence.get(claim.sentence, ())
        return next((event for event in told if claim in event.claims), next(iter(told), None))


def keep_relevant(claims: Sequence[Claim], cluster: Cluster, incident_type: str, events: Sequence[EventMention]) -> list[Claim]:
    """The claims that are of the incident of that type; `events` are all of the article's body.

    Weighed are dead and wounded of the main incident: beside it an article says of another little that is not its own.
    """
    if not cluster.is_main:
        return list(claims)
    around = Surroundings(cluster, claims, events)
    if family_of(incident_type) == UNREST:
        claims = [claim for claim in claims if not _is_cause_of_unrest(claim, around)]
    return [claim for claim in claims if claim.outcome not in WEIGHED or not _is_of_another(list_features(claim, around))]


@rule(
    "incidents.casualties.cause_of_unrest",
    fires_on="Hundreds protested in Lagos on Monday. The protests began after police killed Ada Musa.",
    spares="Hundreds protested in Lagos on Monday. Police killed Ada Musa in the protests.",
)
def _is_cause_of_unrest(claim: Claim, around: Surroundings) -> bool:
    """The death of somebody with a name is what protests are about, unless he died in them; where they turned violent, if it is told so."""
    event = around.find_event(claim)
    if event is None or claim.outcome != "killed" or claim.single != "named" or is_in_unrest(event.sentence.text):
        return False
    return _BEHIND_UNREST.search(event.sentence.text) is not None or around.cluster.families == {UNREST}


def is_in_unrest(sentence: str) -> bool:
    """Whether a sentence says that something happened in unrest, "during the protests", and not that this is about it."""
    return _IN_UNREST.search(sentence) is not None and _ABOUT.search(sentence) is None


@rule(
    "incidents.casualties.of_another",
    fires_on="A bomb exploded in a market in Lagos on Monday, killing two men.\n\nPolice came. It was hot. Shops closed. Women ran. "
    "Rain fell. Men prayed. The state has seen a civil war since 2009. The bombings have killed 4,000 people since then.",
    spares="A bomb exploded in a market in Lagos on Monday, killing two men. The bomb wounded five people.",
)
def _is_of_another(features: Collection[str]) -> bool:
    """Leaves out a number that is likelier of another incident, a war or a year than of the incident told."""
    return weigh(features, "claim_weights") < 0


def list_features(claim: Claim, around: Surroundings) -> frozenset[str]:
    """What speaks for a claim and what against it."""
    event, cluster = around.find_event(claim), around.cluster
    found = {ANY, *_describe(claim), *_compare(claim, around), _stand(claim, around)}
    if event is not None:
        found |= {*_read_signs(event), *_read_deeds(event, around)}
        if claim.single == "named" and event.sentence.index not in around.lead:
            found.add(_find_name(claim, cluster))
    if FAR in found:
        found |= {f"{FAR} & {other}" for other in found.intersection(BESIDE_FAR)}
    return frozenset(found)


def _describe(claim: Claim) -> Iterator[str]:
    yield f"person:{claim.single or 'counted'}"
    yield f"scope:{claim.scope}"
    yield from (f"read_by:{item.rule}" for item in claim.evidence)
    if claim.low is not None and claim.low >= THOUSANDS:
        yield "thousands"


def _compare(claim: Claim, around: Surroundings) -> Iterator[str]:
    """How its number stands to others, and to those of the lead."""
    if claim.low is not None and claim.low >= MANY and around.numbers[claim.outcome, claim.low] > 1:
        yield "told_again"
    opening = around.lead_numbers.get(claim.outcome, ())
    if opening and claim.sentence not in around.lead:
        yield "beside_lead" if not claim.low else "more_than_lead" if claim.low > max(opening) else "less_than_lead"


def _stand(claim: Claim, around: Surroundings) -> str:
    title = around.cluster.title
    if title and claim.sentence == title.sentence.index:
        return "stands:title"
    if claim.sentence in around.lead:
        return "stands:lead"
    first = min(event.sentence.index for event in around.cluster.events)
    return "stands:early" if claim.sentence - first <= EARLY else FAR


def _read_signs(event: EventMention) -> Iterator[str]:
    """Words of the sentence that lead to something else."""
    yield from (f"says:{group}" for group in find_background(event.sentence.text))
    if any(word.like_num and word.text.isdecimal() and int(word.text) in YEAR for word in event.sentence.words):
        yield "year"


def _read_deeds(event: EventMention, around: Surroundings) -> Iterator[str]:
    """Whether the sentence tells of the deed of the lead, of one of another kind, or of several."""
    families = {family_of(trigger.incident_type) for trigger in event.triggers}
    if families and not families & around.cluster.families:
        yield "other_family"
    if any(trigger.is_plural for trigger in event.triggers):
        yield "several_deeds"
    if event.triggers and event.sentence.index not in around.lead:
        yield "word_of_lead" if event.words & around.lead_words else "other_word"


def _find_name(claim: Claim, cluster: Cluster) -> str:
    """Where the opening of the article has the last name of the person."""
    name = (claim.population or "").rpartition(" ")[2]
    if cluster.title and name in cluster.title.sentence.text:
        return "name:title"
    return "name:lead" if any(name in event.sentence.text for event in cluster.lead) else "name:new"
