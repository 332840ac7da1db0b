"""Upper-case text to ordinary case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.recasing import is_upper_case, recase_dateline, recase_text


@pytest.mark.parametrize(
    "text",
    [
        "Rebels in Colombia said on Monday that soldiers had found the rifles near the town of Chalatenango.",
        "Police in Karachi arrested two men, officials said. They were taken to Lahore.",
        "He told reporters that Foreign Minister Pawlowski would meet U.S. Ambassador Harriman in Warsaw in March.",
        "The Popular Liberation Front [PLF] denied it. A PLF spokesman said the army was lying.",
        "Mr. O'Malley and Mrs. McIntosh don't agree.",
        "The talks at 5 p.m. ended early. I left.",
        "The soldiers fired an M-16 rifle at Juan de la Torre.",
        'Zubkov said, "We want peace." Then Zubkov left for Kiev.',
        "In the 1990s they fought near Santa Elena on the 3d day.",
    ],
)
def test_wire_text(text):
    """Sentence starts, names, titles, acronyms and clitics get their case back."""
    assert recase_text(text.upper()) == text


def test_unknown_name_is_one_everywhere():
    """A word that is a name in one place of the article is one in every other."""
    text = "YESTERDAY COLONEL ZUNIQUEZ SAID SO. WHEN ASKED, ZUNIQUEZ LAUGHED, AND ZUNIQUEZ WENT ON."
    assert recase_text(text).count("Zuniquez") == 3


def test_dateline():
    """Places, months and agencies of a dateline."""
    assert recase_dateline("SAN SALVADOR, 3 JAN 90 (ACAN - EFE)") == "San Salvador, 3 Jan 90 (ACAN - EFE)"
    assert recase_dateline("RIO DE JANEIRO, NO DATE") == "Rio de Janeiro, No Date"


@pytest.mark.parametrize(
    ("text", "upper"),
    [
        ("THE ARMY SAID THE ROAD WAS OPEN.", True),
        ("The army said the road was open.", False),
        ("FMLN", False),
        ("the road was open to all", False),
        ("THE ARMY SAID THE ROAD WAS OPEN TO ALL WHO CAME BY, more", True),
        ("ARMY: The road is open to all who come by", False),
        ("", False),
    ],
)
def test_only_capitals_are_recased(text, upper):
    """Text counts as upper case when nearly all of it is, and there is enough to tell."""
    assert is_upper_case(text) is upper


@given(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(["THE", "A.M.", "[FMLN]", "İSTANBUL", "ß", "O'NEIL", "M-16", "\n", "MCKAY", "(X Y)", ". ", "3D"]), max_size=9
    ).map(" ".join)
)
def test_only_case_changes(text):
    """Recased text has the same length and the same letters, and recasing it again changes nothing."""
    once = recase_text(text)
    assert len(once) == len(text)
    assert all(a == b or a.lower() == b.lower() or a == b.upper() for a, b in zip(text, once, strict=True))
    assert recase_text(text) == once
