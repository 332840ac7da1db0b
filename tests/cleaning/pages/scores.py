"""How many headlines, days, bylines and bodies of news pages are read as a person reads them: `python -m tests.cleaning.pages.scores`.

README.md says how the labels were made. The pages lie in the folder that INCIDENT_CORPORA names.
"""

import csv
import json
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pipeline.cleaning import CleanArticle, clean_record
from pipeline.evaluation.corpora import Bench, find_bench, load_module
from pipeline.ingestion import RawRecord, read_inputs

LABELS = Path(__file__).with_name("labels.csv")
HALVES = ("tuned on", "held apart")


@dataclass(frozen=True)
class PageScore:
    """One page: whether headline, day and byline are the labelled ones, and F1 of its main text (0 to 1)."""

    page: str
    half: str
    title: bool
    day: bool
    byline: bool
    main_text: float


def score_pages(bench: Bench) -> list[PageScore]:
    """The labelled pages as cleaning reads them now."""
    scorer = load_module(bench.folder / "pages" / "score.py")
    with open(bench.folder / "pages" / "labels.jsonl", encoding="utf-8") as file:
        bodies = {row["id"]: row["body"] for row in map(json.loads, file)}
    found = {article.source_id: article for article in _clean_pages(bench.folder / "data" / "pages")}
    with open(LABELS, encoding="utf-8", newline="") as file:
        labels = list(csv.DictReader(file))
    return [
        _score(label, HALVES[number % 2], found.get(label["page"]), bodies[label["page"]], scorer.score)
        for number, label in enumerate(labels)
    ]


def hash_words(words: str | None) -> str:
    """SHA-256 of words without regard to their case, form of characters and blanks; nothing of nothing."""
    return sha256(" ".join(unicodedata.normalize("NFKC", words).casefold().split()).encode()).hexdigest() if words else ""


def _clean_pages(folder: Path) -> Iterator[CleanArticle]:
    for record in read_inputs(folder):
        article = clean_record(record) if isinstance(record, RawRecord) else record
        if isinstance(article, CleanArticle):
            yield article


def _score(label: dict[str, str], half: str, article: CleanArticle | None, body: str, score_text) -> PageScore:
    if article is None:
        return PageScore(label["page"], half, False, False, False, 0.0)
    text = article.text.removeprefix(article.title or "")
    return PageScore(
        label["page"], half, hash_words(article.title) == label["title_sha256"], str(article.published_on) == label["published_on"],
        hash_words(article.byline) == label["byline_sha256"], score_text(body, text)[2],
    )  # fmt: skip


def summarise(scores: list[PageScore]) -> str:
    """The shares of one group of pages in a line."""
    n = len(scores)
    texts = sorted(score.main_text for score in scores)
    shares = (f"{name}s {sum(getattr(score, name) for score in scores) / n:.1%}" for name in ("title", "day", "byline"))
    tenth = texts[: n // 10]
    return f"{n} pages: {', '.join(shares)}, main text F1 {sum(texts) / n:.3f}, its worst tenth {sum(tenth) / len(tenth):.3f}"


def main() -> None:
    """Print the shares of all pages and of both halves, and which pages of the tuned half are read otherwise."""
    scores = score_pages(find_bench(os.environ))
    print("all", summarise(scores))
    for half in HALVES:
        print(half, summarise([score for score in scores if score.half == half]))
    for score in scores:
        wrong = [name for name in ("title", "day", "byline") if not getattr(score, name)]
        if score.half == HALVES[0] and (wrong or score.main_text < 0.95):
            print(f"{score.page} {' '.join(wrong)} {score.main_text:.3f}")


if __name__ == "__main__":
    main()
