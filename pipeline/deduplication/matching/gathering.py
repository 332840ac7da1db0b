"""What is known of reports beside their rows: persons named, words around them, numbers of people taken."""

from collections.abc import Iterable, Mapping

import polars as pl

from pipeline.deduplication.matching.features import ReportFeatures
from pipeline.deduplication.matching.naming import ReportNames
from pipeline.deduplication.matching.vocabulary import ReportWords
from pipeline.deduplication.names import normalise_name
from pipeline.deduplication.records import Report

PERSON = "person"
TOLLS = ("killed", "injured")  # outcomes that the rows of reports hold themselves
Names = Mapping[str, frozenset[str]]


def gather_features(tables: Mapping[str, pl.DataFrame], reports: Iterable[Report]) -> ReportFeatures:
    """`tables` holds actor_mentions, incident_parties, casualty_claims, and may hold report_words and report_names."""
    mentions = tables["actor_mentions"]
    roles = _list_roles(tables["incident_parties"], _list_persons(mentions))
    # Who holds an office is named in articles on many incidents, and tells none of them.
    private = _list_persons(mentions.filter(pl.col("role").is_null() & pl.col("affiliation").is_null()))
    people = {}
    for report in reports:
        named = private.get(report.article_id, frozenset()) if report.is_main else frozenset()
        if named := named.union(*roles.get(report.report_id, {}).values()):
            people[report.report_id] = named
    words, names = ReportWords(tables.get("report_words")), ReportNames(tables.get("report_names"))
    return ReportFeatures(people, roles, _list_counts(tables["casualty_claims"]), words, names)


def _list_persons(mentions: pl.DataFrame) -> Names:
    """By article the persons it names, normalised."""
    found: dict[str, set[str]] = {}
    for article_id, name in mentions.filter(pl.col("actor_type") == PERSON).select("article_id", "name").iter_rows():
        found.setdefault(article_id, set()).add(normalise_name(name))
    return {article_id: frozenset(names) for article_id, names in found.items()}


def _list_roles(parties: pl.DataFrame, persons: Names) -> dict[str, dict[str, frozenset[str]]]:
    """By report and role the persons among its parties, by the fullest name the article gives them."""
    found: dict[str, dict[str, set[str]]] = {}
    for report_id, article_id, role, name in parties.select("report_id", "article_id", "role", "name").iter_rows():
        form = normalise_name(name)
        for person in persons.get(article_id, ()):
            if person == form or person.endswith(f" {form}") or form.endswith(f" {person}"):
                found.setdefault(report_id, {}).setdefault(role, set()).add(person)
    return {report_id: {role: frozenset(names) for role, names in roles.items()} for report_id, roles in found.items()}


def _list_counts(claims: pl.DataFrame) -> Names:
    """By report the exact numbers of people missing or taken, such as "arrested 23"."""
    exact = (pl.col("count_low") == pl.col("count_high")) & (pl.col("count_low") > 1) & ~pl.col("outcome").is_in(TOLLS)
    found: dict[str, set[str]] = {}
    for report_id, outcome, count in claims.filter(exact).select("report_id", "outcome", "count_low").iter_rows():
        found.setdefault(report_id, set()).add(f"{outcome} {count}")
    return {report_id: frozenset(counts) for report_id, counts in found.items()}
