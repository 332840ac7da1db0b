"""Merges and splits that people decide, in what comes out of deduplication."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.deduplication import merge_tables
from pipeline.deduplication.identity import name_actor, name_incident
from pipeline.ingestion.decisions import DecisionError
from tests.deduplication.told import article, decide, decided, mention, name_id, one_row, partition, report, tell


def rep(number):
    return name_id("rep", number)


def merge(one, other):
    return decide("merge", rep(one), table="incident_reports", other=rep(other))


def split(one, other):
    return decide("split", rep(one), table="incident_reports", other=rep(other))


def settle(decisions, **rows):
    return merge_tables(tell(**rows) | decided(*decisions))


TAKEN = {"incident_type": "kidnapping"}


def test_forced_merge_joins_whole_incidents():
    """Two reports that the program keeps apart are one, with all that is one with them; the merge names the person."""
    merged = settle([merge(3, 1)], reports=[report(1), report(2), report(3, **TAKEN)])
    assert partition(merged) == {frozenset((1, 2, 3))}
    by_hand = one_row(merged["merges"].filter(decided_by="person"))
    assert (by_hand["kept_id"], by_hand["absorbed_id"], by_hand["action"]) == (name_incident(rep(1)), rep(3), "merge")
    assert (by_hand["rule"], by_hand["reason"]) == ("decisions.merge", "Nela Orban, 2031-04-08: read again")


def test_incident_is_known_by_its_id_too():
    """A decision may name an incident instead of one of its reports."""
    ids = [name_incident(rep(number)) for number in (1, 3)]
    merged = settle([decide("merge", ids[0], table="incidents", other=ids[1])], reports=[report(1), report(2), report(3, **TAKEN)])
    assert partition(merged) == {frozenset((1, 2, 3))}


def test_forbidden_merge_takes_reports_apart():
    """Two reports that the program takes for one are two; others go with the one they are most like."""
    more = {"fatalities_low": 9, "fatalities_best": 9, "fatalities_high": 9}
    reports = [report(1), report(2, weapon_type="firearms"), report(3, weapon_type="firearms", **more)]
    merged = settle([split(1, 2)], reports=reports)
    assert partition(merged) == {frozenset((1,)), frozenset((2, 3))}
    apart = one_row(merged["merges"].filter(action="split"))
    assert (apart["kept_id"], apart["absorbed_id"], apart["decided_by"]) == (name_incident(rep(1)), rep(2), "person")


def test_report_of_a_copy_can_be_taken_out_of_its_story():
    """Also where original and copy were one telling."""
    rows = {"articles": [article(1), article(2, copies=1)], "reports": [report(1), report(2)]}
    assert partition(settle([], **rows)) == {frozenset((1, 2))}
    assert partition(settle([split(1, 2)], **rows)) == {frozenset((1,)), frozenset((2,))}


def test_merge_and_split_are_followed_together():
    """One report is moved from one incident to another by a line that takes it out and one that brings it in."""
    merged = settle([split(1, 2), merge(2, 3)], reports=[report(1), report(2), report(3, **TAKEN)])
    assert partition(merged) == {frozenset((1,)), frozenset((2, 3))}


def test_contradiction_names_the_line():
    """What two merges make one, a split cannot keep apart."""
    with pytest.raises(DecisionError, match=r"decisions/2031.csv, line \d+: other lines make these two rows one"):
        settle([merge(1, 2), merge(2, 3), split(1, 3)], reports=[report(1), report(2), report(3)])


def test_unknown_id_names_the_line():
    """An id that nothing answers to is an error, not a decision without effect."""
    with pytest.raises(DecisionError, match=r"line 3: rep-0000000000000007: no such row now"):
        settle([merge(1, 7)], reports=[report(1)])


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=3), st.lists(st.integers(0, 1), min_size=6, max_size=6),
       st.randoms(use_true_random=False))  # fmt: skip
def test_what_is_forbidden_is_apart_and_order_does_not_matter(pairs, kinds, random):
    """Whatever pairs are kept apart, they are, nothing else is torn, and lines in another order decide the same."""
    pairs = {tuple(sorted(pair)) for pair in pairs if pair[0] != pair[1]}
    reports = [report(number, incident_type=("bombing", "kidnapping")[kind]) for number, kind in enumerate(kinds, start=1)]
    lines = [split(*pair) for pair in sorted(pairs)]
    found = partition(settle(lines, reports=reports))
    assert not any(set(pair) <= group for pair in pairs for group in found)
    assert len(found) >= len(set(kinds))
    if not pairs:
        assert len(found) == len(set(kinds))
    random.shuffle(lines)
    assert partition(settle(lines, reports=reports)) == found


def names(merged):
    return {frozenset(group["name"]) for _, group in merged["actor_mentions"].group_by("actor_id")}


def test_actors_are_joined_and_parted():
    """Variants of one name become one actor under the older id; a namesake becomes an actor of its own."""
    mentions = [mention(1, 1, name="Amir Muttaqi", actor_type="person"), mention(2, 2, name="Amir Muttaki", actor_type="person")]
    ids = [name_actor(("person", f"amir {name}")) for name in ("muttaqi", "muttaki")]
    joined = settle([decide("merge", ids[0], table="actors", other=ids[1])], mentions=mentions)
    actor = one_row(joined["actors"])
    assert (actor["actor_id"], actor["aliases"], actor["article_count"]) == (min(ids), [actor["aliases"][0]], 2)
    assert {actor["name"], *actor["aliases"]} == {"Amir Muttaqi", "Amir Muttaki"}
    assert one_row(joined["merges"].filter(kind="actor"))["decided_by"] == "person"

    namesakes = [mention(1, 1, name="John Hale", actor_type="person"), mention(2, 2, name="John Hale", actor_type="person")]
    line = decide("split", name_id("men", 1), table="actor_mentions", other=name_id("men", 2))
    parted = settle([line], mentions=namesakes)
    assert parted["actors"]["name"].to_list() == ["John Hale", "John Hale"]
    assert one_row(parted["merges"].filter(kind="actor"))["action"] == "split"


def test_articles_are_declared_copies_or_not():
    """A forced copy counts as one source with its original; a copy that is none counts as its own."""
    reports = [report(1), report(2)]
    one, two = name_id("art", 1), name_id("art", 2)
    copied = settle([decide("merge", one, table="articles", other=two)], articles=[article(1), article(2)], reports=reports)
    assert copied["incidents"]["source_count"].to_list() == [1]
    freed = settle([decide("split", two, table="articles", other=one)], articles=[article(1), article(2, copies=1)], reports=reports)
    assert freed["incidents"]["source_count"].to_list() == [2]
    for merged, action in ((copied, "merge"), (freed, "split")):
        row = one_row(merged["merges"].filter(kind="article"))
        assert (row["action"], row["decided_by"]) == (action, "person")
