"""What may go into a release."""

import polars as pl
import pytest

from pipeline.release.contents import DATA, ReleaseError, complete_tables
from schemas.codes.table import load_codes


def test_codes_and_quality_are_filled_in(world):
    """The vocabulary goes into every release; quality is empty where nothing was measured."""
    tables = complete_tables({name: frame for name, frame in world().items() if name != "quality"})
    assert list(tables) == list(DATA)
    assert tables["codes"].equals(load_codes())
    assert tables["quality"].is_empty()


def test_rows_are_ordered_by_key(world):
    """The order in which rows and columns come does not count."""
    tables = world(numbers=(1, 2, 3))
    shuffled = {name: frame.sample(fraction=1, shuffle=True, seed=1).select(reversed(frame.columns)) for name, frame in tables.items()}
    ordered = complete_tables(shuffled)
    assert all(frame.equals(ordered[name]) for name, frame in complete_tables(tables).items())


@pytest.mark.parametrize(
    ("name", "spoil", "said"),
    [
        ("articles", lambda frame: frame.with_columns(text=pl.lit("the whole article")), r"articles\.text: unknown to the model"),
        ("articles", lambda frame: frame.drop("title"), r"articles\.title: missing"),
        ("articles", lambda frame: frame.with_columns(char_count=pl.lit(4, pl.Int64)), r"articles\.char_count: type Int64 .* Int32"),
        ("statements", lambda frame: frame.with_columns(content=pl.lit(None, pl.String)), r"statements\.content: NULL"),
        ("evidence", lambda frame: pl.concat([frame, frame]), r"evidence: key .* more than once"),
    ],
)
def test_table_unfit_to_publish_is_refused(world, name, spoil, said):
    """A column too many or too few, a wrong type, a NULL too many or a key twice: the message names table and column."""
    tables = world()
    with pytest.raises(ReleaseError, match=said):
        complete_tables(tables | {name: spoil(tables[name])})


def test_missing_and_unknown_tables_are_refused(world):
    """All data tables must come, and no others: history is written by publishing itself."""
    tables = world()
    with pytest.raises(ReleaseError, match="table merges: missing"):
        complete_tables({name: frame for name, frame in tables.items() if name != "merges"})
    with pytest.raises(ReleaseError, match="table releases: no data table"):
        complete_tables(tables | {"releases": tables["merges"]})
