"""Where and when an incident happened: chosen among what its accounts, the sentences around them, headline and dateline say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.annotation.places.resolution import COUNTRY, EXACT, NEAR
from pipeline.annotation.places.toponyms import Toponym
from pipeline.contract.records import PLACE_COLUMNS, Evidence, Span, When, Where
from pipeline.extraction.events.mentions import Event
from pipeline.extraction.events.types import ARREST, family_of

OPENING = 2  # paragraphs in which a report says where it happened
OPENING_SENTENCES = 6  # and sentences of a text that is all one paragraph
Evidenced = tuple[Span, Where, str]  # words, the place they name, the rule that read them


@dataclass(frozen=True)
class Scene:
    """Where the article as a whole plays: what its dateline names, the town of the police, its country, the town it names most."""

    dateline: Evidenced | None = None
    police: Evidenced | None = None
    country: Evidenced | None = None
    town: Evidenced | None = None

    def of_others(self) -> "Scene":
        """What holds for an incident told beside the main one: the country, if the story was written there, and the main town."""
        return Scene(country=self.country if self.dateline else None, town=self.town)


def choose_when(events: Sequence[Event], incident_type: str) -> tuple[When | None, list[Evidence]]:
    """The most exact day; of days as exact, one of the opening or with a time of day before others, and the first of these.

    A day of an incident of another family, told in the same breath, is none: a protest is not of the day of the death it is about.
    """
    dated = [(event, own) for event in events if (own := event.date_of(family_of(incident_type)))]
    if not dated and incident_type == ARREST:  # an arrest told by no more than the deed it was for
        dated = [(event, event.date) for event in events if event.date]
    if not dated:
        return None, []
    lead = {id(event) for event in _choose_lead(events)}
    best = min(dated, key=lambda one: (one[1].when.precision, id(one[0]) not in lead and not one[0].sentence.clock))[1]
    return best.when, [Evidence(column, best.span, best.rule) for column in ("date_start", "date_end", "date_prec")]


def choose_where(events: Sequence[Event], scene: Scene) -> tuple[Where | None, list[Evidence]]:
    """The finest place: of the sentences that open the news, then of the dateline, the police, the other sentences.

    Further down, places are as often where somebody speaks as where it happened. A division or country that the opening
    names outweighs a dateline's town elsewhere.
    """
    lead = _choose_lead(events)
    coarse, later = _finest(lead), _country(_finest(events))
    written = [_within(_within(place, coarse), later) for place in (scene.dateline, scene.police)]
    towns = [_town(_finest(lead)), *written, _town(_finest(events))]
    found = next((place for place in towns if place), None) or _finest(lead) or _finest(events) or scene.dateline or scene.country
    if found is None:
        return None, []
    return _show(found, events, scene)


def _choose_lead(events: Sequence[Event]) -> list[Event]:
    """The headline and the sentences that open the news, counted from the first that tells of the incident where that is near the head."""
    first = min((event.sentence.paragraph for event in events if event.sentence.part == "body"), default=0)
    last = (first if first < OPENING_SENTENCES // 2 else 0) + OPENING
    return [e for e in events if e.sentence.part == "title" or (e.sentence.paragraph < last and e.sentence.index <= OPENING_SENTENCES)]


def _finest(events: Iterable[Event]) -> Evidenced | None:
    pairs = [event.place for event in events if event.place]
    if not pairs:
        return None
    hit, where = min(pairs, key=lambda pair: fineness(*pair))
    return hit.span, where, _rule_of(hit, where)


def fineness(hit: Toponym, where: Where) -> int:
    """As where_prec, but a part of a town is as fine as the town, and a name that the gazetteer lacks nearly so."""
    if hit.quarter:
        return EXACT
    return NEAR if not where.city and where.precision and _is_unlisted(hit, where) else where.precision or COUNTRY


def _is_unlisted(hit: Toponym, where: Where) -> bool:
    """Whether the cells hold the name as it stands, with no more than the division or country around it."""
    return bool(where.place_name) and not any(place.kind != "city" for place in hit.candidates[:1]) and not where.geonames_id


def _rule_of(hit: Toponym, where: Where) -> str:
    if hit.quarter:
        return "places.quarter"
    return "places.unlisted" if not where.city and _is_unlisted(hit, where) else "places.gazetteer"


def _town(place: Evidenced | None) -> Evidenced | None:
    return place if place and (place[1].city or place[2] != "places.gazetteer") else None


def _country(place: Evidenced | None) -> Evidenced | None:
    return (place[0], Where(None, country=place[1].country, country_iso3=place[1].country_iso3), place[2]) if place else None


def _within(place: Evidenced | None, coarse: Evidenced | None) -> Evidenced | None:
    """A town, if it lies in the country and the division that the opening names."""
    if not place or not place[1].city:
        return None
    if coarse is None:
        return place
    where, around = place[1], coarse[1]
    if around.country_iso3 and around.country_iso3 != where.country_iso3:
        return None
    return None if around.admin1 and where.admin1 and around.admin1 != where.admin1 else place


def _show(found: Evidenced, events: Sequence[Event], scene: Scene) -> tuple[Where, list[Evidence]]:
    """The place with the words behind each cell; a part of a town has the cells of the town, and that town's words behind them."""
    span, where, rule = found
    town = _town_around(span, events, scene) if rule == "places.quarter" else None
    if town is None:
        named = [column for column in PLACE_COLUMNS if getattr(where, column) is not None]
        return where, [Evidence(column, span, rule) for column in (*named, "where_prec")]
    whole = replace(town[1], place_name=where.place_name, precision=EXACT)
    named = [column for column in PLACE_COLUMNS[1:] if getattr(whole, column) is not None]
    own = [Evidence(column, span, rule) for column in ("place_name", "where_prec")]
    return whole, own + [Evidence(column, town[0], town[2]) for column in named]


def _town_around(span: Span, events: Sequence[Event], scene: Scene) -> Evidenced | None:
    """The town that a part of it lies in: the one beside it, else the one where the article plays."""
    beside = [event for event in events if event.sentence.start <= span.start < event.sentence.end]
    others = [event for event in events if event not in beside]
    towns = [(hit.span, place, "places.gazetteer") for event in beside for hit, place in event.places if hit.candidates]
    return next((town for town in (*towns, scene.police, scene.dateline, _finest(others), scene.town) if town and town[1].city), None)
