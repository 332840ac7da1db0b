"""The list of organisations: valid types and countries, sourced, and no name shared unless marked."""

from collections import defaultdict

import pytest

from pipeline.lexicon import load_words
from schemas.codes import codes_of

ROWS = load_words("organisations")
COUNTRIES = {row["iso3"] for row in load_words("countries")}  # the empty code included: many are of no country
PERSONS = {"person", "state", "civilians"}  # types that no organisation has
ENOUGH = 600  # fewer would leave most bodies in world news unnamed


def names_of(row):
    """The name and the aliases of a row."""
    return [row["name"], *(alias for alias in row["aliases"].split("|") if alias)]


def test_types_and_countries_are_valid():
    """Each row has a type of the contract that fits a body, and a known country or none."""
    types = set(codes_of("actor_type")) - PERSONS
    for row in ROWS:
        assert row["actor_type"] in types, row["name"]
        assert row["country_iso3"] in COUNTRIES, row["name"]
        assert row["ambiguous"] in {"", "yes"}, row["name"]


def test_every_row_is_sourced():
    """Each row says by which list or usage it is known, with a year."""
    for row in ROWS:
        assert any(character.isdigit() for character in row["source"]), row["name"]


def test_shared_names_are_marked():
    """Rows that share a name or alias, whatever the case of its letters, are marked as ambiguous."""
    rows_by_name = defaultdict(list)
    for row in ROWS:
        for name in {name.casefold() for name in names_of(row)}:
            rows_by_name[name].append(row)
    unmarked = {(name, row["name"]) for name, rows in rows_by_name.items() if len(rows) > 1 for row in rows if row["ambiguous"] != "yes"}
    assert unmarked == set()


def test_names_of_countries_are_marked():
    """A row with an alias that is also a country's name or acronym is marked as ambiguous."""
    countries = {name.casefold() for row in load_words("countries") for name in (row["name"], *row["aliases"].split("|")) if name}
    unmarked = [row["name"] for row in ROWS if row["ambiguous"] != "yes" and {name.casefold() for name in names_of(row)} & countries]
    assert unmarked == []


def test_cells_are_clean():
    """No name stands twice, none has blanks at its ends, and rows are ordered by type and name."""
    assert len({row["name"] for row in ROWS}) == len(ROWS) > ENOUGH
    for row in ROWS:
        names = names_of(row)
        assert all(name == name.strip() for name in names)
        assert len(set(names)) == len(names), row["name"]
    order = [(row["actor_type"], row["name"].casefold(), row["name"]) for row in ROWS]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("name", "actor_type"),
    [
        ("FMLN", "armed_group"),
        ("Taliban", "armed_group"),
        ("ISIS-K", "armed_group"),
        ("NATO", "igo"),
        ("ICRC", "ngo"),
        ("Syrian Observatory for Human Rights", "ngo"),
        ("TOLOnews", "media"),
        ("FBI", "police"),
        ("ISI", "military"),
        ("Pentagon", "military"),
        ("Bharatiya Janata Party", "political_party"),
        ("Ecopetrol", "company"),
        ("State Department", "government"),
        ("Catholic Church", "other"),
    ],
)
def test_well_known_bodies_are_there(name, actor_type):
    """Bodies that the news names often are listed under the type the contract gives them."""
    assert [row["actor_type"] for row in ROWS if name in names_of(row)] == [actor_type]
