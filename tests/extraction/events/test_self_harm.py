"""Those who died by their own hand, and those whom they harmed."""

from datetime import date

import pytest

from pipeline.extraction.actors import find_mentions
from pipeline.extraction.events.parties import find_parties
from pipeline.extraction.incidents import find_reports
from tests.extraction.reading import read, sentence


@pytest.mark.parametrize(
    "text",
    [
        "Karl Brandt killed two women and then himself.",
        "Karl Brandt died of a self-inflicted gunshot wound.",
        "Karl Brandt turned the gun on himself after he shot two women.",
        "Karl Brandt took his own life after the attack.",
    ],
)
def test_who_harms_himself_is_told_apart(text):
    """By his own name, and as no victim of the sentence."""
    parties = find_parties(sentence(text))
    assert [party.name for party in parties.by_own_hand] == ["Karl Brandt"]
    assert "Karl Brandt" not in {party.name for party in parties.victims}


def main_report(text: str):
    article = read(text, title="Shooting in Camden", published_on=date(2021, 5, 4))
    return find_reports(article, (), find_mentions(article))[0]


def test_a_killer_s_own_death_does_not_raise_the_toll():
    """He is the perpetrator, and his death is the attackers'."""
    report = main_report(
        "A man shot his wife to death on Monday at their home in Camden, Maine, police said. "
        "Ada Moss, 41, was found dead in the kitchen. "
        "Her husband, Roy Moss, 44, died at a hospital of a self-inflicted gunshot wound."
    )
    assert {(party.role, party.name) for party in report.parties} == {("perpetrator", "Roy Moss"), ("victim", "Ada Moss")}
    assert {(claim.scope, claim.population) for claim in report.claims} == {("total", "Ada Moss"), ("attackers", "Roy Moss")}


def test_who_harms_nobody_else_is_the_one_who_died():
    """Where nobody else came to harm, the dead man is the victim."""
    report = main_report("Roy Moss died on Monday in Camden, Maine, after shooting himself in a bank, police said.")
    assert [(party.role, party.name) for party in report.parties] == [("victim", "Roy Moss")]
    assert [(claim.scope, claim.population) for claim in report.claims] == [("total", "Roy Moss")]
