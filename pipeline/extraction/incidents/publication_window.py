"""The days that publication allows for fresh news whose own sentences give none: a day or night that the head of the text names.

Where it names none, the range in which what it reports was done.
"""

from collections.abc import Iterator
from datetime import timedelta

from spacy.tokens import Token

from pipeline.annotation.syntax import SUBJECTS, ancestors, case_of, children, is_verb
from pipeline.annotation.times import DAY, FEW_DAYS, MONTH, TimeExpression, read_days
from pipeline.contract.records import Span
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.time_anchors import find_anchor, lemma_of
from pipeline.extraction.events.time_arguments import word_at
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.types import ARREST
from pipeline.extraction.incidents.article_events import ArticleEvents
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.lexicon import words_of
from pipeline.lexicon.phrases import before, behind
from pipeline.rules import load_pattern, rule

LAST_DAY = timedelta(1)  # news is of its day or of the one before
CLOSE = 4  # sentences in which a time of day is that of the news
HEAD = 2  # sentences of the body that say whether it is of long ago
OPENING = 3  # sentences of the body that say what the news is
PUBLICATION_WINDOW = "dates.publication_window"  # the rule where the text says nothing of when
_PART = load_pattern("incidents.date.part_behind")
_EARLY = load_pattern("incidents.date.part_before")
_OLD = load_pattern("incidents.date.old_news")
_KIDNAPPING = "kidnapping"
_HARMED = frozenset({"killed", "injured"})
_ABOUT = frozenset({"over", "about", "into"})
_DONE = frozenset({"VBD", "VBN"})
_CARRIES = frozenset({"ccomp", "parataxis", "conj", "xcomp", "obj", "ROOT", *SUBJECTS})


def infer_date(cluster: Cluster, incident_type: str, mentions: ArticleEvents) -> TimeExpression | None:
    """The days that publication allows for the incident that is an article's news; None where it is no fresh news.

    A day that headline or opening names, be it of a report, ends the range: what they tell was done on it or on the day before.
    Without such a day that of publication ends it.
    """
    if not _is_fresh(cluster, mentions):
        return None
    opening = _find_opening(mentions, OPENING)
    told = next(_find_words(cluster, incident_type, opening), None)
    if told is None:
        return None
    span, name = told
    day = min(_find_days(opening), key=lambda hit: (hit.when.start, hit.span), default=None)
    if day is not None:
        if day.when.start < mentions.today - LAST_DAY:
            return None  # a day that is neither of the report nor tied to the deed
        return TimeExpression(day.span, read_days(day.when.start - LAST_DAY, day.when.start), False, "dates.told_on")
    return TimeExpression(span, read_days(mentions.today - LAST_DAY, mentions.today), False, name)


def find_named(cluster: Cluster, mentions: ArticleEvents) -> TimeExpression | None:
    """The first day or night of the last week that the head of fresh news tells of; None where it has none."""
    if not _is_fresh(cluster, mentions):
        return None
    head = (event for event in (*mentions.titles, *mentions.body) if event.sentence.index <= CLOSE)
    told = ((hit, event) for event in head for hit in event.sentence.times if hit.when.precision <= FEW_DAYS and not hit.is_past)
    return next((hit for hit, event in told if not event.begins(hit) and (hit in event.dates or _is_parted(hit, event))), None)


def _is_fresh(cluster: Cluster, mentions: ArticleEvents) -> bool:
    """Whether an incident is the news of a dated article, and nothing says that it was long before."""
    is_news = cluster.is_main and mentions.today is not None and not cluster.recalls
    return is_news and not is_old_news(_find_opening(mentions, HEAD))


@rule(
    "incidents.date.part_of_day",
    fires_on="Two killed in Lagos bombing\n\nPolice seek the bombers. Early on Sunday a van stood in the street.",
    spares="Two killed in Lagos bombing\n\nPolice seek the bombers. On Sunday a van stood in the street.",
)
def _is_parted(hit: TimeExpression, event: EventMention) -> bool:
    """What happened on some part of a day, "early Sunday", is of the deed that is the news, if it is not said or done about it."""
    text, start = event.sentence.text, event.sentence.start
    first, last = hit.span.start - start, hit.span.end - start
    if not (_PART.search(text[first:last]) or _PART.match(behind(text, last)) or _EARLY.search(before(text, first))):
        return False
    word = word_at(event.sentence, hit.span)
    if any(child.lower_ in words_of("cues", "indefinite") for one in (word, word.head) for child in children(one, "det")):
        return False  # "a sunny Sunday afternoon" is of any week
    anchor, owner = find_anchor(word, {})
    return owner is None and lemma_of(anchor) not in words_of("cues", "other_day") - words_of("cues", "called")


def _find_opening(mentions: ArticleEvents, count: int) -> list[EventMention]:
    """The headline's mentions and those of the first sentences of the body."""
    first = min((event.sentence.index for event in mentions.body), default=0)
    return [*mentions.titles, *(event for event in mentions.body if event.sentence.index < first + count)]


