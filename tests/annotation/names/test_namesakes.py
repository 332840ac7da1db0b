"""Names that name nobody: of places and products that bear them, of who wrote an article and of who took its photos."""

import pytest

from pipeline.extraction.actors import find_mentions
from tests.extraction.reading import read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They stormed the Joe Hunter hotel on Monday.", []),
        ("They fired two Joe Hunter missiles at it.", []),
        ("Joe Hunter left the hotel on Monday.", ["Joe Hunter"]),
        ("His wife, Jan Hunter, told a clerk so on Jan. 5.", ["Jan Hunter"]),
        ("Norway's prime minister left. A bomb went off in Tel Aviv.", []),
        ("Joe Hunter\n\nSpecial for the Gazette\n\nA ship burned in Lagos.", []),
        ("A ship burned in Lagos.\n\nJoe Hunter\n\nIt sank.", ["Joe Hunter"]),
        ("A ship burns in Lagos. (Photo: Joe Hunter, AP)", []),
        ("A ship burns in Lagos. (Joe Hunter/Panorama via AP)", []),
        ("A ship (seen by Joe Hunter) burns in Lagos.", ["Joe Hunter"]),
    ],
)
def test_names_that_name_nobody(text, names):
    """A name before the noun of a place or product, above the prose or in a photo's credit is no actor's."""
    assert [mention.name for mention in find_mentions(read(text))] == names
