"""When two names are the same, whose they are by a list, and which country they name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.deduplication.countries import find_country
from pipeline.deduplication.families import family_of
from pipeline.deduplication.names import normalise_name, sourced_bodies, sourced_states
from pipeline.deduplication.officials import is_official
from pipeline.lexicon import load_words
from schemas.codes import codes_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Free Valley Front", "FREE VALLEY FRONT"),
        ("José Peña", "Jose Pena"),
        ("U.N.", "UN"),
        ("al-Nour Brigade", "Al Nour Brigade"),
        ("Sana'a", "Sanaa"),
        ("Peru's Interior Ministry", "Peru Interior Ministry"),
        ("Peru\u2019s  Interior\nMinistry", "Peru Interior Ministry"),
        ("İzmir", "izmir"),
    ],
)
def test_same_name(one, other):
    """Case, accents, punctuation, possessives, spaces and a leading "the" do not tell names apart."""
    assert normalise_name(one) == normalise_name(other)


@pytest.mark.parametrize(("one", "other"), [("Nela Orban", "Nela Orbán-Kiss"), ("The", "Then"), ("Banda Norte", "Norte Banda"), ("!", "?")])
def test_other_name(one, other):
    """Other words, or the same in another order, are another name; names without words are equal to themselves alone."""
    assert normalise_name(one) != normalise_name(other)


@given(st.text(max_size=20))
def test_normal_form_is_final(name):
    """A normalised name is its own normal form, in whatever case and whatever Unicode form it came."""
    form = normalise_name(name)
    assert normalise_name(form) == form
    assert bool(form) == bool(name)


def test_states_by_any_name():
    """A state is known by its short and its official name, and by its initials."""
    states = sourced_states()
    assert {states[normalise_name(name)].country_iso3 for name in ("Russia", "the Russian Federation")} == {"RUS"}
    assert {states[normalise_name(name)].country_iso3 for name in ("US", "U.S.", "United States of America")} == {"USA"}


def test_shared_short_forms_are_nobodys():
    """Initials that several organisations bear stand for none of them; a full name is its bearer's."""
    bearers: dict[str, set[str]] = {}
    for row in load_words("organisations"):
        for alias in filter(None, row["aliases"].split("|")):
            bearers.setdefault(normalise_name(alias), set()).add(row["name"])
    names = {normalise_name(row["name"]) for row in load_words("organisations")}
    shared = {form for form, whose in bearers.items() if len(whose) > 1} - names
    assert shared
    assert not shared & set(sourced_bodies())
    assert sourced_bodies()["united nations"].name == sourced_bodies()["un"].name == "United Nations"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Peruvian Interior Ministry", "PER"),
        ("Peru's Interior Ministry", "PER"),
        ("the South Korean navy", "KOR"),
        ("Armed Forces of the Philippines", "PHL"),
        ("Democratic Republic of the Congo army", "COD"),
        ("White House", "USA"),
        ("Interior Ministry", None),
        ("Ministry of Health", None),
        ("New Mexico State Police", None),
        ("Georgia State Patrol", None),
        ("Ministry of Justice of Georgia", None),
        ("Panama City Police", None),
        ("Peruvian embassy of Chile", None),
        ("Peruvian", None),
    ],
)
def test_country_in_a_name(name, country):
    """A body's name says its country at the head or after the last "of"; a city or state of that name, or two countries, say nothing."""
    assert find_country(name) == country


@pytest.mark.parametrize(
    ("described", "official"),
    [
        ("police", True),
        ("the Interior Ministry", True),
        ("hospital officials", True),
        ("the governor", True),
        ("a former governor", False),
        ("residents near the police station", False),
        ("rebel commander", False),
        ("Nela Orban", False),
        ("rescuers", False),
        (None, False),
    ],
)
def test_official_by_words(described, official):
    """Words of office make an authority, unless a word to the contrary stands with them."""
    assert is_official(None, [described]) == official


def test_official_by_type():
    """A body of a state is an authority by its type, whatever it is called; a person by its words alone."""
    assert is_official("military", ["rebel hunters"])
    assert not is_official("person", ["Nela Orban"])
    assert not is_official("armed_group", [None])


def test_every_type_has_its_family():
    """Each incident type has one row for any weapon, and each family a reason."""
    rows = load_words("type_families")
    assert sorted(row["incident_type"] for row in rows if not row["weapon_type"]) == sorted(codes_of("incident_type"))
    assert {row["weapon_type"] for row in rows} <= {"", *codes_of("weapon_type")}
    assert all(row["reason"] and row["source"] for row in rows)


def test_family_by_weapon():
    """A killing belongs with bombings when it was done with explosives; the unclassified belongs nowhere."""
    assert family_of("assassination", "explosives") == family_of("bombing", "explosives") == family_of("shelling")
    assert family_of("assassination", "firearms") == family_of("assassination") == family_of("clash")
    assert family_of("other") is None
