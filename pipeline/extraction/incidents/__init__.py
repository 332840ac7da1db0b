"""Incidents: sentences that name one, grouped into reports."""

import re
from collections.abc import Sequence

from pipeline.annotation.document import AnnotatedArticle
from pipeline.contract.records import Mention, Report, Statement
from pipeline.extraction.events.mentions import Event, read_event
from pipeline.extraction.events.screening import is_opinion, screen_events
from pipeline.extraction.events.splitting import split_event
from pipeline.extraction.events.triggers import is_no_news, reports_incident
from pipeline.extraction.events.types import UNTYPED, VIOLENCE
from pipeline.extraction.incidents.anaphora import find_echoes
from pipeline.extraction.incidents.cluster import Group
from pipeline.extraction.incidents.clustering import BRIEF, group_events
from pipeline.extraction.incidents.context import add_scenes, read_scene
from pipeline.extraction.incidents.fresh_news import date_news
from pipeline.extraction.incidents.killed_attackers import set_felled_apart
from pipeline.extraction.incidents.ordering import settle_order
from pipeline.extraction.incidents.participants import full_names
from pipeline.extraction.incidents.reports import make_report
from pipeline.extraction.incidents.selection import is_specific
from pipeline.lexicon import any_of

ARTICLE = 8  # sentences: news of that length on an incident says when, where or to whom; what says none of it only speaks of such things
_SAME_PLACE = re.compile(rf"\b{any_of('cues', 'same_place')}\b", re.I)


def find_reports(article: AnnotatedArticle, statements: Sequence[Statement], mentions: Sequence[Mention] = ()) -> tuple[Report, ...]:
    """The incidents an article reports, the main one first, then in order of the text; `mentions` are its actors."""
    if not article.sentences or is_no_news(article.text):
        return ()
    told = zip(article.sentences, article.places.toponyms, strict=True)
    read = [read_event(sentence, toponyms) for sentence, toponyms in told if sentence.part != "dateline"]
    events = screen_events(article, [part for event in read if event.sentence.part == "body" for part in split_event(event)])
    titles = [event for event in read if event.sentence.part == "title"]
    title = titles[0] if titles and titles[0].triggers else None
    groups = group_events(events, title, article.today, has_title=bool(titles))
    if is_opinion(article.text):
        groups = [group for group in groups if is_specific(group)]
    if not groups and title and len(events) <= BRIEF:
        groups = group_events([title])  # of a page that is all headline
    settle_order(groups)
    for group in groups:
        set_felled_apart(group)
    main, scene = _main_of(groups, title), read_scene(article)
    add_scenes(groups, events)
    if main:
        date_news(main, [*titles, *events], article.today)
    ordered = sorted(groups, key=lambda group: group is not main)
    names = full_names(mentions)
    echoes = tuple(find_echoes(article, ordered))
    reports = [
        make_report(
            group,
            group is main,
            title,
            scene if group is main or _is_here(group) else scene.of_others(),
            statements,
            [echo for number, echo in echoes if number == order],
            names,
        )
        for order, group in enumerate(ordered)
    ]
    is_snippet = len(article.body) < ARTICLE
    return tuple(report for report in reports if report and (is_snippet or report.when or report.where or report.claims))


def _is_here(group: Group) -> bool:
    """Whether the article says that an earlier incident happened where the news is: "on the same road"."""
    return any(_SAME_PLACE.search(event.sentence.text) for event in group.events)


def _main_of(groups: list[Group], title: Event | None) -> Group | None:
    """The incident an article is about, if any: one not recalled, with the title's type, with its words, the first; in that order."""
    named = {trigger.incident_type for trigger in title.triggers} if title else set()
    words = _content_words(title) if title else frozenset()

    def rank(group: Group) -> tuple:
        types = {trigger.incident_type for event in group.events for trigger in event.triggers}
        fits = types & named or (named & UNTYPED and VIOLENCE in group.families)  # "kill" names no type, and so any violent one
        shared = max(len(words & _content_words(event)) for event in group.events)
        return (group.recalls, bool(named) and not fits, -shared, group.events[0].sentence.index)

    return min((group for group in groups if not group.is_aside), key=rank, default=None)


def _content_words(event: Event) -> frozenset[str]:
    """Nouns, verbs and numbers of an account's sentence, in their dictionary form."""
    return frozenset(word.lemma_.lower() for word in event.sentence.words if word.tag_.startswith(("NN", "VB", "CD")))


__all__ = ["find_reports", "reports_incident"]
