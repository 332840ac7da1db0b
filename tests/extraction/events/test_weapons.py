"""With what: weapons as they are written, and only those that were there."""

import pytest

from pipeline.extraction.events.weapons import distinct_weapons, find_means
from tests.extraction.reading import sentence


def weapons(text: str) -> list[str]:
    return [means.text for means in find_means(sentence(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The man was armed with a .45-caliber handgun.", [".45-caliber handgun"]),
        ("Okoro shot the guard with an SKS rifle.", ["SKS rifle"]),
        ("He fired a 9mm pistol at the guard.", ["9mm pistol"]),
        ("The robber held a machete and a knife.", ["machete", "knife"]),
        ("Two people died in the grenade attack.", ["grenade"]),
        ("A dark semi-automatic handgun was recovered.", ["semi-automatic handgun"]),
        ("The robbers fired tear gas at the guards.", ["tear gas"]),
        ("The man attacked the guards with a sword.", ["sword"]),
        ("The youths were armed with clubs and knives.", ["clubs", "knives"]),
    ],
)
def test_weapons_are_read_with_their_make(text, expected):
    """A gun with its calibre, action and maker; an attack's own weapon."""
    assert weapons(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The senator called for gun control.",
        "He was charged with possession of a firearm.",
        "Soldiers seized six rifles and a mortar.",
        "The rebels threatened to use bombs if the talks should fail.",
        "They want to bomb the bridge.",
        "Agents of the Bureau of Alcohol, Tobacco, Firearms and Explosives came.",
        "He was released on condition of surrendering any firearms.",
        "Police fired tear gas and rubber bullets at the marchers.",
        "She showed a sword that she had bought in Iraq.",
    ],
)
def test_weapons_that_were_not_used_are_none(text):
    """What qualifies a noun, is owned, was seized, or might be used."""
    assert weapons(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He drew a gun, a Glock pistol, and put the gun on the table.", ("Glock pistol",)),
        ("He drew a gun and a knife.", ("gun", "knife")),
        ("He had a rifle, an SKS rifle.", ("SKS rifle",)),
    ],
)
def test_what_says_less_gives_way(text, expected):
    """A bare gun beside one whose kind is told, and the same weapon with more said."""
    assert distinct_weapons(find_means(sentence(text))) == expected
