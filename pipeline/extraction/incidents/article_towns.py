"""The town of the main incident among all that its article names: what speaks for each, weighed.

The weights (`lexicon/town_weights.csv`) are learned from labelled articles by `evaluation.town_weights`; what the rules take is one
feature among others. No town is better than one that little speaks for.
"""

from pipeline.contract.records import Where
from pipeline.extraction.incidents.town_features import Naming, Town, TownTelling, list_features, town_of
from pipeline.lexicon.weights import weigh
from pipeline.rules import rule

WEIGHTS = "town_weights"
SURE = 9  # tenths: what must speak for a town of which the rules know no more than the country, where half of all are wrong without
TIED = -5  # what is enough for the town that the rules take from a sentence on the incident, where no other has more


@rule(
    "incidents.place.article_town",
    fires_on="A bomb killed five traders in Nigeria on Monday. Shops in Kano closed.",
    spares="A bomb killed five traders in Nigeria on Monday. Shops closed.",
    otherwise=None,
)
def choose_town(telling: TownTelling, ruled: tuple[Where, str] | None) -> Naming | None:
    """The town that most speaks for, of several what the rules take, else the first named; None where nothing speaks enough for any.

    `ruled` is the place that the rules take, and by which rule. The naming is the one that best tells: tied to the incident, else
    with a preposition of place, else the first in prose.
    """
    told = {town: list_features(town, telling, ruled) for town in telling.namings}
    opens = ruled is not None and bool(ruled[0].city) and "tied:lead" in told.get(town_of(ruled[0]), ())
    sums = {town: weigh(features, WEIGHTS) for town, features in told.items() if not (opens and _is_desk(features))}
    taken = town_of(ruled[0]) if ruled else None
    likely: Town | None = max(sums, key=lambda town: (sums[town], town == taken), default=None)
    if likely is None or sums[likely] < _ask_of(likely, ruled):
        return None
    tied = telling.tied["lead"] | telling.tied["told"]
    return min(
        telling.namings[likely],
        key=lambda one: (one.hit.span.start not in tied, one.sentence.part == "dateline", not one.hit.located, one.hit.span.start),
    )


def _is_desk(features: frozenset[str]) -> bool:
    """Whether a town heads the dateline, and no sentence on the incident gives it: where the opening gives another, it is a desk's."""
    return any(one.startswith("dateline") for one in features) and not features & {"tied:lead", "tied:told"}


def _ask_of(town: Town, ruled: tuple[Where, str] | None) -> int:
    """What a town's features must add up to, by what the rules take."""
    if ruled is None or not (ruled[0].city or ruled[0].admin1):
        return SURE
    return TIED if ruled[1] == "places.gazetteer" and ruled[0].city and town_of(ruled[0]) == town else 0
