"""Different incidents told in one sentence, and tolls of more than the incident, stay apart."""

from datetime import date

from pipeline.extraction.incidents import find_reports
from tests.extraction.reading import read

DAY = date(2024, 5, 6)


def reports(text: str, title: str | None = None):
    return find_reports(read(text, title=title, published_on=DAY), ())


def killed(report) -> list[int | None]:
    return [claim.low for claim in report.claims if claim.outcome == "killed"]


def test_a_deed_and_the_one_it_answers_are_two():
    """The dead of the earlier deed don't join the later one; the numbers behind do."""
    found = reports(
        "Warplanes carried out air strikes on Sunday on a base near Mosul in response to the killing of two engineers in a rocket attack. "
        "At least 25 fighters were killed.",
        title="Air strikes hit base near Mosul",
    )
    assert 2 not in killed(found[0])
    assert 25 in killed(found[0])


def test_a_protest_does_not_take_the_death_it_is_over():
    """Whose death sparked a protest didn't die in it."""
    found = reports(
        "Thousands joined protests in Nairobi on Sunday sparked by the death of Amina Otieno in Kisumu. Police watched the protests.",
        title="Protests fill Nairobi",
    )
    assert found[0].incident_type == "protest"
    assert not found[0].claims


def test_clauses_with_people_and_towns_of_their_own_are_two():
    """Each clause keeps its number and its town."""
    found = reports(
        "Five people were shot dead in Lagos on Sunday, while two people were stabbed to death in Accra on Sunday.",
        title="Killings in two cities",
    )
    assert [(report.where.city, killed(report)) for report in found] == [("Lagos", [5]), ("Accra", [2])]


def test_the_dead_of_a_war_or_of_old_age_are_not_the_incidents():
    """So many lives a month, and a death in years, join no report."""
    opening = "Artillery shells struck a market in Damascus on Sunday. Nobody was hurt in the shelling. "
    for more in ("The civil war claims 900 lives a month.", "Its founder Karim Aziz died last spring at the age of 91."):
        found = reports(opening + more, title="Shells hit Damascus market")
        assert len(found) == 1
        assert not {5000, 1} & set(killed(found[0])), more


def test_the_dead_of_unrest_do_not_join_an_air_strike():
    """A toll that its own sentence gives to protests isn't that of the strike the article is on."""
    found = reports(
        "An air strike killed 25 fighters near Mosul on Sunday. "
        "More than 450 people have been killed in the protests, which forced the premier to resign.",
        title="Air strike near Mosul kills fighters",
    )
    assert 450 not in killed(found[0])
