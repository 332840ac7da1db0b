"""What a batch is before it is read: its files, their bytes, and a hash that changes with names and contents alone."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingestion import batches
from pipeline.ingestion.batches import describe_batches, describe_decisions, hash_batches
from tests.ingestion.reading import write_files

FILES = {"wires/a.txt": "One", "wires/2031/b.txt": "Two", "desk/c.jsonl": "{}", "loose.txt": "Three"}
names = st.sampled_from(["wires/a.txt", "wires/b.txt", "desk/a.txt", "desk/deep/a.txt", "desk/fields.toml"])
folders = st.dictionaries(names, st.sampled_from(["One", "Two", ""]), max_size=4)


def hash_of(folder) -> str:
    return hash_batches(describe_batches(folder))


def test_a_batch_is_a_folder_however_deep(tmp_path):
    """Files are counted by the first folder they lie in; those in none are the batch that is named after the folder of batches."""
    found = describe_batches(write_files(tmp_path / "raw", FILES))
    assert [(batch.name, batch.files, batch.bytes) for batch in found] == [("desk", 1, 2), ("raw", 1, 5), ("wires", 2, 6)]


@given(first=folders, second=folders)
def test_hash_is_that_of_names_and_contents(tmp_path_factory, first, second):
    """Two folders have one hash just where they hold the same files."""
    one, other = (write_files(tmp_path_factory.mktemp("x") / "raw", files) for files in (first, second))
    for folder in (one, other):
        folder.mkdir(exist_ok=True)
    assert (hash_of(one) == hash_of(other)) == (first == second)


def test_hash_outlives_a_copy(tmp_path):
    """Written anew with the same words, a batch is what it was; with other words or another name it is not."""
    raw = write_files(tmp_path / "raw", FILES)
    before = hash_of(raw)
    os.utime(raw / "wires" / "a.txt", (0, 0))
    assert hash_of(raw) == before
    (raw / "wires" / "a.txt").rename(raw / "wires" / "z.txt")
    assert hash_of(raw) != before


@pytest.mark.parametrize("name", ["wires/ORIGIN.md", "wires/.hidden.txt", "decisions/2031.csv"])
def test_what_is_no_input_changes_no_batch(tmp_path, name):
    """Notes, hidden files and decisions are of no batch."""
    raw = write_files(tmp_path / "raw", FILES)
    before = hash_of(raw)
    assert hash_of(write_files(raw, {name: "Words"})) == before


def test_how_a_batch_is_read_is_part_of_it(tmp_path):
    """The names of its fields decide what its articles are."""
    raw = write_files(tmp_path / "raw", FILES)
    before = hash_of(raw)
    assert hash_of(write_files(raw, {"wires/fields.toml": ""})) != before


def test_what_cannot_be_read_is_counted(tmp_path):
    """A link and a pipe are files of their batch, are not followed or waited for, and raise nothing."""
    raw = write_files(tmp_path / "raw", {"wires/a.txt": "One"})
    (raw / "wires" / "link.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(raw / "wires" / "pipe.txt")
    [batch] = describe_batches(raw)
    assert batch.files == 3


def test_what_is_gone_meanwhile_raises_nothing(tmp_path, monkeypatch):
    """A file that went after the folder was listed, or that the system tells nothing of, is one of no bytes."""
    raw = write_files(tmp_path / "raw", {"wires/a.txt": "One"})
    monkeypatch.setattr(batches, "list_inputs", lambda raw: {"wires/gone.txt": raw / "wires" / "gone.txt"})
    [batch] = describe_batches(raw)
    assert (batch.files, batch.bytes) == (1, 0)


def test_decisions_are_told_file_by_file(tmp_path):
    """Each file of decisions has a hash of its own."""
    raw = write_files(tmp_path / "raw", {"decisions/a.csv": "x", "decisions/b.csv": "x", "decisions/README.md": "x"})
    assert [batch.name for batch in describe_decisions(raw)] == ["decisions/a.csv", "decisions/b.csv"]
    assert hash_batches(describe_decisions(raw)) != hash_batches(describe_decisions(raw)[:1])
