"""What is told around the accounts: sentences that go on about an incident ("It happened …"), and where the article plays."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from pipeline.annotation.document import AnnotatedArticle
from pipeline.annotation.places.gazetteer import country_names, is_capital, is_government
from pipeline.annotation.places.resolution import COUNTRY
from pipeline.annotation.places.toponyms import Toponym
from pipeline.contract.records import Where
from pipeline.extraction.events.mentions import Event
from pipeline.extraction.incidents.cluster import Group
from pipeline.extraction.incidents.when_and_where import Evidenced, Scene
from pipeline.lexicon import any_of

_THIS_TOWN = re.compile(r"\b(?:this|the)\s+(?:\w+\s+){0,3}(?:city|town|capital|village|port)\b(?!\s+of\b)")
_BEFORE_VERB = r"(?:all\s+|first\s+|apparently\s+)?(?:was\s+|were\s+|had\s+|is\s+believed\s+to\s+have\s+)?"
_GOES_ON = re.compile(rf"\b(?:it|this|that|the(?:\s+[\w-]+){{1,3}})\s+{_BEFORE_VERB}{any_of('cues', 'happens')}\b", re.I)
_ADDRESS = re.compile(rf"\b(?:\d+\s+block\s+of|intersection\s+of|near\s+(?:the\s+)?corner\s+of|{any_of('cues', 'called_to')})\b", re.I)
SPOKEN_OF = 4  # mentions by which an article is about a country: two by name, or more by adjective
REACH = 3  # sentences behind an account that may go on about it
OPENING_SENTENCES = 3  # where a story says of its dateline's town that it happened there


def add_scenes(groups: Sequence[Group], events: Sequence[Event]) -> None:
    """Gives each incident the sentences around its accounts that go on about it; changes the groups in place.

    Before an account only the first incident of the news has any: a story may open with the police that were called.
    """
    owners = {id(event): group for group in groups for event in group.events}
    if first := next((owners[id(event)] for event in events if id(event) in owners), None):
        opening = first.events[0].sentence.index
        before = [e for e in events if opening - REACH <= e.sentence.index < opening and not first.recalls]
        first.scene += [e if goes_on(e) else replace(e, places=()) for e in before if goes_on(e) or leads_up(e)]
    current, last = None, 0
    for event in events:
        if group := owners.get(id(event)):
            current, last = group, event.sentence.index
        elif current and event.sentence.index - last <= REACH and goes_on(event):
            current.scene.append(event)
            last = event.sentence.index


def leads_up(event: Event) -> bool:
    """Whether a sentence before the first account tells what was done on that day."""
    return bool(event.dates) and not event.recalls and not any(hit.is_past for hit in event.dates)


def goes_on(event: Event) -> bool:
    """Whether a sentence says when or where something told before happened: "It happened …", a clock time with a day, an address."""
    text = event.sentence.text
    if event.recalls or not (event.dates or event.places):
        return False
    return bool(_GOES_ON.search(text) or _ADDRESS.search(text) or (event.sentence.clock and event.dates))


def read_scene(article: AnnotatedArticle) -> Scene:
    """The dateline's place, the first town whose police is named, the country that the article is about, the town it names most."""
    dateline = _place_of_dateline(article)
    return Scene(dateline, _town_of_police(article), _country_of(article, dateline), _main_town(article))


def _main_town(article: AnnotatedArticle) -> Evidenced | None:
    """The town that the article names more often than any other as the place of something."""
    found: dict[int, list[Evidenced]] = {}
    for hit in chain(*article.places.toponyms):
        where = hit.where if hit.located or hit.served else None
        if where and where.city and where.geonames_id:
            found.setdefault(where.geonames_id, []).append((hit.span, where, "places.main_town"))
    often = sorted(found.values(), key=len, reverse=True)[:2]
    return often[0][0] if often and (len(often) == 1 or len(often[0]) > len(often[1])) else None


def _country_of(article: AnnotatedArticle, dateline: Evidenced | None) -> Evidenced | None:
    """The country that the article speaks of most, by its first mention; none where it is about several."""
    iso3 = article.places.country
    if iso3 not in country_names():
        return None
    where = Where(None, country=country_names()[iso3], country_iso3=iso3, precision=COUNTRY)
    if dateline and dateline[1].country_iso3 == iso3:
        return dateline[0], where, "places.dateline_country"
    for hit in chain(*article.places.toponyms) if article.places.mentions >= SPOKEN_OF else ():
        if hit.candidates and hit.candidates[0].kind == "country" and hit.candidates[0].country_iso3 == iso3:
            return hit.span, where, "places.main_country"
    return None


def _place_of_dateline(article: AnnotatedArticle) -> Evidenced | None:
    """The dateline's town; of a capital no more than the country, unless the news speaks of "this city".

    A story is written where it happened, or else in the capital, where the desks are.
    """
    dateline = next((sentence.index for sentence in article.sentences if sentence.part == "dateline"), None)
    hit = next(iter(article.places.toponyms[dateline]), None) if dateline is not None else None
    where = hit.where if hit else None
    if hit is None or where is None:
        return None
    if not _is_seat(hit, where) or _says_this_town(article):
        return hit.span, where, "places.dateline"
    country = Where(None, country=where.country, country_iso3=where.country_iso3, precision=COUNTRY)
    return hit.span, country, "places.dateline_country"


def _is_seat(hit: Toponym, where: Where) -> bool:
    """Whether a town is the capital of its country, or its government's seat."""
    return is_capital(where.city or "", where.country_iso3 or "") or is_government(hit.text)


def _says_this_town(article: AnnotatedArticle) -> bool:
    return bool(_THIS_TOWN.search(" ".join(said.text for said in article.body[:OPENING_SENTENCES])))


def _town_of_police(article: AnnotatedArticle) -> Evidenced | None:
    told = (article.places.toponyms[sentence.index] for sentence in article.sentences if sentence.part != "dateline")
    return next(((hit.span, hit.where, "places.police") for hit in chain(*told) if hit.served and hit.where and hit.where.city), None)
