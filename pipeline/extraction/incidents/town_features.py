"""What shows whether a town that an article names is where its main incident was: where it is named, how, and beside what."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.annotation.document import AnnotatedArticle, Sentence
from pipeline.annotation.places.gazetteer import is_capital, is_government
from pipeline.annotation.places.toponyms import Toponym
from pipeline.contract.records import Where
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.incidents.article_events import ArticleEvents
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.lexicon.gazetteer import fold_name
from pipeline.lexicon.weights import ANY

LEADING = 3  # sentences of the body that say where the news is
OFTEN, TWICE = 3, 2  # namings: with a town named so often the article stays
UNKNOWN = 9  # as a precision: coarser than any
Town = tuple[str, str | None, str | None]  # folded name, division, country
Starts = frozenset[int]  # first characters of namings


@dataclass(frozen=True)
class Naming:
    """One naming of a town, in prose, headline or dateline."""

    hit: Toponym
    where: Where
    sentence: Sentence


@dataclass(frozen=True)
class TownTelling:
    """An article with its main incident, the other ones it tells, and all that its sentences say."""

    article: AnnotatedArticle
    main: Cluster
    others: Sequence[Cluster]
    events: ArticleEvents

    @cached_property
    def namings(self) -> dict[Town, list[Naming]]:
        """Each town with its namings in order of the text, without those where somebody lives, lies in hospital or speaks."""
        found: dict[Town, list[Naming]] = {}
        for sentence, toponyms in zip(self.article.sentences, self.article.places.toponyms, strict=True):
            for hit in toponyms:
                told = sentence.part == "dateline" or hit.names_site or hit.span.start in self.spoken
                if told and hit.where and hit.where.city and (hit.located or not is_government(hit.text)):
                    found.setdefault(town_of(hit.where), []).append(Naming(hit, hit.where, sentence))
        return found

    @cached_property
    def most(self) -> int:
        """How often the town is named that is named most."""
        return max(map(len, self.namings.values()), default=0)

    @cached_property
    def first(self) -> int:
        """The first sentence of the body."""
        return min((event.sentence.index for event in self.events.body), default=0)

    @cached_property
    def said(self) -> tuple[EventMention, ...]:
        """What headline and body say."""
        return (*self.events.titles, *self.events.body)

    @cached_property
    def spoken(self) -> Starts:
        """Namings that are no home, hospital, court or the like."""
        return frozenset(hit.span.start for event in self.said for hit, _ in event.places)

    @cached_property
    def tied(self) -> dict[str, Starts]:
        """Namings that a sentence on the incident gives as its place, in the lead and elsewhere, and those of other incidents."""
        told = _places_of(self.main.told)
        others = _places_of(event for cluster in self.others for event in cluster.events)
        return {"lead": _places_of(self.main.lead), "told": told, "other": others - told}

    @cached_property
    def told(self) -> frozenset[int]:
        """The sentences on the incident."""
        return frozenset(event.sentence.index for event in self.main.told)

    @cached_property
    def past(self) -> frozenset[int]:
        """The sentences that look back before the news."""
        return frozenset(event.sentence.index for event in self.said if event.looks_back)

    @cached_property
    def coarse(self) -> Where | None:
        """The division or country that headline and opening give as a place, of several the finest."""
        leading = [
            hit.where
            for sentence, toponyms in zip(self.article.sentences, self.article.places.toponyms, strict=True)
            if sentence.part == "title" or (sentence.part == "body" and sentence.index < self.first + LEADING)
            for hit in toponyms
            if hit.where and not hit.where.city and hit.located
        ]
        return min(leading, key=lambda where: where.precision or UNKNOWN, default=None)

    @cached_property
    def divisions(self) -> Counter[tuple[str, str]]:
        """How often each division is named by its own name."""
        named = (hit.where for found in self.article.places.toponyms for hit in found if hit.where and not hit.where.city)
        return Counter((where.country_iso3, where.admin1) for where in named if where.admin1 and where.country_iso3)


def town_of(where: Where) -> Town:
    """The key of a town: whatever it is called, one place."""
    return fold_name(where.city or ""), where.admin1, where.country_iso3


def _is_seat(where: Where) -> bool:
    """Whether governments are called after the town."""
    return is_capital(where.city or "", where.country_iso3 or "") or is_government(where.city or "")


def _places_of(events: Iterable[EventMention]) -> Starts:
    return frozenset(event.place[0].span.start for event in events if event.place)


def list_features(town: Town, telling: TownTelling, ruled: tuple[Where, str] | None) -> frozenset[str]:
    """The features of a named town as the place of the main incident; `ruled` is the place that the rules take, and by which one."""
    namings = telling.namings[town]
    prose = [one for one in namings if one.sentence.part != "dateline"]
    read = (
        *_read_stand(namings, prose, telling), *_read_ties(namings, prose, telling), *_read_count(town, telling),
        *_read_ways(prose, telling), *_read_region(namings[0].where, telling),
    )  # fmt: skip
    return frozenset((ANY, *read, _read_rule(town, namings[0].where, ruled)))


def _read_rule(town: Town, where: Where, ruled: tuple[Where, str] | None) -> str:
    """By which rule it is the place, or how it lies to the place that the rules take."""
    if ruled is None:
        return "rule:none"
    place, name = ruled
    if place.city and town_of(place) == town:
        return f"rule:{name.removeprefix('places.')}"
    level = "town" if place.city else "division" if place.admin1 else "country"
    return f"rule:other_{level}" if _lies_outside(where, place) else f"rule:within_{level}"


def _lies_outside(where: Where, around: Where) -> bool:
    """Whether a place lies in another country or division than another place names."""
    if around.country_iso3 != where.country_iso3:
        return True
    return bool(around.admin1 and where.admin1) and around.admin1 != where.admin1


def _read_stand(namings: Sequence[Naming], prose: Sequence[Naming], telling: TownTelling) -> Iterator[str]:
    """Where in the text it stands."""
    if len(prose) < len(namings):
        yield "dateline:seat" if _is_seat(namings[0].where) else "dateline:town"
    if any(one.sentence.part == "title" for one in prose):
        yield "title"
    body = [one.sentence.index - telling.first for one in prose if one.sentence.part == "body"]
    reach = min(body, default=None)
    if reach is not None:
        yield "first:sentence" if not reach else f"first:{_name_reach(reach)}"
    served = next((one.sentence.index - telling.first for one in prose if one.hit.served), None)
    if served is not None:
        yield "police:early" if served < 2 * LEADING else "police:late"


def _name_reach(sentences: int) -> str:
    if sentences < LEADING:
        return "opening"
    return "early" if sentences < 3 * LEADING else "late"


def _read_ties(namings: Sequence[Naming], prose: Sequence[Naming], telling: TownTelling) -> Iterator[str]:
    """Whether a sentence on the incident, or on another one, gives it as a place, or only names it."""
    starts = {one.hit.span.start for one in namings}
    if starts & telling.tied["lead"]:
        yield "tied:lead"
    elif starts & telling.tied["told"]:
        yield "tied:told"
    elif {one.sentence.index for one in prose} & telling.told:
        yield "tied:beside"
    if starts & telling.tied["other"]:
        yield "tied:other"


def _read_count(town: Town, telling: TownTelling) -> Iterator[str]:
    """How often it is named, beside the other towns."""
    count = len(telling.namings[town])
    if len(telling.namings) == 1:
        yield "count:only"
    else:
        yield "count:most" if count == telling.most else "count:less"
    yield "often" if count >= OFTEN else "twice" if count == TWICE else "once"


def _read_ways(prose: Sequence[Naming], telling: TownTelling) -> Iterator[str]:
    """How its name stands: in that of a site, without a preposition, with its state, near it, in sentences that look back."""
    if not prose:
        return
    if all(one.hit.names_site for one in prose):
        yield "way:site"
    elif not any(one.hit.located for one in prose):
        yield "way:bare_seat" if _is_seat(prose[0].where) else "way:bare"
    if any(one.hit.inside for one in prose):
        yield "inside"
    if any(one.hit.near for one in prose):
        yield "near"
    if all(one.sentence.index in telling.past for one in prose):
        yield "past"


def _read_region(where: Where, telling: TownTelling) -> Iterator[str]:
    """How it lies to the division and the country that the article speaks of."""
    if _is_seat(where):
        yield "seat"
    if not where.geonames_id:
        yield "unlisted"
    coarse = telling.coarse
    if coarse is not None:
        yield "coarse:outside" if _lies_outside(where, coarse) else "coarse:division" if coarse.admin1 else "coarse:country"
    if telling.divisions and where.admin1 and where.country_iso3:
        own = telling.divisions[(where.country_iso3, where.admin1)]
        yield "division:most" if own == max(telling.divisions.values()) else "division:some" if own else "division:other"
    if telling.article.places.country:
        yield "country:main" if telling.article.places.country == where.country_iso3 else "country:other"
