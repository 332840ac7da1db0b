"""Made-up worlds whose incidents are told in the same words, by each of two outlets in a mould of its own: only place or day is another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

CITIES = {
    "Herat": "Afghanistan", "Maiduguri": "Nigeria", "Cali": "Colombia", "Pattani": "Thailand", "Mosul": "Iraq", "Mogadishu": "Somalia",
    "Quetta": "Pakistan", "Nakuru": "Kenya", "Benghazi": "Libya", "Gao": "Mali", "Arequipa": "Peru", "Kharkiv": "Ukraine",
}  # fmt: skip
TOWNS = ("Mosul", "Basra", "Kirkuk", "Najaf", "Karbala", "Samarra", "Tikrit", "Ramadi", "Fallujah", "Baqubah")  # of one country
DAY = date(2031, 4, 7)
MOULDS = (
    (
        "Bomb kills nine in {city}",
        "A bomb exploded at a market in {city}, {country}, on {when}, killing nine people and wounding 21, police said.\n\n"
        "The device had been hidden in a handcart and went off at about {hour} a.m., said a police spokesman. Ambulances took the wounded "
        "to two hospitals, where doctors appealed for blood.\n\n"
        "Police closed the roads around the market and searched the buildings nearby. No group has claimed responsibility for the attack.",
    ),
    (
        "Blast in {city} leaves nine dead",
        "Nine people died and 21 were injured on {when} when an explosive charge blew up near a market in {city}, "
        "{country}, officials said.\n\n"
        "Witnesses spoke of a loud bang and a column of smoke. Shopkeepers said windows were broken along the whole street, and that they "
        "had seen a handcart standing there since {hour} in the morning.\n\n"
        "An investigation has been opened, the governor's office said. Relatives gathered outside the hospital until late at night.",
    ),
)
BRIEFS = (
    ("Nine killed in {city}", "A bomb exploded in {city}, {country}, on {when}, killing nine people, police said."),
    (
        "Bomb in {city}",
        "Nine people were killed and 21 wounded on {when} when a bomb exploded in {city}, {country}, officials said. It was not known "
        "who had planted it.",
    ),
)


@dataclass(frozen=True)
class Happening:
    """One bombing."""

    city: str
    country: str
    day: date


WORLDS = {
    "twelve countries on one day": [Happening(city, country, DAY) for city, country in CITIES.items()],
    "ten cities on one day": [Happening(town, "Iraq", DAY) for town in TOWNS],
    "one city once a month": [
        Happening("Herat", "Afghanistan", date(2031 + month // 12, month % 12 + 1, 3 + month % 5)) for month in range(36)
    ],
    "one city once a day": [Happening("Maiduguri", "Nigeria", DAY + timedelta(number)) for number in range(21)],
}


def tell(happenings: list[Happening], moulds: tuple[tuple[str, str], ...] = MOULDS) -> Iterator[dict[str, Any]]:
    """Input records, two for each happening, told on the next day; the first part of their ids is its number."""
    dated = len({what.day.month for what in happenings}) > 1
    for number, what in enumerate(happenings):
        when = f"{what.day:%A}, {what.day:%B} {what.day.day}" if dated else f"{what.day:%A}"
        said = {"city": what.city, "country": what.country, "when": when, "hour": 6 + number % 5}
        for outlet, (title, text) in enumerate(moulds):
            told = {"title": title.format(**said), "text": text.format(**said)}
            yield {"id": f"{number}-{outlet}", "published": str(what.day + timedelta(1)), "publisher": f"Paper {outlet}", **told}
