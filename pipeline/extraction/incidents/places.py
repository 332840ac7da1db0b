"""Where an incident happened: chosen among what its mentions, the sentences around them, headline and dateline say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from pipeline.annotation.document import AnnotatedArticle
from pipeline.annotation.places.gazetteer import country_names, is_capital, is_government
from pipeline.annotation.places.resolution import COUNTRY, EXACT, NEAR
from pipeline.annotation.places.toponyms import Toponym
from pipeline.annotation.places.within_names import read_capital
from pipeline.contract.records import PLACE_COLUMNS, Evidence, Span, Where
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.incidents.article_events import ArticleEvents
from pipeline.extraction.incidents.article_towns import choose_town
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.incidents.town_features import TownTelling, town_of
from pipeline.rules import load_pattern, rule

_SAME_PLACE = load_pattern("incidents.place.same_place")
_THIS_TOWN = load_pattern("incidents.place.this_town")
SPOKEN_OF = 4  # mentions by which an article is about a country: two by name, or more by adjective
OPENING_SENTENCES = 3  # where a story says of its dateline's town that it happened there
Evidenced = tuple[Span, Where, str]  # words, the place they name, the rule that read them


@dataclass(frozen=True)
class ArticlePlaces:
    """Where the article as a whole plays: what its dateline names, the town of the police, its country, the town it names most."""

    dateline: Evidenced | None = None
    police: Evidenced | None = None
    country: Evidenced | None = None
    town: Evidenced | None = None
    telling: TownTelling | None = None  # of the main incident

    def around(self, cluster: Cluster) -> "ArticlePlaces":
        """What holds for one incident: all for the main one, or one said to have been in the same place.

        For others the country, if the story was written there, and the main town.
        """
        if cluster.is_main or any(_SAME_PLACE.search(event.sentence.text) for event in cluster.events):
            return self
        return ArticlePlaces(country=self.country if self.dateline else None, town=self.town)


def choose_place(cluster: Cluster, of_article: ArticlePlaces) -> tuple[Where | None, list[Evidence]]:
    """Where an incident happened, with the words behind each cell; None where nothing tells."""
    around = of_article.around(cluster)
    candidates = find_candidates(cluster, around)
    found = candidates[0] if candidates else None
    if cluster.is_main and of_article.telling and not (found and found[2] == "places.quarter" and not found[1].city):
        coarse = (_finest(cluster.lead), around.dateline, around.country)
        found = _weigh_towns(found, [place for place in coarse if place and not place[1].city], of_article.telling)
    return _show(_by_name(found, of_article.telling), cluster.told, around) if found else (None, [])


def _weigh_towns(found: Evidenced | None, coarse: Sequence[Evidenced], telling: TownTelling) -> Evidenced | None:
    """The town that most speaks for; where none is likely enough the coarser place that the rules find, else that of lead and article."""
    town = choose_town(telling, found[1:] if found else None)
    if town is None:
        return found if found and not found[1].city else next(iter(coarse), None) or _in_country_of(found, telling)
    if found and town_of(found[1]) == town_of(town.where):
        return found
    return town.hit.span, town.where, "places.article_town"


@rule(
    "incidents.place.country_of_town",
    fires_on="A bomb killed nine traders on Monday. It was hot. People ran. Traders prayed. Rain fell. Shops closed. Men came. Women wept. "
    "Boys sang. Girls sang. Men of Lagos mourned. Women of Lagos wept. Kano police came.",
    spares="A bomb killed nine traders in Basra on Monday. It was hot. People ran. Traders prayed. Rain fell. Shops closed.",
    otherwise=None,
)
def _in_country_of(found: Evidenced | None, telling: TownTelling) -> Evidenced | None:
    """Of a town that little speaks for the country holds, unless the article is about another one."""
    if found is None or not found[1].city or telling.article.places.country not in (None, found[1].country_iso3):
        return None
    return found[0], Where(None, country=found[1].country, country_iso3=found[1].country_iso3, precision=COUNTRY), found[2]


def _by_name(found: Evidenced, telling: TownTelling | None) -> Evidenced:
    """A capital told as such ("Lebanon's capital") where the article names it as well."""
    _, where, rule = found
    if telling is None or not where.city or not where.place_name or read_capital(where.place_name) is None:
        return found
    named = (one for one in telling.namings.get(town_of(where), ()) if one.sentence.part != "dateline")
    town = next((one for one in named if read_capital(one.where.place_name or "") is None), None)
    return (town.hit.span, town.where, rule) if town else found


def find_candidates(cluster: Cluster, around: ArticlePlaces) -> list[Evidenced]:
    """Places, the likeliest first: towns of the sentences that open the news, of the dateline, the police, the other sentences.

    Further down, places are as often where somebody speaks as where it happened. A division or country that the opening
    names outweighs a dateline's town elsewhere.
    """
    opening, finest = _finest(cluster.lead), _finest(cluster.told)
    written = [_within(_within(place, opening), _country(finest)) for place in (around.dateline, around.police)]
    ranked = (_town(opening), *written, _town(finest), opening, finest, around.dateline, around.country)
    return [place for place in ranked if place]


def _finest(events: Iterable[EventMention]) -> Evidenced | None:
    pairs = [event.place for event in events if event.place]
    if not pairs:
        return None
    hit, where = min(pairs, key=lambda pair: _fineness(*pair))
    return hit.span, where, _rule_of(hit, where)


def _fineness(hit: Toponym, where: Where) -> int:
    """As where_prec, but a part of a town is as fine as the town, and a name that the gazetteer lacks nearly so."""
    if hit.quarter:
        return EXACT
    return NEAR if where.precision and _is_unlisted(hit, where) else where.precision or COUNTRY


@rule(
    "incidents.place.unlisted",
    fires_on="A bomb exploded in Umudikaba, Nigeria, on Monday.",
    spares="A bomb exploded in Kano, Nigeria, on Monday.",
)
def _is_unlisted(hit: Toponym, where: Where) -> bool:
    """A name that the gazetteer lacks is nearly as fine as a town: the cells hold it as it stands, with what lies around it."""
    return bool(where.place_name) and not any(place.kind != "city" for place in hit.candidates[:1]) and not where.geonames_id


def _rule_of(hit: Toponym, where: Where) -> str:
    if hit.quarter:
        return "places.quarter"
    return "places.unlisted" if _is_unlisted(hit, where) else "places.gazetteer"


def _town(place: Evidenced | None) -> Evidenced | None:
    return place if place and (place[1].city or place[2] != "places.gazetteer") else None


def _country(place: Evidenced | None) -> Evidenced | None:
    return (place[0], Where(None, country=place[1].country, country_iso3=place[1].country_iso3), place[2]) if place else None


def _within(place: Evidenced | None, coarse: Evidenced | None) -> Evidenced | None:
    """A town, unless it lies outside what the opening names."""
    if not place or not place[1].city or (coarse and _lies_outside(place[1], coarse[1])):
        return None
    return place


@rule(
    "incidents.place.outside",
    fires_on="LAGOS, April 8 (Reuters) - A bomb exploded in Ghana on Monday.",
    spares="LAGOS, April 8 (Reuters) - A bomb exploded in Nigeria on Monday.",
)
def _lies_outside(where: Where, around: Where) -> bool:
    """A dateline's town in another country or division than the opening names is not where it happened."""
    if around.country_iso3 and around.country_iso3 != where.country_iso3:
        return True
    return bool(around.admin1 and where.admin1) and around.admin1 != where.admin1


