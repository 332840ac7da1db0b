"""Quotations: every style of marks, over sentences and paragraphs, with their cue before, behind, between or not at all."""

import pytest

from tests.extraction.statement_rows import rows


@pytest.mark.parametrize(
    "text",
    [
        "“The road is closed,” Lena Okafor said.",
        '"The road is closed," Lena Okafor said.',
        "''The road is closed,'' Lena Okafor said.",
        "‘The road is closed,’ Lena Okafor said.",
        "'The road is closed,' Lena Okafor said.",
        "«The road is closed», Lena Okafor said.",
        '“The road is closed," Lena Okafor said.',
    ],
)
def test_every_style_of_marks(text):
    """Curly, straight, doubled, single and angled marks hold a quotation."""
    assert rows(text) == ["Lena Okafor | said | » The road is closed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We lost it all," said Lena Okafor.', "Lena Okafor | said | » We lost it all"),
        ('"We lost it all," said a spokesman for the port.', "a spokesman for the port | said | » We lost it all"),
        ('"We lost it all," Mayor Lena Okafor told a crowd on Monday.', "Lena Okafor | told | » We lost it all"),
        ('"We lost it all," another clerk, Lena Okafor, told the court.', "Lena Okafor | told | » We lost it all"),
        ('Lena Okafor said, "We lost it all."', "Lena Okafor | said | » We lost it all"),
        ('Lena Okafor said on Monday: "We lost it all."', "Lena Okafor | said | » We lost it all"),
        ('Lena Okafor wrote on Facebook that "nothing is left of it".', "Lena Okafor | wrote | » nothing is left of it"),
        ('"Where is my son?" Lena Okafor asked.', "Lena Okafor | asked | » Where is my son?"),
        ('"Gone!" she cried. Lena Okafor wept.', "she | cried | » Gone!"),
        ('Lena Okafor (Unity Party) said: "We lost it all."', "Lena Okafor | said | » We lost it all"),
        ('Lena Okafor, a mother of two, said, "We lost it all."', "Lena Okafor | said | » We lost it all"),
        ('Lena Okafor was blunt: "We lost it all."', "Lena Okafor | : | » We lost it all"),
        ('According to Lena Okafor, "we lost it all".', "Lena Okafor | According to | » we lost it all"),
    ],
)
def test_cue_and_speaker_stand_anywhere(text, expected):
    """The speaker stands before or behind the verb, the verb before or behind the quotation, with asides between."""
    assert rows(text) == [expected]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('"The bridge is gone," Lena Okafor said, "and nobody warned us."', "The bridge is gone … and nobody warned us"),
        ('"The bridge is gone," Lena Okafor said. "Nobody warned us. Nobody."', "The bridge is gone … Nobody warned us. Nobody"),
        ('"The bridge is gone. Nobody warned us," Lena Okafor said.', "The bridge is gone. Nobody warned us"),
        ('"The bridge is gone.\n"Nobody warned us," Lena Okafor said.', "The bridge is gone … Nobody warned us"),
        ('Lena Okafor said:\n"The bridge is gone."', "The bridge is gone"),
    ],
)
def test_quotations_over_cues_sentences_and_paragraphs(text, content):
    """Parts that the cue splits, later sentences and paragraphs left open are one statement."""
    assert rows(text) == [f"Lena Okafor | said | » {content}"]


def test_a_paragraph_of_quotation_goes_on_with_the_speaker():
    """A quotation without a cue of its own is by who spoke just before; it has no cue."""
    assert rows('Lena Okafor said the bridge was gone.\n"Nobody warned us. Nobody."') == [
        "Lena Okafor | said | the bridge was gone",
        "Lena Okafor | None | » Nobody warned us. Nobody",
    ]


def test_two_quotations_have_two_speakers():
    """Each quotation belongs to its own cue."""
    assert rows('"We lost," said Lena Okafor. "They did not," said Omar Said.') == [
        "Lena Okafor | said | » We lost",
        "Omar Said | said | » They did not",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Omar Said said the "old harbour" would reopen.', 'Omar Said | said | the "old harbour" would reopen'),
        ('Omar Said said he was "sick and tired of waiting" for help.', 'Omar Said | said | he was "sick and tired of waiting" for help'),
        ('Omar Said called the plan "a bad joke".', 'Omar Said | called | the plan "a bad joke"'),
        ('Omar Said said "it is late" and that he would go.', 'Omar Said | said | "it is late" and that he would go'),
    ],
)
def test_mixed_statements_keep_their_inner_marks(text, expected):
    """Words in marks inside a clause are part of it; the statement is not direct."""
    assert rows(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        'The film "The Last Ferry to Port Said" opened.',
        'They sang "Amazing Grace" and left.',
        "The workers' huts and the drivers' cars burned.",
        "It was the so-called “safe” zone.",
        'A sign on the door read "closed".',
        "'Tis the season, and the '80s are back.",
    ],
)
def test_marks_that_quote_nobody(text):
    """Titles, songs, words held at arm's length and apostrophes are no statements."""
    assert rows(text) == []


def test_cues_inside_quotations_are_left_alone():
    """Who said what inside somebody's words is part of those words."""
    assert rows('"My mother said that I was right," Omar Said said.') == ["Omar Said | said | » My mother said that I was right"]


def test_words_all_in_capitals_are_read_to_their_end():
    """Text that was left in upper case is read like any other, and the reading ends."""
    assert rows('"WE LOST THE PORT," SAID COMMANDER THAT NIGHT.') == ["COMMANDER | SAID | » WE LOST THE PORT"]


def test_turns_of_an_interview():
    """A name in capitals before a colon speaks to the end of the paragraph."""
    assert rows("OKAFOR: We lost the bridge. Nobody warned us.\nBROWN: Who is to blame?") == [
        "OKAFOR | : | We lost the bridge. Nobody warned us.",
        "BROWN | : | Who is to blame?",
    ]


def test_press_releases_speak_to_the_end_of_the_paragraph():
    """What follows "said:" without marks is the next paragraph."""
    assert rows("Mayor Lena Okafor said:\nWe lost the bridge. Nobody warned us.\nThe river fell.") == [
        "Lena Okafor | said | We lost the bridge. Nobody warned us.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Using the tax "is a great mistake," said Lena Okafor.', ['Lena Okafor | said | Using the tax "is a great mistake,"']),
        (
            'Mills "got a fair deal," Lena Okafor said, and still "sat in on the talks."',
            ['Lena Okafor | said | Mills "got a fair deal," … and still "sat in on the talks."'],
        ),
        (
            'Most guests were older, Lena Okafor said, and "they had to step back."',
            ['Lena Okafor | said | Most guests were older … and "they had to step back."'],
        ),
    ],
)
def test_a_quotation_that_ends_a_clause(text, expected):
    """Words in front of a quotation that begins with a small letter were said with it."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The mayor of Graz shook his head. "We lost it all."', ["The mayor of Graz | None | » We lost it all"]),
        ('The harbour was dark. "We lost it all."', []),
        ('The mayor wept. It was cold. "We lost it all."', []),
        ('"We lost it all," said the movement of fishermen on Facebook.', ["the movement of fishermen | said | » We lost it all"]),
    ],
)
def test_who_acts_right_before_a_quotation_speaks(text, expected):
    """Without a cue, a quotation is of the person whose deed opens its paragraph; where it was posted is no part of the speaker."""
    assert rows(text) == expected
