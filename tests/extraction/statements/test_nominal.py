"""Attributions that no verb of speech makes: nouns with their owner, states of mind, signatures, what is called something."""

import pytest

from tests.extraction.statement_rows import rows, statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister's warning that dams may break was ignored.", ["The minister | warning | dams may break"]),
        ("Ben Carter left. His threat to bomb the harbour was real.", ["Ben Carter | threat | to bomb the harbour"]),
        ("Okafor's first public claim that dams may break was ignored.", ["Okafor | claim | dams may break"]),
        ("Okafor's claim that was on the wall faded.", []),
        ("Their threat to close the port was kept.", []),
    ],
)
def test_nouns_with_their_owner(text, expected):
    """A noun of saying attributes the clause behind it to its owner; a relative clause is none, nor is an owner nobody knows."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police are convinced that the man acted alone.", ["Police | are convinced | the man acted alone"]),
        ("Police are not convinced that the man acted alone.", []),
        ("It is certain that the man acted alone.", []),
    ],
)
def test_states_of_mind(text, expected):
    """Somebody who is sure of something has a statement; what is denied or sure for nobody has none."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was part of what police called a bomb attack.", ["police | called | a bomb attack"]),
        ("She was held after what Okafor called a “rant” on the pier.", ["Okafor | called | a “rant”"]),
    ],
)
def test_what_is_called_something(text, expected):
    """ "What police called a raid" has the name that is given."""
    assert rows(text) == expected


def test_a_post_is_said_by_who_signs_it():
    """A paragraph that ends in a dash, a name and a handle is that person's, by social media, word for word."""
    text = "Okafor spoke late.\nThe port is closed. Stay home! — Lena Okafor (@okafor) May 3, 2019"
    (said,) = statements(text)
    assert (said.speaker, said.content, said.is_direct, said.medium) == (
        "Lena Okafor",
        "The port is closed. Stay home!",
        True,
        "social_media",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We lost it all.” — Lena Okafor", ["Lena Okafor | None | » We lost it all"]),
        ("“We lost it all.” — Updated at noon", []),
        ("The port was closed — Lena Okafor", []),
    ],
)
def test_a_quotation_is_said_by_who_signs_it(text, expected):
    """A quotation that stands alone is the signer's; other words without a handle are not."""
    assert rows(text) == expected


def test_a_post_passes_on_what_others_said():
    """What a post reports of others reached the article through who signed it."""
    text = "Mayor Ben Carter left.\nBen Carter said the port was closed. Nobody knew. — Lena Okafor (@okafor) May 3, 2019"
    found = {said.speaker: said.reported_by for said in statements(text)}
    assert found == {"Ben Carter": ("Lena Okafor",), "Lena Okafor": ()}
