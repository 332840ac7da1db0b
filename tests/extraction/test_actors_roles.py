"""What persons are: role and affiliation from the words beside their name."""

import pytest

from pipeline.extraction.actors import find_mentions
from tests.extraction.reading import read


def role_of(text: str, name: str) -> tuple[str | None, str | None]:
    (mention,) = [mention for mention in find_mentions(read(text)) if mention.name == name]
    return mention.role, mention.affiliation


@pytest.mark.parametrize(
    ("text", "name", "role", "affiliation"),
    [
        ("It was Norwegian Foreign Minister Lena Okafor.", "Lena Okafor", "Norwegian Foreign Minister", None),
        ("They saw former Secretary of State John Marlowe.", "John Marlowe", "former Secretary of State", None),
        ("The junta-appointed Interior Minister Ana Lopez spoke.", "Ana Lopez", "junta-appointed Interior Minister", None),
        ("Later army spokesman Col. Omar Said came.", "Omar Said", "army spokesman Col.", None),
        ("In court, district governor Ana Lopez wept.", "Ana Lopez", "district governor", None),
        ("He blamed White House press secretary Ann Poole.", "Ann Poole", "White House press secretary", "White House"),
        ("Hezbollah spokesman Omar Said denied it.", "Omar Said", "Hezbollah spokesman", "Hezbollah"),
        ("They met Kenya's interior minister, Ana Lopez, there.", "Ana Lopez", "interior minister", "Kenya"),
        ("He wants to fire former FBI Director Ann Poole.", "Ann Poole", "former FBI Director", "FBI"),
        ("On Monday Alaska governor Ann Poole came.", "Ann Poole", "Alaska governor", "Alaska"),
        ("On Monday Mayor Ann Poole of Lagos came.", "Ann Poole", "Mayor", "Lagos"),
        ("On Monday Alaska clerk Ann Poole came.", "Ann Poole", "Alaska clerk", None),
        ("They met Senator Ann Poole of Texas.", "Ann Poole", "Senator", None),
        ("They met Kenya's top scorer, striker Omar Said.", "Omar Said", "striker", None),
        ("Georgia Attorney General Ann Poole sued.", "Ann Poole", "Georgia Attorney General", "Georgia"),
        ("They met Democrat Ann Poole.", "Ann Poole", "Democrat", None),
        ("Employee Ann Poole told the paper that she ran.", "Ann Poole", "Employee", None),
        ("Omar Jan, a shopkeeper in Accra, told the paper that he ran.", "Omar Jan", "shopkeeper in Accra", None),
    ],
)
def test_titles_before_the_name(text, name, role, affiliation):
    """The title with its modifiers, capital or not, is the role; a body in it or before "'s" is the affiliation."""
    assert role_of(text, name) == (role, affiliation)


