"""Actors that go by several names are one; namesakes and neighbours are not."""

import pytest

from pipeline.deduplication import merge_tables
from pipeline.deduplication.spelling import fold_name
from tests.deduplication.told import EMPTY_TOLLS, NO_DATE, NO_PLACE, decide, decided, mention, name_id, proof, report, tell

ABROAD = {**NO_PLACE, "country": "Iran", "country_iso3": "IRN", "place_name": "Iran", "where_prec": 6, **NO_DATE, **EMPTY_TOLLS}


def name_actors(*mentions, **more):
    """The names of each actor, as sets."""
    merged = merge_tables(tell(mentions=list(mentions), **more))
    return {frozenset(group["name"]) for _, group in merged["actor_mentions"].group_by("actor_id")}


def person(number, article, name):
    """A mention of a person."""
    return mention(number, article, name=name, actor_type="person")


def apart(*names):
    """Every name an actor of its own."""
    return {frozenset({name}) for name in names}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Amir Khan Muttaqi", "Ameer Khan Muttaki"), ("Sergei Danilov", "Sergey Danilov"), ("Bashir al-Haddad", "Bashir Haddad"),
        ("Mohammed Hussein", "Muhammad Hossain"), ("Yousef Kadhim", "Yusuf Kadim"),
    ],
)  # fmt: skip
def test_transliterations_are_one(one, other):
    """Spellings of one name that sound alike are one actor, wherever they are told."""
    assert name_actors(person(1, 1, one), person(2, 2, other)) == {frozenset({one, other})}


@pytest.mark.parametrize(("one", "other"), [("Maria Lopez", "Mario Lopez"), ("Dan Ross", "Dean Ross"), ("Gary Marks", "Gerry Marks")])
def test_other_names_are_others(one, other):
    """Names that differ in what is heard are two."""
    assert name_actors(person(1, 1, one), person(2, 2, other)) == apart(one, other)


def test_like_names_beside_each_other_are_two():
    """What one article names apart is apart; so are names known from different countries alone."""
    assert name_actors(person(1, 1, "Brian Hale"), person(2, 1, "Bryan Hale")) == apart("Brian Hale", "Bryan Hale")
    reports = [report(1), report(2, **ABROAD)]
    assert name_actors(person(1, 1, "Brian Hale"), person(2, 2, "Bryan Hale"), reports=reports) == apart("Brian Hale", "Bryan Hale")


def test_bodies_are_spelt_two_ways_too():
    """A group's transliterations are one actor; a word alone is not enough."""
    one, other, third = (
        mention(number, number, name=name, actor_type="armed_group")
        for number, name in enumerate(("Harakat al-Fajr", "Harakaat al Fajr", "Fajr"), start=1)
    )
    assert name_actors(one, other, third) == {frozenset({"Harakat al-Fajr", "Harakaat al Fajr"}), frozenset({"Fajr"})}


def test_shorter_names_within_an_incident():
    """Among articles on one incident an initial, a middle name left out and a surname alone are the one person they fit."""
    reports = [report(1), report(2), report(3)]
    told = [person(1, 1, "Dale Robert Hutchins"), person(2, 2, "Dale Hutchins"), person(3, 3, "Hutchins")]
    assert name_actors(*told, reports=reports) == {frozenset({"Dale Robert Hutchins", "Dale Hutchins", "Hutchins"})}
    assert name_actors(person(1, 1, "D. R. Hutchins"), person(2, 2, "Dale Hutchins"), reports=reports[:2]) == {
        frozenset({"D. R. Hutchins", "Dale Hutchins"})
    }


def test_shorter_names_elsewhere_are_others():
    """Without an incident in common a shorter name is another's."""
    told = [person(1, 1, "Dale Robert Hutchins"), person(2, 2, "Dale Hutchins"), person(3, 3, "Hutchins")]
    assert name_actors(*told) == apart("Dale Robert Hutchins", "Dale Hutchins", "Hutchins")


def test_shorter_name_that_fits_two_is_neither():
    """Where an incident has two persons that a name fits, it stays by itself."""
    reports = [report(1), report(2), report(3)]
    brothers = [person(1, 1, "Ivo Hutchins"), person(2, 2, "Ana Hutchins"), person(3, 3, "Hutchins")]
    assert name_actors(*brothers, reports=reports) == apart("Ivo Hutchins", "Ana Hutchins", "Hutchins")


def test_acronym_that_one_article_explains():
    """A short form alone is the body that another article names in full and so; where two bodies have it, neither."""
    front = mention(1, 1, name="Virunga Renewal Front", actor_type="armed_group")
    short = mention(2, 2, name="VRF", actor_type="armed_group")
    evidence = [proof(1, 1, table_name="actor_mentions", row_id=name_id("men", 1), column_name="name", quote="VRF")]
    assert name_actors(front, short, evidence=evidence) == {frozenset({"Virunga Renewal Front", "VRF"})}
    other = mention(3, 3, name="Volta Relief Fund", actor_type="ngo")
    evidence.append(proof(2, 3, table_name="actor_mentions", row_id=name_id("men", 3), column_name="name", quote="VRF"))
    assert name_actors(front, short, other, evidence=evidence) == apart("Virunga Renewal Front", "VRF", "Volta Relief Fund")


def test_people_outvote_a_variant():
    """Two spellings that a person takes apart stay apart."""
    told = [person(1, 1, "Amir Muttaqi"), person(2, 2, "Amir Muttaki")]
    line = decide("split", name_id("men", 1), table="actor_mentions", other=name_id("men", 2))
    merged = merge_tables(tell(mentions=told) | decided(line))
    assert merged["actors"].height == 2


def test_folding_twice_changes_nothing_more():
    """What spellings have in common is spelt as itself."""
    for name in ("amir khan muttaqi", "mohammed", "al", "sergey dhimitri", "tchaikovsky"):
        assert fold_name(" ".join(fold_name(name))) == fold_name(name)
