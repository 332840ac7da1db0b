"""Line breaks to paragraphs."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.paragraphs import split_paragraphs

FIRST = (
    "A fire in the old harbour of Rotterdam destroyed four warehouses on Sunday night, the city's fire service said, and smoke could be "
    "seen from the towns across the river until the next morning. Nobody was hurt, and the cause is not known."
)
SECOND = (
    "The warehouses had stood empty since the spring. Their owner said they were insured, and that he would build again. Neighbours told "
    "reporters that they had heard glass break shortly before the first flames were seen."
)


@pytest.mark.parametrize("width", [40, 66, 80, 100])
@pytest.mark.parametrize("change", [str, str.upper])
def test_telex_text_is_joined(width, change):
    """Text broken at a fixed width comes out as its paragraphs, in capitals too."""
    wrapped = "\n\n".join(textwrap.fill(change(part), width) for part in (FIRST, SECOND))
    assert split_paragraphs(wrapped) == [change(FIRST), change(SECOND)]


def test_short_lines_end_paragraphs_of_telex_text():
    """Without blank lines, a line that stops well before the margin ends its paragraph."""
    wrapped = "\n".join(textwrap.fill(part, 60) for part in (FIRST, SECOND))
    assert split_paragraphs(wrapped) == [FIRST, SECOND]


def test_a_line_a_paragraph():
    """Lines of prose each stay a paragraph of their own, alone or between blank lines."""
    assert split_paragraphs(f"{FIRST}\n{SECOND}\n{FIRST}") == [FIRST, SECOND, FIRST]
    assert split_paragraphs(f"{FIRST}\n\n{SECOND}\n{FIRST}") == [FIRST, SECOND, FIRST]


def test_paragraphs_of_like_length_are_not_joined():
    """Lines that nearly fill one width, each ending its sentence, were broken by no typesetter."""
    sentence = "The {} warehouse had stood empty since the spring, and its owner, who lives in Delft, said nothing."
    lines = [sentence.format(name) for name in ("first", "next", "last")]
    assert split_paragraphs("\n".join([*lines, FIRST[:60]])) == [*lines, FIRST[:60]]


def test_a_list_is_not_joined():
    """Short items of a list are no broken sentence."""
    items = ["bread, four euros", "milk, one euro", "eggs, three euros a dozen", "salt"]
    assert split_paragraphs("\n".join(items)) == items


def test_one_break_inside_a_sentence_is_joined():
    """A single break is joined when the sentence plainly goes on."""
    assert split_paragraphs("The council of the city voted on Tuesday to close\nthe bridge for a year.") == [
        "The council of the city voted on Tuesday to close the bridge for a year."
    ]


@given(st.lists(st.text(alphabet="ab. \n", max_size=50), max_size=8).map("\n".join))
def test_words_keep_their_order(text):
    """No word is lost, split or moved, and paragraphs split again stay as they are."""
    text = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    paragraphs = split_paragraphs(text)
    assert " ".join(paragraphs).split() == text.split()
    assert split_paragraphs("\n\n".join(paragraphs)) == paragraphs
