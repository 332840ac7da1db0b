"""What the page of one incident shows: its cells, who reports it, every claim of its toll, every party, every statement.

Everything is in words; a page has but to lay it out. Articles are given once and named by their place in that list.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

import polars as pl

from pipeline.site.cells import describe_cells
from pipeline.site.perpetrators import Perpetrators
from pipeline.site.wording import Row, say_code, say_count, say_toll
from pipeline.site.words import Quote, Words
from schemas.codes import codes_of

QUOTED = ("incidents", "casualty_claims", "incident_parties")
Tables = Mapping[str, pl.DataFrame]
Rows = list[dict[str, Any]]
Article = dict[str, Any]  # id, headline, outlet, day, address, and whether it is a copy of another one
NOTHING_KNOWN: Article = {"title": None, "publisher": None, "on": None, "url": None, "copy": False}


class Details:
    """The details of any incident of a release, looked up in its tables."""

    def __init__(self, tables: Tables) -> None:
        self._words = Words(tables, QUOTED)
        self._articles = {row["article_id"]: _describe_article(row) for row in tables["articles"].iter_rows(named=True)}
        self._reports = _by_incident(tables["incident_reports"], "article_id")
        self._claims = _by_incident(tables["casualty_claims"], "article_id", "char_start")
        self._parties = _by_incident(tables["incident_parties"], "article_id", "char_start")
        self._perpetrators = Perpetrators(tables)
        self._statements = _by_incident(tables["statements"], "article_id", "char_start")
        self._roles = _list_roles(tables["actor_mentions"])

    def describe(self, incident: Row) -> dict[str, Any]:
        """Everything about one row of `incidents`, ready for JSON."""
        key = incident["incident_id"]
        articles = _Articles(self.article_of)
        reports = [self._report(row, articles) for row in self.reports_of(key)]
        return {
            "id": key,
            "label": incident["label"],
            "cells": [{**cell, "quotes": articles.show(cell["quotes"])} for cell in describe_cells(incident, self._words)],
            "perpetrators": self._perpetrators.describe(incident),
            "named": {role: incident[role] for role in ("targets", "victims")},
            "reports": reports,
            "claims": [self._claim(row, articles) for row in sorted(self._claims.get(key, ()), key=self._rank_claim)],
            "parties": [self._party(rows, articles) for rows in _group_parties(self._parties.get(key, ()))],
            "statements": [self._statement(row, articles) for row in self._statements.get(key, ())],
            "articles": articles.listed,
        }

    def reports_of(self, incident_id: str) -> Rows:
        """The rows of incident_reports, by the day of their articles, then in the order of ids."""
        rows = self._reports.get(incident_id, [])
        return sorted(rows, key=lambda row: (self._day_of(row["article_id"]), row["article_id"]))

    def article_of(self, article_id: str) -> Article:
        """Headline, outlet, day and address of an article."""
        return self._articles.get(article_id, {**NOTHING_KNOWN, "id": article_id})

    def _day_of(self, article_id: str) -> str:
        return self.article_of(article_id)["on"] or "9999"

    def _report(self, row: Row, articles: "_Articles") -> dict[str, Any]:
        return {
            "article": articles.place_of(row["article_id"]),
            "main": row["is_main"],
            "dead": say_toll(row["fatalities_low"], row["fatalities_best"], row["fatalities_high"]),
            "injured": say_toll(row["injured_low"], row["injured_best"], row["injured_high"]),
        }

    def _claim(self, row: Row, articles: "_Articles") -> dict[str, Any]:
        return {
            "outcome": say_code("outcome", row["outcome"]),
            "scope": None if row["scope"] == "total" else say_code("claim_scope", row["scope"]),
            "population": row["population"],
            "count": say_count(row["count_low"], row["count_high"], row["qualifier"]),
            "by": row["asserted_by"],
            "role": self._roles.get((row["article_id"], row["asserted_by_actor_id"])),
            "article": articles.place_of(row["article_id"]),
            "quotes": articles.show(self._words.behind(row["claim_id"], ("count_low", "count_high", "outcome"))[:1]),
        }

    def _rank_claim(self, row: Row) -> tuple[int, int, str]:
        """Deaths first, totals before parts, then by the day of the article."""
        return _place("outcome", row["outcome"]), _place("claim_scope", row["scope"]), self._day_of(row["article_id"])

    def _party(self, rows: Rows, articles: "_Articles") -> dict[str, Any]:
        row = rows[0]
        quotes = [quote for one in rows for quote in self._words.behind(one["party_id"], ("name",))[:1]]
        return {
            "role": say_code("party_role", row["role"]),
            "name": row["name"],
            "responsibility": say_code("responsibility", row["responsibility"]),
            "by": row["asserted_by"],
            "article": articles.place_of(row["article_id"]),
            "quotes": articles.show(quotes),
        }

    def _statement(self, row: Row, articles: "_Articles") -> dict[str, Any]:
        return {
            "speaker": row["speaker"],
            "role": self._roles.get((row["article_id"], row["speaker_actor_id"])),
            "through": row["reported_by"],
            "act": say_code("speech_act", row["speech_act"]),
            "cue": row["cue"],
            "medium": say_code("medium", row["medium"]),
            "to": row["addressee"],
            "on": row["stated_on"] and row["stated_on"].isoformat(),
            "direct": row["is_direct"],
            "content": row["content"],
            "article": articles.place_of(row["article_id"]),
        }


class _Articles:
    """The articles that one incident's details name, each once."""

    def __init__(self, find: Callable[[str], Article]) -> None:
        self._find = find
        self._places: dict[str, int] = {}
        self.listed: list[Article] = []

    def place_of(self, article_id: str) -> int:
        if article_id not in self._places:
            self._places[article_id] = len(self.listed)
            self.listed.append(self._find(article_id))
        return self._places[article_id]

    def show(self, quotes: Iterable[Quote]) -> Rows:
        return [self._show(quote) for quote in quotes]

    def _show(self, quote: Quote) -> dict[str, Any]:
        cells = asdict(quote)
        article = self.place_of(cells.pop("article_id"))
        return {**cells, "article": article}


