"""The line that names an incident for people."""

import pytest

from pipeline.deduplication.fusion.labels import write_label
from tests.deduplication.told import DAY, NO_DATE, NO_PLACE
from tests.rows import valid_row

SEPTEMBER = {"date_start": DAY.replace(month=9, day=1), "date_end": DAY.replace(month=9, day=30), "date_prec": 4}
LABELS = [
    ({}, "Bombing, Kabul (Afghanistan), 7 April 2031"),
    ({"stage": "attempted"}, "Attempted bombing, Kabul (Afghanistan), 7 April 2031"),
    ({"stage": "threatened", "incident_type": "hostage_taking"}, "Threatened hostage taking, Kabul (Afghanistan), 7 April 2031"),
    ({"city": None}, "Bombing, the old bridge (Afghanistan), 7 April 2031"),
    ({"city": None, "place_name": "Afghanistan"}, "Bombing, Afghanistan, 7 April 2031"),
    ({"city": None, "country": None, "country_iso3": None}, "Bombing, the old bridge, 7 April 2031"),
    ({"city": None, "place_name": None}, "Bombing, Kabul (Afghanistan), 7 April 2031"),
    (NO_PLACE, "Bombing, 7 April 2031"),
    (NO_DATE, "Bombing, Kabul (Afghanistan)"),
    (SEPTEMBER, "Bombing, Kabul (Afghanistan), September 2031"),
    ({"date_start": DAY.replace(month=1, day=1), "date_end": DAY.replace(month=12, day=31)}, "Bombing, Kabul (Afghanistan), 2031"),
    ({"date_end": DAY.replace(day=9)}, "Bombing, Kabul (Afghanistan), 7 to 9 April 2031"),
    ({"date_end": DAY.replace(month=5, day=2)}, "Bombing, Kabul (Afghanistan), 7 April to 2 May 2031"),
    ({"date_end": DAY.replace(year=2032)}, "Bombing, Kabul (Afghanistan), 7 April 2031 to 7 April 2032"),
]


@pytest.mark.parametrize(("cells", "label"), LABELS, ids=[label for _, label in LABELS])
def test_label(cells, label):
    """A label says kind, place and date as far as they are known."""
    assert write_label(valid_row("incidents", **cells)) == label
