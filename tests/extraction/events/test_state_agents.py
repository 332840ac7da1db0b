"""States that did what is told, and states that only say where."""

import pytest

from pipeline.extraction.actors import find_mentions
from pipeline.extraction.events.mentions import read_event
from pipeline.extraction.events.parties import find_parties
from pipeline.extraction.incidents import find_reports
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.incidents.known_actors import KnownActors
from pipeline.extraction.incidents.parties import choose_parties
from pipeline.extraction.incidents.party_relevance import Surroundings
from tests.extraction.reading import read, sentence


def perpetrators(text: str) -> list[str]:
    return [party.name for party in find_parties(sentence(text)).perpetrators]


@pytest.mark.parametrize(
    "text",
    [
        "Mombasa, Kenya - Gunmen opened fire in a market on Monday and killed ten people, police said.",
        "Kenya - Gunmen killed ten people on Monday.",
        "Pakistan (AP) \u2014 A bomb killed ten people.",
        "MULTAN, Pakistan (Reuters) - A bomb killed ten people in a market.",
        "France's worst attack killed 86 people.",
        "Germany's market attack killed 12 people.",
        "The Kenya attack killed ten people.",
        "The Somalia air strike killed ten people.",
        "The Afghan bombing killed 12 people.",
        "Bombs hit a hospital about the time of a US airstrike, killing ten people.",
    ],
)
def test_a_place_did_nothing(text):
    """A state in a dateline, or one that a deed is named after as its place, is no perpetrator."""
    assert not {"Kenya", "Pakistan", "France", "Germany", "Somalia", "Afghan", "Kenya - Gunmen", "US"} & set(perpetrators(text))


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Kenya bombed a village in Somalia on Monday, killing ten people.", "Kenya"),
        ("The attack was carried out by Iran.", "Iran"),
        ("Iran and Russia attacked the base.", "Russia"),
        ("Iran's missile attack on the base wounded 20 soldiers.", "Iran"),
        ("Kenya blamed Somalia for the attack that killed ten people.", "Somalia"),
        ("A US air strike killed ten people in Somalia on Monday.", "US"),
        ("Ten people died in a U.S. drone strike in Somalia on Monday.", "U.S."),
    ],
)
def test_a_state_that_is_given_the_deed(text, state):
    """As subject, agent, possessor or qualifier of a deed, and where it is accused, a state is a perpetrator."""
    assert state in perpetrators(text)


def test_an_adjective_stands_for_the_state_the_article_names():
    """ "Israeli shelling" is of Israel where the article names it, with the name as evidence; else it names nobody."""
    told = "Israeli shelling killed four people in the town of Rafah on Monday, medics said."
    named = read(f"{told} Israel said it was looking into the report.")
    reports = find_reports(named, (), find_mentions(named))
    (party,) = [party for report in reports for party in report.parties if party.role == "perpetrator"]
    assert (party.name, party.responsibility) == ("Israel", "reported_as_fact")
    assert named.text[party.span.start : party.span.end] == "Israel"
    assert all(party.role != "perpetrator" for report in find_reports(read(told), ()) for party in report.parties)


@pytest.mark.parametrize(("incident_type", "is_party"), [("air_strike", True), ("stabbing", False)])
def test_whose_strikes_are_recalled_did_nothing_else(incident_type, is_party):
    """A state that an article names for its air strikes is no perpetrator of a killing that is told with them."""
    article = read("Militants stabbed a reporter to death on Monday in revenge for U.S. airstrikes.")
    event = read_event(article.sentences[0], article.places.toponyms[0])
    told = choose_parties(Cluster((event,)), incident_type, (), KnownActors(), Surroundings())
    assert ("U.S." in {party.name for party in told}) is is_party
