"""The macros that tell a table as an earlier release had it."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pipeline.release import duckdb_file, publish
from pipeline.release.asof import create_macro
from pipeline.release.contents import DATA
from schemas import TABLES
from schemas.columns import computed
from schemas.table import Table

TEXTS = ("a", "", "null", 'Zoë "Z", [x]', "back\\slash, it's\n\x0b", '{"a": [1, null]}', "12", "true", "2022-09-05", None)
CELLS = {
    pl.String: TEXTS,
    pl.List: ([], ["a"], ['x "y", z', "ü 'n' \\"], ["", "null", '["a"]'], [None, "12"], None),
    pl.Int32: (0, 7, -1, 2**31 - 1, None),
    pl.Int64: (1, 2**53 + 1, None),
    pl.Float64: (0.0, 0.1 + 0.2, -69.17233, 1e-7, 5e22, None),
    pl.Boolean: (True, False, None),
    pl.Date: (date(2022, 9, 5), date(1969, 12, 31), None),
}
# A row of a state: where its cells begin in CELLS, and one cell that goes on by some steps, so that rows differ in one cell or in all
ROWS = st.dictionaries(st.integers(0, 3), st.tuples(st.integers(0, 2), st.integers(0, 30), st.integers(0, 2)), max_size=4)
STATES = st.lists(st.fixed_dictionaries(dict.fromkeys(DATA, ROWS)), min_size=2, max_size=4)


def fill_row(table, number, start, altered, steps):
    """A row whose first key column holds its number; all other cells, and parts of keys, are what CELLS has."""
    row = {}
    for place, (name, dtype) in enumerate(table.types().items()):
        cells = CELLS[dtype.base_type()] if table.columns()[name].nullable else CELLS[dtype.base_type()][:-1]
        row[name] = cells[(start * (name not in table.key()) + place + steps * (place == altered % len(table.types()))) % len(cells)]
    return row | {table.key()[0]: f"{TEXTS[number]} {number}"}


def fill_tables(state):
    """Frames of all data tables."""
    return {name: TABLES[name].frame([fill_row(TABLES[name], number, *row) for number, row in state[name].items()]) for name in DATA}


def macro(name):
    """How SQL calls the macro of a table."""
    return f"{TABLES[name].group()}.{name}_asof"


@given(states=STATES)
@settings(max_examples=8, phases=(Phase.explicit, Phase.generate))  # a publishing takes too long to shrink by
def test_every_release_can_be_told_from_the_newest(states):
    """For every release and data table, as-of gives the rows of that release's Parquet file, in their order."""
    with TemporaryDirectory() as out, pytest.MonkeyPatch.context() as patch:
        patch.setattr(duckdb_file, "KEYED", None)  # cells of any content lead to no row
        days = [date(2026, 9 + number, 1) for number in range(len(states))]  # 2026.9.0 comes before 2026.11.0
        cut = [publish(fill_tables(state), Path(out), inputs_sha256="a" * 64, today=day) for state, day in zip(states, days, strict=True)]
        with duckdb.connect(cut[-1].duckdb_path, read_only=True) as connection:
            for release in cut:
                for name in DATA:
                    rows = connection.execute(f"FROM {macro(name)}('{release.version}')").fetchall()
                    assert rows == pl.read_parquet(release.path / f"{name}.parquet").rows(), (name, release.version)


@pytest.fixture
def releases(world, cut):
    """Three releases of one folder, the second in a month whose number has one digit less than the third's."""
    return [
        cut(world(), today=date(2026, 8, 1)),
        cut(world(cue="told"), today=date(2026, 9, 1)),
        cut(world(numbers=(2, 3)), inputs="b", today=date(2026, 10, 1)),
    ]


@pytest.fixture
def connection(releases):
    """The database file of the newest release."""
    with duckdb.connect(releases[-1].duckdb_path, read_only=True) as opened:
        yield opened


def test_history_is_told_as_it_stood(releases, connection):
    """Releases and changes that came later are left out, so that a release's own history is told too."""
    for release in releases:
        for name in ("releases", "changes", "id_redirects"):
            rows = connection.execute(f"FROM {macro(name)}(?)", [release.version]).fetchall()
            assert rows == pl.read_parquet(release.path / f"{name}.parquet").rows(), (name, release.version)


def test_every_table_has_a_macro_of_its_columns_and_types(connection):
    """It stands beside its table, says what it does, and gives the columns and types of the table."""
    for name, table in TABLES.items():
        found = connection.execute(
            "SELECT schema_name, comment FROM duckdb_functions() WHERE function_name = ?", [f"{name}_asof"]
        ).fetchall()
        assert [schema for schema, _ in found] == [table.group()]
        assert name in found[0][1]
        types = [
            connection.execute(f"SELECT column_name, column_type FROM (DESCRIBE FROM {source})").fetchall()
            for source in (f"{macro(name)}('2026.8.0')", f"{table.group()}.{name}")
        ]
        assert types[0] == types[1]


def test_unknown_version_is_refused_by_name(connection):
    """By every macro, whatever is asked of it and though the table be empty; the message says where the versions stand."""
    for name in TABLES:
        for wanted in ("2026.7.0", "2026.8.00", "newest", None):
            for select in ("*", "count(*)"):
                with pytest.raises(duckdb.Error, match=f"no release {wanted or 'NULL'}; FROM history.releases lists"):
                    connection.execute(f"SELECT {select} FROM {macro(name)}(?)", [wanted]).fetchall()


def test_file_attached_under_another_name_is_told_from_when_in_use(releases):
    """Macros name no database: `USE` says which."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{releases[-1].duckdb_path}' AS other (READ_ONLY)")
        connection.execute("USE other")
        assert connection.execute("SELECT DISTINCT cue FROM statements_asof('2026.9.0')").fetchall() == [("told",)]


def test_history_table_without_a_version_is_an_error():
    """What a release added to it could not be told apart."""

    class Undated(Table):
        name: str = computed("Name.")

        class Config:
            name = "undated"
            metadata = {"group": "history", "key": ("name",)}  # noqa: RUF012

    with pytest.raises(TypeError, match="undated: none of the columns"):
        create_macro(Undated, "built")
