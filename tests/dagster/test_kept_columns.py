"""Columns that a function of single texts made, and which of them a later build makes again."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dagster.kept_columns import FOLDER, keep_columns

TEXTS = st.lists(st.tuples(st.sampled_from("abcdef"), st.none() | st.sampled_from(["", "x", "yy"])), unique_by=lambda one: one[0])


class Maker:
    """Measures texts; `made` says which it was given."""

    def __init__(self):
        self.made = []

    def __call__(self, new):
        self.made += new["id"].to_list()
        return new.with_columns(length=pl.col("text").str.len_chars(), letters=pl.col("text").str.split(""))


def ask(rows, work, version="1"):
    """What is kept of the rows afterwards, ordered, and the ids of those that were gone through."""
    maker = Maker()
    frame = pl.DataFrame(rows, {"id": pl.String, "text": pl.String}, orient="row")
    return keep_columns(work, "measures", version, frame, maker).sort("id"), sorted(maker.made)


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_builds_after_builds_find_what_one_alone_would(tmp_path_factory, asked):
    """Whatever was asked for before, the columns are those made anew; a row that the last build asked for too is not gone through."""
    work, before = tmp_path_factory.mktemp("work"), set()
    for rows in asked:
        found, made = ask(rows, work)
        assert found.equals(ask(rows, tmp_path_factory.mktemp("anew"))[0])
        assert made == sorted(one for one, _ in {*rows} - before)
        before = {*rows}


def test_another_version_begins_anew(tmp_path):
    """What older code made is neither used nor left lying."""
    rows = [("a", "x"), ("b", None)]
    ask(rows, tmp_path, "1")
    assert ask(rows, tmp_path, "2")[1] == ["a", "b"]
    assert [path.name.split()[:2] for path in (tmp_path / FOLDER).iterdir()] == [["measures", "2"]]


def test_a_broken_file_is_made_anew(tmp_path):
    """A file that was cut short costs the work, and not the build."""
    rows = [("a", "x")]
    whole, _ = ask(rows, tmp_path)
    (path,) = (tmp_path / FOLDER).iterdir()
    path.write_bytes(path.read_bytes()[:20])
    found, made = ask(rows, tmp_path)
    assert found.equals(whole)
    assert made == ["a"]
