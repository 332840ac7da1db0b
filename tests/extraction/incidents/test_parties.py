"""The parties of a report, settled over the whole article: who only ended an attack, who is told of twice, whom the headline names."""

from datetime import date

import pytest

from pipeline.extraction.incidents import find_reports
from tests.extraction.reading import read

SAILOR = "A gunman wounded a sailor at a base in Fresno on Tuesday."


@pytest.mark.parametrize(
    ("text", "parties", "killed"),
    [
        (f"{SAILOR} Security personnel shot and killed the man.", ["perpetrator gunman", "victim sailor"], ["attackers"]),
        (
            f"{SAILOR} Security personnel shot and killed a man.",
            ["perpetrator gunman", "perpetrator personnel", "victim sailor"],
            ["total"],
        ),
        ("A man stabbed a man in Fresno on Tuesday. Police shot the man dead.", ["perpetrator Police", "victim man"], ["total"]),
    ],
)
def test_who_is_felled_is_the_attacker(text, parties, killed):
    """Only "the man" takes up the gunman told of before, and only where no other man came to harm."""
    (report,) = find_reports(read(text, None, date(2024, 3, 14)), ())
    found = {f"{party.role} {party.name.removeprefix('Security ')}" for party in report.parties}
    assert set(parties) <= found
    assert ("perpetrator personnel" in found) == ("perpetrator personnel" in parties)
    assert [claim.scope for claim in report.claims if claim.outcome == "killed"] == killed


ATTACK = "Four traders were shot dead at a market in Lagos on Monday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Masked gunmen stormed a bank in Lagos on Monday and killed a clerk. The attackers fled. Armed men wounded a guard.", ["gunmen"]),
        (f"{ATTACK} ISIS claimed the attack. The Islamic State said its fighters carried it out.", ["ISIS"]),
        (f"{ATTACK} Police blamed a terror group. The Red Front claimed responsibility for the attack.", ["Red Front"]),
        (f"{ATTACK} Police suspect the Red Front.", ["Red Front"]),
        (f"{ATTACK} Two suspects were arrested.", []),
        ("Gunmen stormed a bank in Lagos on Monday and killed a clerk. Officers shot at them.", ["Gunmen"]),
        ("A driver killed four traders in a bus crash in Lagos on Monday.", []),
    ],
)
def test_perpetrators_are_settled_over_the_article(text, expected):
    """One described or named twice is one, a vague body gives way to the named, and neither police nor bare suspects are perpetrators."""
    (report,) = find_reports(read(text, None, date(2024, 3, 14)), ())
    assert [party.name.removeprefix("Masked ") for party in report.parties if party.role == "perpetrator"] == expected


def test_headline_names_perpetrators_and_not_bare_men():
    """A headline gives who did it by name; "Man" of a headline is nobody."""
    for title, expected in (
        ("Red Front rebels kill four in Lagos market", {"Red Front rebels"}),
        ("Man kills four in Lagos market", set()),
    ):
        report = find_reports(read(ATTACK, title, date(2024, 3, 14)), ())[0]
        assert {party.name for party in report.parties if party.role == "perpetrator"} - {"Red Front"} == expected


def test_who_killed_himself_elsewhere_gives_no_accused_his_name():
    """A suicide told of beside an attack whose doer is named is not the "suspect" of that attack."""
    first = "A suspect shot two clerks at a market in Lagos on Monday and fled. Roy Lee was charged with the murder of the clerks."
    other = "The shooting came two weeks after a guard was shot dead in Kano by Omar Said, who then killed himself."
    report = find_reports(read(f"{first} {other}", None, date(2024, 3, 14)), ())[0]
    assert [party.name for party in report.parties if party.role == "perpetrator"] == ["Roy Lee"]
