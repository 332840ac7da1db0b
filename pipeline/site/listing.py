"""What the map, the timeline and the table need of every incident, column by column: texts that repeat are given once."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import polars as pl

from pipeline.lexicon.event_words import trigger_phrases
from pipeline.site.wording import say_code, say_days, say_toll
from schemas.codes import codes_of

PLAIN = (
    "incident_id", "label", "latitude", "longitude", "fatalities_low", "fatalities_best", "fatalities_high",
    "injured_low", "injured_best", "injured_high", "confidence", "article_count", "source_count", "is_main",
)  # fmt: skip
REPEATED = ("incident_type", "stage", "status", "place_name", "city", "admin1", "country", "responsibility")
NAMED = ("perpetrators", "targets", "victims", "standings")
CODED = {"incident_type": "incident_type", "responsibility": "responsibility", "stage": "incident_stage", "status": "incident_status"}
EPOCH = date(1970, 1, 1)


def order_incidents(incidents: pl.DataFrame) -> pl.DataFrame:
    """The newest first, those without a day last; this is the order of the listing and of the shards of details."""
    return incidents.sort(
        pl.col("date_start"), pl.col("fatalities_best"), pl.col("incident_id"), descending=[True, True, False], nulls_last=True
    )


def describe_listing(incidents: pl.DataFrame, redirects: pl.DataFrame, shards: list[int]) -> dict[str, Any]:
    """The listing, ready for JSON.

    `incidents`: rows of `add_reported` in the order of `order_incidents`; `shards`: the place of the first incident of each shard of
    details. Texts that repeat stand in `texts`, and the columns REPEATED, NAMED, `days`, `dead` and `injured` hold their places there;
    `date_start` counts days from 1970, `date_length` those from there to the last day.
    """
    repeated = {name: incidents[name].to_list() for name in REPEATED} | _say_columns(incidents)
    named = {name: incidents[name].to_list() for name in NAMED}
    texts = _order_texts(repeated.values(), named.values())
    places = {text: place for place, text in enumerate(texts)}
    columns: dict[str, list[Any]] = {name: incidents[name].to_list() for name in PLAIN}
    columns |= {name: [None if text is None else places[text] for text in values] for name, values in repeated.items()}
    columns |= {name: [[places[text] for text in listed if text is not None] for listed in values] for name, values in named.items()}
    columns["date_start"] = incidents.select((pl.col("date_start") - EPOCH).dt.total_days()).to_series().to_list()
    columns["date_length"] = incidents.select((pl.col("date_end") - pl.col("date_start")).dt.total_days()).to_series().to_list()
    return {
        "columns": columns,
        "texts": texts,
        "labels": {name: _label_codes(code_set) for name, code_set in CODED.items()},
        "kind_words": _list_kind_words(incidents["incident_type"]),
        "shards": shards,
        "redirects": _follow(redirects),
    }


def list_search_words(incidents: pl.DataFrame) -> list[str]:
    """Outlets and headlines of each incident, to search in: a page loads them when somebody searches. Rows of `add_reported`."""
    rows = incidents.select("outlets", "titles").iter_rows()
    return [" ".join([*outlets, *titles]) for outlets, titles in rows]


def _order_texts(repeated: Iterable[list[str | None]], named: Iterable[list[list[str]]]) -> list[str]:
    """All texts, each once; the commonest come first, so that their places are short to write."""
    counts = Counter(text for values in repeated for text in values if text is not None)
    counts.update(text for values in named for listed in values for text in listed if text is not None)
    return sorted(counts, key=lambda text: (-counts[text], text))


def _say_columns(incidents: pl.DataFrame) -> dict[str, list[str | None]]:
    tolls = {"dead": "fatalities", "injured": "injured"}
    return {
        "days": [say_days(*pair) for pair in incidents.select("date_start", "date_end").iter_rows()],
        **{
            name: [say_toll(*toll) for toll in incidents.select(f"{start}_low", f"{start}_best", f"{start}_high").iter_rows()]
            for name, start in tolls.items()
        },
    }


def _label_codes(code_set: str) -> dict[str, str | None]:
    return {code: say_code(code_set, code) for code in codes_of(code_set)}


def _list_kind_words(kinds: pl.Series) -> dict[str, str]:
    """The nouns by which articles call each kind of the release: who searches for "shooting" or "earthquake" knows no codes."""
    words: dict[str, set[str]] = {kind: set() for kind in sorted(kinds.unique())}
    for phrase, row in trigger_phrases():
        if row["part"] == "noun" and row["incident_type"] in words:
            words[row["incident_type"]].add(phrase)
    return {kind: " ".join(sorted(listed)) for kind, listed in words.items()}


def _follow(redirects: pl.DataFrame) -> dict[str, list[str]]:
    """Where ids of earlier releases lead: the successors of each by its newest step, none for what was taken back."""
    newest: dict[str, tuple[tuple[int, ...], list[str]]] = {}
    rows = redirects.filter(pl.col("old_id").str.starts_with("inc-")).sort("old_id", "new_id", "version", nulls_last=True)
    for old, new, version in rows.select("old_id", "new_id", "version").iter_rows():
        step = tuple(int(number) for number in version.split("."))
        known, successors = newest.get(old, ((), []))
        kept = [*successors, *([new] if new else [])] if step == known else [new] if new else []
        if step >= known:
            newest[old] = step, kept
    return {old: successors for old, (_, successors) in newest.items()}