def _show(found: Evidenced, events: Sequence[EventMention], around: ArticlePlaces) -> tuple[Where, list[Evidence]]:
    """The place with the words behind each cell; a part of a town has the cells of the town, and that town's words behind them."""
    span, where, rule = found
    town = _town_around(span, events, around) if rule == "places.quarter" else None
    if town is None:
        named = [column for column in PLACE_COLUMNS if getattr(where, column) is not None]
        return where, [Evidence(column, span, rule) for column in (*named, "where_prec")]
    whole = replace(town[1], place_name=where.place_name, precision=EXACT)
    named = [column for column in PLACE_COLUMNS[1:] if getattr(whole, column) is not None]
    own = [Evidence(column, span, rule) for column in ("place_name", "where_prec")]
    return whole, own + [Evidence(column, town[0], town[2]) for column in named]


@rule(
    "incidents.place.quarter",
    fires_on="A bomb exploded in the Yaba neighborhood on Monday. Police in Lagos closed the road.",
    spares="A bomb exploded in a neighborhood on Monday. Police in Lagos closed the road.",
    otherwise=None,
)
def _town_around(span: Span, events: Sequence[EventMention], around: ArticlePlaces) -> Evidenced | None:
    """A part of a town lies in the town beside it, else in the one where the article plays."""
    beside = [event for event in events if event.sentence.start <= span.start < event.sentence.end]
    others = [event for event in events if event not in beside]
    towns = [(hit.span, place, "places.gazetteer") for event in beside for hit, place in event.places if hit.candidates]
    return next((town for town in (*towns, around.police, around.dateline, _finest(others), around.town) if town and town[1].city), None)


