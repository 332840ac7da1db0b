"""README.md of the figures: generated, fresh, and with a name for every column that nobody measured."""

from dataclasses import replace

from pipeline.evaluation.figures import FIGURES, list_unmeasured, read_figures
from pipeline.evaluation.report import NAME, describe_figures, keep_figures
from tests.evaluation.test_figures import HILLS, ONE, OTHER


def test_readme_is_fresh():
    """The page is what the figures and the models give; `python -m pipeline.evaluation.report` writes it anew."""
    assert (FIGURES.parent / NAME).read_text(encoding="utf-8") == describe_figures(read_figures())


def test_page_shows_figures_and_what_has_none():
    """A line a figure with its interval, a dash where there is none; unmeasured columns stand by name under their table."""
    page = describe_figures([OTHER, ONE])
    measured, unmeasured = page.split("## Unmeasured")
    assert "| city, exact | dev | 61.5 | 58.0–64.5 | 200 | `incident_reports.city`, `incident_reports.place_name` | `0.1.0+0` |" in measured
    assert "| state, exact | dev | 61.5 | – | 200 |" in measured
    for table, columns in list_unmeasured([OTHER, ONE]).items():
        [line] = [line for line in unmeasured.splitlines() if line.startswith(f"- `{table}`")]
        assert line.endswith(": " + ", ".join(f"`{column}`" for column in columns))


def test_figures_are_kept_with_their_page(tmp_path):
    """Keeping some corpora's figures replaces theirs alone, and the page follows."""
    file = tmp_path / "figures.jsonl"
    keep_figures([HILLS], file)
    keep_figures([ONE, OTHER], file)
    newer = replace(ONE, value=63.0)
    keep_figures([newer], file)
    assert read_figures(file) == [HILLS, newer]
    assert (tmp_path / NAME).read_text(encoding="utf-8") == describe_figures([HILLS, newer])
