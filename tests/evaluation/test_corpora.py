"""Which corpora there are, and what is said when they are not."""

import pytest

from pipeline.evaluation.corpora import CorporaError, find_bench, list_corpora, load_settings
from tests.evaluation.invented import write_bench


@pytest.mark.parametrize(("make", "said"), [(lambda _: {}, "is not set"), (lambda folder: {"INCIDENT_CORPORA": str(folder)}, "is '")])
def test_missing_corpora_are_told_with_the_remedy(tmp_path, make, said):
    """Without the variable, or with one that names another folder, the message says what it must name."""
    with pytest.raises(CorporaError, match=rf"INCIDENT_CORPORA {said}.*must name a folder that holds bench/score.py"):
        find_bench(make(tmp_path))


def test_all_corpora_are_those_with_labels(tmp_path):
    """Without names, what has no labels is left out; by name it can be built. Splits are those that score.py scores."""
    bench = find_bench({"INCIDENT_CORPORA": str(write_bench(tmp_path))})
    assert [(corpus.name, corpus.splits) for corpus in list_corpora(bench)] == [("valley", ("dev",))]
    assert [(corpus.name, corpus.splits) for corpus in list_corpora(bench, ["hills"])] == [("hills", ())]


def test_unknown_corpus_is_named(tmp_path):
    """A name that is no folder is refused with those that are."""
    bench = find_bench({"INCIDENT_CORPORA": str(write_bench(tmp_path))})
    with pytest.raises(CorporaError, match=r"'dales' .*name some of: hills, valley"):
        list_corpora(bench, ["dales"])


def test_settings_are_scopes_of_the_build():
    """Corpora with statements and actors labelled in every article are built with scope all."""
    assert {row["scope"] for row in load_settings().values()} <= {"incidents", "all"}
    assert [name for name, row in load_settings().items() if row["scope"] == "all"] == ["polnear", "re3d", "stories", "wire"]
