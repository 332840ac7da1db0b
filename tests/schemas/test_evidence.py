"""Evidence vouches for itself: its id is a hash of what it says."""

import duckdb
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import TABLES
from schemas.evidence import CERTIFIED, CERTIFIED_SQL, make_evidence_id
from schemas.identity import HEX_DIGITS, PREFIXES, id_in_sql, make_id, make_ids
from tests.rows import valid_row

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


def cells(**changes):
    """The certified cells of a valid row."""
    return {name: valid_row("evidence", **changes)[name] for name in CERTIFIED}


@pytest.mark.parametrize("name", CERTIFIED)
def test_changed_cell_changes_the_id(name):
    """No certified cell can be changed and the id kept; the rule's name may be."""
    row = cells()
    changed = row | {name: row[name] + (1 if isinstance(row[name], int) else "x")}
    assert make_evidence_id(**row) != make_evidence_id(**changed)
    assert make_evidence_id(**row) == make_evidence_id(**row, rule="another.rule")


def test_certified_cells_are_all_but_who_read_them():
    """Whatever a row of evidence says of the text is in its id; who read it, and how surely, is not."""
    assert set(TABLES["evidence"].types()) - set(CERTIFIED) == {"evidence_id", "rule", "method", "context", "context_start", "confidence"}


@given(quote=WORDS.filter(bool), row_id=WORDS, start=st.integers(0, 2**31 - 1))
def test_duckdb_makes_the_same_id(quote, row_id, start):
    """The expression for DuckDB gives, over a table, what the function gives for a row."""
    row = cells(quote=quote, row_id=row_id, char_start=start)
    frame = TABLES["evidence"].frame([row])
    with duckdb.connect() as connection:
        connection.register("given", frame)
        assert connection.execute(f"SELECT {CERTIFIED_SQL} FROM given").fetchall() == [(make_evidence_id(**row),)]


def test_unknown_part_is_not_the_empty_text():
    """NULL and the empty text give other ids, in DuckDB and for all rows of a frame as for one."""
    frame = pl.DataFrame({"one": [None, "", "x"], "two": ["x", "x", None], "three": [7, None, -1]})
    with duckdb.connect() as connection:
        connection.register("given", frame)
        made = [row[0] for row in connection.execute(f"SELECT {id_in_sql('merge', frame.columns)} FROM given").fetchall()]
    assert made == make_ids("merge", frame).to_list() == [make_id("merge", *row) for row in frame.iter_rows()]
    assert len(set(made)) == 3
    assert all(len(one) == len(PREFIXES["merge"]) + 1 + HEX_DIGITS for one in made)
