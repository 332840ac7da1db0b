"""Indirect statements: what verbs of many frames attribute, and where what was said ends."""

import pytest

from tests.extraction.statement_rows import rows, statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Omar Said said that the dam would hold.", "Omar Said | said | the dam would hold"),
        ("Omar Said said the dam would hold.", "Omar Said | said | the dam would hold"),
        ("Omar Said said on Monday in a letter that the dam would hold.", "Omar Said | said | the dam would hold"),
        ("Omar Said said Tuesday the dam would hold.", "Omar Said | said | the dam would hold"),
        ("Omar Said, who runs the port, has said the dam will hold.", "Omar Said | said | the dam will hold"),
        ("Omar Said told reporters the dam would hold.", "Omar Said | told | the dam would hold"),
        ("Omar Haddad assured villagers that the dam would hold.", "Omar Haddad | assured | the dam would hold"),
        ("Omar Said believes the dam will hold.", "Omar Said | believes | the dam will hold"),
        ("The dam would hold, Omar Said said.", "Omar Said | said | The dam would hold"),
        ("The dam would hold, Omar Said said on Friday.", "Omar Said | said | The dam would hold"),
        ("The dam, Omar Said said, would hold.", "Omar Said | said | The dam … would hold"),
        ("As Omar Said noted, the dam is old.", "Omar Said | noted | the dam is old"),
        ("The dam is old, according to Omar Said.", "Omar Said | according to | The dam is old"),
        ("According to Omar Said, the dam is old.", "Omar Said | According to | the dam is old"),
        ("Omar Haddad was quoted as saying the dam was old.", "Omar Haddad | saying | the dam was old"),
        ("A survey found fewer boats on the lake.", "A survey | found | fewer boats on the lake"),
    ],
)
def test_clauses(text, expected):
    """Clauses with and without "that", behind adjuncts, before their cue, around it, and behind "according to"."""
    assert rows(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected", "speech_act"),
    [
        ("Omar Said condemned the attack on the port.", "Omar Said | condemned | the attack on the port", "condemn"),
        ("Omar Said blamed the rebels for the attack.", "Omar Said | blamed | the rebels for the attack", "accuse"),
        ("Omar Said accused the army of theft.", "Omar Said | accused | the army of theft", "accuse"),
        ("Omar Said called for an inquiry.", "Omar Said | called for | an inquiry", "urge"),
        ("Omar Said vowed to rebuild the port.", "Omar Said | vowed | to rebuild the port", "promise"),
        ("Omar Said threatened to close the port.", "Omar Said | threatened | to close the port", "threaten"),
        ("Omar Said denied any part in the theft.", "Omar Said | denied | any part in the theft", "deny"),
        ("Omar Said urged the council to act.", "Omar Said | urged | the council to act", "urge"),
        ("Omar Said claimed responsibility for the raid.", "Omar Said | claimed | responsibility for the raid", "claim_responsibility"),
        ("Omar Said praised the divers.", "Omar Said | praised | the divers", "praise"),
        ("Omar Haddad offered condolences to the families.", "Omar Haddad | offered condolences to | the families", "condole"),
        ("Omar Said announced a curfew.", "Omar Said | announced | a curfew", "announce"),
        ("Omar Said demanded the release of the crew.", "Omar Said | demanded | the release of the crew", "demand"),
        ("Omar Said considers the raid a crime.", "Omar Said | considers | the raid a crime", "other"),
        ("Omar Said insists on talks.", "Omar Said | insists on | talks", "demand"),
        ("Omar Said tweeted that the port was safe.", "Omar Said | tweeted | the port was safe", "report"),
        ("Omar Said guaranteed Clara Brandt the safety of the crew.", "Omar Said | guaranteed | the safety of the crew", "promise"),
    ],
)
def test_frames(text, expected, speech_act):
    """Each verb with what it takes, and what the speaker does by it."""
    (said,) = statements(text)
    assert f"{said.speaker} | {said.cue} | {said.content}" == expected
    assert said.speech_act == speech_act


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Omar Said condemned the raid and stressed the need for talks.",
            ["Omar Said | condemned | the raid", "Omar Said | stressed | the need for talks"],
        ),
        (
            "Omar Said said the dam was old, adding that it had cracks.",
            ["Omar Said | said | the dam was old", "Omar Said | adding | it had cracks"],
        ),
        (
            "Omar Said said the dam was old, but Clara Brandt said it was new.",
            ["Omar Said | said | the dam was old", "Clara Brandt | said | it was new"],
        ),
        (
            '"It is old," Omar Haddad wrote adding that it had cracks.',
            ["Omar Haddad | wrote | » It is old", "Omar Haddad | adding | it had cracks"],
        ),
        (
            "Omar Said told the council the dam was “old and cracked,” Clara Brandt said in a letter.",
            ["Omar Said | told | the dam was “old and cracked,”", "Clara Brandt | said | » old and cracked"],
        ),
        ("Omar Said said the dam was old, but he knew little of it.", ["Omar Said | said | the dam was old"]),
        ("After Omar Said said the dam was old, Clara Brandt left.", ["Omar Said | said | the dam was old"]),
        ("The mayor said at least six huts were flooded.", ["The mayor | said | at least six huts were flooded"]),
        ("The mayor said about 40 huts were flooded.", ["The mayor | said | about 40 huts were flooded"]),
        ("At least six huts were flooded, the mayor said.", ["the mayor | said | At least six huts were flooded"]),
        ("About 40 divers left the lake on Friday, the mayor said.", ["the mayor | said | About 40 divers left the lake on Friday"]),
        (
            "Perry, who sailed in 1992, died after a storm, said James Hunter, a spokesman for the crew.",
            ["James Hunter | said | Perry, who sailed in 1992, died after a storm"],
        ),
    ],
)
def test_where_a_statement_ends(text, expected):
    """What was said ends before the next cue, a contrast with its own speaker, and the main clause of the sentence."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Omar Said did not say that the dam was old.",
        "Omar Said refused.",
        "Omar Said refused to answer.",
        "Omar Said declined to name the ship.",
        "Omar Said knew that the bridge was gone.",
        "Omar Said feared that the bridge was gone.",
        "Omar Said hoped to cross the bridge.",
        "The Harbour Gazette reported Sunday.",
        "They wanted to say something nice.",
        "The claims were settled and the reports were filed.",
        "Two male suspects were seen near the states of the north.",
        "The town, called Norwell, burned down.",
        "Omar Said was accused of theft.",
        "If Omar Said says the dam is old, they will leave.",
        "We think it is time to go.",
        "He found the body on Monday.",
        "A bomb claimed by the Red Front killed two divers.",
        "The group that calls itself the Red Front left the lake.",
        "Footage from the port showed a clerk in a boat.",
        "Two internal disputes be settled by the mayor.",
    ],
)
def test_what_is_no_statement(text):
    """Denied, wished and passive speech, nouns that look like verbs, and the article's own voice attribute nothing."""
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Omar Haddad rose in the polls by saying that the dam was old.", "Omar Haddad | saying | the dam was old"),
        ("The mayor, who denied the charge, left the room.", "The mayor | denied | the charge"),
        ("Omar Haddad is a lawyer who has said the dam is old.", "Omar Haddad | said | the dam is old"),
        ("The mayor released a letter saying that the dam was old.", "The mayor | saying | the dam was old"),
        ("Omar Said replied that the dam was old.", "Omar Said | replied | the dam was old"),
        ("He went on to say that the dam was old.", "He | went on to say | the dam was old"),
        ("He did say that the dam was old.", "He | say | the dam was old"),
        ("Sixteen percent of voters still say the dam is old.", "Sixteen percent of voters | say | the dam is old"),
        ("The plan, which officials said would fail, was dropped.", "officials | said | which … would fail"),
        ("Police reported two deaths.", "Police | reported | two deaths"),
    ],
)
def test_subjects_that_stand_apart(text, expected):
    """Participles, relative clauses and infinitives have the subject that the parse gives them, and their clause as content."""
    assert rows(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "He was accused of saying that the dam was old.",
        "The mayor left without saying that the dam was old.",
        "The claims about the dam were false.",
        "They took steps to ensure the safety of the crew.",
        "She would say that the dam was old.",
        "A clerk seen by the mayor left.",
        "He never went on to say that the dam was old.",
    ],
)
def test_what_the_parse_rules_out(text):
    """Words somebody is only accused of, nouns, purposes, wishes and passives that report nothing are no statements."""
    assert rows(text) == []


