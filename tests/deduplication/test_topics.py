"""Of which incident a statement speaks."""

from pipeline.deduplication import merge_tables
from tests.deduplication.told import claim, name_id, proof, report, statement, tell

OTHER = {"incident_type": "kidnapping", "is_main": False}
SPAN = {"char_start": 100, "char_end": 150, "speech_act": "report"}
INSIDE, BEFORE, ACROSS = {"char_start": 110, "char_end": 114}, {"char_start": 50, "char_end": 54}, {"char_start": 148, "char_end": 152}


def topic(*statements, **rows):
    """The number of the report whose incident the one statement speaks of, or None."""
    merged = merge_tables(tell(statements=list(statements), **rows))
    known = {
        incident_id: int(report_id[4:], 16)
        for incident_id, report_id in merged["incident_reports"].select("incident_id", "report_id").iter_rows()
    }
    (found,) = merged["statements"]["incident_id"].to_list()
    return known.get(found)


def anchor(number, report_number, article=1, **cells):
    """The words behind a report's incident_type."""
    return proof(number, article, row_id=name_id("rep", report_number), **cells)


def test_statement_that_gives_a_number():
    """It speaks of the incident whose casualties it counts, and of none when it counts those of two."""
    reports = [report(1), report(2, article=1, **OTHER)]
    linked = {"statement_id": name_id("sta", 1)}
    assert topic(statement(1, 1, **SPAN), reports=reports, claims=[claim(1, 2, article=1, **linked)]) == 2
    both = [claim(1, 1, **linked), claim(2, 2, article=1, **linked)]
    assert topic(statement(1, 1, **SPAN), reports=reports, claims=both) is None


def test_statement_that_names_the_incident():
    """It speaks of the incident that its words name, when they stand wholly within it."""
    reports = [report(1), report(2, article=1, **OTHER)]
    assert topic(statement(1, 1, **SPAN), reports=reports, evidence=[anchor(1, 2, **INSIDE)]) == 2
    for elsewhere in (BEFORE, ACROSS):
        assert topic(statement(1, 1, **SPAN), reports=reports, evidence=[anchor(1, 2, **elsewhere)]) is None
    assert topic(statement(1, 1, **SPAN), reports=reports, evidence=[anchor(1, 1, **INSIDE), anchor(2, 2, **INSIDE)]) is None


def test_only_words_that_name_the_incident_count():
    """A date or a place within a statement does not make it speak of the incident, nor do another article's offsets."""
    reports = [report(1), report(2)]
    evidence = [anchor(1, 1, column_name="date_start", **INSIDE), anchor(2, 2, article=2, **INSIDE)]
    assert topic(statement(1, 1, **SPAN), reports=reports, evidence=evidence) is None


def test_acts_that_answer_an_incident():
    """To claim responsibility or to condole is about the only incident of the article, and unclear where it has two, or none."""
    two = [report(1), report(2, article=1, **OTHER)]
    for act in ("claim_responsibility", "condole"):
        assert topic(statement(1, 1, speech_act=act), reports=[report(1)]) == 1
        assert topic(statement(1, 1, speech_act=act), reports=two) is None
        assert topic(statement(1, 2, speech_act=act), reports=two) is None
    assert topic(statement(1, 1, speech_act="condemn"), reports=[report(1)]) is None
