"""What a page sets into prose is taken out, galleries and links behind a name; the sentence around it stays."""

import pytest

from pipeline.cleaning.insertions import cut_teasers, drop_galleries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Ann Poole Ann May PoolePort opens in spring Ferry strike ends MORE said so.", "Mayor Ann Poole said so."),
        ("Mayor Ann Poole Ann May Poole Harbour board meets again on Friday: poll MORE's plan failed.", "Mayor Ann Poole's plan failed."),
        ("Ann Poole wanted MORE from Ann Poole.", "Ann Poole wanted MORE from Ann Poole."),
        ("Mayor Poole Ann May PooleThe harbour board meets again MORE left.", "Mayor Poole left."),
        ("Nothing is cut here.", "Nothing is cut here."),
    ],
)
def test_links_behind_a_name_are_cut(text, expected):
    """A name said again in full, headlines behind it and the word that closes them go; nothing else does."""
    assert cut_teasers(text) == expected


def test_galleries_set_into_prose_are_taken_out():
    """Captions of a gallery go with its name and number; the prose on both sides stays."""
    text = "A fire closed the bridge. Photos: Bridge fire Bridge fire \u2013 Crews at work. Hide Caption 1 of 12 Nobody was hurt."
    assert drop_galleries(text) == "A fire closed the bridge. Nobody was hurt."
    assert drop_galleries("Photos: see below. Nobody was hurt.") == "Photos: see below. Nobody was hurt."
