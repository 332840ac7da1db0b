"""Characters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.repair import repair_line, repair_text

PIECES = (
    "&amp;",
    "&amp;nbsp;",
    "&lt;",
    "<b>",
    "</p>",
    "<br/>",
    "<",
    ">",
    "&",
    ";",
    "amp",
    "\u00e2\u20ac\u2122",
    "\u00ad",
    "\u200b",
    "\r\n",
    "\x85",
    "\t",
    " ",
    "e\u0301",
    "\u00c3\u00a9",
    "\ufb01",
    "a",
    "\x00",
    "\x1b[31m",
    "\u201c",
    '"',
)


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("The mayor\u00e2\u20ac\u2122s caf\u00c3\u00a9", "The mayor\u2019s caf\u00e9"),
        ("Rain &amp;amp; wind &amp;nbsp;fell", "Rain & wind fell"),
        ("One.<p>Two <b>bold</b> <a href='x'>link</a>.</p><script>var x = 1;</script>", "One.\nTwo bold link."),
        ("soft\u00adhy\u200bphen\ufeff and\u00a0blank  runs\t here ", "softhyphen and blank runs here"),
        ("one\r\ntwo\u2028three\x0cfour\x07", "one\ntwo\nthree\nfour"),
        ("a\n\n\n\n b \n", "a\n\nb"),
        ("e\u0301", "\u00e9"),
    ],
)
def test_damage_is_mended(broken, mended):
    """Mojibake, entities of entities, tags, invisible characters, odd blanks and line breaks, split accents."""
    assert repair_text(broken) == mended


@pytest.mark.parametrize(
    "text", ["\u201cWe won\u2019t,\u201d he said.", "3 < 5 and x <unintelligible> y", "AT&T; R&D", "I <3 it", "'straight' \"marks\""]
)
def test_what_is_whole_stays(text):
    """Quotation marks, smaller-than signs and ampersands of ordinary prose are left alone."""
    assert repair_text(text) == text


def test_line_of_nothing_is_none():
    """A field whose characters are all invisible is missing."""
    assert repair_line("\u200b &nbsp; ") is None
    assert repair_line("two\nlines") == "two lines"


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=60))
def test_repair_is_idempotent(text):
    """Mending what is mended changes nothing, and leaves composed text without controls."""
    once = repair_text(text)
    assert repair_text(once) == once
    assert not any(unicodedata.category(c) == "Cc" and c != "\n" for c in once)
