"""What two articles share beside their cells: openings, headlines retold, days and towns of their leads."""

import pytest

from pipeline.deduplication import list_report_names, list_report_words
from pipeline.deduplication.copies import pair_copies
from pipeline.deduplication.matching import score_tellings
from pipeline.deduplication.matching.gathering import gather_features
from pipeline.deduplication.places import name_places
from pipeline.deduplication.reading import read_reports
from tests.deduplication.test_incidents import ANOTHER_CITY, report
from tests.deduplication.told import DAY, article, name_id, tell

RAFT = "A raft carrying pilgrims capsized under the Panjdeh viaduct"
KILN = "Brickmakers walked out after a kiln collapsed upon apprentices"
BACKGROUND = "Elsewhere hail flattened orchards while locusts stripped terraces. " * 20


def compare(*texts, reports=None):
    """The levels of two main reports; `texts` hold headline and body of each."""
    told = [report(1), report(2)] if reports is None else reports
    tables = tell(reports=told, articles=[article(number, published_on=DAY) for number in (1, 2)])
    rows = [
        {"article_id": name_id("art", number), "title": title, "text": f"{title}\n\n{body}", "published_on": DAY}
        for number, (title, body) in enumerate(texts, 1)
    ]
    tables["report_words"] = list_report_words(tables, rows)
    tables["report_names"] = list_report_names(tables["incident_reports"], rows)
    read = read_reports(tables["incident_reports"], tables["articles"], {})
    (levels,) = score_tellings(pair_copies(read, name_places(read)), gather_features(tables, read)).iter_rows(named=True)
    return levels


def test_openings_are_compared_by_themselves():
    """Two that begin with one event are alike in their openings whatever follows; what is alike further down alone is not."""
    alike = compare(("Raft", f"{RAFT}."), ("Raft", f"{RAFT}. {BACKGROUND}"))
    unlike = compare(*((name, f"{said}. " * 20 + BACKGROUND) for name, said in (("Raft", RAFT), ("Kiln", KILN))))
    assert alike["opening"] == "from_35"
    assert (unlike["opening"], unlike["words"]) == ("far", "from_40")


def test_a_headline_is_looked_for_in_the_other_text():
    """Headlines without a word in common are retold where each stands in the other's body, and not where it does not."""
    headlines = "Pilgrims drown", "Viaduct raft capsizes"
    told = compare((headlines[0], f"{headlines[1]}. {RAFT}."), (headlines[1], f"{headlines[0]}. {RAFT}."))
    untold = compare((headlines[0], f"{KILN}."), (headlines[1], f"{KILN}."))
    assert (told["title"], told["retold"]) == ("far", "from_70")
    assert (untold["title"], untold["retold"]) == ("far", "far")


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("on April 5, 2031.", "on April 5, 2031.", "lead"),
        ("on April 5, 2031.", f"on April 3, 2031. {BACKGROUND}It recalled April 5, 2031.", "shared"),
        ("on April 5, 2031.", "on April 3, 2031.", "other_leads"),
    ],
)
def test_days_of_leads(one, other, level):
    """Whether the leads share a day, or name days that the other text does not name at all."""
    assert compare(("Raft", f"{RAFT} {one}"), ("Raft", f"{RAFT} {other}"))["named"] == level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [("in Herat", "in Herat", "lead"), ("in Herat", f"in Kabul. {BACKGROUND}Herat mourned", "text"), ("in Herat", "in Kabul", "none")],
)
def test_towns_of_leads(one, other, level):
    """Whether the leads share a town that some report is of, or one stands in the other text, or neither."""
    reports = [report(1), report(2, **ANOTHER_CITY)]
    assert compare(("Raft", f"{RAFT} {one}."), ("Raft", f"{RAFT} {other}."), reports=reports)["towns"] == level
