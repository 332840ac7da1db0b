"""Previews: tables that a Markdown reader shows as they are."""

import re

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dagster.metadata import CELL, render_cell, render_rows


@given(st.one_of(st.none(), st.text(), st.lists(st.text()), st.integers(), st.floats()))
def test_cell_stays_a_cell(value):
    """No value breaks out of its cell: one line, no bare pipe, no markup, and never long."""
    cell = render_cell(value)
    assert len(cell.splitlines()) <= 1
    bare = re.sub(r"\\.", "", cell)
    assert not set(bare) & set("|`*_<[]~\\")
    assert len(re.sub(r"\\(.)", r"\1", cell)) <= CELL


def test_rows_make_a_table():
    """A frame is a table with a header, a line a row and empty cells for NULL."""
    lines = render_rows(pl.DataFrame({"a": [1, None], "b": ["x|y", "z"]})).splitlines()
    assert lines == ["| a | b |", "| --- | --- |", "| 1 | x\\|y |", "|  | z |"]


def test_empty_frame_says_so():
    """A table without rows is told from one that could not be shown."""
    assert render_rows(pl.DataFrame({"a": []})) == "No rows."


def test_texts_come_last():
    """An article's text does not push its other columns off the screen."""
    assert render_rows(pl.DataFrame({"text": ["t"], "title": ["h"]})).startswith("| title | text |")
