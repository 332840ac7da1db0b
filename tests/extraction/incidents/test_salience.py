"""Whether an article is about an incident, or only speaks of one."""

from datetime import date

from pipeline.extraction.incidents import find_reports
from pipeline.rules import switch_off
from tests.extraction.reading import read

DAY = date(2024, 5, 6)
NEWS = (
    "Gunmen kill two traders in Kisumu",
    "Gunmen shot two traders dead in Kisumu on Sunday, police said.\n\nOfficers arrested a suspect.",
)
TALK = (
    "Why senators should vote on guns",
    "After the shootings in Kisumu, in which gunmen killed two traders, senators should vote on a bill. The election is near. Candidates "
    "and voters debate policy. I think that voters ought to ask the president for reform. You should too.",
)


def find(article):
    title, text = article
    return find_reports(read(text, title, DAY), ())


def test_news_of_a_deed_is_about_it():
    """The headline names it, and the text goes on about it."""
    assert [report.is_main for report in find(NEWS)] == [True]


def test_what_an_argument_mentions_is_not_its_news():
    """The incident is told with its numbers, as one that the article is not about."""
    (report,) = find(TALK)
    assert not report.is_main
    assert report.claims[0].low == 2


def test_without_the_rule_the_argument_counts_as_news():
    """It is this rule that sets it apart, and it can be switched off."""
    with switch_off(("incidents.salience.something_else",)):
        assert [report.is_main for report in find(TALK)] == [True]
