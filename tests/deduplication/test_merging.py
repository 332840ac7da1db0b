"""The tables that deduplication returns: whole, sound, and the same for any order of arrival."""

from datetime import timedelta

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.deduplication import merge_tables
from pipeline.deduplication.identity import name_incident
from pipeline.validation import TABLE, find_rules, quarantine, run_checks
from pipeline.validation.table_rules import NEEDS_INPUTS, NEEDS_TEXTS
from schemas import TABLES
from tests.deduplication.told import DAY, ORDER, article, claim, mention, name_id, partition, party, proof, report, statement, tell

NEED_MORE = (NEEDS_INPUTS, *NEEDS_TEXTS)  # hold inputs and texts against the tables
OUT = {*ORDER.values(), "incidents", "actors", "merges", "decisions", "rejects"}


def find_unsound(merged):
    """Rows refused, and table rules broken that need no texts or inputs, in a merged world."""
    _, rejected = quarantine(merged, "deduplication")
    tables = merged | {"rejects": TABLES["rejects"].frame([])}
    rules = {name: [rule.name for rule in find_rules(name) if rule.kind == TABLE and rule.name not in NEED_MORE] for name in merged}
    return rejected, [result.rule for name in merged for result in run_checks(name, tables, only=rules[name]) if not result.passed]


def world(seed):
    """Articles, copies, reports and all that hangs on them, as a mix that a few numbers decide."""
    rows = {kind: [] for kind in ORDER}
    for number, (kind, place, day, spread, copies, toll, kind_of_actor) in enumerate(seed, start=1):
        rows["articles"].append(article(number, copies=copies if copies and copies < number else None, published_on=DAY + timedelta(toll)))
        cells = {
            "incident_type": kind, "geonames_id": place, "city": f"City {place or 1}", "place_name": f"City {place or 1}",
            "date_start": DAY + timedelta(day), "date_end": DAY + timedelta(day + spread), "date_prec": 2 if spread else 1,
            "fatalities_low": toll, "fatalities_best": toll, "fatalities_high": toll if spread else None,
        }  # fmt: skip
        rows["reports"] += [report(2 * number, article=number, **cells)]
        if toll % 2:
            rows["reports"].append(report(2 * number + 1, article=number, **cells | {"is_main": False}))
        rows["parties"].append(party(number, 2 * number, article=number, name=["North Band", "NORTH BAND", "gunmen"][toll % 3]))
        rows["claims"].append(
            claim(number, 2 * number, article=number, count_low=toll, count_high=toll, asserted_by=["police", None][toll % 2])
        )
        rows["mentions"].append(mention(number, number, name=["North Band", "north band", "Orban"][toll % 3], actor_type=kind_of_actor))
        rows["statements"].append(statement(number, number, speaker="North Band", char_start=0, char_end=50))
        rows["evidence"].append(proof(number, number, row_id=name_id("rep", 2 * number)))
    return rows


