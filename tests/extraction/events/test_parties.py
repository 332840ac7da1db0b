"""Who did it, to whom and at what, sentence by sentence and over a report."""

from datetime import date

import pytest

from pipeline.contract.records import Span, Statement
from pipeline.extraction.actors import find_mentions
from pipeline.extraction.events.parties import find_parties
from pipeline.extraction.incidents import find_reports
from tests.extraction.reading import read, sentence

FACT, ACCUSED, CHARGED, CLAIMED = "reported_as_fact", "suspected_or_accused", "suspected_or_accused_by_authorities", "claimed_or_admitted"


def perpetrators(text: str) -> dict[str, str]:
    return {party.name: party.responsibility for party in find_parties(sentence(text)).perpetrators}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed two guards.", {"Gunmen": FACT}),
        ("Two guards were killed by gunmen.", {"gunmen": FACT}),
        ("Rebels attacked the barracks and soldiers killed a farmer.", {"Rebels": FACT, "soldiers": FACT}),
        ("A group of armed men shot the mayor.", {"armed men": FACT}),
        ("The bombing was carried out by the Red Front.", {"Red Front": FACT}),
        ("Soldiers allegedly killed three villagers.", {"Soldiers": ACCUSED}),
        ("Suspected militants killed three villagers.", {"militants": ACCUSED}),
        ("Police arrested a man suspected of killing his wife.", {"man": ACCUSED}),
        ("Police arrested Maria Lopez for killing her husband.", {"Maria Lopez": CHARGED}),
        ("Maria Lopez was charged with murder.", {"Maria Lopez": CHARGED}),
        ("The minister blamed the attack on the rebels.", {"rebels": CHARGED}),
        ("A woman who said she was beaten by Karl Brandt sued him.", {"Karl Brandt": ACCUSED}),
        ("Police said Roy Lee shot three people.", {"Roy Lee": CHARGED}),
        ("The Red Front claimed responsibility for the bombing.", {"Red Front": CLAIMED}),
        ("The Red Front has denied involvement in the bombing.", {"Red Front": "denied"}),
        ("The villagers consider the attack the work of bandits.", {"bandits": ACCUSED}),
        ("The Brazilian military carried out air strikes against the rebels.", {"Brazilian military": FACT}),
        ("Red Front guerrillas attacked the barracks.", {"Red Front guerrillas": FACT, "Red Front": FACT}),
        ("Two men, Roy Lee and Karl Brandt, were arrested for killing a guard.", {"Roy Lee": CHARGED, "Karl Brandt": CHARGED}),
        ("Police arrested Roy Lee on Friday.", {"Roy Lee": CHARGED}),
        ("Police are looking for Roy Lee for murder.", {"Roy Lee": CHARGED}),
        ("One of the guards, Roy Lee, shot a prisoner.", {"Roy Lee": FACT}),
        ("Karl Brandt was the man who shot the guard.", {"Karl Brandt": FACT}),
        ("The rebels are responsible for the killing.", {"rebels": ACCUSED}),
        ("Karl Brandt is behind the attack.", {"Karl Brandt": ACCUSED}),
        ("Police say Okoro shot Brandt several times.", {"Okoro": CHARGED}),
        ("Maria Lopez, 32, of Camden, Maine, was arrested on Monday and charged with murder.", {"Maria Lopez": CHARGED}),
        ("Karl Brandt was held on a warrant charging him with murder.", {"Karl Brandt": CHARGED}),
        ("Karl Brandt is being held without bond.", {"Karl Brandt": CHARGED}),
        ("Police arrested Roy Lee on Oak Street on Friday.", {"Roy Lee": CHARGED}),
        ("Karl Brandt was wanted for attempted murder.", {"Karl Brandt": CHARGED}),
        ("Karl Brandt pleaded guilty to murder.", {"Karl Brandt": CLAIMED}),
        ("Karl Brandt ordered the killing of the judge.", {"Karl Brandt": FACT}),
        ("The ambush was blamed, according to two villagers, on smugglers.", {"smugglers": ACCUSED}),
        ("The boxer, who was riding a bicycle, shot the guard in the back.", {"boxer": FACT}),
        ("Responsibility for the bombing was claimed by the Red Front.", {"Red Front": CLAIMED}),
        ("A bombing claimed by the Red Front killed two guards.", {"Red Front": CLAIMED}),
        ("The Red Front said it carried out the bombing.", {"Red Front": CLAIMED}),
        ("The Red Front said its fighters attacked the barracks.", {"Red Front": CLAIMED}),
        ("A spokesman for the Red Front claimed responsibility for the bombing.", {"Red Front": CLAIMED}),
        ("Police suspect the Red Front.", {"Red Front": CHARGED}),
        ("The army blamed jihadists.", {"jihadists": CHARGED}),
        ("Ten people died in a Taliban attack on a school.", {"Taliban": FACT}),
        ("A Taliban-led assault killed ten people.", {"Taliban": FACT}),
        ("Karl Brandt appeared in court on Monday, charged with murder.", {"Karl Brandt": CHARGED}),
        ("A gunman wounded a guard before officers shot him dead.", {"gunman": FACT}),
        ("An airstrike killed ten Taliban fighters.", {}),
        ("The Red Front said it condemned the bombing.", {}),
        ("Police suspect fraud.", {}),
    ],
)
def test_doers_and_accused_are_perpetrators(text, expected):
    """Subjects, agents, those accused, arrested, claiming and denying, each with how sure it is."""
    assert perpetrators(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police said two guards were killed.",
        "Police arrested Roy Lee for theft.",
        "A video shot by a bystander shows the officer.",
        "The Lopez shooting fits a pattern.",
        "Agents went to visit gun stores and shooting ranges.",
        "Karl Brandt faced execution for treason.",
        "Lawsuits targeting the senator attacked his record.",
        "No person or rebel group has claimed responsibility for the attack.",
        "No group has claimed responsibility for the attack.",
        "Two men have not been charged or arrested in the killing.",
        "The bomb killed two guards.",
        "Officers killed the gunman.",
        "The man shot himself.",
        "The girl was taken to hospital after somebody shot her.",
        "Rebels threatened to kill the mayor.",
        "The senator attacked Juan Torres in a speech.",
        "The blast left Maria Lopez wounded.",
    ],
)
def test_others_are_not(text):
    """Who speaks, what explodes, who kills the attacker or himself, who is hurt or only threatens is no perpetrator."""
    assert perpetrators(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed Maria Lopez.", ["Maria Lopez"]),
        ("Colonel Maria Lopez was shot dead by rebels.", ["Maria Lopez"]),
        ("Police are investigating the murder of a priest.", ["priest"]),
        ("Rebels kidnapped two engineers and a nurse.", ["engineers", "nurse"]),
        ("The victim was identified as Maria Lopez.", ["Maria Lopez"]),
        ("The victim, Maria Lopez, was taken to a hospital, where she died.", ["Maria Lopez"]),
        ("A nurse and a cook were shot and killed.", ["nurse", "cook"]),
        ("Seven people were killed.", []),
        ("He died.", []),
        ("A nurse shot by a guard said it was over.", ["nurse"]),
        ("Samir Alawi, brother of Karim, who died in Lima, wept.", ["Karim"]),  # the other wept
    ],
)
def test_undergoers_are_victims(text, expected):
    """Objects, subjects of the passive and "of" behind a noun, by name or description; a bare number names nobody."""
    assert [party.name for party in find_parties(sentence(text)).victims] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb exploded outside a bank.", [("bank", "business")]),
        ("Rebels threw a grenade at the police station.", [("police station", "police")]),
        ("The attack on the embassy lasted an hour.", [("embassy", "government_diplomatic")]),
        ("A mosque was destroyed.", [("mosque", "religious_figures_institutions")]),
        ("The trial was held in a courthouse.", []),
        ("A truck attack in Nice killed 12 people.", []),
    ],
)
def test_targets_are_what_acts_were_aimed_at(text, expected):
    """What an act was done to or aimed at, with its type; other places are none."""
    assert [(party.name, kind) for party, kind in find_parties(sentence(text)).targets] == expected


