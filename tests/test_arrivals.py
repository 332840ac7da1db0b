"""The sample arrives in any order and in batches of any size, and ends as the same incidents and actors."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cleaning import find_copies
from pipeline.dagster.tables import VALIDATED
from pipeline.deduplication import merge_tables
from pipeline.release import newest_first
from pipeline.release.contents import complete_tables
from pipeline.release.history import Making, extend_history
from pipeline.release.released import KEPT, list_ids
from schemas import TABLES

OF_REPORTS = ("report_words", "report_names")
MADE = Making("0.1.0+aaa", None, "a" * 64)
MEMBERS = {"incidents": ("incident_id", "incident_reports", "report_id"), "actors": ("actor_id", "actor_mentions", "mention_id")}


@pytest.fixture(scope="module")
def told(sample):
    """What the sample's articles say, and their texts."""
    tables = {name: sample.handed_on(f"validated/{name}") for name in VALIDATED} | {name: sample.handed_on(name) for name in OF_REPORTS}
    return tables, sample.handed_on("cleaned_articles")


def arrive(told, before, article_ids):
    """The tables of the release after `before` once these articles are there."""
    tables, texts = told
    there = pl.col("article_id").is_in(sorted(article_ids))
    given_now = {name: frame.filter(there) for name, frame in tables.items() if name not in OF_REPORTS}
    given_now |= {name: tables[name].join(given_now["incident_reports"], on="report_id", how="semi") for name in OF_REPORTS}
    copies = find_copies(texts.filter(there).select("article_id", "text", "prose_start", "published_on"))
    articles = given_now["articles"].drop("duplicate_of").join(copies.select("article_id", "duplicate_of"), on="article_id", how="left")
    given_now["articles"] = articles.select(name for name in TABLES["articles"].types() if name != "has_incident")
    if before:
        given_now |= {f"released_{name}": before[name] for name in KEPT} | {"released_ids": list_ids(before)}
    merged = complete_tables(merge_tables(given_now | {"article_copies": copies}))
    version = f"2031.4.{before['releases'].height if before else 0}"
    return merged | extend_history(before, merged, version, MADE, date(2031, 4, 7))


def holdings(state, name):
    """What each incident or actor holds: its reports or mentions, by id."""
    key, table, member = MEMBERS[name]
    groups = state[table].group_by(key).agg(pl.col(member)).iter_rows()
    return {owner: frozenset(members) for owner, members in groups}


def values(state, name):
    """The rows without their ids, by what they hold."""
    held, key = holdings(state, name), MEMBERS[name][0]
    return {held[row.pop(key)]: row for row in state[name].iter_rows(named=True)}


def resolve(state, old_id):
    """Where an id leads: itself where it stands, else where the newest step goes, and on from there."""
    for name, (key, *_) in MEMBERS.items():
        if old_id in state[name][key].to_list():
            return {old_id}
    steps = state["id_redirects"].filter(old_id=old_id)
    newest = newest_first(steps)[0]
    return set().union(*(resolve(state, new) for new in steps.filter(version=newest)["new_id"]))


@settings(max_examples=5)
@given(st.randoms(use_true_random=False), st.lists(st.floats(0, 1), max_size=4))
def test_any_order_and_batch_size_ends_the_same(told, random, shares):
    """The same partition and values; ids that were released stand or lead to what stands; no new article changes one alone."""
    order = told[0]["articles"]["article_id"].to_list()
    whole, state, released = arrive(told, {}, order), {}, set()
    random.shuffle(order)
    for end in [*(round(share * len(order)) for share in sorted(shares)), len(order)]:
        before, state = state, arrive(told, state, order[:end])
        for name in MEMBERS:
            released |= set(holdings(state, name))
            if before:
                _hold_ids(holdings(before, name), holdings(state, name))
    for name in MEMBERS:
        assert values(state, name) == values(whole, name)
    held, held_at_once = ({**holdings(one, "incidents"), **holdings(one, "actors")} for one in (state, whole))
    for old_id in sorted(released):
        standing = resolve(state, old_id)
        assert standing <= set(held)
        if old_id in held_at_once:
            assert held_at_once[old_id] in {held[one] for one in standing}


def _hold_ids(before, now):
    """An incident or actor that merges with no other keeps its id, whoever joins it."""
    for old_id, members in before.items():
        home = [(owner, held) for owner, held in now.items() if members <= held]
        if home and not any(other != old_id and members_too <= home[0][1] for other, members_too in before.items()):
            assert home[0][0] == old_id
