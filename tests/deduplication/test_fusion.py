"""What the reports of one incident make of its row, column by column."""

from datetime import timedelta

import pytest

from pipeline.deduplication import merge_tables
from pipeline.deduplication.fusion.voting import SUREST_FIRST
from schemas.codes import codes_of
from tests.deduplication.told import (
    AFTER,
    COUNTRY_ONLY,
    DAY,
    EMPTY_TOLLS,
    NO_DATE,
    NO_PLACE,
    article,
    claim,
    decide,
    decided,
    fuse,
    mention,
    name_id,
    one_row,
    party,
    proof,
    report,
    tell,
)  # fmt: skip


def fuse_by_hand(*reports, **more):
    """The one incident of these reports, which people declare one."""
    first, *others = (row["report_id"] for row in reports)
    merges = [decide("merge", first, table="incident_reports", other=other) for other in others]
    return one_row(merge_tables(tell(reports=list(reports), **more) | decided(*merges))["incidents"])


def dead(low, best=None, high=None):
    """Cells of a toll of dead."""
    return EMPTY_TOLLS | {"fatalities_low": low, "fatalities_best": best, "fatalities_high": high}


def test_commonest_type():
    """The type most stories give stands."""
    assert fuse(report(1), report(2), report(3), report(4, incident_type="air_strike"))["incident_type"] == "bombing"


def test_close_types():
    """Of types that at least half as many stories give, the first of the code list fits first."""
    killing = {"incident_type": "assassination"}
    assert fuse(report(1), report(2), report(3, **killing))["incident_type"] == "assassination"


def test_main_reports_are_heard_first():
    """What only recalls the incident has no say on its kind and means where an article about it speaks."""
    recalled = {"is_main": False, "incident_type": "air_strike", "weapon_type": "incendiary", "stage": "threatened"}
    row = fuse(report(1), report(2, **recalled), report(3, **recalled))
    assert (row["incident_type"], row["weapon_type"], row["stage"]) == ("bombing", "explosives", "accomplished")


def test_recalling_reports_fill_gaps():
    """What no article about the incident knows is taken from one that recalls it."""
    row = fuse(report(1, weapon_type=None, target_type=None), report(2, is_main=False))
    assert (row["weapon_type"], row["target_type"]) == ("explosives", "transportation")


def test_copies_have_one_vote():
    """A story and its copies have one say on a code."""
    articles = [article(1), article(2, copies=1), article(3), article(4)]
    rows = [report(1, target_type="police"), report(2, target_type="police"), report(3), report(4)]
    assert fuse(*rows, articles=articles)["target_type"] == "transportation"


@pytest.mark.parametrize(
    ("column", "said", "fused"),
    [
        ("stage", ["threatened", "attempted"], "attempted"),
        ("stage", ["attempted", "attempted", "accomplished"], "accomplished"),
        ("status", ["denied", "alleged"], "alleged"),
        ("status", ["alleged", "alleged", "reported"], "reported"),
        ("status", ["denied", "denied"], "denied"),
        ("weapon_type", ["other", "explosives"], "explosives"),
        ("weapon_type", ["other", "other", "explosives"], "other"),
        ("weapon_type", [None, None], None),
        ("is_suicide", [True, False], True),
        ("is_suicide", [True, False, False], False),
        ("is_suicide", [None, False], False),
        ("is_suicide", [None, None], None),
        ("responsibility", ["denied", "suspected_or_accused"], "suspected_or_accused"),
        ("responsibility", ["suspected_or_accused", "suspected_or_accused_by_authorities"], "suspected_or_accused_by_authorities"),
        ("responsibility", ["acquitted", None], "acquitted"),
        ("responsibility", [None, None], None),
    ],
)
def test_codes_by_their_own_order(column, said, fused):
    """Each code has its precedence: what was done before what was tried, what is sure before what is doubted, the named before "other"."""
    assert fuse(*(report(number, **{column: code}) for number, code in enumerate(said)))[column] == fused


def test_every_responsibility_has_its_rank():
    """No code of responsibility is without a place in the order of surety."""
    assert sorted(SUREST_FIRST) == sorted(codes_of("responsibility"))


def test_most_exact_dates():
    """A day is preferred to days it lies in."""
    weekend = {"date_start": DAY - timedelta(1), "date_end": AFTER, "date_prec": 2}
    row = fuse(report(1, **weekend), report(2, **weekend), report(3))
    assert (row["date_start"], row["date_end"], row["date_prec"]) == (DAY, DAY, 1)


def test_one_exact_day_gives_way_to_many_that_agree():
    """A day that one report gives falls against what four agree on, be it another day or days in which it does not lie."""
    far = {"date_start": DAY + timedelta(9), "date_end": DAY + timedelta(9)}
    weekend = {"date_start": DAY - timedelta(1), "date_end": AFTER, "date_prec": 2}
    for others, expected in (({}, DAY), (weekend, weekend["date_start"])):
        row = fuse_by_hand(report(9, **far), *(report(number, **others) for number in (1, 2, 3, 4)))
        assert row["date_start"] == expected


