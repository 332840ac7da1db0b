"""Pairs of main reports of a labelled corpus, compared as deduplication compares them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from pipeline.dagster.tables import VALIDATED
from pipeline.deduplication import list_report_names, list_report_words
from pipeline.deduplication.matching.clustering import cluster_pairs
from pipeline.deduplication.matching.gathering import gather_signs
from pipeline.deduplication.matching.scoring import AT_LENGTH, score_tellings
from pipeline.deduplication.matching.vetoes import Vetoes
from pipeline.deduplication.places import name_places
from pipeline.deduplication.reading import read_reports
from pipeline.deduplication.stories import find_stories
from pipeline.deduplication.tellings import pair_copies
from pipeline.evaluation.matching.labels import Label
from pipeline.release.parquet import read_parquet


@dataclass(frozen=True)
class Pairs:
    """What can be merged of a corpus: the articles' own incidents, and the pairs of them that deduplication compares.

    `ends` holds two positions of `labels` a row, `levels` a column a comparison; `same` says whether the two are labelled one incident.
    """

    labels: tuple[Label, ...]
    articles: tuple[frozenset[str], ...]
    vetoes: Vetoes
    levels: pl.DataFrame
    ends: npt.NDArray[np.int64]
    same: npt.NDArray[np.float64]

    def cluster(self, totals: npt.NDArray[np.int64]) -> list[list[int]]:
        """The positions by incident, as deduplication would group them by these totals (tenths of a bit)."""
        listed = [(int(one), int(other), int(total)) for (one, other), total in zip(self.ends, totals, strict=True)]
        return [list(group) for group in cluster_pairs(self.articles, [True] * len(self.articles), listed, self.vetoes).groups]


def read_pairs(out: Path, labels: Mapping[str, Label]) -> Pairs:
    """Of the corpus that was built into `out`. The texts are read anew, so that what is compared of them may have changed since."""
    tables = {name: read_parquet(out / "work" / "validated" / f"{name}.parquet") for name in VALIDATED}
    texts = read_parquet(out / "work" / "cleaned_articles.parquet")
    copies = read_parquet(out / "work" / "article_copies.parquet").select("article_id", "duplicate_of")
    articles = tables["articles"].drop("duplicate_of").join(copies, on="article_id", how="left")
    articles, stories = find_stories(articles)
    sources = dict(articles.select("article_id", "source_id").iter_rows())
    tables["report_words"] = list_report_words(tables, texts.iter_rows(named=True))
    tables["report_names"] = list_report_names(tables["incident_reports"], texts.iter_rows(named=True))
    reports = read_reports(tables["incident_reports"], articles, stories)
    told = [
        telling
        for telling in pair_copies(reports, name_places(reports))
        if telling.lead.is_main and sources[telling.lead.article_id] in labels
    ]
    signs = gather_signs(tables, reports)
    of = tuple(labels[sources[telling.lead.article_id]] for telling in told)
    levels = score_tellings(told, signs).filter(pl.col(AT_LENGTH))
    ends = levels.select("one", "other").to_numpy().astype(np.int64)
    same = np.array([of[one].incident is not None and of[one].incident == of[other].incident for one, other in ends], dtype=np.float64)
    articles_of = tuple(frozenset(report.article_id for report in telling.reports) for telling in told)
    return Pairs(of, articles_of, Vetoes(told, signs), levels, ends, same)
