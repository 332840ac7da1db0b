"""Successors: which row of today stands for one that is gone."""

from pipeline.deduplication import find_successors
from schemas import TABLES
from tests.deduplication.told import mention, name_id, report


def frame(table, *rows):
    return TABLES[table].frame(rows)


def test_rows_that_stand_need_no_successor():
    """Only a row that is gone has one."""
    rows = [mention(1, 1), mention(2, 1)]
    assert find_successors("actor_mentions", frame("actor_mentions", *rows), frame("actor_mentions", *rows)) == {}


def test_successor_overlaps_most():
    """Of the rows at the place of the old one, the one that shares most of its words; a row of another article is none."""
    before = frame("actor_mentions", mention(1, 1, char_start=10, char_end=30))
    after = frame(
        "actor_mentions", mention(2, 1, char_start=10, char_end=14), mention(3, 1, char_start=12, char_end=40),
        mention(4, 2, char_start=10, char_end=30),
    )  # fmt: skip
    assert find_successors("actor_mentions", before, after) == {name_id("men", 1): name_id("men", 3)}


def test_other_words_at_the_same_place_are_no_heir():
    """Where a text was rewritten, another name may stand where the old one stood."""
    before = frame("actor_mentions", mention(1, 1, name="Nela Orban", char_start=10, char_end=20))
    rewritten = frame("actor_mentions", mention(2, 1, name="Ivo Reth", char_start=12, char_end=20))
    mended = frame("actor_mentions", mention(3, 1, name="Mayor Nela Orban", char_start=4, char_end=20))
    assert find_successors("actor_mentions", before, rewritten) == {}
    assert find_successors("actor_mentions", before, mended) == {name_id("men", 1): name_id("men", 3)}


def test_touching_is_not_overlapping():
    """A span that begins where the old one ended holds none of its words."""
    before = frame("actor_mentions", mention(1, 1, char_start=10, char_end=30))
    assert find_successors("actor_mentions", before, frame("actor_mentions", mention(2, 1, char_start=30, char_end=40))) == {}


def test_only_new_report_of_its_type_is_the_heir():
    """A report has no place: the new one of the same article and type stands for it, unless there are two."""
    before = frame("incident_reports", report(1, article=1), report(2, article=2, incident_type="riot"))
    one = [report(3, article=1), report(4, article=2, incident_type="arson")]
    assert find_successors("incident_reports", before, frame("incident_reports", *one)) == {name_id("rep", 1): name_id("rep", 3)}
    assert find_successors("incident_reports", before, frame("incident_reports", *one, report(5, article=1))) == {}
