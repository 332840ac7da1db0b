"""What holds a cell is said of every column, by a name that has a check, and ids are hashes of the columns that say so."""

import pytest

from pipeline.lexicon import load_words
from schemas import TABLES
from schemas.held import HOLDERS, Held
from schemas.identity import make_id
from tests.rows import valid_row

HELD = [(name, column, held) for name, table in TABLES.items() for column, held in table.held().items()]
NAMED = [name for name, table in TABLES.items() if table.named_by()]


def test_unknown_holder_is_an_error():
    """A column cannot be held by what nobody checks; the error says where to define it."""
    with pytest.raises(ValueError, match=r"define it in schemas/held\.py"):
        Held("hope")


def test_every_holder_holds_something():
    """No name of the list is out of use."""
    assert {held.by for _, _, held in HELD} == set(HOLDERS)


@pytest.mark.parametrize(("name", "column", "held"), HELD, ids=[f"{name}.{column}" for name, column, _ in HELD])
def test_what_a_check_asks_is_there(name, column, held):
    """Word lists have the columns named, other columns exist, and a plain value hangs on a column of the table."""
    if held.by == "words":
        assert all({phrases, code} <= set(load_words(words)[0]) for words, phrases, code in (source.split(".") for source in held.of))
    if held.by == "place_of":
        assert held.of[0] in TABLES[name].types()
    assert not held.plain_of or held.plain_of in TABLES[name].types()
    assert held.by != "id" or column in (*TABLES[name].named_by(), *TABLES[name].key())


def test_offsets_say_what_they_are_the_place_of():
    """In a table of main no offset stands for itself."""
    offsets = [held for name, column, held in HELD if column == "char_end" and TABLES[name].group() == "main"]
    assert {held.by for held in offsets} == {"place_of"}


@pytest.mark.parametrize("name", NAMED)
def test_id_changes_with_each_cell_it_is_made_of(name):
    """Each column counts, in the order named, and no other does."""
    table = TABLES[name]
    row = valid_row(name)
    kind = table.Config.metadata["named_by"][0]
    assert table.name_row(row) == make_id(kind, *(row[column] for column in table.named_by()))
    for column in table.types():
        assert (table.name_row(row | {column: "another"}) != table.name_row(row)) == (column in table.named_by())
