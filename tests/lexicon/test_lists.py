"""All lists of the lexicon: a header, a source on every row, a section in the README."""

import csv
import re

import pytest

from pipeline.lexicon import FOLDER, load_words

NAMES = sorted(path.stem for path in FOLDER.glob("*.csv"))
README = (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_a_source(name):
    """No row is without its source, and none has a cell too many or too few."""
    with open(FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert head[-1] == "source"
    assert rows
    assert all(len(row) == len(head) and row[-1] for row in rows)


@pytest.mark.parametrize("name", NAMES)
def test_no_row_stands_twice(name):
    """A list says each thing once."""
    rows = [tuple(row.values()) for row in load_words(name)]
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("name", NAMES)
def test_readme_explains_the_list(name):
    """The README has a section for the list, which names its columns."""
    headings = re.findall(r"^### (.+)$", README, re.MULTILINE)
    (heading,) = [heading for heading in headings if name in heading.split(", ")]
    section = README.split(f"### {heading}\n")[1].split("\n#")[0]
    for column in load_words(name)[0]:
        assert column in section or column == "source"


def test_readme_explains_no_list_that_is_gone():
    """Each section is of a list that is there; a heading with a slash is a folder's."""
    listed = {name for heading in re.findall(r"^### (.+)$", README, re.MULTILINE) for name in heading.split(", ")}
    assert {name for name in listed if not name.endswith("/")} == set(NAMES)
    assert all((FOLDER / name).is_dir() for name in listed if name.endswith("/"))


def test_unknown_list_is_an_error():
    """A list that is not there stops the rule that asks for it."""
    with pytest.raises(FileNotFoundError):
        load_words("no_such_list")
