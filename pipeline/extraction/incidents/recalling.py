"""Behind an incident that was recalled: what goes on about the news, by its words, its numbers, or what only news counts."""

from collections.abc import Iterable

from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.rules import load_pattern, rule

_DAY_NAMED = load_pattern("incidents.cluster.day_named")


def is_of_news(event: EventMention, news: Cluster, recalled: Cluster) -> bool:
    """Whether a mention behind an incident that was recalled goes on about the news."""
    return (_share_sentence(news, recalled) and _goes_on(event)) or _repeats(event, news, recalled)


@rule(
    "incidents.cluster.repeats_news",
    fires_on="Gunmen attacked a rally in Kisumu on Monday, killing nine people.\n\nIt recalled the 2015 slaying of Amina Otieno.\n\n"
    "The attack left 21 people wounded.",
    spares="Gunmen attacked a rally in Kisumu on Monday, killing nine people.\n\nIt recalled the 2015 slaying of Amina Otieno.\n\n"
    "The slaying left 21 people wounded.",
)
def _repeats(event: EventMention, news: Cluster, recalled: Cluster) -> bool:
    """A word or a number that the news was told with, and the recalled incident was not, takes up the news."""
    words = _words_of((event,))
    if words & _words_of(recalled.events):
        return False
    return bool(words & _words_of(news.events)) or bool(_numbers((event,)) & _numbers(news.events) - _numbers(recalled.events))


def _words_of(events: Iterable[EventMention]) -> set[str]:
    """The words that name what happened."""
    return {word for event in events for word in event.words}


def _numbers(events: Iterable[EventMention]) -> set[tuple[str, int]]:
    """What is counted, with the count; one is everybody's."""
    return {(claim.outcome, claim.low) for event in events for claim in event.claims if claim.low is not None and claim.low > 1}


@rule(
    "incidents.cluster.of_the_news",
    fires_on="Gunmen killed four traders in Lagos on Monday, days after a bombing in Kano.\n\nFive people were wounded.",
    spares="Gunmen killed four traders in Lagos on Monday.\n\nFive people were wounded.",
)
def _goes_on(event: EventMention) -> bool:
    """Where a sentence tells news and an earlier incident, what counts people below goes on about the news.

    So do parties without a day, which may be that of another deed: "blamed for Monday's blast".
    """
    return bool(event.claims) or (bool(event.parties) and not _DAY_NAMED.search(event.sentence.text))


def _share_sentence(one: Cluster, other: Cluster) -> bool:
    """Whether a sentence tells of both."""
    return bool({event.sentence.index for event in one.events} & {event.sentence.index for event in other.events})
