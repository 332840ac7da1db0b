"""Places named in sentences, resolved to the gazetteer."""

import pytest

from tests.extraction.reading import read


def places(text: str, dateline: str | None = None) -> list[str]:
    article = read(text, dateline=dateline)
    resolved = [hit.where for found in article.places.toponyms for hit in found if hit.where and not hit.names_site]
    parts = [(where.place_name, where.city, where.admin1, where.country_iso3, str(where.precision)) for where in resolved]
    return [" / ".join(part or "-" for part in own) for own in parts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb went off in Kabul.", ["Kabul / Kabul / Kabul / AFG / 1"]),
        ("Shots were fired in Springfield, Ill., on Monday.", ["Springfield / Springfield / Illinois / USA / 1"]),
        ("Shots were fired in Springfield, Missouri.", ["Springfield / Springfield / Missouri / USA / 1"]),
        (
            "Voters in Texas and Ohio were told of the attack in Paris in November.",
            ["Texas / - / Texas / USA / 4", "Ohio / - / Ohio / USA / 4", "Paris / Paris / Ile-de-France / FRA / 1"],
        ),
        ("A convoy was hit near Mosul, Iraq.", ["Mosul / Mosul / Ninawa / IRQ / 2"]),
        ("A mosque was hit in northwestern Afghanistan.", ["northwestern Afghanistan / - / - / AFG / 5"]),
        ("Shots were fired in Washington, D.C., on Monday.", ["Washington / Washington / District of Columbia / USA / 1"]),
        (
            "A North Dakota man was shot near Fargo.",
            ["North Dakota / - / North Dakota / USA / 4", "Fargo / Fargo / North Dakota / USA / 2"],
        ),
        ("Toledo police came.", ["Toledo / Toledo / Ohio / USA / 1"]),
        (
            "Los Angeles County deputies found a man shot in Carson.",
            ["Los Angeles County / - / California / USA / 3", "Carson / Carson / California / USA / 1"],
        ),
        ("A patrol was hit in Qarshabad, Afghanistan.", ["Qarshabad / Qarshabad / - / AFG / 6"]),
        ("The army withdrew from Colombia.", ["Colombia / - / - / COL / 6"]),
    ],
)
def test_places_are_resolved(text, expected):
    """Towns by the state or country beside them, regions as regions, countries as countries; precision as UCDP GED's."""
    assert [place for place in places(text) if not place.startswith(("Ill", "Missouri", "Iraq", "D.C", "Afghanistan"))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels burned the village of Qarshabad, in Nigeria's Borno state.", "Qarshabad / Qarshabad / Borno / NGA / 4"),
        ("Rebels burned houses in Gwoza, a town in Borno state.", "Gwoza / Gwoza / Borno / NGA / 1"),
        ("Floods hit Gwoza town in Nigeria.", "Gwoza / Gwoza / Borno / NGA / 1"),
        ("Jackson Police closed a road in Mississippi.", "Jackson / Jackson / Mississippi / USA / 1"),
    ],
)
def test_the_words_around_a_name_say_what_place_it_is(text, expected):
    """The division behind "in", the noun "town" and the police of a town tell it, whatever the name is elsewhere."""
    assert expected in places(text)


@pytest.mark.parametrize(
    "text",
    [
        "A banker was held at Washington's request.",
        "Farmers in the South prayed for rain.",
        "Traders in West Africa prayed for rain.",
    ],
)
def test_governments_and_wide_regions_are_no_towns(text):
    """A capital at whose wish something was done is a government, and a part of the world is no village that the gazetteer lacks."""
    assert places(text) == []


def test_owner_and_owned_are_both_places():
    """ "Nigeria's Borno state" names a country and its division, and both are where something was."""
    hits = [(hit.text, hit.located) for found in read("Rebels burned houses in Nigeria's Borno state.").places.toponyms for hit in found]
    assert hits == [("Nigeria", True), ("Borno", True)]


@pytest.mark.parametrize("text", ["Talks between Ghana and Nigeria began.", "He wrote a letter in which Ghana and Nigeria were blamed."])
def test_countries_that_talk_or_are_spoken_of_are_not_where_something_was(text):
    """Behind "between" and "in which" a country is a party, not a place."""
    assert not any(hit.located for found in read(text).places.toponyms for hit in found)


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
        "They met at 19th and Lincoln.",
        "He fled in a gold Mustang.",
        "Federal officers came.",
        "The Central Reserve Police Force came.",
        "Hurricane Florence grew. Then Florence hit the coast.",
        "Police Find Man Shot Outside Lake Street Bar.",
    ],
)
def test_names_of_others_are_no_places(text):
    """Persons, institutions, adjectives and months are not places."""
    assert places(text) == []


def test_a_name_keeps_the_sense_it_is_given_once():
    """A town once named with its state is that town wherever the article names it."""
    found = places("A man was shot in Portland, Maine. Shots were heard in Portland at noon.")
    assert found[-1] == "Portland / Portland / Maine / USA / 1"


def test_a_small_town_of_another_state_is_not_meant():
    """In an article about one state a name that the gazetteer knows only elsewhere stays a name, with that state."""
    found = places("Los Angeles County deputies came. A man was shot in Green Meadows.")
    assert found[-1] == "Green Meadows / Green Meadows / California / USA / 4"


def test_parts_of_towns_are_no_towns():
    """ "The Arlington neighborhood" is a part of some town, not the town of that name."""
    assert places("Baltimore police came. A man was shot in the Arlington neighborhood.")[-1].startswith("Arlington / - / Maryland")


def test_what_stands_in_a_town_that_owns_it_is_there():
    """The scene that is called after a large town is a place, as the town would be behind a preposition; its party is none."""

    def is_located(text: str) -> bool:
        return read(text).places.toponyms[0][0].located

    assert is_located("Militants attacked Istanbul's main airport on Saturday.")
    assert not is_located("Militants praised Istanbul's main party on Saturday.")
