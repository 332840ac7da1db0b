"""Each rule on its own examples: it fires on the one, and spares the other, which differs by little."""

from collections import Counter
from datetime import date
from functools import cache

import pytest

from pipeline.cleaning import clean_record
from pipeline.contract.extractor import GIVEN
from pipeline.extraction import extract_rows
from pipeline.extraction.rule_list import load_rules
from pipeline.ingestion import RawRecord
from pipeline.rules import count_firings, list_rules

DAY = date(2031, 4, 8)  # a Tuesday

load_rules()


@cache
def fire_on(example: str) -> Counter[str]:
    """How often each rule fires on an article. Words before an empty line, where none but they stand, are its title."""
    title, blank, body = example.partition("\n\n")
    has_title = bool(blank) and not title.rstrip().endswith((".", "!", "?"))
    given = {"title": title if has_title else None, "text": body if has_title else example, "published": DAY.isoformat()}
    article = clean_record(_record(given))
    with count_firings() as counted:
        extract_rows({name: getattr(article, name) for name in GIVEN}, "all")
    return counted


def _record(given: dict[str, str | None]) -> RawRecord:
    unknown = dict.fromkeys(RawRecord.__dataclass_fields__)
    named = {"article_id": "art-1", "batch": "examples", "source_id": "1", "source_path": "examples/1.txt"}
    return RawRecord(**{**unknown, **named, **given})


@pytest.mark.parametrize("rule", list_rules(), ids=lambda rule: rule.id)
def test_rule_fires_on_its_example_and_spares_the_other(rule):
    """What it must fire on, and words close to them that it must leave alone."""
    assert fire_on(rule.fires_on)[rule.id] > 0, rule.fires_on
    assert fire_on(rule.spares)[rule.id] == 0, rule.spares
