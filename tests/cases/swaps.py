"""One story told of five worlds, in two wordings: when names, numbers, days and places are swapped, so are the answers, and stay right.

swaps/ holds the wordings as .txt, worlds.csv that fills them, and statements.csv and roles.csv that say what each wording tells.
"""

from collections.abc import Iterator
from functools import cache, partial
from typing import Any

from tests.cases.cells import HERE, Row, agree, asked, closest, differ, echo, rows_of
from tests.cases.scores import Label
from tests.cases.stories import Rows, read_text

SAID = ("speaker", "reported_by", "cue", "speech_act", "is_direct", "medium", "addressee", "content")
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "seven": 7}
STORIES = ("plain", "reworded")
WORLDS = {
    world["city"]: world | {f"{who}_short": world[who].split()[-1] for who in ("host", "guest", "voice")}
    for world in rows_of("swaps/worlds")
}
SPOKEN = rows_of("swaps/statements")
TOLLS = [f"{outcome}_{side}" for outcome in ("fatalities", "injured") for side in ("low", "best", "high")]
Told = tuple[str, str]  # a wording and a world's city


def list_labels() -> Iterator[Label]:
    """Every question of every wording and world, and every statement there."""
    for city, world in WORLDS.items():
        for question, judge in QUESTIONS.items():
            for story in STORIES:
                yield Label(f"swaps: {question}", f"{story}: {city}", lambda _, judge=judge, told=(story, city): judge(told))
        for template in SPOKEN:
            row = {column: cell.format(**world) for column, cell in template.items()}
            yield Label(f"swaps: {row['construction']}", f"{row['story']}: {city}", partial(judge_statement, row, city))


@cache
def rows_from(told: Told) -> Rows:
    """What the program reads out of a story of a world."""
    story, city = told
    template = (HERE / "swaps" / f"{story}.txt").read_text(encoding="utf-8")
    title, body = template.format(**WORLDS[city]).split("\n\n", 1)
    return read_text(f"{story}: {city}", body, "incidents", title, WORLDS[city]["published"])


def report(told: Told, main: bool, *columns: str) -> list[Any]:
    """These cells of the only report that is main, or that is not; nothing where there is not just one."""
    found = [one for one in rows_from(told)["incident_reports"] if one["is_main"] is main]
    return [str(found[0][column]) for column in columns] if len(found) == 1 else []


def number(words: str) -> int:
    """A number that may be a word."""
    return NUMBERS.get(words) or int(words)


def judge_main_incident(told: Told) -> str:
    """The incident of the headline is the main one, with its kind, day and place."""
    world = WORLDS[told[1]]
    wanted = ["bombing", "accomplished", world["date"], world["date"], world["city"], world["country_iso3"]]
    return differ(wanted, report(told, True, "incident_type", "stage", "date_start", "date_end", "city", "country_iso3"))


def judge_toll(told: Told) -> str:
    """The total is the main incident's, whatever part of it is told later; the wounded have no number."""
    return differ([str(number(WORLDS[told[1]]["dead"]))] * 3 + ["None"] * 3, report(told, True, *TOLLS))


def judge_part(told: Told) -> str:
    """The number of staff is a part, and the spokesman gave it."""
    parts = [claim for claim in rows_from(told)["casualty_claims"] if (claim["scope"], claim["outcome"]) == ("part", "killed")]
    world = WORLDS[told[1]]
    staff = number(world["staff"])
    return differ([(staff, staff, world["voice"])], [(one["count_low"], one["count_high"], one["asserted_by"]) for one in parts])


def judge_earlier_incident(told: Told) -> str:
    """The incident recalled is another one, with a toll that is open above, placed no finer than told."""
    world = WORLDS[told[1]]
    wanted = ["bombing", world["earlier_dead"], world["earlier_dead"], "None", "None", world["country_iso3"]]
    return differ(wanted, report(told, False, "incident_type", *TOLLS[:3], "city", "country_iso3"))


def judge_earlier_day(told: Told) -> str:
    """ "During Friday prayers", told of what came days before, is the Friday before the main incident."""
    return differ([WORLDS[told[1]]["earlier_date"]] * 2, report(told, False, "date_start", "date_end"))


def judge_third_incident(told: Told) -> str:
    """Neither a number of blasts nor the capture of a city is an incident of this story."""
    return differ(2, len(rows_from(told)["incident_reports"]))


def judge_roles(told: Told) -> str:
    """The persons are the three of the story, each with the role that stands by their name."""
    world = WORLDS[told[1]]
    roles = {one["name"]: one["role"] for one in rows_from(told)["actor_mentions"] if one["actor_type"] == "person"}
    wanted = {world[row["who"]]: row["role"].format(**world) for row in rows_of("swaps/roles") if row["story"] == told[0]}
    right = set(roles) == set(wanted) and all(agree(role, roles[name]) for name, role in wanted.items())
    return "" if right else differ(wanted, roles)


def judge_bodies(told: Told) -> str:
    """Party, agency, mission and office are actors; the acronym is the office, named three times with it."""
    world = WORLDS[told[1]]
    named = {one["name"]: one["mention_count"] for one in rows_from(told)["actor_mentions"]}
    lacking = {world[body] for body in ("party", "agency", "mission", "office")} - set(named)
    wrong = {"Twitter", "X", world["acronym"], world["city"]} & set(named)
    return differ((set(), set(), 3), (lacking, wrong, named.get(world["office"])))


def judge_no_building(told: Told) -> str:
    """An embassy at whose gate a bomb goes off is a target, and no actor."""
    return differ([], [one["name"] for one in rows_from(told)["actor_mentions"] if one["name"].lower().endswith("embassy")])


def judge_nothing_more(told: Told) -> str:
    """The story holds the statements of the list and no others."""
    wanted = [row["content"].format(**WORLDS[told[1]]) for row in SPOKEN if row["story"] == told[0]]
    contents = [one["content"] for one in rows_from(told)["statements"]]
    return differ([], [content for content in contents if not any(agree(one, content) for one in wanted)])


def judge_statement(row: Row, city: str, _: object) -> str:
    """Who says it in this world, through whom, to whom, by what channel, in which words."""
    return closest(asked(row, SAID), [echo(row, one, SAID) for one in rows_from((row["story"], city))["statements"]])


QUESTIONS = {
    "main incident": judge_main_incident,
    "toll": judge_toll,
    "part": judge_part,
    "earlier incident": judge_earlier_incident,
    "earlier day": judge_earlier_day,
    "third incident": judge_third_incident,
    "roles": judge_roles,
    "bodies": judge_bodies,
    "no building": judge_no_building,
    "nothing more": judge_nothing_more,
}