def _describe_article(row: Row) -> Article:
    """Headline, outlet, day and address; an address that is not of the web is left out."""
    url = row["url"]
    return {
        "id": row["article_id"],
        "title": row["title"],
        "publisher": row["publisher"],
        "on": row["published_on"] and row["published_on"].isoformat(),
        "url": url if url and url.startswith(("http://", "https://")) else None,
        "copy": row["duplicate_of"] is not None,
    }


def _by_incident(frame: pl.DataFrame, *order: str) -> dict[str, Rows]:
    """The rows of a table by incident, in the order given; the key, which comes first, settles ties."""
    found: dict[str, Rows] = {}
    for row in frame.filter(pl.col("incident_id").is_not_null()).sort(*order, frame.columns[0]).iter_rows(named=True):
        found.setdefault(row["incident_id"], []).append(row)
    return found


def _group_parties(rows: Iterable[dict[str, Any]]) -> list[Rows]:
    """The rows that say the same of the same name in several articles, together; who did it comes first."""
    groups: dict[tuple[Any, ...], Rows] = {}
    for row in rows:
        said = row["name"].casefold(), row["responsibility"], row["asserted_by"]
        groups.setdefault((_place("party_role", row["role"]), *said), []).append(row)
    return [groups[key] for key in sorted(groups, key=lambda key: key[0])]


def _place(code_set: str, code: str) -> int:
    """Where a code stands in its set; one that the set has not comes last."""
    codes = codes_of(code_set)
    return codes.index(code) if code in codes else len(codes)


def _list_roles(mentions: pl.DataFrame) -> dict[tuple[str, str], str]:
    """What an article calls an actor, by article and actor: "Interior Minister", "commander, Free Valley Front"."""
    return dict(_say_roles(mentions.sort("article_id", "actor_id", "char_start")))


def _say_roles(mentions: pl.DataFrame) -> Iterator[tuple[tuple[str, str], str]]:
    for row in mentions.iter_rows(named=True):
        said = ", ".join(part for part in (row["role"], row["affiliation"]) if part)
        if said:
            yield (row["article_id"], row["actor_id"]), said
