"""Which places a text may name."""

import pytest

from pipeline.lexicon.gazetteer.naming import Named, find_bearers, find_named


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Shelling hit a village in Sudan.", {"SDN"}),
        ("Afghan officials were silent.", {"AFG"}),
        ("The U.S. embassy was shut.", {"USA"}),
        ("Gunmen fled to Maiduguri's outskirts.", {"NGA"}),
    ],
)
def test_countries_are_named_in_many_ways(text, countries):
    """By name, by their people, in short, and by a town in them."""
    assert find_named(text).countries == countries


def test_every_bearer_of_a_name_counts():
    """Springfield is any Springfield, since which one is meant is a reading; and a name within a longer one is there too."""
    assert len(find_named("A fire broke out in Springfield.").towns) > 5
    assert find_named("West Springfield").towns >= find_named("Springfield").towns
    assert find_named("San Pedro Sula").towns >= find_bearers("San Pedro Sula").towns > set()


def test_ordinary_words_are_no_names():
    """Days, months and common words name no place, nor does a name in small letters."""
    assert all(find_named(f"{word} came.") == Named(frozenset(), frozenset()) for word in ("Monday", "March", "Police", "herat"))
