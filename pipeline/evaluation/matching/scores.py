"""How right a grouping of labelled articles is, as the corpora's own scorers count it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

from pipeline.evaluation import scorers, stories
from pipeline.evaluation.built_releases import find_release
from pipeline.evaluation.corpora import Bench
from pipeline.evaluation.lines import Line, make_f1
from pipeline.evaluation.matching.labels import ECB_SPLITS, Label

Grouped = Mapping[str, int]  # the number of its incident by article
MAIN = ("pairs main, all", "pairs main, covered", "look-alike clusters wrongly linked, main", "distractors linked to a cluster, main")
PAIRWISE = "pairwise (main incident)"


def score_groups(bench: Bench, corpus: str, out: Path, labels: Mapping[str, Label], grouped: Grouped) -> Iterator[tuple[str, Line]]:
    """Figures of a corpus by name; `out` is where it was built, `grouped` has what each article with a main report is about."""
    if corpus == "stories":
        predicted = SimpleNamespace(main=grouped, any={name: {number} for name, number in grouped.items()})
        found = replace(stories.load_scored(bench, find_release(out)), predicted=predicted).run()
        yield from ((name, found[name]) for name in MAIN)
    elif corpus == "ecbplus":
        for split in ECB_SPLITS:
            rows = {name: [{"article_id": name, "incident_id": number, "main": True}] for name, number in grouped.items()}
            scored = replace(scorers.load_scored(bench, corpus, split, find_release(out)), predicted=rows)  # type: ignore[type-var]
            yield f"{split} {PAIRWISE}", scored.run()[PAIRWISE]
    else:
        yield PAIRWISE, _count_pairs(labels, grouped)


def _count_pairs(labels: Mapping[str, Label], grouped: Grouped) -> Line:
    """Pairs of articles with a main report that are one incident, that are found to be one, and both."""
    pairs = list(combinations(sorted(name for name in grouped if labels[name].incident is not None), 2))
    same = {pair for pair in pairs if labels[pair[0]].incident == labels[pair[1]].incident}
    joined = {pair for pair in pairs if grouped[pair[0]] == grouped[pair[1]]}
    return make_f1(len(same & joined), len(same), len(same & joined), len(joined))
