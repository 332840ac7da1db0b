"""CHANGES.md: a release in a page, for people."""


def test_first_release_counts_its_rows(world, cut):
    """Nothing is compared; every data table stands with its number of rows."""
    notes = (cut(world()).path / "CHANGES.md").read_text(encoding="utf-8")
    assert notes.startswith("# Release 2026.11.0\n\nThe first release")
    assert "| `statements` | 2 | 0 | 0 | 0 |" in notes
    assert "## Why" not in notes


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
