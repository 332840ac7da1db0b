"""What all tables have in common: keys, links, sources, groups, frames and ids."""

import re

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import TABLES
from schemas.codes import code_sets
from schemas.identity import PREFIXES, make_id
from schemas.rejects import reject_input
from schemas.table import GROUPS
from tests.rows import valid_row

INTERNAL = {"raw_records", "cleaned_articles", "human_decisions"}  # what tables are made of and releases leave out
SOURCES = (" From the text, with evidence.", ", where the text says nothing else, has none.", " From the input.", " Computed.")
PARTS = st.lists(st.one_of(st.none(), st.integers(), st.text(alphabet=st.characters(exclude_characters="\x00\x1f"))), max_size=4)


def columns():
    """(table, column) of every column."""
    return [(name, column) for name, table in TABLES.items() for column in table.types()]


@pytest.mark.parametrize("table", TABLES)
def test_key_identifies_a_row(table):
    """A table's key is made of its columns; a key of one column is never NULL and unique."""
    model = TABLES[table]
    key, model_columns = model.key(), model.columns()
    assert set(key) <= set(model_columns)
    if len(key) == 1:
        assert model_columns[key[0]].unique
        assert not model_columns[key[0]].nullable


@pytest.mark.parametrize("table", TABLES)
def test_table_is_described(table):
    """Every table says its group and what one row is, and every column says what it holds and where it comes from."""
    model = TABLES[table]
    assert model.group() in GROUPS
    assert model.describe().startswith("One row = ")
    for column in model.columns().values():
        assert column.description.endswith(SOURCES)
        assert column.metadata["source"] in {"read", "given", "computed"}


def test_descriptions_are_true_of_a_release(sample):
    """A cell has no evidence where its column says so, no column speaks of stages that a release has behind it."""
    evidence = sample.table("evidence")
    for name in ("incidents", "incident_reports"):
        columns = TABLES[name].columns()
        for column in ("stage", "status"):
            plain = columns[column].metadata["held"].plain
            assert f"; {plain}, where the text says nothing else, has none." in columns[column].description
            rows = sample.table(name).filter(pl.col(column) == plain)[TABLES[name].key()[0]]
            assert evidence.filter(table_name=name, column_name=column)["row_id"].is_in(rows.implode()).sum() == 0
    assert not any("deduplication" in column.description for table in TABLES.values() for column in table.columns().values())


@pytest.mark.parametrize("table", TABLES)
def test_links_find_their_key(table):
    """A foreign key points to the key of a table, of the same type."""
    for column, target in TABLES[table].references().items():
        other, key = target.split(".")
        assert TABLES[other].key() == (key,)
        assert TABLES[other].types()[key] == TABLES[table].types()[column]


@pytest.mark.parametrize(("table", "column"), columns())
def test_lineage_names_columns_that_are_there(table, column):
    """A column's sources are columns of other tables or of what tables are made of."""
    for source in TABLES[table].lineage(column):
        origin, name = source.split(".")
        assert origin in INTERNAL or name in TABLES[origin].types()


def test_every_code_set_is_used():
    """Each list of codes serves a column, and each coded column has its list."""
    metadata = [column.metadata for table in TABLES.values() for column in table.columns().values()]
    assert {entry["code_set"] for entry in metadata if "code_set" in entry} == set(code_sets())


def test_facts_of_incidents_come_from_reports():
    """A fact of an incident is traced to the same column of its reports."""
    assert TABLES["incidents"].lineage("city") == ("incident_reports.city",)
    assert TABLES["incident_reports"].lineage("city") == ("cleaned_articles.text",)


def test_frame_refuses_unknown_column():
    """A row with a column that the table lacks is an error, which names table and column."""
    with pytest.raises(KeyError, match=r"actors has no column \['nickname'\]"):
        TABLES["actors"].frame([valid_row("actors") | {"nickname": "x"}])


def test_frame_of_no_rows_has_types():
    """No rows give an empty frame with the table's columns and types."""
    for table in TABLES.values():
        assert dict(table.frame([]).schema) == table.types()


@given(st.permutations(range(6)))
def test_frame_forgets_order_of_rows(order):
    """The same rows in any order give the same frame."""
    rows = [valid_row("actors", actor_id=f"act-{number:016x}", name=f"Actor {number}") for number in range(6)]
    assert TABLES["actors"].frame(rows[number] for number in order).equals(TABLES["actors"].frame(rows))


def test_order_puts_unknown_keys_last():
    """A key part that is NULL sorts after those that are known."""
    rows = [valid_row("id_redirects", new_id=None), valid_row("id_redirects")]
    assert TABLES["id_redirects"].frame(rows)["new_id"].to_list() == ["inc-0000000000000001", None]


@given(st.sampled_from(sorted(PREFIXES)), PARTS, PARTS)
def test_ids_follow_their_parts(kind, one, other):
    """Equal parts give equal ids and other parts other ids, NULL and the empty text apart."""
    same = [None if part is None else str(part) for part in one] == [None if part is None else str(part) for part in other]
    assert re.fullmatch(r"[a-z]{3}-[0-9a-f]{16}", make_id(kind, *one))
    assert (make_id(kind, *one) == make_id(kind, *other)) == same


def test_reject_is_a_row():
    """What refuses an input makes a row that table rejects accepts, with its own id for each place and reason."""
    one = reject_input("ingestion", "json", "Line 3 is no JSON; mend it.", source_path="a/b.jsonl", source_row=3, row={"id": "é"})
    other = reject_input("ingestion", "json", "Line 4 is no JSON; mend it.", source_path="a/b.jsonl", source_row=4)
    frame = TABLES["rejects"].validate(TABLES["rejects"].frame([one, other]))
    assert frame["reject_id"].n_unique() == 2
    assert set(frame["row"]) == {'{"id": "é"}', None}
    assert frame.schema["source_row"] == pl.Int64
