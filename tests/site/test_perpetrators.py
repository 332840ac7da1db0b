"""Each perpetrator has a standing of its own, and who says so; no word of doubt strays to another name."""

import pytest

from pipeline.site.perpetrators import Perpetrators, say_perpetrators
from pipeline.site.reported import add_reported
from schemas import TABLES
from tests.rows import valid_row

INCIDENT, NAMES = "inc-0000000000000001", ["Free Valley Front", "rebels", "nobody told"]


@pytest.fixture
def tables():
    """Two groups behind one incident: one that claims it and is accused of it, another that is told of as fact."""
    rows = [
        {"name": "the Front", "actor_id": "act-1", "responsibility": "suspected_or_accused", "asserted_by": "police"},
        {"name": "The Front", "actor_id": "act-1", "responsibility": "claimed_or_admitted", "asserted_by": "Free Valley Front"},
        {"name": "the front", "actor_id": "act-1", "responsibility": "suspected_or_accused", "asserted_by": "police"},
        {"name": "Rebels", "actor_id": None, "responsibility": "reported_as_fact", "asserted_by": None},
        {"name": "rebels", "actor_id": None, "responsibility": "denied", "asserted_by": "rebels", "incident_id": "inc-2"},
        {"name": "rebels", "actor_id": None, "role": "victim", "responsibility": None, "asserted_by": None},
    ]
    parties = [valid_row("incident_parties", **{"role": "perpetrator", "party_id": f"par-{n}", **row}) for n, row in enumerate(rows)]
    actors = [valid_row("actors", actor_id="act-1", name="Free Valley Front")]
    told = {name: [valid_row(name)] for name in ("articles", "incident_reports")}
    return {name: TABLES[name].frame(listed) for name, listed in {"incident_parties": parties, "actors": actors, **told}.items()}


def test_each_name_has_all_its_standings(tables):
    """The surest first, each once with the one who says so; another incident's say nothing here."""
    told = Perpetrators(tables).describe({"incident_id": INCIDENT, "perpetrators": NAMES})
    claimed = {"responsibility": "Claimed or admitted", "by": "Free Valley Front"}
    accused = {"responsibility": "Suspected or accused", "by": "police"}
    fact = {"responsibility": "Reported as fact", "by": None}
    assert [one["standings"] for one in told] == [[claimed, accused], [fact], []]


def test_lists_have_a_standing_for_each_name(tables):
    """As many standings as names, "" where no article gives one, beside the outlets and headlines to search in."""
    incidents = TABLES["incidents"].frame([valid_row("incidents", perpetrators=NAMES), valid_row("incidents", incident_id="inc-9")])
    listed = add_reported(incidents, tables)
    assert listed["standings"][0].to_list() == ["claimed_or_admitted", "reported_as_fact", ""]
    assert listed["is_main"].to_list() == [True, False]
    assert listed["outlets"].to_list() == [["Valley Herald"], []]


def test_three_names_are_said_each_with_its_standing():
    """What is behind a name is said of that name alone; of more than three names there is a number."""
    said = say_perpetrators(["one", "two", "three", "four"], ["denied", "", "reported_as_fact", "possible"])
    assert said == "one (denied), two, three (reported as fact) +1 more"
    assert say_perpetrators([], []) == ""
