"""Cells that are words, and cells that name who spoke them."""

import pytest

from pipeline.verification.cells.quoting import check_presence
from pipeline.verification.cells.reading import check_texts_of
from tests.verification.cells.worlds import find_wrong, make_material

LONG = "said that " * 40


def test_cell_is_its_quote():
    """Word for word; of a quote cut at the limit as far as it goes, and as long as its place."""
    for name, wrong in (("Free Valley Front", set()), ("free valley front", {"name"})):
        material = make_material("incident_parties", {"name": name}, {"name": "Free Valley Front"})
        assert find_wrong(material, "quote", "incident_parties") == wrong
    for cue, wrong in ((LONG, set()), (LONG[:-1], {"cue"}), (LONG[:240], {"cue"})):
        material = make_material("statements", {"cue": cue}, {"cue": LONG})
        assert find_wrong(material, "quote", "statements") == wrong


@pytest.mark.parametrize(
    ("content", "wrong"), [("It was a crime … and a shame", False), ("It was a crime and a shame", True), ("It", True)]
)
def test_content_is_all_its_quotes(content, wrong):
    """Parts that the cue splits are joined by an ellipsis between blanks."""
    material = make_material("statements", {"content": content}, {"content": ["It was a crime", "and a shame"]})
    assert bool(find_wrong(material, "quotes", "statements")) == wrong


def test_offsets_are_the_place_of_the_words():
    """From the first part to the last."""
    quotes = {"content": ["It was a crime", "and a shame"]}
    for end, wrong in ((118, set()), (119, {"char_end"})):
        material = make_material("statements", {"char_start": 7, "char_end": end}, quotes)
        assert find_wrong(material, "place_of", "statements") == wrong


@pytest.mark.parametrize(
    ("table", "column", "value", "quote", "wrong"),
    [
        ("incident_reports", "stage", "attempted", None, True),
        ("incident_reports", "stage", "accomplished", None, False),
        ("incident_reports", "weapon_type", "explosives", None, False),  # of a bombing
        ("incident_reports", "weapon_type", "firearms", None, True),
        ("statements", "addressee", None, "reporters", True),
        ("statements", "addressee", "reporters", None, True),
        ("statements", "reported_by", [], None, False),
    ],
)
def test_words_stand_behind_what_is_said(table, column, value, quote, wrong):
    """A cell says something exactly where words stand behind it; what is plain needs none."""
    material = make_material(table, {column: value}, {column: quote} if quote else {})
    assert (column in {breach.column for breach in check_presence(material, table)}) == wrong


@pytest.mark.parametrize(
    ("cells", "words", "wrong"),
    [
        ({"stage": "accomplished"}, {"stage": "tried to bomb"}, {"stage"}),
        ({"stage": "attempted", "is_suicide": False}, {"stage": "tried to bomb", "is_suicide": "suicide bomber"}, {"is_suicide"}),
    ],
)
def test_what_words_show_is_said(cells, words, wrong):
    """Words that show an attempt, or that the attacker meant to die, leave no other value."""
    assert find_wrong(make_material("incident_reports", cells, words), "shown", "incident_reports") == wrong


@pytest.mark.parametrize(
    ("speaker", "quote", "wrong"),
    [
        ("Ada Okafor", "she", False),
        ("Ada Okafor", "Okafor", False),
        ("Mona Said", "Okafor", True),
        ("Nobody", "she", True),
        ("she", "she", False),
    ],
)
def test_speaker_is_whom_the_words_stand_for(speaker, quote, wrong):
    """A name stands for its bearer, other words for any actor of the article, or for themselves."""
    mentions = [{"mention_id": f"men-{name}", "name": name, "corrected": None} for name in ("Ada Okafor", "Mona Said")]
    material = make_material("statements", {"speaker": speaker}, {"speaker": quote}, actor_mentions=mentions)
    forms = material.words("statements", "speaker")
    short = next(iter(forms.values()))[0]._replace(quote="Okafor")
    material._words["actor_mentions", "name"] = {"men-Ada Okafor": [short]}
    assert ("speaker" in find_wrong(material, "actor", "statements")) == wrong


@pytest.mark.parametrize(
    ("cells", "text", "wrong"),
    [
        ({"title": "Bomb on bridge", "dateline": "KABUL"}, "Bomb on bridge\n\nKABUL - It was “a crime”.", set()),
        ({"title": "Bomb on bridges", "dateline": None}, "Bomb on bridge\n\nIt was “a crime”.", {"title"}),
        ({"title": None, "dateline": "HERAT"}, "KABUL - It was “a crime”.", {"dateline"}),
        ({"title": None, "dateline": None, "language": "fr"}, "It was “a crime”.", {"language"}),
    ],
)
def test_text_has_title_and_dateline_at_its_head(cells, text, wrong):
    """What the text does not begin with, and a language that it is not in."""
    material = make_material("articles", {"article_id": "art-1"} | cells, {})
    assert {breach.column for breach in check_texts_of(material, {"art-1": text})} == wrong


def test_text_has_the_words_whole_and_its_marks():
    """A content is checked beyond the limit of a quote, and marks on both sides make it direct."""
    for cells, wrong in (({"is_direct": True}, set()), ({"is_direct": False}, {"is_direct"}), ({"content": "a crime, too"}, {"content"})):
        row = {"content": "a crime", "is_direct": True, "article_id": "art-1"} | cells
        material = make_material(
            "statements", row, {"content": "a crime"}, articles=[{"article_id": "art-1", "title": None, "dateline": None}]
        )
        assert {breach.column for breach in check_texts_of(material, {"art-1": "It is “a crime”."})} == wrong
