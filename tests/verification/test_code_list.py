"""codes.csv says what codes.parquet says."""

import pytest

from pipeline.verification import verify
from tests.verification.forging import newest, sign


def change(out, edit):
    """Edit the lines of codes.csv; returns the file."""
    path = newest(out) / "codes.csv"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    path.write_text(edit(text), encoding="utf-8")
    return path


@pytest.mark.parametrize("forged", [False, True], ids=["stale", "signed"])
@pytest.mark.parametrize(
    ("old", "new", "column", "row"),
    [
        ("GTD's", "GTD's", "", ""),
        ("Twelve people died.", "Twelve people dyed.", "example", "code killed"),
        ("MUC-4,DEATH", "MUC-5,DEATH", "standard", "code killed"),
        ("outcome,killed,Killed", "outcome,kilt,Killed", "code", "code killed"),
    ],
    ids=["nothing", "example", "standard", "code"],
)
def test_changed_cell_is_named(out, old, new, column, row, forged):
    """One cell of the list, signed for or not: row, column, and both values."""
    path = change(out, lambda text: text.replace(old, new))
    if forged:
        sign(newest(out))
    lie = verify(out).lie
    if old == new:
        assert lie is None
        return
    assert (lie.file, lie.table, lie.column) == (path, "codes", column)
    assert row in lie.row
    assert lie.said in new
    assert "codes.parquet" in lie.found


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (lambda text: "\n".join(text.splitlines()[:-1]) + "\n", "stands in one of them alone"),
        (lambda text: text + text.splitlines()[-1] + "\n", "stands in one of them alone"),
        (lambda text: text.replace("code_set,code", "set,code", 1), "columns are not those"),
        (lambda text: text + '"', "no CSV"),
    ],
    ids=["row-gone", "row-more", "head", "quote"],
)
def test_other_rows_and_columns_are_named(out, edit, problem):
    """A row too few or too many, another head, no CSV at all."""
    path = change(out, edit)
    sign(newest(out))
    lie = verify(out).lie
    assert (lie.file, lie.table) == (path, "codes")
    assert problem in lie.problem
