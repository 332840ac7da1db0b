"""Copies of one wire story."""

import random
from datetime import date

import polars as pl

from pipeline.cleaning import find_copies

WORDS = [f"word{number}" for number in range(4000)]


def write_story(seed, paragraphs=8, length=45):
    """A story of made-up words, another for each seed."""
    chosen = random.Random(seed)
    return "\n\n".join(" ".join(chosen.choice(WORDS) for _ in range(length)).capitalize() + "." for _ in range(paragraphs))


def frame(rows):
    """Articles from (id, text, published)."""
    schema = {"article_id": pl.String, "text": pl.String, "prose_start": pl.Int32, "published_on": pl.Date}
    return pl.DataFrame([(key, text, 0, day) for key, text, day in rows], schema=schema, orient="row")


def find(*rows):
    """{copy: original}."""
    return {copy: original for copy, original, *_ in find_copies(frame(rows)).rows() if original}


STORY, DAY = write_story(1), date(2020, 5, 1)


def test_copies_of_every_kind():
    """The same text, trimmed, under a new lead, lightly edited, or with its own ending is a copy."""
    parts, edited = STORY.split("\n\n"), STORY.split(" ")
    edited[::25] = ["other"] * len(edited[::25])
    found = find(
        ("a", STORY, DAY),
        ("b", STORY.upper(), DAY),
        ("c", "\n\n".join(parts[:3]), DAY),
        ("d", "\n\n".join((write_story(2, 1), *parts[1:])), DAY),
        ("e", " ".join(edited), DAY),
        ("f", "\n\n".join((*parts, write_story(3, 2))), DAY),
        ("other", write_story(4), DAY),
    )
    assert found == dict.fromkeys("bcdef", "a")


def reword(story, seed, share):
    """The story with that share of its words changed, none moved."""
    drawn = random.Random(seed)
    return "\n\n".join(
        " ".join(drawn.choice(WORDS) if drawn.random() < share else word for word in paragraph.split(" "))
        for paragraph in story.split("\n\n")
    )


def runs(text, length=3):
    """The runs of that many words."""
    words = text.lower().split()
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def test_copy_that_an_editor_went_through():
    """With one word in four changed less than half of the runs of three words are left, and the copy is known; at one in two it is not."""
    edited = reword(STORY, 16, 0.25)
    assert len(runs(STORY) & runs(edited)) < 0.5 * len(runs(STORY))
    assert find(("a", STORY, DAY), ("b", edited, DAY)) == {"b": "a"}
    assert find(("a", STORY, DAY), ("b", reword(STORY, 17, 0.5), DAY)) == {}
    assert find(("a", STORY, DAY), ("b", edited, date(2020, 9, 1))) == {}, "months later it is another article on the same"


def test_reworded_copy_cut_and_with_an_ending_of_its_own():
    """Rewording, trimming and a new ending together still leave a copy; a reworded ending alone makes none."""
    parts = reword(STORY, 18, 0.25).split("\n\n")
    assert find(("a", STORY, DAY), ("b", "\n\n".join((*parts[:6], write_story(19, 1))), DAY)) == {"b": "a"}
    assert find(("a", STORY, DAY), ("b", "\n\n".join((write_story(20, 6), *parts[-2:])), DAY)) == {}


def test_original_is_the_earliest():
    """The day decides, an unknown day comes last, then the id."""
    assert find(("a", STORY, None), ("b", STORY, date(2020, 5, 2)), ("c", STORY, DAY)) == {"a": "c", "b": "c"}
    assert find(("b", STORY, None), ("a", STORY, None)) == {"b": "a"}


def test_same_topic_is_no_copy():
    """Stories that share a quotation, or the outlet's ending, are two stories."""
    shared = write_story(5, 4)
    first, second = write_story(6, 5), write_story(7, 5)
    assert find(("a", f"{first}\n\n{shared}", DAY), ("b", f"{second}\n\n{shared}", DAY)) == {}
    assert find(("a", write_story(8, 3), DAY), ("b", f"{write_story(9, 1)}\n\n{write_story(8, 3)[-300:]}", DAY)) == {}


