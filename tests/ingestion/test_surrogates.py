"""Halves of a character, which JSON can write and no table can hold: none stops a build, and nothing is lost for it."""

import json
import os

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.cleaning import CleanArticle, clean_record
from pipeline.cleaning.records import CLEANED_TYPES
from pipeline.ingestion import RAW_TYPES, RawRecord, read_inputs
from schemas.rejects import Rejects

FIELDS = ("id", "title", "published", "url", "publisher", "text", "html")
LONE = "\ud800"
TEXTS = st.text(st.sampled_from(["a", "é", "\ud800", "\udc00", "\udfff", "😀", " "]), max_size=5)


def read(folder, rows):
    """What `read_inputs` and cleaning make of rows written as JSON lines, as frames that a Parquet file can hold."""
    (folder / "x.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="ascii")
    found = list(read_inputs(folder))
    records = [one for one in found if isinstance(one, RawRecord)]
    cleaned = [clean_record(record) for record in records]
    articles = [{name: getattr(one, name) for name in CLEANED_TYPES} for one in cleaned if isinstance(one, CleanArticle)]
    rejects = [one for one in (*found, *cleaned) if isinstance(one, dict)]
    return pl.DataFrame(records, schema=RAW_TYPES), pl.DataFrame(articles, schema=CLEANED_TYPES), Rejects.frame(rejects)


@pytest.mark.parametrize("field", FIELDS)
def test_lone_half_in_a_refused_record(tmp_path, field):
    """Whatever field holds it, the record ends as one reject that names it by what can be written."""
    row = {"id": "a", field: f"x{LONE}"} if field not in ("text", "html") else {"id": ["a"], field: LONE}
    records, _, rejects = read(tmp_path, [row])
    assert (records.height, rejects.height) == (0, 1)
    if field in ("url", "published", "publisher"):
        assert json.loads(rejects["row"][0])[field] == "x\ufffd"


@pytest.mark.parametrize("field", FIELDS)
def test_lone_half_in_an_article(tmp_path, field):
    """Whatever field holds it, the article is read, and the half stands there as U+FFFD; two halves are one character."""
    row = {"id": "a", "text": "Two people were hurt.", "html": None}
    records, articles, _ = read(tmp_path, [row | {field: f"x{LONE}y \ud83d\ude00"}])
    assert articles.height == 1
    assert records["source_id" if field == "id" else field][0] == "x\ufffdy 😀"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.dictionaries(st.sampled_from(FIELDS), TEXTS), min_size=1, max_size=5))
def test_any_halves_are_conserved(tmp_path_factory, rows):
    """Records with halves anywhere end as one article or one reject each."""
    _, articles, rejects = read(tmp_path_factory.mktemp("halves"), rows)
    assert articles.height + rejects.height == len(rows)


def test_folder_whose_name_is_no_text(tmp_path):
    """Bytes that are no text, in the name of the folder of batches, of a batch or of a file, are spelt out."""
    folder = os.fsencode(tmp_path) + b"/\xff"
    for path in (b"", b"/\xfe"):
        os.mkdir(folder + path)
        with open(folder + path + b"/\xfd.txt", "w", encoding="utf-8") as file:
            file.write("Words.")
    records = [(r.batch, r.source_path, r.source_id) for r in read_inputs(os.fsdecode(folder))]
    assert records == [("\\xfe", "\\xfe/\\xfd.txt", "\\xfd"), ("\\xff", "\\xfd.txt", "\\xfd")]
