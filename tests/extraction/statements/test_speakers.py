"""Who speaks, to whom and by which channel: resolved where the text is clear, verbatim where it is not."""

import pytest

from tests.extraction.statement_rows import rows, statements


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Mayor Lena Okafor wept. She said the bridge was gone.", "Lena Okafor", "She"),
        ("Mayor Lena Okafor met Omar Said. He said the bridge was gone.", "Omar Said", "He"),
        ("Mayor Lena Okafor wept. Later Okafor said the bridge was gone.", "Lena Okafor", "Okafor"),
        ("The port's spokesman, Omar Said, left. The spokesperson said the bridge was gone.", "Omar Said", "The spokesperson"),
        ("The Lakeland Relief Foundation (LRF) closed. The LRF said the bridge was gone.", "Lakeland Relief Foundation", "The LRF"),
        ("Fishermen said the bridge was gone.", "Fishermen", "Fishermen"),
        ("Omar Said and Lena Okafor said the bridge was gone.", "Omar Said and Lena Okafor", "Omar Said and Lena Okafor"),
        (
            "A spokesman for the Harbour Gazette said the bridge was gone.",
            "A spokesman for the Harbour Gazette",
            "A spokesman for the Harbour Gazette",
        ),
        ("Mayor Lena Okafor, who runs the town, said the bridge was gone.", "Lena Okafor", "Lena Okafor"),
        ("The harbour committee's chairman, Sen. Omar Said, said the bridge was gone.", "Omar Said", "Omar Said"),
        ("“the bridge was gone,” Omar Said, a clerk at the harbour office said in a letter.", "Omar Said", "Omar Said"),
        ("Mayor Lena Okafor wept. She had met Kofi Brandt in May. She said the bridge was gone.", "Lena Okafor", "She"),
        ("Mayor Theresa May wept. May said earlier the bridge was gone.", "Theresa May", "May"),
        ("The port's spokesman, Rear Adm. Omar Said, said the bridge was gone.", "Omar Said", "Omar Said"),
        ("“the bridge was gone,” said the port's head, Omar Said.", "Omar Said", "Omar Said"),
        ("“the bridge was gone,” Captain Omar Said, head of the harbour office said.", "Omar Said", "Omar Said"),
        ("In a letter the bank said the bridge was gone.", "the bank", "the bank"),
        ("On Monday police said the bridge was gone.", "police", "police"),
        ("About half of the farmers said the bridge was gone.", "About half of the farmers", "About half of the farmers"),
    ],
)
def test_speakers(text, speaker, words):
    """Pronouns, short forms, offices and acronyms stand for the actor named before; groups and descriptions for themselves."""
    said = statements(text)[-1]
    assert (said.speaker, said.content) == (speaker, "the bridge was gone")
    assert said.speaker_text.endswith(words)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("He said the bridge was gone.", "He"),
        ("Omar Said left. She said the bridge was gone.", "She"),
        ("Oxfam came. The mayor said the bridge was gone.", "The mayor"),
        ("Amnesty International met Oxfam. The charity said the bridge was gone.", "The charity"),
        ("The Foreign Ministry closed. The defence ministry said the bridge was gone.", "The defence ministry"),
        ("The statement said the bridge was gone.", "The statement"),
        ("Omar Said, a spokesman, met Paul Brandt, a spokesman. The spokesman said the bridge was gone.", "The spokesman"),
        ("The spokesman said the bridge was gone. Later spokesman Omar Said left.", "The spokesman"),
        ("They said the bridge was gone.", "They"),
    ],
)
def test_doubtful_speakers_stay_verbatim(text, speaker):
    """Without a fitting person before, with another speaker between, or with two who hold the office, the words stand."""
    said = next(one for one in statements(text) if one.content == "the bridge was gone")
    assert said.speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Oxfam came to Lagos. Mayor Lena Okafor wept. The charity said the bridge was gone.", "Oxfam"),
        ("The Ports Ministry closed. The ministry said the bridge was gone.", "Ports Ministry"),
        (
            "A rights group said it was dark. The group said the bridge was gone.",
            "A rights group",
        ),
        ("Oxfam said it was dark. It said the bridge was gone.", "Oxfam"),
        ("One woman said it was dark. She said the bridge was gone.", "One woman"),
        ("Omar Said left. A witness in the street said it was dark. He said the bridge was gone.", "A witness in the street"),
        ("A spokesman for the port said it was dark. He said the bridge was gone.", "A spokesman for the port"),
        (
            "The port's spokesman, Omar Said, wept. A spokesman in Lagos said it was dark. The spokesman said the bridge was gone.",
            "A spokesman in Lagos",
        ),
        ("Two officials said it was dark. They said the bridge was gone.", "Two officials"),
        ("Lena Okafor wept in a statement, saying it was dark. The statement said the bridge was gone.", "Lena Okafor"),
        ("The Ports Ministry closed. A statement from the ministry said the bridge was gone.", "Ports Ministry"),
    ],
)
def test_what_descriptions_take_up(text, speaker):
    """A body's kind stands for the body named before, a statement for its issuer, a pronoun for whoever spoke last without a name."""
    said = next(one for one in statements(text) if one.content == "the bridge was gone")
    assert said.speaker == speaker


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Omar Said said in a tweet that it was gone.", "social_media"),
        ("Omar Said wrote on Twitter that it was gone.", "social_media"),
        ("Omar Said said by phone that it was gone.", "phone"),
        ("Omar Said told a crowd at a press conference that it was gone.", "press_conference"),
        ("In a written statement, Omar Said said it was gone.", "written_statement"),
        ("In an interview with the Harbour Gazette, Omar Said said it was gone.", "interview"),
        ("Omar Said said in a speech that it was gone.", "speech"),
        ("Omar Said said on state television that it was gone.", "broadcast"),
        ("After a meeting, Omar Said said it was gone.", None),
        ("Omar Said said the letter was gone.", None),
        ('Omar Said said: "I wrote it in a tweet."', None),
    ],
)
def test_media(text, medium):
    """The channel named around the cue; words inside what was said are none."""
    (said,) = statements(text)
    assert said.medium == medium


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Omar Said told reporters that it was gone.", "reporters"),
        ('"It is gone," Omar Said told the Harbour Gazette.', "Harbour Gazette"),
        ("Clara Brandt wept. In a phone call with Brandt, Omar Said assured that it was gone.", "Clara Brandt"),
        ("Omar Said urged the council to act.", "the council"),
        ("Omar Said said that it was gone.", None),
    ],
)
def test_addressees(text, addressee):
    """To whom it was said: behind "told", and with whom a call was held."""
    said = statements(text)[-1]
    assert said.addressee == addressee


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was over, USA Today reported.", "USA Today | reported | It was over"),
        ("Nobody left the port, according to a May 2019 letter.", "a May 2019 letter | according to | Nobody left the port"),
        ("Rents rose in Lagos, according to the latest Reuters poll.", "the latest Reuters poll | according to | Rents rose in Lagos"),
        ("Secretary of State Lena Okafor said it was over.", "Lena Okafor | said | it was over"),
        ('"We lost," said US Secretary of State Lena Okafor in Lagos.', "Lena Okafor | said | » We lost"),
        (
            "According to an official who asked not to be named, the port is shut.",
            "an official who asked not to be named | According to | the port is shut",
        ),
        ("The WHO said the port was shut.", "WHO | said | the port was shut"),
        ("It opened an awkward debate the mayor thought she had closed.", "the mayor | thought | she had closed"),
    ],
)
def test_sources_are_read_whole(text, expected):
    """Days and names inside a source do not cut it; a noun before it is no part of it; a title of several words is its holder's."""
    assert expected in rows(text)
