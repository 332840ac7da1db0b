"""Mentions of one incident together: which go with which, and that no step changes what an earlier one made."""

from datetime import date

import pytest

from pipeline.extraction.incidents.anaphora import add_context
from pipeline.extraction.incidents.article_events import ArticleEvents, read_events
from pipeline.extraction.incidents.clustering import attach_left, cluster_events
from pipeline.extraction.incidents.dates import order_dates
from pipeline.extraction.incidents.selection import choose_main
from tests.extraction.reading import read


def events_of(text: str, title: str | None = None) -> ArticleEvents:
    article = read(text, title, date(2024, 3, 14))
    return read_events(article)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("A bomb exploded in Quetta on Monday. It killed two people. A bomb exploded in Quetta on Tuesday.", [[0, 1], [2]]),
        ("Roy Lee was named as the suspect. A man was stabbed to death in Lima on Monday.", [[0, 1]]),
        ("A bomb exploded in Lima on Monday. Rebels shot dead two farmers near Gao on Monday.", [[0], [1]]),
    ],
)
def test_mentions_of_one_incident_are_together(text, sentences):
    """By day, place and kind; a suspect named before the first mention belongs to it."""
    clusters, left = cluster_events(events_of(text).body)
    assert [[event.sentence.index for event in cluster.events] for cluster in attach_left(clusters, left)] == sentences


def test_steps_leave_what_they_were_given():
    """Dating one incident by another and adding context make new clusters."""
    text = "Gunmen killed four in Gao on Sunday. It happened at noon on Sunday. Two days earlier a bombing killed six in Mopti."
    events = events_of(text)
    clusters, _ = cluster_events(events.body)
    before = [(cluster.events, cluster.context) for cluster in clusters]
    ordered = add_context(order_dates(clusters), events.body)
    assert [str(cluster.when.start) for cluster in ordered if cluster.when] == ["2024-03-10", "2024-03-08"]
    assert any(cluster.context for cluster in ordered)
    assert [(cluster.events, cluster.context) for cluster in clusters] == before


def test_the_headline_says_which_incident_is_the_main_one():
    """A kind that the headline names outweighs the order of the text."""
    events = events_of("A bomb exploded in Lima on Monday. Three nurses were kidnapped in Gao on Monday.", "Nurses kidnapped")
    clusters, _ = cluster_events(events.body)
    assert choose_main(clusters, events.title) is clusters[1]
