"""Reports of a made-up world as newspapers would give them: cells missing, names misspelt, kinds and tolls that differ, late trials.

Each has a headline and a body, of which deduplication reads words, days and places as it does of any article.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any

import polars as pl

from pipeline.deduplication import list_report_names, list_report_words
from pipeline.lexicon import load_words
from schemas import TABLES
from tests.benchmarks.world import WEAPONS, Happening, list_cities
from tests.deduplication.told import EMPTY_TOLLS, NO_DATE, NO_PLACE, name_id
from tests.rows import valid_row

MOST = 60  # reports of the largest incidents
COMMON_WORDS = 25  # words of a report that any report may have
ALIKE = {"bombing": "shelling", "shelling": "bombing", "armed_assault": "clash", "stabbing": "armed_assault", "protest": "riot"}
OTHERWISE = {"armed_assault": "arrest", "arson": "accident", "accident": "arson", "robbery": "arrest", "stabbing": "arrest"}


def tell_world(happenings: Sequence[Happening], count: int, seed: int) -> tuple[dict[str, pl.DataFrame], list[int]]:
    """The tables that deduplication takes, with `count` reports, and the number of the incident of each report, in order."""
    random = Random(seed)
    weights = list(accumulate(min(random.paretovariate(1.0), MOST) for _ in happenings))
    truth = random.choices(range(len(happenings)), cum_weights=weights, k=count)
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ("articles", "incident_reports", "incident_parties", "actor_mentions")}
    texts = []
    for number, of in enumerate(truth):
        told = _Teller(random, happenings[of], number)
        rows["articles"].append(told.make_article())
        report = told.make_report()
        rows["incident_reports"].append(report)
        parties = list(told.make_parties())
        rows["incident_parties"] += [row for row, _ in parties]
        rows["actor_mentions"] += [row for _, row in parties]
        texts.append(rows["articles"][-1] | told.write_text(report))
    frames = {name: pl.DataFrame(listed, schema=TABLES[name].types()) for name, listed in rows.items()}
    frames["articles"] = frames["articles"].drop("has_incident")
    empty = {name: TABLES[name].frame([]) for name in ("casualty_claims", "statements", "evidence")}
    tables = frames | empty
    tables["report_words"] = list_report_words(tables, texts)
    tables["report_names"] = list_report_names(tables["incident_reports"], texts)
    return tables, truth


class _Teller:
    """One article on one incident."""

    def __init__(self, random: Random, what: Happening, number: int) -> None:
        self._random, self._what, self._number = random, what, number
        self._late = self._has(0.06)
        after = random.randint(60, 700) if self._late else min(int(random.expovariate(0.6)), 9)
        self._told_on = what.day + timedelta(after)

    def _has(self, share: float) -> bool:
        return self._random.random() < share

    def make_article(self) -> dict[str, Any]:
        return valid_row(
            "articles", article_id=name_id("art", self._number), source_id=str(self._number), duplicate_of=None,
            published_on=self._told_on if self._has(0.95) else None,
        )  # fmt: skip

    def make_report(self) -> dict[str, Any]:
        kind = self._what.kind
        if self._has(0.05) or (self._late and self._has(0.5)):
            kind = OTHERWISE.get(kind, kind)
        elif self._has(0.12):
            kind = ALIKE.get(kind, kind)
        cells = self._tell_day() | self._tell_place() | self._tell_tolls()
        return valid_row(
            "incident_reports", report_id=name_id("rep", self._number), article_id=name_id("art", self._number), incident_id=None,
            corrected=None, incident_type=kind, weapon_type=WEAPONS.get(self._what.kind) if self._has(0.5) else None,
            target_type=self._what.target if self._has(0.6) else None, is_main=True, **cells,
        )  # fmt: skip

    def _tell_day(self) -> dict[str, Any]:
        day = self._what.day
        if self._has(0.2) or (self._late and self._has(0.4)):
            return NO_DATE
        if self._has(0.08):
            first = day.replace(day=1)
            return {"date_start": first, "date_end": _end_of_month(first), "date_prec": 4}
        if self._has(0.03):
            day += timedelta(self._random.choice((-1, 1)))
        return {"date_start": day, "date_end": day, "date_prec": 1}

    def _tell_place(self) -> dict[str, Any]:
        city = list_cities()[self._what.city]
        country = NO_PLACE | {"place_name": city["country_iso3"], "country": city["country_iso3"], "country_iso3": city["country_iso3"]}
        if self._has(0.08):
            return NO_PLACE
        if self._has(0.1):
            return country | {"where_prec": 6}
        names = {"place_name": city["name"], "city": city["name"], "admin1": city["admin1"], "where_prec": 1}
        return country | names | {name: city[name] for name in ("geonames_id", "latitude", "longitude")}

    def _tell_tolls(self) -> dict[str, Any]:
        cells = dict(EMPTY_TOLLS)
        for outcome, true in (("fatalities", self._what.killed), ("injured", self._what.injured)):
            if self._has(0.65):
                best = true if self._has(0.75) else max(int(true * self._random.uniform(0.5, 1.1)), 0)
                high = None if self._has(0.2) else best
                cells |= {f"{outcome}_low": best, f"{outcome}_best": best, f"{outcome}_high": high}
        return cells

    def make_parties(self) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        """Rows of incident_parties and of actor_mentions for those the article names."""
        named = [("victim", name) for name in self._what.victims] + [("perpetrator", self._what.perpetrator)]
        for place, (role, name) in enumerate(named):
            if name is None or not self._has(0.5):
                continue
            spelt = self._misspell(name) if self._has(0.1) else name
            ids = {"article_id": name_id("art", self._number)}
            number = 4 * self._number + place
            standing = "suspected_or_accused" if role == "perpetrator" else None
            party = valid_row(
                "incident_parties", party_id=name_id("par", number), report_id=name_id("rep", self._number), incident_id=None,
                corrected=None, actor_id=None, role=role, name=spelt, responsibility=standing, **ids,
            )  # fmt: skip
            yield party, valid_row(
                "actor_mentions", mention_id=name_id("men", number), actor_id=None, corrected=None, name=spelt, actor_type="person",
                role=None, affiliation=None, **ids,
            )  # fmt: skip

    def _misspell(self, name: str) -> str:
        place = self._random.randrange(1, len(name) - 1)
        return name[:place] + name[place + 1 :]

    def write_text(self, report: dict[str, Any]) -> dict[str, str]:
        """Title and text. They name what was read from them, and but in one of ten the true place and day too."""
        city = list_cities()[self._what.city]
        own = self._random.sample(self._what.words, self._random.randint(3, len(self._what.words)))
        common = self._random.choices(_COMMON, k=COMMON_WORDS)
        days = {report["date_start"]} if report["date_prec"] == 1 else set()
        places = {report["city"] or report["country_iso3"]} - {None}
        if self._number % 10:
            days, places = days | {self._what.day}, places | {city["name"]}
        where = " and ".join(sorted(_NAMES_OF.get(place, place) for place in places))
        title = f"{self._what.kind.replace('_', ' ').capitalize()} in {where or 'the region'}: {own[0]} {common[0]}"
        when = " and ".join(f"{day:%B} {day.day}, {day.year}" for day in sorted(days)) or "a day that nobody gave"
        said = " ".join(own[1:] + common)
        body = f"In {where or 'the region'} it happened on {when}, {_NAMES_OF[city['country_iso3']]} said. The {own[0]}: {said}."
        people = ", ".join(name for name in (*self._what.victims, self._what.perpetrator) if name)
        text = f"{title}\n\n{body} The {own[0]} and the {own[-1]} were told of again{f' by {people}' if people else ''}."
        return {"title": title, "text": text}


def _end_of_month(first: date) -> date:
    return (first + timedelta(31)).replace(day=1) - timedelta(1)


_COMMON = sorted(word for row in load_words("word_counts") if int(row["articles"]) > 90 for word in row["words"].split("|"))
_NAMES_OF = {row["iso3"]: row["name"] for row in load_words("countries")}