def test_chains_fold():
    """A cue behind a clause that is an attribution itself only passes it on."""
    (said,) = statements("Omar Said warned that the dam was old, the Harbour Gazette reported quoting the mayor.")
    assert (said.speaker, said.content) == ("Omar Said", "the dam was old")
    assert said.reported_by == ("the mayor", "Harbour Gazette")


def test_chains_nest():
    """A statement inside another has the outer speaker in its chain; both stand."""
    outer, inner = statements("Omar Said said that Clara Brandt had told divers to leave the lake.")
    assert (outer.speaker, outer.reported_by) == ("Omar Said", ())
    assert (inner.speaker, inner.reported_by, inner.content) == ("Clara Brandt", ("Omar Said",), "divers to leave the lake")


def test_quoting_a_source():
    """A medium that quotes somebody is the chain, the one it quotes the speaker."""
    (said,) = statements("The dam is very old, the Harbour Gazette reported, citing Omar Said.")
    assert (said.speaker, said.reported_by, said.content) == ("Omar Said", ("Harbour Gazette",), "The dam is very old")


def test_headlines_attribute():
    """Verbs count in headlines too, with a capital or without."""
    text = "Nothing else is known. Later Lena Okafor left."
    assert rows(text, title="Lena Okafor Says Dam Will Hold") == ["Lena Okafor | Says | Dam Will Hold"]
    assert rows(text, title="Lena Okafor: ‘Dam will hold’") == ["Lena Okafor | : | » Dam will hold"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The latest test, Lena Okafor said, was its biggest yet.",
            ["Lena Okafor | said | The latest test … was its biggest yet"],
        ),
        (
            "Lena Okafor suggested the raid was over, and left the hall.",
            ["Lena Okafor | suggested | the raid was over"],
        ),
        (
            "Several groups gave him more time, saying the mine was flooded.",
            ["Several groups | saying | the mine was flooded"],
        ),
    ],
)
def test_where_what_was_said_begins_and_ends(text, expected):
    """A cue between commas has both sides; a verb beside the cue is the speaker's deed; groups speak too."""
    assert rows(text) == expected


