"""One story told of five worlds, in two wordings: when names, numbers, days and places are swapped, so are the answers, and stay right.

tests/swaps/ holds the wordings as .txt, worlds.csv that fills them, and statements.csv and roles.csv that say what each wording tells.
misses.csv names what the program gets wrong, world by world ("all" for every world): those cases have to fail until their line goes.
"""

from functools import cache
from typing import Any

import pytest

from pipeline.cleaning import CLEANED_TYPES, CleanArticle, clean_record
from pipeline.extraction import extract_rows
from pipeline.ingestion import RawRecord
from schemas.identity import make_id
from tests.golden import HERE, agree, asked, case, closest, echo, rows_of

SAID = ("speaker", "reported_by", "cue", "speech_act", "is_direct", "medium", "addressee", "content")
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "seven": 7}
STORIES = ("plain", "reworded")
WORLDS = {
    world["city"]: world | {f"{who}_short": world[who].split()[-1] for who in ("host", "guest", "voice")}
    for world in rows_of("swaps/worlds")
}
MISSES = {(row["story"], row["city"], row["question"]): row["known_miss"] for row in rows_of("swaps/misses")}
Told = tuple[str, str]  # a wording and a world's city


@cache
def rows_from(told: Told) -> dict[str, list[dict[str, Any]]]:
    """What the program reads out of a story of a world."""
    story, city = told
    template = (HERE / "swaps" / f"{story}.txt").read_text(encoding="utf-8")
    title, body = template.format(**WORLDS[city]).split("\n\n", 1)
    published = WORLDS[city]["published"]
    article = clean_record(RawRecord(make_id("article", story, city), story, city, city, None, title, published, None, None, body, None))
    assert isinstance(article, CleanArticle)
    return extract_rows({name: getattr(article, name) for name in CLEANED_TYPES}, "incidents")


def report(told: Told, main: bool) -> dict[str, Any]:
    found = [one for one in rows_from(told)["incident_reports"] if one["is_main"] is main]
    assert len(found) == 1, [(one["incident_type"], one["is_main"]) for one in rows_from(told)["incident_reports"]]
    return found[0]


def number(words: str) -> int:
    return NUMBERS.get(words) or int(words)


def known_miss(told: Told, question: str) -> str:
    return MISSES.get((*told, question)) or MISSES.get((told[0], "all", question), "")


def every_telling(question: str) -> Any:
    """Parametrizes a test with every wording and world."""
    tellings = [(story, city) for story in STORIES for city in WORLDS]
    return pytest.mark.parametrize("told", [case(told, ": ".join(told), known_miss(told, question)) for told in tellings])


@every_telling("main incident")
def test_main_incident(told):
    """The incident of the headline is the main one, with its kind, day and place."""
    found, world = report(told, True), WORLDS[told[1]]
    assert (found["incident_type"], found["stage"]) == ("bombing", "accomplished")
    assert (str(found["date_start"]), str(found["date_end"])) == (world["date"], world["date"])
    assert (found["city"], found["country_iso3"]) == (world["city"], world["country_iso3"])


@every_telling("toll")
def test_toll(told):
    """The total is the main incident's, whatever part of it is told later; the wounded have no number."""
    found, dead = report(told, True), number(WORLDS[told[1]]["dead"])
    assert [found[f"fatalities_{side}"] for side in ("low", "best", "high")] == [dead] * 3
    assert [found[f"injured_{side}"] for side in ("low", "best", "high")] == [None] * 3


@every_telling("part")
def test_part(told):
    """The number of staff is a part, and the spokesman gave it."""
    parts = [claim for claim in rows_from(told)["casualty_claims"] if (claim["scope"], claim["outcome"]) == ("part", "killed")]
    found = [(claim["count_low"], claim["count_high"], claim["asserted_by"]) for claim in parts]
    world = WORLDS[told[1]]
    assert found == [(number(world["staff"]), number(world["staff"]), world["voice"])]


@every_telling("earlier incident")
def test_earlier_incident(told):
    """The incident recalled is another one, on its own day, with a toll that is open above, placed no finer than told."""
    found, world = report(told, False), WORLDS[told[1]]
    assert found["incident_type"] == "bombing"
    dead = int(world["earlier_dead"])
    assert [found[f"fatalities_{side}"] for side in ("low", "best", "high")] == [dead, dead, None]
    assert (found["city"], found["country_iso3"]) == (None, world["country_iso3"])


@every_telling("earlier day")
def test_earlier_day(told):
    """ "During Friday prayers", told of what came days before, is the Friday before the main incident."""
    found, world = report(told, False), WORLDS[told[1]]
    assert (str(found["date_start"]), str(found["date_end"])) == (world["earlier_date"], world["earlier_date"])


@every_telling("third incident")
def test_no_third_incident(told):
    """Neither a number of blasts nor the capture of a city is an incident of this story."""
    assert len(rows_from(told)["incident_reports"]) == 2


@every_telling("roles")
def test_roles(told):
    """The persons are the three of the story, each with the role that stands by their name."""
    world = WORLDS[told[1]]
    roles = {one["name"]: one["role"] for one in rows_from(told)["actor_mentions"] if one["actor_type"] == "person"}
    wanted = {world[row["who"]]: row["role"].format(**world) for row in rows_of("swaps/roles") if row["story"] == told[0]}
    assert set(roles) == set(wanted)
    assert [(name, roles[name], role) for name, role in wanted.items() if not agree(role, roles[name])] == []


@every_telling("bodies")
def test_bodies(told):
    """Party, agency, mission and office are actors; the acronym is the office."""
    world = WORLDS[told[1]]
    named = {one["name"]: one["mention_count"] for one in rows_from(told)["actor_mentions"]}
    assert {world[body] for body in ("party", "agency", "mission", "office")} <= set(named)
    assert named[world["office"]] == 3  # the name once, the acronym twice
    assert not {"Twitter", "X", world["acronym"], world["city"]} & set(named)


@every_telling("no building")
def test_no_building_is_an_actor(told):
    """An embassy at whose gate a bomb goes off is a target."""
    assert [one["name"] for one in rows_from(told)["actor_mentions"] if one["name"].lower().endswith("embassy")] == []


def statements() -> list[Any]:
    """Every statement of the stories in every world."""
    found = []
    for template in rows_of("swaps/statements"):
        for city, world in WORLDS.items():
            told, row = (template["story"], city), {column: cell.format(**world) for column, cell in template.items()}
            found.append(case((told, row), f"{': '.join(told)}: {row['construction']}", known_miss(told, row["construction"])))
    return found


@pytest.mark.parametrize("said", statements())
def test_statement(said):
    """Who says it in this world, through whom, to whom, by what channel, in which words."""
    told, row = said
    found = [echo(row, one, SAID) for one in rows_from(told)["statements"]]
    assert asked(row, SAID) in found, closest(asked(row, SAID), found)


@every_telling("nothing more")
def test_nothing_more_is_said(told):
    """The story holds the statements of the list and no others."""
    wanted = [row["content"].format(**WORLDS[told[1]]) for row in rows_of("swaps/statements") if row["story"] == told[0]]
    contents = [one["content"] for one in rows_from(told)["statements"]]
    assert [content for content in contents if not any(agree(one, content) for one in wanted)] == []
