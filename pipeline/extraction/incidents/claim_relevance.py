"""Whether a number of casualties is of the incident beside which it stands: what speaks for and against it, weighed.

An article of some length recalls other incidents, adds up years and wars, and names people who died of something else; a riot is about
somebody's death. A claim has the features of its sentence (`mention_features`) and of how it agrees with the headline and the lead; where
the sum of their weights (`lexicon/claim_weights.csv`) is below zero, it is likelier of something else, and left out.
`evaluation.claim_weights` learns the weights.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.types import ARREST, UNREST, family_of
from pipeline.extraction.incidents.article_events import ArticleEvents
from pipeline.extraction.incidents.background import find_background
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.incidents.mention_features import MANY, Telling
from pipeline.extraction.incidents.mention_features import list_features as describe_mention
from pipeline.extraction.records import Claim
from pipeline.lexicon.weights import ANY, weigh
from pipeline.rules import load_pattern, rule

WEIGHED = frozenset({"killed", "injured", "hurt"})  # outcomes that the labels judge
THOUSANDS = 1_000  # people: more die in wars, epidemics and years than in one incident
NEAR = 15  # sentences from the first on the incident, within which news gives its tolls
TAKEN = frozenset({"behind", "deed", "looks_back", "place", "recalls", "says", "stands", "town"})  # what a mention's features tell
CROSSED = ("person:", "cue:", "deed:", "in_unrest", "no_unrest")  # what weighs otherwise in a riot or an arrest than in an attack
FAR = "stands:far"
BESIDE_FAR = ("person:counted", "person:named", "deed:several", "unheard", "year")  # what weighs more, or less, far from the news
YEAR = range(1900, 2100)
_IN_UNREST = load_pattern("incidents.casualties.in_unrest")
_ABOUT = load_pattern("incidents.casualties.what_unrest_is_about")


@dataclass(frozen=True)
class Surroundings:
    """What a claim is compared with: the incident and its kind, its claims, and all event mentions of the article's body."""

    telling: Telling
    incident_type: str
    claims: Sequence[Claim]

    @cached_property
    def family(self) -> str:
        """What newspapers take the incident's kind for."""
        return family_of(self.incident_type)

    @cached_property
    def lead(self) -> frozenset[int]:
        """The sentences that open the news."""
        return frozenset(event.sentence.index for event in self.telling.lead)

    @cached_property
    def lead_numbers(self) -> Mapping[str, Sequence[int]]:
        """The totals that the opening gives, by outcome."""
        found: dict[str, list[int]] = defaultdict(list)
        for claim in self.claims:
            if claim.sentence in self.lead and claim.low and claim.scope == "total" and not claim.single:
                found[claim.outcome].append(claim.low)
        return found

    @cached_property
    def lead_outcomes(self) -> frozenset[str]:
        """What became of those whom the opening tells of; who was shot may be dead or wounded."""
        told = {claim.outcome for claim in self.claims if claim.sentence in self.lead and claim.scope != "attackers"}
        return frozenset(told | ({"killed", "injured"} if "hurt" in told else set()) | ({"hurt"} if "injured" in told else set()))

    @cached_property
    def numbers(self) -> Counter[tuple[str, int | None]]:
        """How often headline and text give a number of an outcome."""
        return Counter((claim.outcome, claim.low) for claim in self.claims)

    @cached_property
    def by_sentence(self) -> Mapping[int, Sequence[EventMention]]:
        """The mentions of each sentence, the headline's among them."""
        found: dict[int, list[EventMention]] = defaultdict(list)
        for event in (*self.telling.main.all_events[:1], *self.telling.events):
            found[event.sentence.index].append(event)
        return found

    def find_event(self, claim: Claim) -> EventMention | None:
        """The mention that gives a claim."""
        told = self.by_sentence.get(claim.sentence, ())
        return next((event for event in told if claim in event.claims), next(iter(told), None))


def surround(cluster: Cluster, incident_type: str, claims: Sequence[Claim], events: ArticleEvents) -> Surroundings:
    """What the claims of an incident of that type are compared with."""
    return Surroundings(Telling(cluster, (), events.body, events.length), incident_type, claims)


def keep_relevant(claims: Sequence[Claim], cluster: Cluster, incident_type: str, events: ArticleEvents) -> list[Claim]:
    """The claims that are of the incident of that type.

    Weighed are dead and wounded of the main incident: beside it an article says of another little that is not its own.
    """
    if not cluster.is_main:
        return list(claims)
    around = surround(cluster, incident_type, claims, events)
    return [claim for claim in claims if claim.outcome not in WEIGHED or not _is_of_another(list_features(claim, around))]


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
    event = around.find_event(claim)
    found = {ANY, *_describe(claim), *_compare(claim, around)}
    if event is not None:
        taken = TAKEN - {"town"} if event.sentence.index in around.lead else TAKEN  # the opening's towns are those compared with
        told = (one for one in describe_mention(event, around.telling) if one.partition(":")[0] in taken)
        found |= {*told, *_read_sentence(claim, event, around)}
    found |= {f"{around.family} & {one}" for one in found if one.startswith(CROSSED)}
    if FAR in found:
        found |= {f"{FAR} & {other}" for other in found.intersection(BESIDE_FAR)}
    return frozenset(found)


def _describe(claim: Claim) -> Iterator[str]:
    yield f"person:{claim.single or 'counted'}"
    if claim.low is not None and claim.low >= THOUSANDS:
        yield "thousands"


def _compare(claim: Claim, around: Surroundings) -> Iterator[str]:
    """How its number stands to others, and to those of the lead."""
    if claim.low is not None and claim.low >= MANY and around.numbers[claim.outcome, claim.low] > 1:
        yield "told_again"
    opening = around.lead_numbers.get(claim.outcome, ())
    if opening and claim.sentence not in around.lead:
        yield "beside_lead" if not claim.low else "more_than_lead" if claim.low > max(opening) else "less_than_lead"
    if claim.sentence not in around.lead and claim.outcome not in around.lead_outcomes:
        yield "unheard"
    last = min(event.sentence.index for event in around.telling.main.events) + NEAR
    if claim.sentence > last:
        first = all(one.outcome != claim.outcome or one.sentence > last for one in around.claims if one.scope != "attackers")
        yield "late:first" if first else "late"


def _read_sentence(claim: Claim, event: EventMention, around: Surroundings) -> Iterator[str]:
    """Words of its sentence, and of what stands before it there, that lead to something else."""
    ahead = event.sentence.text[: max(claim.span.start - event.sentence.start, 0)]
    yield from (f"cue:{group}" for group in find_background(ahead))
    if event.sentence.part == "title":
        yield "stands:title"
    if any(word.like_num and word.text.isdecimal() and int(word.text) in YEAR for word in event.sentence.words):
        yield "year"
    if around.family in {UNREST, ARREST}:
        yield "in_unrest" if is_in_unrest(event.sentence.text) else "no_unrest"