def test_copies_bear_out_a_day_once():
    """A story and its copies have one voice on the day."""
    articles = [article(1), article(2, copies=1), article(3, copies=1), article(4), article(5)]
    wrong = {"date_start": AFTER, "date_end": AFTER}
    rows = [report(1, **wrong), report(2, **wrong), report(3, **wrong), report(4), report(5)]
    assert fuse_by_hand(*rows, articles=articles)["date_start"] == DAY


def test_the_surer_reading_counts_more():
    """Of two that contradict each other the reading with the higher confidence stands."""
    wrong = {"date_start": DAY - timedelta(1), "date_end": DAY - timedelta(1)}
    cells = {"table_name": "incident_reports", "column_name": "date_start", "ordinal": 0}
    of = {1: 0.95, 2: 0.55}
    sure = [proof(number, number, row_id=name_id("rep", number), confidence=chance, **cells) for number, chance in of.items()]
    assert fuse_by_hand(report(1), report(2, **wrong), evidence=sure)["date_start"] == DAY
    assert fuse_by_hand(report(1), report(2, **wrong))["date_start"] == DAY - timedelta(1)


def test_one_exact_place_gives_way_to_many_that_agree():
    """A town that one report gives falls against another of four; a report of the country alone bears out any town of it."""
    herat = {"city": "Herat", "place_name": "the citadel", "admin1": "Herat", "geonames_id": 1140026}
    near = {"where_prec": 2, "place_name": "Kabul"}
    assert fuse_by_hand(report(9, **herat), *(report(number, **near) for number in (1, 2, 3, 4)))["city"] == "Kabul"
    assert fuse_by_hand(report(9, **herat), *(report(number, **COUNTRY_ONLY) for number in (1, 2, 3, 4)))["city"] == "Herat"


def test_most_exact_place_with_its_own_name():
    """All cells of the place are one report's: of the finest precision, with a name finer than the city's."""
    articles = [article(1), article(2, copies=1), article(3, copies=1)]
    near = {"where_prec": 2, "place_name": "Kabul", "latitude": 34.5, "longitude": 69.1}
    row = fuse(report(1, **near), report(2, **near), report(3, place_name="the old bridge"), articles=articles)
    assert (row["place_name"], row["where_prec"], row["latitude"], row["longitude"]) == ("the old bridge", 1, 34.52813, 69.17233)


def test_place_known_by_id():
    """Of equally exact reports one with a GeoNames id stands, though another has a finer name."""
    row = fuse(report(1, geonames_id=None, place_name="the mill"), report(2, place_name="Kabul"))
    assert (row["geonames_id"], row["place_name"]) == (1138958, "Kabul")


def test_place_of_the_main_report():
    """The place is that of an article about the incident, though one that recalls it is more exact."""
    row = fuse(report(1, where_prec=2, place_name="Kabul"), report(2, is_main=False))
    assert (row["where_prec"], row["place_name"]) == (2, "Kabul")


def test_commonest_name_of_a_place():
    """Of equally fine names the commonest stands, and a city's own name gives way to one within it."""
    names = ["Kabul", "Kabul", "Kabul", "the mill", "the old bridge", "the old bridge"]
    assert fuse(*(report(number, place_name=name) for number, name in enumerate(names)))["place_name"] == "the old bridge"


def test_nothing_known_is_null():
    """An incident of which no report knows day, place or toll has none, and a label all the same."""
    row = fuse(report(1, **NO_DATE, **NO_PLACE, **EMPTY_TOLLS))
    assert row["label"] == "Bombing"
    assert all(row[name] is None for name in (*NO_DATE, *NO_PLACE, *EMPTY_TOLLS))


def test_tolls_of_both_outcomes():
    """Dead and injured are fused each by itself."""
    injured = {"injured_low": 4, "injured_best": 4, "injured_high": None}
    row = fuse(report(1, **dead(3, 3, 3) | injured), report(2, **dead(5, 5, 5)))
    assert [row[name] for name in EMPTY_TOLLS] == [3, 5, 5, 4, 4, None]


def test_newest_official_total():
    """The total of a body of the state counts before those of other sources, the newest of them first."""
    rows = [report(number, **dead(number, number, number)) for number in (3, 4, 5, 6)]
    articles = [article(number, published_on=DAY + timedelta(number)) for number in (3, 4, 5, 6)]
    claims = [
        claim(number, number, count_low=number, count_high=number, asserted_by=who)
        for number, who in ((3, "police"), (4, "the Interior Ministry"), (5, "residents"), (6, None))
    ]
    assert fuse(*rows, articles=articles, claims=claims)["fatalities_best"] == 4


