"""Incidents: sentences that name one, grouped into reports."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.extraction.dates import find_dates
from pipeline.extraction.incidents.events import Event, read_event, split_event
from pipeline.extraction.incidents.grouping import Group, group_events
from pipeline.extraction.incidents.reports import make_report
from pipeline.extraction.incidents.triggers import reports_incident
from pipeline.extraction.places import read_context
from pipeline.extraction.records import Report, Statement
from pipeline.language import AnnotatedArticle


def find_reports(article: AnnotatedArticle, statements: Sequence[Statement]) -> tuple[Report, ...]:
    """The incidents an article reports, the main one first, then in order of the text."""
    today, context = _today(article), read_context(article)
    events = [part for sentence in article.body for part in split_event(read_event(sentence, context, today))]
    titles = [read_event(sentence, context, today) for sentence in article.sentences if sentence.part == "title"]
    title = titles[0] if titles and titles[0].triggers else None
    groups = group_events(events, title) or (group_events([title]) if title else [])
    main = _main_of(groups, title)
    ordered = sorted(groups, key=lambda group: group is not main)
    reports = [make_report(group, order, group is main, title, statements) for order, group in enumerate(ordered)]
    return tuple(replace(report, order=order) for order, report in enumerate(report for report in reports if report))


def _today(article: AnnotatedArticle) -> date | None:
    """The day the article was published, else the full date of its dateline."""
    if article.published_on:
        return article.published_on
    lines = [hit.when.start for sentence in article.sentences if sentence.part == "dateline" for hit in find_dates(sentence.text, 0, None)]
    return lines[0] if lines else None


def _main_of(groups: list[Group], title: Event | None) -> Group | None:
    """The incident the article is about: of those not recalled, the one with the title's type, then the most told, then the first."""
    named = {trigger.incident_type for trigger in title.triggers} if title else set()

    def rank(group: Group) -> tuple:
        types = {trigger.incident_type for event in group.events for trigger in event.triggers}
        return (group.recalls, not (types & named), -len(group.events), group.events[0].sentence.index)

    return min(groups, key=rank, default=None)


__all__ = ["find_reports", "reports_incident"]
