"""Attackers whom police or guards killed are no victims, and who felled them no perpetrators."""

from datetime import date

import pytest

from pipeline.extraction.incidents import find_reports
from tests.extraction.reading import read

SAILOR = "A gunman wounded a sailor at a base in Fresno on Tuesday."


@pytest.mark.parametrize(
    ("text", "parties", "killed"),
    [
        (f"{SAILOR} Security personnel shot and killed the man.", ["perpetrator gunman", "victim sailor"], ["attackers"]),
        (
            f"{SAILOR} Security personnel shot and killed a man.",
            ["perpetrator gunman", "perpetrator personnel", "victim sailor"],
            ["total"],
        ),
        ("A man stabbed a man in Fresno on Tuesday. Police shot the man dead.", ["perpetrator Police", "victim man"], ["total"]),
    ],
)
def test_who_is_felled_is_the_attacker(text, parties, killed):
    """Only "the man" takes up the gunman told of before, and only where no other man came to harm."""
    (report,) = find_reports(read(text, None, date(2024, 3, 14)), ())
    found = {f"{party.role} {party.name.removeprefix('Security ')}" for party in report.parties}
    assert set(parties) <= found
    assert ("perpetrator personnel" in found) == ("perpetrator personnel" in parties)
    assert [claim.scope for claim in report.claims if claim.outcome == "killed"] == killed
