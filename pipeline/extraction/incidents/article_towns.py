"""The town of the main incident among all that its article names: what speaks for each, weighed.

The weights (`lexicon/town_weights.csv`) are learned from labelled articles by `evaluation.town_weights`; what the rules take is one
feature among others. No town is better than one that little speaks for.
"""

from pipeline.contract.records import Where
from pipeline.extraction.incidents.town_features import Naming, Town, TownTelling, list_features
from pipeline.lexicon.weights import weigh
from pipeline.rules import rule

WEIGHTS = "town_weights"
SURE = 9  # tenths: what must speak for a town of which the rules know no more than the country, where half of all are wrong without


@rule(
    "incidents.place.article_town",
    fires_on="A bomb killed five traders in Nigeria on Monday. Shops in Kano closed.",
    spares="A bomb killed five traders in Nigeria on Monday. Shops closed.",
    otherwise=None,
)
def choose_town(telling: TownTelling, ruled: tuple[Where, str] | None) -> Naming | None:
    """The town that most speaks for, of several the first named; None where nothing speaks enough for any.

    `ruled` is the place that the rules take, and by which rule. The naming is the one that best tells: tied to the incident, else
    with a preposition of place, else the first in prose.
    """
    sums = {town: weigh(list_features(town, telling, ruled), WEIGHTS) for town in telling.namings}
    likely: Town | None = max(sums, key=lambda town: sums[town], default=None)
    knows = ruled is not None and (ruled[0].city or ruled[0].admin1)
    if likely is None or sums[likely] < (0 if knows else SURE):
        return None
    tied = telling.tied["lead"] | telling.tied["told"]
    return min(
        telling.namings[likely],
        key=lambda one: (one.hit.span.start not in tied, one.sentence.part == "dateline", not one.hit.located, one.hit.span.start),
    )