@pytest.mark.parametrize(
    ("text", "name", "role", "affiliation"),
    [
        (
            "Omar Said, a spokesman for the Ministry of Ports, left.",
            "Omar Said",
            "spokesman for the Ministry of Ports",
            "Ministry of Ports",
        ),
        ("Omar Said, 44, the head of the Harbour Gazette, left.", "Omar Said", "head of the Harbour Gazette", "Harbour Gazette"),
        ("Clara Brandt, who was tired, left.", "Clara Brandt", None, None),
        ("Clara Brandt, his longtime deputy, left.", "Clara Brandt", "longtime deputy", None),
        (
            "Gen. Omar Said, commander of the 14th Armoured Brigade, left.",
            "Omar Said",
            "commander of the 14th Armoured Brigade",
            "14th Armoured Brigade",
        ),
        ("The spokesman for port affairs, Omar Said, left.", "Omar Said", "spokesman for port affairs", None),
        ("Lt. Omar Said, 14th Armoured Brigade commander, left.", "Omar Said", "14th Armoured Brigade commander", "14th Armoured Brigade"),
        ("Ann Poole is editor of the Harbour Gazette.", "Ann Poole", "editor of the Harbour Gazette", "Harbour Gazette"),
        (
            "Ann Poole, director of the University of Lagos's Law Institute, left.",
            "Ann Poole",
            "director of the University of Lagos's Law Institute",
            "University of Lagos's Law Institute",
        ),
        ("Ann Poole of the Harbour Party left.", "Ann Poole", None, "Harbour Party"),
        ("Ann Poole, of the Harbour Party, left.", "Ann Poole", None, "Harbour Party"),
        ("They heard the Harbour Party's Ann Poole.", "Ann Poole", None, "Harbour Party"),
        (
            "Ann Poole, chief US economist at the Harbour Institute, left.",
            "Ann Poole",
            "chief US economist at the Harbour Institute",
            "Harbour Institute",
        ),
        (
            "Ann Poole, a spokeswoman for the Punjab government, left.",
            "Ann Poole",
            "spokeswoman for the Punjab government",
            "Punjab government",
        ),
        (
            "Ann Poole, head of the Lagos Center on Harbour Policy, left.",
            "Ann Poole",
            "head of the Lagos Center on Harbour Policy",
            "Lagos Center on Harbour Policy",
        ),
        ("Ann Poole was assigned to the 2nd Battalion.", "Ann Poole", None, "2nd Battalion"),
        ("Ann Poole, who works for the Harbour Gazette, left.", "Ann Poole", None, "Harbour Gazette"),
        ("Ann Poole was never assigned to the 2nd Battalion.", "Ann Poole", None, None),
        ("Ann Poole worked for the Harbour Gazette.", "Ann Poole", None, None),
        ("The Independent counsel, Ann Poole, left.", "Ann Poole", "Independent counsel", None),
        ("Hezbollah spokesman for Foreign Affairs, Omar Said left.", "Omar Said", "Hezbollah spokesman for Foreign Affairs", "Hezbollah"),
    ],
)
def test_appositions(text, name, role, affiliation):
    """A function between commas behind the name, or before a comma and the name, is the role."""
    assert role_of(text, name) == (role, affiliation)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr. Omar Said left.", "Omar Said"),
        ("His wife, Clara Brandt, left.", "Clara Brandt"),
        ("Omar Said and the mayor left.", "Omar Said"),
        ("Omar Said, Mayor Ana Lopez and others left.", "Omar Said"),
        ("Omar Said told the mayor.", "Omar Said"),
        ("Like many Democrats, Omar Said left.", "Omar Said"),
    ],
)
def test_what_is_no_role(text, name):
    """Honorifics, kinship and the functions of others are no roles."""
    assert role_of(text, name) == (None, None)


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("They saw the Justice Department's Customs Division.", "Customs Division", "Justice Department"),
        ("Men of the 2nd Battalion, 14th Armoured Brigade, left.", "2nd Battalion", "14th Armoured Brigade"),
    ],
)
def test_bodies_belong_to_bodies(text, name, whole):
    """An owner before "'s", or for a unit the larger one behind its comma, is a body's affiliation."""
    assert role_of(text, name) == (None, whole)


def test_a_body_in_a_role_is_an_actor_too():
    """ "Hezbollah spokesman Omar Said" names Hezbollah as well."""
    assert [mention.name for mention in find_mentions(read("Later Hezbollah spokesman Omar Said came."))] == ["Hezbollah", "Omar Said"]


def test_a_role_holds_for_the_whole_article():
    """The first role stands, however the person is named later."""
    text = "Said came late. The port's director, Omar Said, apologised. Said left."
    assert role_of(text, "Omar Said")[0] == "director"


def test_evidence_points_at_the_words():
    """Each read column of a mention has a span that holds its value, and a rule of the module."""
    text = "In Lagos, army spokesman Omar Said of the 14th Armoured Brigade spoke."
    for mention in find_mentions(read(text)):
        words = {item.column: text[item.span.start : item.span.end] for item in mention.evidence}
        assert words["name"] == mention.name
        assert words.get("role") == mention.role
        assert words.get("affiliation") == mention.affiliation
        assert ("actor_type" in words) == bool(mention.actor_type)
        assert all(item.rule.startswith("actors.") for item in mention.evidence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ambassador to the United Nations Ann Baker left.", "Ann Baker | Ambassador to the United Nations"),
        ("It is about Ann Baker, a spokesman said on Friday.", "Ann Baker | None"),
        ("After the trial of Ann Baker, port leaders split over it.", "Ann Baker | None"),
        ("Ann Baker, a commander for the port -- the biggest one -- left.", "Ann Baker | commander for the port"),
        ("Waco police Sgt. Ann Baker left.", "Ann Baker | Waco police Sgt."),
        ("The 26 year old suspect Ann Baker fled.", "Ann Baker | suspect"),
        ("U.S. District Judge Ann Baker ruled.", "Ann Baker | U.S. District Judge"),
    ],
)
def test_roles_begin_and_end_with_their_words(text, expected):
    """A post held at a body is a role; the subject of the next verb, a plural and what follows a dash are none."""
    person = next(mention for mention in find_mentions(read(text)) if mention.name == "Ann Baker")
    assert f"{person.name} | {person.role}" == expected