def test_a_description_gives_way_to_the_name_that_follows():
    """A man named further down is one victim, under his name."""
    text = "A man was shot dead in Lima on Monday. The man was identified as Juan Torres."
    (report,) = find_reports(read(text, published_on=date(2024, 3, 14)), ())
    assert [(party.role, party.name) for party in report.parties] == [("victim", "Juan Torres")]


def test_what_a_speaker_says_of_somebody_is_an_accusation():
    """The speaker of the statement around the words asserts them, and a named doer is then accused by him."""
    text = "A farmer was killed in Lima on Monday. Soldiers shot the farmer, the priest said."
    start = text.index("Soldiers")
    said = Statement("the priest", "the priest", "said", "report", False, text[start:-17], Span(start, len(text) - 17))
    (report,) = find_reports(read(text, published_on=date(2024, 3, 14)), (said,))
    found = {party.name: (party.responsibility, party.asserted_by) for party in report.parties if party.role == "perpetrator"}
    assert found == {"Soldiers": (ACCUSED, "the priest")}


@pytest.mark.parametrize(
    ("speaker", "act", "asserted_by"),
    [("the priest", "report", "the priest"), ("they", "report", None), ("Red Front", "claim_responsibility", None)],
)
def test_a_toll_is_asserted_by_who_is_named_and_gives_it(speaker, act, asserted_by):
    """A pronoun names nobody, and who claims an attack gives no toll of it."""
    text = "A bombing that killed 12 people in Lima on Monday was the work of rebels."
    said = Statement(speaker, speaker, "said", act, False, text, Span(0, len(text)))
    (report,) = find_reports(read(text, published_on=date(2024, 3, 14)), (said,))
    assert [(claim.low, claim.asserted_by) for claim in report.claims] == [(12, asserted_by)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was shot dead in Lima on Monday. The victim was identified as Juan Torres, 31.", [("victim", "Juan Torres")]),
        ("A clerk was shot dead in Lima on Monday. His family identified him as Juan Torres.", [("victim", "Juan Torres")]),
        (
            "A guard was shot dead in Lima on Monday. Police arrested Karl Brandt on Tuesday.",
            [("victim", "guard"), ("perpetrator", "Karl Brandt")],
        ),
        (
            "Juan Torres was shot dead in Lima on Monday. Police arrested Karl Brandt on Tuesday. Rosa Diaz was charged with the murder.",
            [("victim", "Juan Torres"), ("perpetrator", "Rosa Diaz")],
        ),
    ],
)
def test_parties_are_told_apart_and_together(text, expected):
    """Described people under the names given further down; one arrested for nothing said, only where nobody else is accused."""
    (report,) = find_reports(read(text, published_on=date(2024, 3, 14)), ())
    assert [(party.role, party.name) for party in report.parties] == expected


def test_short_names_are_given_in_full():
    """A surname gives way to the full name of the article's actor."""
    article = read("Torres was shot dead in Lima on Monday. Juan Torres, 31, had two sons.", published_on=date(2024, 3, 14))
    (report,) = find_reports(article, (), find_mentions(article))
    assert [party.name for party in report.parties] == ["Juan Torres"]


def test_a_surname_that_the_model_takes_for_a_place_is_a_persons():
    """Who has an age behind the name is a person at every place of the name."""
    article = read("Desta Harlow, 44, was found in a car in Lima on Monday. Harlow had been shot dead.", published_on=date(2024, 3, 14))
    assert [name.text for name in article.sentences[0].words.doc.ents if name.label_ == "PER"] == ["Desta Harlow", "Harlow"]
