"""Names that look like a person's and are a body's by what stands beside them."""

import pytest

from pipeline.extraction.actors import find_mentions
from tests.extraction.reading import read


@pytest.mark.parametrize(
    ("beside", "kind"),
    [
        ("an environmental group", "ngo"),
        ("a mining company", "company"),
        ("a retired teacher", "person"),
        ("the group's leader", "person"),
    ],
)
def test_an_apposition_says_what_bears_the_name(beside, kind):
    """A noun for a body behind an article makes the name before it a body's; a noun for people leaves it a person's."""
    (mention,) = find_mentions(read(f"Joe Hunter, {beside}, condemned the plan on Monday."))
    assert (mention.name, mention.actor_type) == ("Joe Hunter", kind)
