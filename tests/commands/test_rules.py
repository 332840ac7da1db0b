"""The command `rules`: what it lists, and how it counts."""

from pipeline.__main__ import main

STORY = "Blast in Kano\n\nApr 08, 2031\n\nKarl Brandt shot two women and shot himself in Kano on Monday.\n"


def test_a_part_of_an_id_stands_for_all_that_hold_it(capsys):
    """Each rule is listed with what it is for and both its examples."""
    assert main(["rules", "self_harm"]) == 0
    told = capsys.readouterr().out
    assert "events.self_harm.reflexive (pipeline.extraction.events.self_harm)" in told
    assert "fires on: " in told
    assert "figurative" not in told


def test_firings_are_counted_over_a_folder(tmp_path, capsys):
    """How often each fires, and in how many articles; those that fire most come first."""
    (tmp_path / "batch").mkdir()
    (tmp_path / "batch" / "one.txt").write_text(STORY, encoding="utf-8")
    assert main(["rules", "self_harm", "--raw", str(tmp_path)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("1 articles of ")
    assert told[2].split()[1:3] == ["1", "events.self_harm.reflexive:"]


def test_an_unknown_rule_is_told(capsys):
    """An id that no rule has starts nothing, and the message says how to list them."""
    assert main(["rules", "no.such.rule"]) == 2
    assert "`rules` without ID lists all" in capsys.readouterr().err
