"""The data dictionary: complete, in words, and as the models are now."""

import re

import pandera.polars as pa
import polars as pl
import pytest

from schemas import TABLES
from schemas.codes import code_sets, codes_of
from schemas.dictionary import FILE, describe_all, describe_codes, describe_table, list_rules, main, name_type, say_checks, write_row
from schemas.table import Table


def test_readme_is_fresh():
    """README.md is what the models give now; if not, run `python -m schemas.dictionary`."""
    assert FILE.read_text(encoding="utf-8") == describe_all()


def test_main_writes_readme(tmp_path, monkeypatch, capsys):
    """The command writes the file and says where."""
    monkeypatch.setattr("schemas.dictionary.FILE", tmp_path / "README.md")
    main()
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == describe_all()
    assert "README.md" in capsys.readouterr().out


@pytest.mark.parametrize("name", TABLES)
def test_table_has_all_columns(name):
    """A table's section has its key and one line a column with type, unit and description."""
    section = describe_table(TABLES[name])
    for column, model in TABLES[name].columns().items():
        (line,) = [line for line in section.splitlines() if line.startswith(f"| `{column}` |")]
        assert name_type(model.dtype.type) in line
        assert model.description in line
        assert model.metadata.get("unit", "") in line


@pytest.mark.parametrize("name", code_sets())
def test_codes_are_listed_once(name):
    """A code set's section has one line a code and names the columns that use it."""
    section = describe_codes(name)
    assert re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE) == codes_of(name)
    assert re.search(r"Used in `\w+\.\w+`", section)


def test_links_lead_to_headings():
    """Every link within the page leads to a heading of the page."""
    page = describe_all()
    anchors = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in re.findall(r"^#+ (.*)$", page, re.MULTILINE)}
    assert set(re.findall(r"\(#([^)]+)\)", page)) <= anchors


def test_rules_in_words():
    """Rules of columns are grouped by what they ask, and rules over several columns follow in their own words."""
    rules = list(list_rules(TABLES["casualty_claims"]))
    assert "0 or more: `count_low`, `count_high`, `char_start`, `char_end`" in rules
    assert rules[-1] == "char_start comes before char_end"
    assert "-90 to 90: `latitude`" in list(list_rules(TABLES["incidents"]))
    assert "1 to 240 characters: `quote`, `context`" in list(list_rules(TABLES["evidence"]))


def test_unknown_check_and_type_are_errors():
    """A kind of check or type that the dictionary has no words for stops it, and says where to add them."""

    class Strange(Table):
        column: str = pa.Field(str_startswith="x")

    with pytest.raises(ValueError, match="add them to say_checks"):
        say_checks(Strange.to_schema().columns["column"])
    with pytest.raises(KeyError):
        name_type(pl.Binary)


def test_bars_are_escaped():
    """A bar inside a cell does not end the cell."""
    assert write_row(["a|b", "c"]) == "| a\\|b | c |"