SEEDS = st.lists(
    st.tuples(
        st.sampled_from(["bombing", "shelling", "riot"]), st.sampled_from([None, 1, 2]), st.integers(0, 2), st.sampled_from([0, 0, 2]),
        st.one_of(st.none(), st.integers(1, 4)), st.integers(0, 4), st.sampled_from(["person", "armed_group", "military", None]),
    ),
    max_size=8,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(seed, random):
    """Rows in any order give the same incidents, actors, ids, values and decisions, cell by cell."""
    rows = world(seed)
    merged = merge_tables(tell(**rows))
    for listed in rows.values():
        random.shuffle(listed)
    again = merge_tables(tell(**rows))
    assert set(merged) == OUT
    assert all(merged[name].equals(again[name]) for name in merged)


@settings(max_examples=8, deadline=None)
@given(SEEDS.filter(lambda seed: len(seed) > 3))
def test_what_comes_out_is_sound(seed):
    """No row is refused and no rule is broken, whatever was told."""
    assert find_unsound(merge_tables(tell(**world(seed)))) == ([], [])


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_every_report_has_one_incident(seed):
    """Incidents partition the reports; no incident holds two reports of one article; counts and ids are those of its reports."""
    merged = merge_tables(tell(**world(seed)))
    reports = merged["incident_reports"]
    assert reports["incident_id"].null_count() == 0
    assert set(reports["incident_id"]) == set(merged["incidents"]["incident_id"])
    assert not reports.select("incident_id", "article_id").is_duplicated().any()
    for (incident_id,), group in reports.group_by("incident_id"):
        assert incident_id == name_incident(min(group["report_id"]))
    assert merged["actor_mentions"]["actor_id"].null_count() == 0
    merges = merged["merges"].filter((pl.col("kind") == "incident") & (pl.col("action") == "merge"))
    assert merges.height == reports.height - merged["incidents"].height
    actors = merged["merges"].filter(pl.col("kind") == "actor")
    assert actors.height == merged["actor_mentions"].height - merged["actors"].height


def test_nothing_in_nothing_out():
    """No articles give every table, empty and of its types."""
    merged = merge_tables(tell())
    assert set(merged) == OUT
    assert all(frame.is_empty() and dict(frame.schema) == TABLES[name].types() for name, frame in merged.items())


def test_articles_know_whether_they_report():
    """has_incident is true of articles with a report, copies included."""
    tables = tell(articles=[article(1), article(2), article(3, copies=1)], reports=[report(1), report(3)])
    assert merge_tables(tables)["articles"]["has_incident"].to_list() == [True, False, True]


def test_ids_of_incidents_go_to_all_that_is_theirs():
    """Reports, parties and claims bear the id of the incident; evidence of theirs stays as it was."""
    tables = tell(reports=[report(1), report(2)], parties=[party(1, 1), party(2, 2)], claims=[claim(1, 2)], evidence=[proof(1, 1)])
    merged = merge_tables(tables)
    ids = {value for name in ("incident_reports", "incident_parties", "casualty_claims") for value in merged[name]["incident_id"]}
    assert ids == {merged["incidents"]["incident_id"][0]}
    assert merged["evidence"].filter(pl.col("table_name") != "incidents").equals(tables["evidence"])


def test_an_incident_keeps_its_id_when_larger_ids_join():
    """A further report with a larger id leaves the incident's id as it was."""
    one = merge_tables(tell(reports=[report(1)]))["incidents"]["incident_id"]
    two = merge_tables(tell(reports=[report(1), report(2)]))["incidents"]["incident_id"]
    assert one.equals(two)


def test_texts_beside_the_articles_do_not_come_back():
    """Columns that table articles does not have, such as a text, are left behind."""
    tables = tell(reports=[report(1)])
    tables["articles"] = tables["articles"].with_columns(text=pl.lit("words"), prose_start=pl.lit(0))
    assert list(merge_tables(tables)["articles"].columns) == list(TABLES["articles"].types())


def test_one_story_told_by_three():
    """Three outlets, one a copy, with differing tolls: one incident, two sources, the newest official total."""
    later = {"fatalities_low": 6, "fatalities_best": 6, "fatalities_high": 6}
    merged = merge_tables(
        tell(
            articles=[article(1, published_on=DAY), article(2, published_on=DAY, copies=1), article(3, published_on=DAY + timedelta(2))],
            reports=[report(1), report(2), report(3, **later)],
            claims=[claim(1, 1, asserted_by="police"), claim(3, 3, count_low=6, count_high=6, asserted_by="the Interior Ministry")],
        )
    )
    assert partition(merged) == {frozenset({1, 2, 3})}
    row = merged["incidents"].row(0, named=True)
    assert (row["fatalities_low"], row["fatalities_best"], row["fatalities_high"]) == (2, 6, 6)
    assert (row["article_count"], row["source_count"]) == (3, 2)
    assert find_unsound(merged) == ([], [])
