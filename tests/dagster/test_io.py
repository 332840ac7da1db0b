"""What assets hand each other as files."""

import os

import dagster as dg
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dagster.io import ParquetIOManager, write_chunks
from pipeline.dagster.resources import Workspace
from pipeline.release.output_lock import find_holder

SIZES = st.lists(st.integers(0, 20), min_size=1, max_size=6)


def make_files(folder) -> ParquetIOManager:
    return ParquetIOManager(workspace=Workspace(out_dir=str(folder)))


@given(SIZES)
def test_chunks_come_back_in_order(tmp_path_factory, sizes):
    """Frames written one by one are read as one, in their order, a row group each; the count and the head are theirs."""
    path = tmp_path_factory.mktemp("chunks") / "rows.parquet"
    numbers = list(range(sum(sizes)))
    starts = [sum(sizes[:place]) for place in range(len(sizes))]
    frames = (pl.DataFrame({"n": numbers[start : start + size]}, schema={"n": pl.Int64}) for start, size in zip(starts, sizes, strict=True))
    rows, head = write_chunks(frames, path)
    assert pl.read_parquet(path)["n"].to_list() == numbers
    assert rows == len(numbers)
    assert head["n"].to_list() == numbers[: head.height]
    assert bool(head.height) == bool(numbers)


def test_only_one_chunk_is_held(tmp_path):
    """The next frame is asked for only when the one before is written."""
    asked = []

    def frames():
        for number in range(3):
            asked.append(number)
            yield pl.DataFrame({"n": [number]})
            assert asked == list(range(number + 1))

    write_chunks(frames(), tmp_path / "rows.parquet")
    assert pq.ParquetFile(tmp_path / "rows.parquet").num_row_groups == 3


def test_failure_leaves_the_last_file(tmp_path):
    """A step that fails half-way leaves what the run before wrote."""
    path = tmp_path / "rows.parquet"
    write_chunks([pl.DataFrame({"n": [1]})], path)

    def frames():
        yield pl.DataFrame({"n": [2]})
        raise ValueError("half-way")

    with pytest.raises(ValueError, match="half-way"):
        write_chunks(frames(), path)
    assert pl.read_parquet(path)["n"].to_list() == [1]


def test_asset_is_handed_on(tmp_path):
    """An asset's frame lies under its key and reaches the next asset as a LazyFrame of the same types."""
    seen = []

    @dg.asset(key_prefix="stage")
    def first() -> pl.DataFrame:
        return pl.DataFrame({"names": [["a"], []], "n": [1, None]}, schema={"names": pl.List(pl.String), "n": pl.Int32})

    @dg.asset(ins={"first": dg.AssetIn(key_prefix="stage")})
    def second(first: pl.LazyFrame) -> pl.DataFrame:
        seen.append(first.collect())
        return seen[0]

    result = dg.materialize([first, second], resources={"io_manager": make_files(tmp_path)})
    assert seen[0].equals(pl.read_parquet(tmp_path / "work" / "stage" / "first.parquet"))
    assert seen[0].schema == {"names": pl.List(pl.String), "n": pl.Int32}
    metadata = result.asset_materializations_for_node("stage__first")[0].metadata
    assert metadata["dagster/row_count"].value == 2
    assert metadata["path"].value == str(tmp_path / "work" / "stage" / "first.parquet")


def test_folder_is_held_for_the_whole_run(tmp_path):
    """From the first step to the last one holder, the process of the run; none after it, also where a step fails."""
    seen = []

    @dg.asset
    def first() -> pl.DataFrame:
        seen.append(find_holder(tmp_path))
        return pl.DataFrame({"n": [1]})

    @dg.asset
    def second(first: pl.LazyFrame) -> dg.MaterializeResult:
        seen.append(find_holder(tmp_path))
        raise ValueError("half-way")

    def between(_: dg.HookContext) -> None:
        seen.append(find_holder(tmp_path))

    hooks = {dg.success_hook(between), dg.failure_hook(name="after")(between)}
    job = dg.define_asset_job("both", hooks=hooks)
    given = dg.Definitions([first, second], resources={"io_manager": make_files(tmp_path)}, jobs=[job], executor=dg.in_process_executor)
    assert not given.resolve_job_def("both").execute_in_process(raise_on_error=False).success
    assert len(seen) == 4
    assert len(set(seen)) == 1
    assert seen[0].process == os.getpid()
    assert find_holder(tmp_path) is None


def test_missing_file_names_the_asset(tmp_path):
    """An asset that was never materialised is named, with what to do."""

    @dg.asset
    def first() -> pl.DataFrame:
        return pl.DataFrame()

    @dg.asset
    def second(first: pl.LazyFrame) -> pl.DataFrame:
        return first.collect()

    with pytest.raises(dg.Failure, match="materialise first first"):
        dg.materialize([first, second], selection=[second], resources={"io_manager": make_files(tmp_path)})
