"""What one rule is worth: the same corpus read with and without it, and only those articles anew in which it decides something."""

from pathlib import Path

from pipeline.contract.extractor import name_method
from pipeline.dagster.kept_results import open_kept_results
from pipeline.dagster.resources import KEPT
from pipeline.evaluation.corpora import Corpus
from pipeline.extraction import RuleExtractor
from pipeline.extraction.rule_list import load_rules
from pipeline.rules import list_rules


def list_ids() -> set[str]:
    """The ids of all rules."""
    load_rules()
    return {rule.id for rule in list_rules()}


def adopt_untouched(corpus: Corpus, whole: Path, out: Path, rule: str) -> None:
    """Puts what was read of a corpus with all rules to the kept results of a build without one, where that one decided nothing.

    `whole` and `out` are the folders of the two builds.
    """
    with_it, without_it = RuleExtractor(corpus.scope), RuleExtractor(corpus.scope, without=frozenset({rule}))
    with (
        open_kept_results(whole / "work" / KEPT, name_method(with_it)) as kept,
        open_kept_results(out / "work" / KEPT, name_method(without_it)) as adopting,
    ):
        adopting.adopt(kept, rule)