def test_footers_longer_than_the_story_are_no_copy():
    """Short stories of one outlet with the same long ending stay two, though most of their words are the same."""
    footer = write_story(10, 6)
    assert (
        find(("a", f"{write_story(11, 2)}\n\n{footer}", DAY), ("b", f"{write_story(12, 2)}\n\n{footer}", DAY), ("c", write_story(13), DAY))
        == {}
    )


def test_short_texts_must_be_alike():
    """A sentence that a report quotes is no copy of it; the same brief twice is one."""
    brief = write_story(14, 1, 20)
    assert find(("a", f"{brief}\n\n{write_story(15, 1, 30)}", DAY), ("b", brief, DAY)) == {}
    assert find(("a", brief, DAY), ("b", f"{brief} Again.", DAY), ("c", "River.", DAY), ("d", "River.", DAY)) == {"b": "a", "d": "c"}


def test_many_copies_have_one_original():
    """Fifty reprints, each cut elsewhere, all lead to the first."""
    rows = [(f"{n:02}", " ".join(STORY.split(" ")[: 360 - 3 * n]), DAY) for n in range(50)]
    assert find(*rows) == dict.fromkeys((f"{n:02}" for n in range(1, 50)), "00")


def test_order_of_rows_does_not_matter():
    """Shuffled articles give the same frame, ordered by id, with scores from 0 to 1."""
    rows = [(f"{n:02}", "\n\n".join((write_story(n % 7, 5), write_story(n, 1))), date(2020, 1, 1 + n % 5)) for n in range(40)]
    expected = find_copies(frame(rows))
    assert expected.height == 33
    assert expected["score"].is_between(0, 1).all()
    random.Random(3).shuffle(rows)
    assert find_copies(frame(rows)).equals(expected)


def test_no_articles():
    """No articles, and articles without words, have no copies."""
    assert find() == {}
    assert find(("a", "...", DAY), ("b", "...", DAY)) == {}


def test_like_texts_on_other_days_or_places_are_no_copies():
    """One mould filled for another town or day gives an article of its own, with the one it is like and what differs."""
    mould = "A bomb went off at a market in {} on {}, and nine people died." + f"\n\n{STORY}"
    monday, later = date(2020, 5, 5), date(2020, 5, 6)
    rows = [("a", mould.format("Herat", "Monday"), monday), ("b", mould.format("Khost", "Monday"), monday)]
    rows += [("c", mould.format("Herat", "Tuesday"), later), ("d", mould.format("Herat", "Monday"), later)]
    found = find_copies(frame(rows))
    assert found.select("article_id", "duplicate_of", "unlike", "difference").rows() == [
        ("b", None, "a", "other_place"), ("c", None, "a", "other_day"), ("d", "a", None, None),
    ]  # fmt: skip


def test_a_copy_without_place_or_day_is_no_bridge():
    """What copies a story that names no town copies no other town's story through it."""
    mould = "A bomb went off at a market{}, and nine people died." + f"\n\n{STORY}"
    rows = [("a", mould.format(" in Herat"), DAY), ("b", mould.format(""), DAY), ("c", mould.format(" in Khost"), DAY)]
    assert find(*rows) == {"b": "a"}


def test_a_story_word_for_word_is_a_copy_whenever_it_comes():
    """Printed again weeks later a whole story is a copy, though its weekday is now another; a brief of a mould is new."""
    told = "A bomb went off at a market in Herat on Monday, and nine people died."
    first, later = date(2020, 5, 5), date(2020, 5, 26)
    assert find(("a", f"{told}\n\n{STORY}", first), ("b", f"{told}\n\n{STORY}", later)) == {"b": "a"}
    assert find(("a", told, first), ("b", told, later)) == {}
    assert find(("a", told, first), ("b", told, first)) == {"b": "a"}
