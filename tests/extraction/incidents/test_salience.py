"""Whether an article is about an incident, or only speaks of one."""

from datetime import date

from pipeline.extraction.incidents import find_reports
from pipeline.rules import switch_off
from tests.extraction.reading import read

DAY = date(2024, 5, 6)
NEWS = "Gunmen kill two traders in Kisumu\n\nGunmen shot two traders dead in Kisumu on Sunday, police said.\n\nOfficers arrested a suspect."
TALK = (
    "Should senators vote on guns?\n\nAfter the shootings in Kisumu on Sunday, in which gunmen killed two traders, senators should vote on "
    "the bill, argues the party.\n\nThe election is near, and I think that voters ought to ask candidates about policy.\n\n"
    "Is the president too weak to sign a reform? The primary will tell."
)


def find(text):
    return find_reports(read(text, published_on=DAY), ())


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
