"""Pairs of main reports of a labelled corpus, compared as deduplication compares them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from pipeline.dagster.tables import VALIDATED
from pipeline.deduplication import list_report_names, list_report_words
from pipeline.deduplication.copies import pair_copies
from pipeline.deduplication.matching.clustering import cluster_pairs
from pipeline.deduplication.matching.gathering import gather_features
from pipeline.deduplication.matching.scoring import AT_LENGTH, score_tellings
from pipeline.deduplication.matching.vetoes import Vetoes
from pipeline.deduplication.places import name_places
from pipeline.deduplication.reading import read_reports
from pipeline.deduplication.records import Telling
from pipeline.deduplication.stories import find_stories
from pipeline.evaluation.matching.labels import Label
from pipeline.release.parquet import read_parquet


@dataclass(frozen=True)
class Pairs:
    """What can be merged of a corpus: the tellings of what articles are about, and the pairs of them that deduplication compares.

    `labels` holds those of the articles whose main report a telling holds, by source_id. `ends` holds two positions of `labels` a row,
    `levels` a column a comparison; `same` says whether articles of both are labelled one incident.
    """

    labels: tuple[Mapping[str, Label], ...]
    articles: tuple[frozenset[str], ...]
    vetoes: Vetoes
    levels: pl.DataFrame
    ends: npt.NDArray[np.int64]
    same: npt.NDArray[np.float64]

    @property
    def groups(self) -> list[frozenset[str]]:
        """The groups of each telling's articles."""
        return [frozenset(label.group for label in held.values()) for held in self.labels]

    def cluster(self, totals: npt.NDArray[np.int64]) -> dict[str, int]:
        """By article the number of its incident, as deduplication would group them by these totals (tenths of a bit)."""
        listed = [(int(one), int(other), int(total)) for (one, other), total in zip(self.ends, totals, strict=True)]
        groups = cluster_pairs(self.articles, [True] * len(self.articles), listed, self.vetoes).groups
        return {article: number for number, group in enumerate(groups) for telling in group for article in self.labels[telling]}


def read_pairs(out: Path, labels: Mapping[str, Label]) -> Pairs:
    """Of the corpus that was built into `out`. The texts are read anew, so that what is compared of them may have changed since."""
    tables = {name: read_parquet(out / "work" / "validated" / f"{name}.parquet") for name in VALIDATED}
    texts = read_parquet(out / "work" / "cleaned_articles.parquet")
    copies = read_parquet(out / "work" / "article_copies.parquet").select("article_id", "duplicate_of")
    articles = tables["articles"].drop("duplicate_of").join(copies, on="article_id", how="left")
    articles, stories = find_stories(articles)
    tables["report_words"] = list_report_words(tables, texts.iter_rows(named=True))
    tables["report_names"] = list_report_names(tables["incident_reports"], texts.iter_rows(named=True))
    reports = read_reports(tables["incident_reports"], articles, stories)
    sources = dict(articles.select("article_id", "source_id").iter_rows())
    silent = dict(stories)
    for report in reports:
        silent.pop(report.article_id, None)
    told, of = _find_labelled(pair_copies(reports, name_places(reports)), silent, sources, labels)
    features = gather_features(tables, reports)
    levels = score_tellings(told, features).filter(pl.col(AT_LENGTH))
    ends = levels.select("one", "other").to_numpy().astype(np.int64)
    incidents = [{label.incident for label in held.values()} - {None} for held in of]
    same = np.array([not incidents[one].isdisjoint(incidents[other]) for one, other in ends], dtype=np.float64)
    articles_of = tuple(frozenset(report.article_id for report in telling.reports) for telling in told)
    return Pairs(tuple(of), articles_of, Vetoes(told, features), levels, ends, same)


def _find_labelled(
    tellings: Sequence[Telling], silent: Mapping[str, str], sources: Mapping[str, str], labels: Mapping[str, Label]
) -> tuple[list[Telling], list[dict[str, Label]]]:  # fmt: skip
    """The tellings that hold the main report of a labelled article, and the labels of these articles.

    `silent` has by article without a report the one that it copies, or itself: it is about what that one is about.
    """
    copies: dict[str, list[str]] = {}
    for article_id, story in silent.items():
        copies.setdefault(story, []).append(article_id)
    told, of = [], []
    for telling in tellings:
        about = [report.article_id for report in telling.reports if report.is_main]
        about += [copy for article_id in about for copy in copies.get(article_id, ())]
        held = {sources[article_id]: labels[sources[article_id]] for article_id in about if sources[article_id] in labels}
        told += [telling] if held else []
        of += [held] if held else []
    return told, of
