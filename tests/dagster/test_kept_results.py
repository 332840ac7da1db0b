"""Results of extraction kept from run to run."""

from datetime import date

from hypothesis import given

from pipeline.contract.records import Extraction
from pipeline.dagster.kept_results import open_kept_results, pack_extraction, unpack_extraction
from tests.contract.extractions import EXTRACTIONS

ARTICLE = {"article_id": "art-1", "text": "A bomb killed two.", "title": None, "published_on": date(2031, 4, 7)}
OTHER_VALUES = {"article_id": "art-2", "text": "A bomb killed three.", "title": "Bomb", "published_on": date(2031, 4, 8)}


@given(EXTRACTIONS)
def test_extractions_come_back(extraction):
    """What is packed comes back value for value, dates as dates."""
    assert unpack_extraction(pack_extraction(extraction)) == extraction


def test_result_is_found_again(tmp_path):
    """A result is there after the file is closed and opened, under the same version of the same reader only; another reader's stays."""
    path = tmp_path / "work" / "kept.sqlite"
    with open_kept_results(path, "rules one") as kept:
        key = kept.key(ARTICLE, "all")
        kept.keep({key: b"result"})
    with open_kept_results(path, "other one") as kept:
        assert kept.find([kept.key(ARTICLE, "all")]) == {}
    with open_kept_results(path, "rules one") as kept:
        assert kept.find([key, "another"]) == {key: b"result"}
    with open_kept_results(path, "rules two") as kept:
        assert kept.find([kept.key(ARTICLE, "all")]) == {}
    with open_kept_results(path, "rules one") as kept:
        assert kept.find([key]) == {}


def test_key_follows_all_that_extraction_sees(tmp_path):
    """Any value of the article and the scope change the key; the order of the columns does not."""
    with open_kept_results(tmp_path / "kept.sqlite", "one") as kept:
        key = kept.key(ARTICLE, "all")
        others = {kept.key({**ARTICLE, name: value}, "all") for name, value in OTHER_VALUES.items()}
        assert len(others | {key, kept.key(ARTICLE, "incidents")}) == len(OTHER_VALUES) + 2
        assert kept.key(dict(reversed(ARTICLE.items())), "all") == key


def test_what_a_rule_did_not_touch_is_adopted(tmp_path):
    """Results of a build with all rules serve one without a rule, but for those in which the rule decided something."""
    touched, untouched = (pack_extraction(Extraction(fired=fired)) for fired in (("events.a", "events.b"), ("events.b",)))
    with open_kept_results(tmp_path / "with.sqlite", "rules one") as kept:
        kept.keep({"touched": touched, "untouched": untouched})
        with open_kept_results(tmp_path / "without.sqlite", "rules one-events.a") as adopting:
            adopting.adopt(kept, "events.a")
            assert adopting.find(["touched", "untouched"]) == {"untouched": untouched}


def test_many_keys_are_found(tmp_path):
    """More keys than SQLite takes in one query."""
    results = {f"key-{number}": b"%d" % number for number in range(2_500)}
    with open_kept_results(tmp_path / "kept.sqlite", "one") as kept:
        kept.keep(results)
        assert kept.find(list(results)) == results


def test_broken_file_is_begun_anew(tmp_path):
    """A file that is no database costs the results kept, not the run."""
    path = tmp_path / "kept.sqlite"
    path.write_bytes(b"this is no database, though it lies where one is looked for" * 20)
    with open_kept_results(path, "one") as kept:
        kept.keep({"key": b"result"})
        assert kept.find(["key"]) == {"key": b"result"}
