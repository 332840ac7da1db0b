"""Links set into a sentence behind a name are cut; the name and the sentence stay."""

import pytest

from pipeline.cleaning.teasers import cut_teasers


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
