"""The total that an authority gives in a report: what makes a toll official."""

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.deduplication.officials import is_official

Actor = tuple[str | None, tuple[str | None, ...]]  # type, and how the article describes the actor: role, affiliation


def find_official_totals(claims: Iterable[Mapping[str, Any]], described: Mapping[tuple[str, str], Actor]) -> dict[tuple[str, str], int]:
    """By report_id and outcome the first total in the text that somebody official gives.

    `claims` are rows of casualty_claims with their asserted_by_actor_id; `described` holds actors by article_id
    and actor_id. The first counts, as where a report is read: what stands at the head is the news.
    """
    found: dict[tuple[str, str], tuple[int, str, int]] = {}
    for claim in claims:
        if claim["scope"] != "total" or claim["count_low"] is None or claim["asserted_by"] is None:
            continue
        actor_type, words = described.get((claim["article_id"], claim["asserted_by_actor_id"]), (None, ()))
        if is_official(actor_type, (claim["asserted_by"], *words)):
            place = (claim["char_start"], claim["claim_id"], claim["count_low"])
            known = (claim["report_id"], claim["outcome"])
            found[known] = min(place, found.get(known, place))
    return {known: count for known, (_, _, count) in found.items()}
