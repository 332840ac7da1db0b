"""Two forms of one table are equal exactly when they hold the same rows, and the first difference is the one named."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pipeline.verification.comparing import find_difference, open_duckdb

ROWS = st.dictionaries(st.integers(0, 5), st.tuples(st.none() | st.sampled_from(["", "a", "b"]), st.none() | st.booleans()), max_size=5)


def frame(rows):
    """Rows by key as a frame; the key is of two columns, one of which may be NULL."""
    listed = [(None if key == 0 else f"k{key}", "x", *cells) for key, cells in rows]
    return pl.DataFrame(listed, schema={"one": pl.String, "two": pl.String, "text": pl.String, "flag": pl.Boolean}, orient="row")


def compare(left, right):
    with open_duckdb() as connection:
        connection.register("a", left)
        connection.register("b", right)
        return find_difference(connection, ["one", "two"], "a", "b")


@given(ROWS, ROWS)
def test_only_equal_tables_have_no_difference(left, right):
    """The same rows in any order are equal, with NULL like NULL; otherwise a row that differs is named."""
    difference = compare(frame(left.items()), frame(reversed(right.items())))
    wrong = {key for key in left.keys() | right.keys() if left.get(key, "none") != right.get(key, "none")}
    assert (difference is None) == (not wrong)
    if difference:
        assert difference.row in {f"one {f'k{key}' if key else 'NULL'}, two x" for key in wrong}
        missing = {f"one {f'k{key}' if key else 'NULL'}, two x" for key in left.keys() ^ right.keys()}
        assert (difference.column is None) == (difference.row in missing)


def test_cells_are_told():
    """The column that differs, and both values in words."""
    difference = compare(frame([(1, ("a", True))]), frame([(1, ("a", None))]))
    assert (difference.row, difference.column, difference.left, difference.right) == ("one k1, two x", "flag", "True", "NULL")


def test_doubled_row_is_named():
    """A row that one form holds twice."""
    once = frame([(1, ("a", True)), (2, ("b", True))])
    assert compare(pl.concat([once, once.tail(1)]), once).row == "one k2, two x"
    assert compare(once, pl.concat([once, once.tail(1)])).row == "one k2, two x"
