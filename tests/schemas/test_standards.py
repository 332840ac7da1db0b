"""The standards behind the crosswalk: each named once, and each used."""

import re

import pytest

from schemas.codes import code_sets, rows_of
from schemas.standards import load_standards


def test_standards_are_those_of_the_codes():
    """Every standard that a code maps to is described, once, and none that no code maps to."""
    used = {row["standard"] for name in code_sets() for row in rows_of(name) if row["standard"]}
    described = [one.standard for one in load_standards()]
    assert set(described) == used
    assert len(set(described)) == len(described)


@pytest.mark.parametrize("one", load_standards(), ids=lambda one: one.standard)
def test_standard_can_be_found(one):
    """Title, edition with its year, publisher and address are given; only its terms may be unknown."""
    assert all((one.title, one.publisher))
    assert re.search(r"\b(19|20)\d\d\b", one.edition)
    assert re.fullmatch(r"https://\S+", one.url)
    assert one.cite().startswith(f"{one.standard}: {one.title}")


def test_standards_are_no_code_set():
    """The list of standards is not taken for a list of codes."""
    assert "standards" not in code_sets()
