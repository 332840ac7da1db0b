"""The rules as a reader of articles: annotation, then mentions, statements and incidents, many articles at a time."""

import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from pipeline.annotation import annotate
from pipeline.annotation.budget import portion
from pipeline.contract.extractor import FAILED, Article
from pipeline.contract.records import Extraction, Mention, Span, Unread
from pipeline.contract.rows import Rows, make_rows
from pipeline.extraction.actors import find_mentions
from pipeline.extraction.confidence import rate_extraction
from pipeline.extraction.events.first_pass import may_name_incident, reports_incident
from pipeline.extraction.incidents import find_reports, tells_incident
from pipeline.extraction.records import publish, publish_report
from pipeline.extraction.statements import find_statements
from pipeline.extraction.version import hash_extraction
from pipeline.rules import count_firings, switch_off

SCOPES = ("incidents", "all")
AT_ONCE = 256  # articles handed to the workers together
WORTH_WORKERS = 64  # articles to read: for fewer, starting workers takes longer than reading

OpenWorkers = Callable[[], AbstractContextManager[Executor]]


@dataclass(frozen=True)
class RuleExtractor:
    """Reads by the rules. With scope "incidents" nothing is read of an article that reports none; with "all" actors and statements are.

    With scope "incidents" the sentences that may name an incident are read first, and the whole article only where they tell one.
    `open_workers` opens processes to read in; without it articles are read one after the other. Rules whose ids stand in `without`
    are switched off. Raises ValueError for another scope.
    """

    scope: str
    open_workers: OpenWorkers | None = None
    name: str = "rules"
    without: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.scope not in SCOPES:
            raise ValueError(f"scope is {self.scope!r}: give one of {SCOPES}")

    @property
    def version(self) -> str:
        """Changes with the rules and which are switched off, their words, the model and the libraries they stand on."""
        return "-".join([hash_extraction(), *sorted(self.without)])

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """What each article says, in order; one that a rule cannot digest has a stretch that says so."""
        if self.open_workers is None:
            yield from map(self.read_one, articles)
            return
        waiting = iter(articles)
        with self.open_workers() as pool:
            while batch := list(islice(waiting, AT_ONCE)):
                yield from pool.map(self.read_one, batch, chunksize=8) if len(batch) >= WORTH_WORKERS else map(self.read_one, batch)

    @property
    def read_one(self) -> Callable[[Article], Extraction]:
        """What reads one article in any process, and raises nothing; pickled it is small."""
        return partial(_read_or_fail, scope=self.scope, without=self.without)


def extract_rows(article: Article, scope: str) -> Rows:
    """Rows of one article by the rules, as `make_rows` has them. Raises ValueError for an unknown scope."""
    reader = RuleExtractor(scope)
    return make_rows(article, _read(article, scope), reader.name)


def _read_or_fail(article: Article, scope: str, without: frozenset[str]) -> Extraction:
    try:
        with switch_off(without), count_firings() as fired:
            return replace(_read(article, scope), fired=tuple(sorted(fired)))
    except Exception as error:  # whatever it is: it must stop no other article
        return Extraction(unread=(_describe(article, error),))


def _read(article: Article, scope: str) -> Extraction:
    if scope == "incidents" and not reports_incident(article["text"]):
        return Extraction()
    given = portion(article["title"], article["text"])
    row = {**article, "title": given.title, "text": given.text}
    if scope == "incidents" and not tells_incident(annotate(row, may_name_incident)):
        return Extraction(unread=given.unread)
    annotated = annotate(row)
    mentions = find_mentions(annotated)
    statements = find_statements(annotated, mentions)
    reports = tuple(map(publish_report, find_reports(annotated, statements, mentions)))
    if scope == "incidents" and not reports:
        return Extraction(unread=given.unread)
    return rate_extraction(Extraction(reports, tuple(publish(mention, Mention) for mention in mentions), statements, given.unread))


def _describe(article: Article, error: Exception) -> Unread:
    """The whole article as a stretch that was not read. Where the rule stopped is named, and none of the words it stopped at."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{last.filename.rpartition('/pipeline/')[2]}, line {last.lineno}" if "/pipeline/" in last.filename else last.name
    reason = f"a rule stopped with {type(error).__name__} ({where}), and nothing of the article was read: report it with the text"
    return Unread(Span(0, len(article["text"])), FAILED, reason)
