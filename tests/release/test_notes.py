"""CHANGES.md: a release in a page, for people."""

from pipeline.release.contents import complete_tables
from pipeline.release.notes import ROWS_SHOWN, write_notes
from schemas import TABLES
from tests.release.conftest import INCIDENT


def read_notes(release):
    """CHANGES.md of a release, as lines."""
    return (release.path / "CHANGES.md").read_text(encoding="utf-8").splitlines()


def test_first_release_counts_its_rows(world, cut):
    """Nothing is compared; every data table stands with its number of rows."""
    notes = (cut(world()).path / "CHANGES.md").read_text(encoding="utf-8")
    assert notes.startswith("# Release 2026.11.0\n\nThe first release")
    assert "| `statements` | 2 | 0 | 0 | 0 |" in notes
    assert "## Why" not in notes
    assert "## What changed" not in notes


def test_later_release_counts_what_changed_and_why(world, cut):
    """Rows added, deleted and modified by table; reasons; cells by column. A row modified twice counts once."""
    cut(world())
    release = cut(world(numbers=(2, 3, 4), label="Another line"), inputs="b")
    notes = (release.path / "CHANGES.md").read_text(encoding="utf-8")
    assert notes.startswith("# Release 2026.11.1\n\nChanges since 2026.11.0.")
    assert "| `articles` | 3 | 2 | 1 | 0 |" in notes
    assert "| `incidents` | 1 | 0 | 0 | 1 |" in notes
    assert "| `incidents.label` | 1 |" in notes
    assert "| new article | 10 | 0 | 0 |" in notes
    assert "| removed article | 0 | 5 | 0 |" in notes
    assert "`releases`" not in notes


def test_changes_are_told_row_by_row(world, cut):
    """Rows that people read stand with their words, old and new of each cell and the reason; evidence is only counted."""
    cut(world())
    lines = read_notes(cut(world(numbers=(2, 3), label="Blast *in* Kabul", victims=[]), inputs="b"))
    told = lines[lines.index("## What changed") :]
    assert told[2:7] == [
        "### `incidents`",
        "",
        f"- {INCIDENT} Blast \\*in\\* Kabul",
        "  - label: Bombing in Kabul → Blast \\*in\\* Kabul (new article and removed article)",
        r'  - victims: \["two guards"\] → \[\] (new article and removed article)',
    ]
    assert told[told.index("### `articles`") + 2].endswith("Blast, told a 1. time (removed article)")
    assert told[told.index("### `articles`") + 3].endswith("Blast, told a 3. time (new article)")
    assert "### `evidence`" not in told
    assert any(line.startswith("| `evidence` | 2 | 1 | 1 | 0 |") for line in lines)


def test_long_lists_of_changes_are_cut(world, cut):
    """After a number of rows a line says how many more there are; what was modified or deleted is not crowded out."""
    cut(world())
    tables = world(numbers=(2, *range(3, ROWS_SHOWN + 10)))
    lines = read_notes(cut(tables, inputs="b"))
    told = lines[lines.index("### `articles`") + 2 :]
    assert told[0].startswith("- deleted: ")
    assert all(line.startswith("- added: ") for line in told[1:ROWS_SHOWN])
    assert told[ROWS_SHOWN : ROWS_SHOWN + 2] == ["- and 8 rows more, in table `changes`", ""]


def test_reason_in_words_stays_in_its_cell(world):
    """A bar would begin another cell of the table of reasons, a line's end would end the table."""
    tables = complete_tables(world())
    row = {"change_id": "chg-1", "to_version": "2026.11.1", "table_name": "incidents", "row_id": INCIDENT, "change": "MOD"}
    changes = TABLES["changes"].frame([row | {"column_name": "city", "new": "Kabul", "reason": "human decision: N. O.: a|b\nc"}])
    assert "| human decision: N. O.: a\\|b\\\\nc | 0 | 0 | 1 |" in write_notes("2026.11.1", "2026.11.0", tables, tables, changes)