def _find_words(cluster: Cluster, incident_type: str, opening: list[EventMention]) -> Iterator[tuple[Span, str]]:
    """Words that tell the incident as news, each with its rule: a time of day, a deed told as done, whom the headline says it hurt."""
    for event in cluster.events:
        if event.sentence.part == "body" and (clock := _find_clock(event)):
            yield clock, "dates.clock"
    for event in (event for event in cluster.all_events if event in opening):
        if event.sentence.part == "body" and (done := _find_told(event, incident_type)):
            yield done, PUBLICATION_WINDOW
        if event.sentence.part == "title" and (harm := _find_harm(event, incident_type)):
            yield harm, PUBLICATION_WINDOW


@rule(
    "incidents.date.comes_long_after",
    fires_on="Two killed in Lagos bombing remembered\n\nA memorial was opened.",
    spares="Two killed in Lagos bombing\n\nA market was closed.",
)
def is_old_news(opening: list[EventMention]) -> bool:
    """A trial, an anniversary, or a day or week further back in the opening: what is told was done long before."""
    return any(_OLD.search(event.sentence.text) or _is_past_week(event) for event in opening)


def _is_past_week(event: EventMention) -> bool:
    """Whether a sentence names a day before the news, or a week, and no day of the news."""
    times = event.sentence.times
    days = [hit for hit in times if hit.when.precision == DAY]
    return any(hit.is_past for hit in days) or (not days and any(hit.when.precision < MONTH for hit in times))


@rule(
    "incidents.date.told_on",
    fires_on="Blast kills two in Lagos\n\nPolice sought the bombers on Monday.",
    spares="Blast kills two in Lagos\n\nPolice sought the bombers.",
    otherwise=(),
)
def _find_days(opening: list[EventMention]) -> tuple[TimeExpression, ...]:
    """Days of the last week that headline or opening names."""
    return tuple(hit for event in opening for hit in event.sentence.times if hit.when.precision == DAY and not hit.is_past)


@rule(
    "incidents.date.clock",
    fires_on="Gunmen robbed a bank in Lagos at 9 p.m.",
    spares="Gunmen robbed a bank in Lagos.",
    otherwise=None,
)
def _find_clock(event: EventMention) -> Span | None:
    """A time of day near the head of the text, without a day, is of the day of publication or the one before."""
    return event.sentence.clock if event.sentence.index <= CLOSE and event.triggers else None


@rule(
    "incidents.date.publication_window",
    fires_on="Gunmen robbed a bank in Lagos.",
    spares="Gunmen will have robbed a bank in Lagos.",
    otherwise=None,
)
def _find_told(event: EventMention, incident_type: str) -> Span | None:
    """What the opening tells as done, without a day, was done on the day of publication or the one before."""
    told = (trigger for trigger in event.triggers if incident_type == ARREST or trigger.incident_type != ARREST)
    return next((trigger.span for trigger in told if _is_told(trigger, event)), None)


@rule(
    "incidents.date.publication_window_of_harm",
    fires_on="Bomb kills two in Lagos market\n\nTraders wept over the bombing.",
    spares="Bomb shakes Lagos market\n\nTraders wept over the bombing.",
    otherwise=None,
)
def _find_harm(event: EventMention, incident_type: str) -> Span | None:
    """Whom a headline counts as killed or hurt was so on the day of publication or the one before; captivity lasts."""
    if incident_type == _KIDNAPPING or not event.triggers:
        return None
    return next((claim.span for claim in event.claims if claim.outcome in _HARMED and not _is_topic(claim.span, event)), None)


@rule(
    "incidents.date.topic",
    fires_on="Minister defends army over Ada Musa's death in Lagos\n\nTraders wept over the killing.",
    spares="Minister defends army after Ada Musa's death in Lagos\n\nTraders wept over the killing.",
)
def _is_topic(span: Span, event: EventMention) -> bool:
    """Whether a headline only says over what somebody speaks, is held or is in court: "over", "about", "into" a death."""
    word = word_at(event.sentence, span)
    return any(case_of(one) in _ABOUT for one in (word, *ancestors(word)) if not is_verb(one))


def _is_told(trigger: Trigger, event: EventMention) -> bool:
    """Whether the sentence tells of it as a thing done, in its main clause or as what somebody reported."""
    word = word_at(event.sentence, trigger.span)
    if trigger.stage != "accomplished" or trigger.is_plural:
        return False
    chain = [word, *ancestors(word)]
    if any(one.dep_.partition(":")[0] not in _CARRIES and one.dep_ not in _CARRIES for one in chain):
        return False
    verbs = [one for one in chain if is_verb(one)]
    deeds = [one for one in verbs if one.lemma_.lower() not in words_of("cues", "makes_known") | words_of("cues", "reacts_to")]
    if any(one != word and one.lemma_.lower() not in words_of("cues", "same_day") for one in deeds):
        return False
    return bool(verbs) and _is_past((deeds or verbs)[-1])


def _is_past(verb: Token) -> bool:
    """Whether a verb stands in the past or the present perfect, not in the past perfect."""
    helpers = {child.lower_ for child in children(verb, "aux")}
    if verb.tag_ == "VBD":
        return not helpers & {"had", "'d", "did"}
    return verb.tag_ in _DONE and bool(helpers & {"has", "have", "was", "were", "been", "'ve"}) and "had" not in helpers
