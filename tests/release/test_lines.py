"""Changes as lines for people."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.release.differences import Difference
from pipeline.release.lines import count_rows, escape_markdown, show_value, write_rows

FOUND = [
    Difference("incidents", "inc-1", "ADD", label="Riot, Lyon", reason="new article"),
    Difference("incidents", "inc-2", "MOD", "city", "Lyon", None, "Riot", "corrected rule"),
    Difference("incidents", "inc-2", "MOD", "fatalities_low", None, "3", "Riot"),
    Difference("incidents", "inc-3", "DEL", old="{}", reason="removed article"),
]


def test_each_row_and_each_cell_has_a_line():
    """Rows modified come first, with old and new of each cell; then rows deleted and added; each with its reason, if known."""
    assert list(write_rows(FOUND)) == [
        ["- inc-2 Riot", "  - city: Lyon → NULL (corrected rule)", "  - fatalities_low: NULL → 3"],
        ["- deleted: inc-3 (removed article)"],
        ["- added: inc-1 Riot, Lyon (new article)"],
    ]
    assert count_rows(FOUND) == "1 modified, 1 deleted, 1 added"


def test_values_are_shown_on_one_line():
    """NULL and an empty text are told apart; what a terminal would act on or not show is escaped, other scripts are not."""
    assert [show_value(value) for value in (None, "", "Zoë", "a\nb", "\x1b[2J", "10\u202fkm")] == [
        "NULL", '""', "Zoë", "a\\nb", "\\x1b[2J", "10\\u202fkm",
    ]  # fmt: skip


def test_markdown_is_shown_as_it_is_written():
    """Everything that comes from the data is escaped: id, label, column, values and reason."""
    found = Difference("codes", "a_b", "MOD", "x_y", "*old*", "[new](url)", "<b>", "`why`")
    assert list(write_rows([found], escape_markdown)) == [
        [r"- a_b \<b\>", r"  - x_y: \*old\* → \[new\](url) (\`why\`)"],
    ]
    assert escape_markdown("__x__ _y_ a_b_c") == r"\_\_x\_\_ \_y\_ a_b_c"


@given(st.text())
def test_no_value_breaks_its_line(value):
    """Whatever a text holds, it stays on the line of its cell."""
    assert len(show_value(value).splitlines()) == 1
    assert len(escape_markdown(show_value(value)).splitlines()) == 1
