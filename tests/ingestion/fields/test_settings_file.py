"""fields.toml: what it says is followed, and what cannot be followed stops the reading and is named."""

import pytest

from pipeline.ingestion import count_inputs, read_inputs
from pipeline.ingestion.fields.settings_file import FieldsFileError
from tests.ingestion.reading import read, show, write_files


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("[fields\n", "cannot be read as TOML"),
        ("[felder]\n", "`felder` is no key: write one of fields, dates"),
        ("fields = 1\n", "`fields` is no table: write [fields] on a line of its own"),
        ('[fields]\ntekst = "a"\n', "[fields] `tekst` is no key: write one of id, title, published"),
        ("[fields]\ntext = 7\n", '[fields] `text` is no name: write it as "name"'),
        ('[dates]\nfmt = "%d"\n', "[dates] `fmt` is no key: write one of format, timezone, day_first"),
        ('[dates]\nformat = "%d.%m"\n', "[dates] `format` '%d.%m' gives no day, month and year"),
        ('[dates]\nformat = "%Q"\n', "[dates] `format` '%Q' gives no day, month and year"),
        ('[dates]\ntimezone = "Mars/North"\n', "[dates] `timezone` 'Mars/North' is unknown"),
        ('[dates]\nday_first = "yes"\n', "[dates] `day_first` is no true or false: write it so"),
    ],
)
def test_what_cannot_be_followed_is_named(tmp_path, said, fault):
    """File, key and remedy; nothing is read, also of other batches, since a wrong name would cost texts or days."""
    write_files(tmp_path, {"wire/fields.toml": said, "wire/a.txt": "Words.", "a/a.txt": "Words."})
    for take in (count_inputs, lambda raw: next(read_inputs(raw))):
        with pytest.raises(FieldsFileError) as error:
            take(tmp_path)
        assert str(error.value).startswith("wire/fields.toml: ")
        assert fault in str(error.value)


def test_a_linked_file_is_not_followed(tmp_path):
    """As with any input, nothing outside the batch is read."""
    write_files(tmp_path, {"out.toml": "[fields]\n", "raw/wire/a.txt": "Words."})
    (tmp_path / "raw" / "wire" / "fields.toml").symlink_to(tmp_path / "out.toml")
    with pytest.raises(FieldsFileError, match="a symbolic link"):
        count_inputs(tmp_path / "raw")


def test_each_batch_has_its_own(tmp_path):
    """The file counts for the folder it lies in and what is below, archives too; directly in the folder of batches, for files there."""
    files = {"x.csv": "wort\nEins.\n", "fields.toml": '[fields]\ntext = "wort"\n', "b/x.csv": "mot,text\nUn.,One.\n"}
    files |= {"b/fields.toml": '[fields]\ntext = "mot"\n', "b/2031/x.csv": "mot\nDeux.\n", "c/x.csv": "mot,text\nTrois.,Three.\n"}
    records, rejects = read(write_files(tmp_path, files))
    assert not rejects
    assert sorted(show(records, "source_path", "text")) == ["b/2031/x.csv | Deux.", "b/x.csv | Un.", "c/x.csv | Three.", "x.csv | Eins."]
