"""Labelled rows under tests/cases: a row that was right stays right, and scores that rise are kept."""

from collections import defaultdict

import pytest

from tests.cases import list_labels
from tests.cases.cells import rows_of
from tests.cases.constructions import JUDGES
from tests.cases.samples import ROWS, find_mixed
from tests.cases.scores import FILE, Label, Score, hold, measure, parse, read_frozen, render
from tests.cases.stories import Stories

LABELS, FROZEN = list_labels(), read_frozen()
BEFORE = Score(4, {"valley": "", "hills": ""})


@pytest.fixture(scope="module")
def stories(sample) -> Stories:
    """The sample's rows, story by story."""
    return Stories(sample)


@pytest.mark.parametrize("construction", LABELS)
def test_no_row_falls(stories, construction):
    """Every row of a construction that the program read right it reads right; one that it did not is reported when it does."""
    hold(construction, FROZEN.get(construction, Score()), measure(LABELS[construction], stories))


def test_scores_are_of_these_rows():
    """The frozen file names each construction, how many rows it has, and as missed only rows that there are."""
    rows = {name: len(labels) for name, labels in LABELS.items()}
    assert {name: score.rows for name, score in FROZEN.items()} == rows, "`python -m tests.cases` counts them again"
    for construction, labels in LABELS.items():
        names = {label.name for label in labels}
        assert len(names) == len(labels)
        assert FROZEN[construction].missed.keys() <= names
    assert render(FROZEN) == FILE.read_text(encoding="utf-8")


def test_a_fall_is_named():
    """What was right and is not fails with its construction, its row and what the program says."""
    with pytest.raises(AssertionError, match=r"warn fell from 2 of 4 to 1 of 4:\n- mountain: not found$"):
        hold("warn", BEFORE, Score(4, BEFORE.missed | {"mountain": "not found"}))


def test_a_fall_is_not_made_up_for():
    """A row that falls fails though another rises, so that the score is the same."""
    with pytest.warns(UserWarning, match="valley"), pytest.raises(AssertionError, match="mountain"):
        hold("warn", BEFORE, Score(4, {"hills": "not found", "mountain": "not found"}))


def test_a_rise_is_reported():
    """What was missed and is right is a warning that names the row and the command."""
    with pytest.warns(UserWarning, match=r"warn rose to 3 of 4; `python -m tests.cases` keeps it.*\n- hills$"):
        hold("warn", BEFORE, Score(4, {"valley": "not found"}))


@pytest.mark.parametrize(("lower", "missed"), [(False, {"hills"}), (True, {"hills", "mountain"})])
def test_scores_are_only_raised_unless_asked(lower, missed):
    """A new score lists no row that rose, and one that fell only on demand; written and read it is the same."""
    kept = Score(4, {"hills": "not found", "mountain": "not found"}).freeze(BEFORE, lower)
    assert kept.missed.keys() == missed
    assert parse(render({"statements: warn": kept})) == {"statements: warn": kept}


def test_a_row_is_measured_by_its_fault():
    """A row whose judge finds a fault is missed, any other is right."""
    labels = [Label("warn", "valley", lambda _: "not found"), Label("warn", "hills", lambda _: "")]
    assert measure(labels, None) == Score(2, {"valley": "not found"})


def test_cases_come_from_several_places():
    """The rows of a construction come from two stories or more, so that no wording of one story stands for all."""
    told = defaultdict(set)
    for name in JUDGES:
        for row in rows_of(name):
            told[name, row["construction"]].add(row["source_id"])
    assert [construction for construction, sources in told.items() if len(sources) < 2] == []


def test_incidents_stay_apart(stories):
    """No two incidents of samples.csv are one row of `incidents`."""
    assert find_mixed(stories) == []


def test_every_story_has_a_line(sample):
    """samples.csv is whole: it has the stories of the sample, and no others."""
    assert set(sample.table("articles")["source_id"]) == {row["source_id"] for row in ROWS}