def test_a_surname_in_a_headline():
    """The surname of one person of the article is that person before a headline's colon, where headlines name no actor."""
    assert rows("Mayor Lena Okafor left.", title="Okafor: No outside help for port") == ["Lena Okafor | : | No outside help for port"]


@pytest.mark.parametrize(
    "text",
    [
        "Asked about the raid, Lena Okafor left.",
        "Okafor left when asked about the raid.",
        "The man believed to be behind the raid fled.",
        "Late Friday a man thought to be a deranged fan fatally shot the singer Lena Okafor.",
        "The man suspected of killing three people at the works had been served an order.",
        "The war involved 11 southern states that left the union.",
        "The long drought highlighted the need for wells.",
    ],
)
def test_participles_nouns_and_things_say_nothing(text):
    """What is asked or believed of somebody, a noun that could be a verb and a thing that highlights attribute nothing."""
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port is shut, said Lena Okafor, head of the harbour board.", "Lena Okafor | said | The port is shut"),
        ("Lena Okafor told FBI investigators that the port was shut.", "Lena Okafor | told | the port was shut"),
        ('It was what Okafor called a "shameless attack on the port".', 'Okafor | called | a "shameless attack on the port"'),
        ("Okafor insisted the port was open.", "Okafor | insisted | the port was open"),
    ],
)
def test_contents_are_read_whole(text, expected):
    """What follows the speaker only to say who it is is no content, nor is the noun behind whom a verb addresses."""
    assert rows(text) == [expected]
