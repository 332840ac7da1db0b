"""The list of countries: whole, valid, and without a name that stands for two of them."""

from collections import Counter

import pycountry
import pytest

from pipeline.lexicon import load_words

ROWS = load_words("countries")
KOSOVO = "XKX"  # not in ISO 3166-1; the code that GeoNames and others use
USUAL = {"BOL": "Bolivia", "IRN": "Iran", "KOR": "South Korea", "PRK": "North Korea", "RUS": "Russia", "SYR": "Syria", "VEN": "Venezuela"}


def split(cell):
    """The parts of a cell with several values."""
    return [part for part in cell.split("|") if part]


def test_every_country_is_listed_once():
    """All countries of ISO 3166-1 and Kosovo have one row; states that are gone have a row without a code."""
    codes = [row["iso3"] for row in ROWS if row["iso3"]]
    assert sorted(codes) == sorted([country.alpha_3 for country in pycountry.countries] + [KOSOVO])
    gone = {row["name"] for row in ROWS if not row["iso3"]}
    assert {"Soviet Union", "Yugoslavia", "Czechoslovakia", "East Germany"} <= gone


def test_names_are_the_usual_ones():
    """A country goes by its common short name, without a comma or a remark in brackets."""
    names = {row["iso3"]: row["name"] for row in ROWS if row["iso3"]}
    assert {code: names[code] for code in USUAL} == USUAL
    inverted = [name for name in names.values() if "(" in name or ", " in name]
    assert inverted == ["Bonaire, Sint Eustatius and Saba", "Saint Helena, Ascension and Tristan da Cunha"]  # lists, not inversions


@pytest.mark.parametrize("columns", [("name", "aliases"), ("demonyms",), ("government_names",)])
def test_no_form_stands_for_two_countries(columns):
    """A name, a demonym or a government's by-name belongs to one row, whatever the case of its letters."""
    forms = Counter(form.casefold() for row in ROWS for form in {f.casefold() for column in columns for f in split(row[column])})
    assert {form for form, count in forms.items() if count > 1} == set()


def test_iso_names_are_known():
    """ISO's own name and official name lead to the country, but for the bare "Congo", which newspapers give to the larger one."""
    known = {row["iso3"]: {row["name"], *split(row["aliases"])} for row in ROWS}
    for country in pycountry.countries:
        if country.alpha_3 != "COG":
            assert country.name in known[country.alpha_3]
        if official := getattr(country, "official_name", None):
            assert official in known[country.alpha_3]
    assert "Congo" in known["COD"]


def test_cells_are_clean():
    """Every row has its source, and no form has blanks at its ends or stands twice in a cell."""
    for row in ROWS:
        assert row["source"]
        for cell in row.values():
            parts = cell.split("|")
            assert all(part == part.strip() for part in parts)
            assert len(set(parts)) == len(parts)


@pytest.mark.parametrize(
    ("form", "column", "iso3"),
    [
        ("Russian Federation", "aliases", "RUS"),
        ("Burma", "aliases", "MMR"),
        ("Zaire", "aliases", "COD"),
        ("Afghans", "demonyms", "AFG"),
        ("Salvadoran", "demonyms", "SLV"),
        ("Kremlin", "government_names", "RUS"),
        ("White House", "government_names", "USA"),
        ("Downing Street", "government_names", "GBR"),
        ("Islamic Emirate", "government_names", "AFG"),
    ],
)
def test_newspaper_forms_are_there(form, column, iso3):
    """Forms that newspapers use lead to their country."""
    assert [row["iso3"] for row in ROWS if form in split(row[column])] == [iso3]