def read_article_places(article: AnnotatedArticle, events: ArticleEvents, clusters: Sequence[Cluster]) -> ArticlePlaces:
    """The dateline's place, the first town whose police is named, the article's country, the town it names most, and all its towns."""
    dateline = _place_of_dateline(article)
    return ArticlePlaces(
        dateline, _town_of_police(article), _country_of(article, dateline), _main_town(article), _tell_towns(article, events, clusters)
    )


def _tell_towns(article: AnnotatedArticle, events: ArticleEvents, clusters: Sequence[Cluster]) -> TownTelling | None:
    main = next((cluster for cluster in clusters if cluster.is_main), None)
    return TownTelling(article, main, [cluster for cluster in clusters if cluster is not main], events) if main else None


@rule(
    "incidents.place.main_town",
    fires_on="Shops in Kano closed.\n\nA bomb exploded on Monday.",
    spares="Shops closed.\n\nA bomb exploded on Monday.",
    otherwise=None,
)
def _main_town(article: AnnotatedArticle) -> Evidenced | None:
    """The article plays in the town that it names more often than any other as the place of something."""
    found: dict[int, list[Evidenced]] = {}
    for hit in chain(*article.places.toponyms):
        where = hit.where if hit.located or hit.served else None
        if where and where.city and where.geonames_id:
            found.setdefault(where.geonames_id, []).append((hit.span, where, "places.main_town"))
    often = sorted(found.values(), key=len, reverse=True)[:2]
    return often[0][0] if often and (len(often) == 1 or len(often[0]) > len(often[1])) else None


@rule(
    "incidents.place.main_country",
    fires_on="Nigeria mourns. Nigeria weeps. Nigerian shops closed. Nigeria prays.\n\nA bomb exploded on Monday.",
    spares="Ghana mourns. Nigeria weeps. Togo prays.\n\nA bomb exploded on Monday.",
    otherwise=None,
)
def _country_of(article: AnnotatedArticle, dateline: Evidenced | None) -> Evidenced | None:
    """An article plays in the country that it speaks of most; in none where it is about several."""
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
    """The dateline's town, for a story is written where it happened; of a capital the country, unless it speaks of "this city"."""
    told = zip(article.sentences, article.places.toponyms, strict=True)
    hit = next((hit for sentence, found in told if sentence.part == "dateline" for hit in found[:1]), None)
    where = hit.where if hit else None
    if hit is None or where is None:
        return None
    if not _is_seat(hit, where) or _says_this_town(article):
        return hit.span, where, "places.dateline"
    country = Where(None, country=where.country, country_iso3=where.country_iso3, precision=COUNTRY)
    return hit.span, country, "places.dateline_country"


@rule(
    "incidents.place.seat",
    fires_on="ABUJA, April 8 (Reuters) - A bomb exploded on Monday.",
    spares="KANO, April 8 (Reuters) - A bomb exploded on Monday.",
)
def _is_seat(hit: Toponym, where: Where) -> bool:
    """Of a dateline in a capital or a government's seat, where the desks are, only the country holds."""
    return is_capital(where.city or "", where.country_iso3 or "") or is_government(hit.text)


def _says_this_town(article: AnnotatedArticle) -> bool:
    return bool(_THIS_TOWN.search(" ".join(said.text for said in article.body[:OPENING_SENTENCES])))


@rule(
    "incidents.place.police",
    fires_on="Kano police said a bomb exploded on Monday.",
    spares="Police said a bomb exploded on Monday.",
    otherwise=None,
)
def _town_of_police(article: AnnotatedArticle) -> Evidenced | None:
    """An incident that the police of a town speak of was there."""
    sentences = zip(article.sentences, article.places.toponyms, strict=True)
    told = (found for sentence, found in sentences if sentence.part != "dateline")
    return next(((hit.span, hit.where, "places.police") for hit in chain(*told) if hit.served and hit.where and hit.where.city), None)
