"""A world of incidents with look-alikes, from a seed: what happened, before anybody tells it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random

from pipeline.lexicon import load_words
from pipeline.lexicon.gazetteer import load_places

START, YEARS = date(2028, 1, 1), 4
CITIES = 600  # the largest of the world: few enough that each has many incidents
WEAPONS = {"bombing": "explosives", "shelling": "explosives", "armed_assault": "firearms", "stabbing": "melee", "arson": "incendiary"}
KINDS = {
    "armed_assault": 30, "bombing": 20, "stabbing": 8, "kidnapping": 8, "protest": 8, "accident": 8, "arson": 6, "robbery": 6,
    "shelling": 6,
}  # fmt: skip
TARGETS = ("business", "police", "military", "government_general", "private_citizens_property", "religious_figures_institutions")
TWINS = {"next day": 8, "same day elsewhere": 8, "anniversary": 4}  # look-alikes in a hundred incidents
OWN_WORDS = 9  # telling words that belong to an incident: street, school, brand, what was said
SPREAD = 30_000  # made-up words to draw them from: so rare that the lexicon counts none


@dataclass(frozen=True)
class Happening:
    """One incident as it was."""

    kind: str
    day: date
    city: int  # row of the cities
    killed: int
    injured: int
    target: str
    victims: tuple[str, ...]
    perpetrator: str | None
    words: tuple[str, ...]


@cache
def list_cities() -> list[dict]:
    """The largest cities: name, admin1, country_iso3, geonames_id, latitude, longitude."""
    cities = load_places().filter(kind="city").sort("population", "geonames_id", descending=True).head(CITIES)
    return list(cities.iter_rows(named=True))


@cache
def _weigh_cities() -> list[float]:
    """By Zipf's law, so that a few cities have hundreds of incidents, added up."""
    return list(accumulate(1 / (rank + 5) for rank in range(CITIES)))


@cache
def _given_names() -> list[str]:
    return sorted(row["name"] for row in load_words("person_names"))


def make_happenings(count: int, seed: int) -> list[Happening]:
    """`count` incidents, a fifth of them look-alikes of one before."""
    random = Random(seed)
    made = list(_draw(random, count))
    return made[:count]


def _draw(random: Random, count: int) -> Iterator[Happening]:
    drawn = 0
    while drawn < count:
        one = _make_happening(random)
        yield one
        drawn += 1
        (twin,) = random.choices([*TWINS, None], [*TWINS.values(), 100 - sum(TWINS.values())])
        if twin is not None:
            yield _make_twin(random, one, twin)
            drawn += 1


def _make_happening(random: Random) -> Happening:
    (kind,) = random.choices(list(KINDS), list(KINDS.values()))
    (rank,) = random.choices(range(CITIES), cum_weights=_weigh_cities())
    killed = 0 if kind in ("protest", "robbery", "arson") else _draw_toll(random)
    return Happening(
        kind, START + timedelta(random.randrange(365 * YEARS)), rank, killed, _draw_toll(random), random.choice(TARGETS),
        tuple(_name_person(random) for _ in range(min(killed, 2))) if random.random() < 0.6 else (),
        _name_person(random) if random.random() < 0.4 else None, _draw_words(random, OWN_WORDS),
    )  # fmt: skip


def _make_twin(random: Random, one: Happening, twin: str) -> Happening:
    """Another incident of the same kind, with some of the same words: it is told in like terms."""
    own = replace(
        _make_happening(random), kind=one.kind, target=one.target, words=one.words[:2] + _draw_words(random, OWN_WORDS - 2)
    )  # fmt: skip
    if twin == "next day":
        return replace(own, city=one.city, day=one.day + timedelta(random.randint(1, 3)))
    if twin == "anniversary":
        return replace(own, city=one.city, day=one.day + timedelta(365))
    country = list_cities()[one.city]["country_iso3"]
    others = [number for number in range(CITIES) if number != one.city]
    there = [number for number in others if list_cities()[number]["country_iso3"] == country]
    return replace(own, city=random.choice(there or others), day=one.day)


def _draw_toll(random: Random) -> int:
    return min(int(random.paretovariate(1.1)) - random.randint(0, 1), 400)


def _draw_words(random: Random, count: int) -> tuple[str, ...]:
    return tuple(f"qx{_spell(random.randrange(SPREAD))}" for _ in range(count))


def _spell(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _name_person(random: Random) -> str:
    given = random.choice(_given_names())
    return f"{given} {random.choice(_SYLLABLES)}{random.choice(_SYLLABLES).lower()}{random.choice(_ENDINGS)}"


_SYLLABLES = ["Ka", "Mo", "Ber", "Lan", "Sho", "Ri", "Tu", "Vel", "Ach", "Dar", "Osi", "Pe", "Gha", "Zim", "Hol", "Nu", "Qa", "Fer"]
_ENDINGS = ["ani", "ov", "ez", "man", "sson", "uma", "ic", "ard", "aki", "ner", "otti", "wala"]