@pytest.mark.parametrize(
    ("cells", "best"),
    [
        ({}, 4),
        ({"scope": "part"}, 5),
        ({"scope": "attackers"}, 5),
        ({"outcome": "injured"}, 5),
        ({"asserted_by": "a former minister"}, 5),
        ({"asserted_by": "Nela Orban"}, 5),
        ({"count_low": None, "count_high": 4, "qualifier": "at_most"}, 5),
    ],
    ids=["official", "part", "attackers", "another outcome", "no longer in office", "nobody known", "no lower count"],
)
def test_what_makes_a_total_official(cells, best):
    """Only a total of that outcome, with a number, from somebody in office is official; else the newest of two counts."""
    articles = [article(1), article(2, published_on=AFTER + timedelta(3))]
    rows = [report(1, **dead(4, 4, 4)), report(2, **dead(5, 5, 5))]
    claims = [claim(1, 1, **{"count_low": 4, "count_high": 4, "asserted_by": "police"} | cells)]
    assert fuse(*rows, articles=articles, claims=claims)["fatalities_best"] == best


@pytest.mark.parametrize(
    "who",
    [{"role": "police spokeswoman"}, {"affiliation": "Interior Ministry"}, {"actor_type": "government"}],
    ids=["role", "affiliation", "type"],
)
def test_office_of_the_named(who):
    """A person is official by the role or the body that the article gives them, a body by its type."""
    articles = [article(1), article(2, published_on=AFTER + timedelta(3))]
    rows = [report(1, **dead(4, 4, 4)), report(2, **dead(5, 5, 5))]
    claims = [claim(1, 1, count_low=4, count_high=4, asserted_by="Nela Orban")]
    mentions = [mention(1, 1, **{"name": "Nela Orban", "actor_type": "person"} | who)]
    assert fuse(*rows, articles=articles, claims=claims, mentions=mentions)["fatalities_best"] == 4


def test_first_official_total_of_a_report():
    """Of two official totals in one report the first in the text is the news, the second background."""
    claims = [
        claim(1, 1, count_low=4, count_high=4, asserted_by="police", char_start=300, char_end=310),
        claim(2, 1, count_low=6, count_high=6, asserted_by="police", char_start=50, char_end=60),
    ]
    assert fuse(report(1, **dead(4, 4, 6)), claims=claims)["fatalities_best"] == 6


def test_parties_are_listed_once():
    """The parties of all reports, each once under its commonest form, those of most stories first."""
    parties = [
        party(1, 1, name="Free Valley Front"), party(2, 2, name="the Free Valley Front"), party(3, 3, name="FREE VALLEY FRONT"),
        party(4, 1, name="the old bridge", role="target"), party(5, 2, name="two lorries", role="target"),
        party(6, 3, name="two lorries", role="target"), party(7, 3, name="fishermen", role="victim"),
    ]  # fmt: skip
    row = fuse(report(1), report(2), report(3), parties=parties)
    assert row["perpetrators"] == ["the Free Valley Front"]
    assert row["targets"] == ["two lorries", "the old bridge"]
    assert row["victims"] == ["fishermen"]


def test_parties_bear_the_names_of_their_actors():
    """A party that is an actor is listed by the actor's name, however this article calls it."""
    mentions = [mention(1, 1, name="Nela Orban", actor_type="person"), mention(2, 2, name="Nela Orban", actor_type="person")]
    parties = [party(1, 1, name="Orban"), party(2, 2, name="Nela Orban")]
    assert fuse(report(1), report(2), parties=parties, mentions=mentions)["perpetrators"] == ["Nela Orban"]


def test_the_surest_perpetrator_comes_first():
    """Perpetrators stand in the order of how sure their part is."""
    sure = {"gunmen": "reported_as_fact", "North Band": "possible", "East Band": "claimed_or_admitted", "some": None}
    parties = [party(number, 1, name=name, responsibility=code) for number, (name, code) in enumerate(sure.items())]
    assert fuse(report(1), parties=parties)["perpetrators"] == ["gunmen", "East Band", "North Band", "some"]


def test_one_who_denies_is_listed_only_when_alone():
    """Who only denies it is no perpetrator where another is named; who is accused elsewhere stays, and one alone stays with its denial."""
    denies, claims_it = {"name": "North Band", "responsibility": "denied"}, {"name": "East Band", "responsibility": "claimed_or_admitted"}
    assert fuse(report(1), parties=[party(1, 1, **denies), party(2, 1, **claims_it)])["perpetrators"] == ["East Band"]
    accused = party(3, 2, name="North Band", responsibility="possible")
    both = fuse(report(1), report(2), parties=[party(1, 1, **denies), party(2, 1, **claims_it), accused])
    assert both["perpetrators"] == ["East Band", "North Band"]
    alone = fuse(report(1, responsibility=None), parties=[party(1, 1, **denies)])
    assert (alone["perpetrators"], alone["responsibility"]) == (["North Band"], "denied")


def test_responsibility_is_that_of_the_named():
    """How sure it is says something of those listed: of the actors among them first."""
    mentions = [mention(1, 1, name="North Band")]
    parties = [party(1, 1, name="gunmen", responsibility="reported_as_fact"), party(2, 1, name="North Band", responsibility="possible")]
    assert fuse(report(1), parties=parties, mentions=mentions)["responsibility"] == "possible"
    denied = [parties[0], party(2, 1, name="North Band", responsibility="denied")]
    assert fuse(report(1), parties=denied, mentions=mentions)["responsibility"] == "reported_as_fact"
