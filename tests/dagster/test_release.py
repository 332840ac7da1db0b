"""What a release carries beside the tables made of articles."""

from pipeline.evaluation import list_unmeasured, make_table, read_figures


def test_release_carries_the_figures(sample):
    """Table quality of a release is the figures as they are kept."""
    assert sample.table("quality").equals(make_table(read_figures()))


def test_unmeasured_columns_are_named(sample):
    """The asset names every column without a figure, for whoever looks at it in the UI."""
    said = sample.outcome.metadata["quality"]["unmeasured"]
    for table, columns in list_unmeasured(read_figures()).items():
        [line] = [line for line in said.splitlines() if line.startswith(f"- `{table}`")]
        assert all(f"`{column}`" in line for column in columns)
