"""Rules that are patterns: words of lists and other patterns in them, switches and counts."""

import pytest

from pipeline.rules import count_firings, patterns, switch_off

HEAD = "id,pattern,flags,purpose,fires_on,spares\n"


@pytest.fixture
def given(monkeypatch, tmp_path):
    """Loads patterns from rows of text instead of the file."""
    monkeypatch.setattr(patterns, "add_rule", lambda rule: None)
    monkeypatch.setattr(patterns, "FILE", tmp_path / "patterns.csv")
    patterns.load_patterns.cache_clear()

    def load(*rows):
        (tmp_path / "patterns.csv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
        return patterns.load_patterns()

    yield load
    patterns.load_patterns.cache_clear()


def test_words_of_a_list_stand_in_a_pattern(given):
    """A list and its group in braces are any of the group's words."""
    found = given(r"a.b,\b{cues:ailment}\s+kills,i,p,x,y")["a.b"]
    assert found.search("CANCER kills")
    assert not found.search("a storm kills")


def test_a_pattern_stands_in_another(given):
    """Named in braces, it is a group of its own."""
    found = given(r"a.day,Mon|Tue,,p,x,y", r"a.on,on {pattern:a.day}day,,p,x,y")["a.on"]
    assert [match[0] for match in found.finditer("on Monday, on Tueday, on Friday")] == ["on Monday", "on Tueday"]


def test_a_pattern_switched_off_finds_nothing(given):
    """Neither search, match nor finditer; and what it finds otherwise is counted."""
    found = given("a.b,bomb,,p,x,y")["a.b"]
    with switch_off({"a.b"}):
        assert (found.search("bomb"), found.match("bomb"), list(found.finditer("bomb"))) == (None, None, [])
    with count_firings() as counted:
        assert found.search("a bomb")
        assert found.match("bomb")
        assert list(found.finditer("bomb, bomb"))
    assert counted == {"a.b": 4}
