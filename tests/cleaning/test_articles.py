"""Records to clean articles."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning import CLEANED_TYPES, CleanArticle, clean_record
from pipeline.ingestion import RawRecord
from schemas.articles import Articles
from schemas.identity import make_id
from schemas.rejects import Rejects

FIRST = "The old bridge over the river was closed on Monday after a ship had run into one of its pillars, officials of the port said."
SECOND = "Divers will look at the pillar today. \u201cWe don\u2019t know yet,\u201d the harbour master said."
EMPTY = RawRecord(make_id("article", "b", "x"), "b", "x", "b/x.jsonl", 3, None, None, None, None, None, None)


def clean(**fields):
    """The article of a record with these fields."""
    found = clean_record(replace(EMPTY, **fields))
    assert isinstance(found, CleanArticle)
    return found


def test_parts_of_an_article():
    """Title, byline, dateline and body each in their place; offsets point where they say."""
    body = f"Ship hits bridge\nBy Jane Doe\nRIGA (Reuters) - {FIRST}\nADVERTISEMENT\n{SECOND}\n(Reporting by Jane Doe; Editing by A. Poe)"
    found = clean(title=" Ship hits&nbsp;bridge ", published="Sep 05, 2022", publisher="The Example", text=body)
    assert found.text == f"Ship hits bridge\n\nRIGA (Reuters) - {FIRST}\n\n{SECOND}"
    assert (found.title, found.byline, found.dateline, found.publisher) == ("Ship hits bridge", "Jane Doe", "RIGA (Reuters)", "The Example")
    assert found.text[found.prose_start :].startswith("The old bridge")
    assert (found.published_on, found.language, found.duplicate_of) == (date(2022, 9, 5), "en", None)
    assert found.char_count == len(found.text)
    assert found.text_sha256 == sha256(found.text.encode()).hexdigest()


def test_article_without_title_is_its_body():
    """No title, no date: the text is the body alone, and prose begins at once."""
    found = clean(text=FIRST)
    assert (found.text, found.title, found.published_on, found.dateline, found.prose_start) == (FIRST, None, None, None, 0)


def test_record_wins_over_page():
    """What the record says of title, date and outlet stands; the page fills what it leaves out."""
    head = "<head><title>Page title</title><meta name='author' content='Jane Doe'></head>"
    page = f"<html>{head}<body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
    assert clean(html=page).title == "Page title"
    found = clean(html=page, title="Given", published="2022-09-05")
    assert (found.title, found.published_on, found.byline) == ("Given", date(2022, 9, 5), "Jane Doe")
    assert found.text == f"Given\n\n{FIRST}\n\n{SECOND}"


def test_upper_case_text_is_recased_and_headings_stay():
    """Capitals throughout become ordinary case, offsets unmoved; headings of the monitoring service are as they were."""
    found = clean(text="RIGA, 3 JAN 90 (TASS) -- [REPORT] [TEXT] SOLDIERS IN LATVIA SAID ON MONDAY THAT THE ARMY WOULD LEAVE.")
    assert found.text == "Riga, 3 Jan 90 (TASS) -- [REPORT] [TEXT] Soldiers in Latvia said on Monday that the army would leave."
    assert found.dateline == "Riga, 3 Jan 90 (TASS)"
    assert found.text[found.prose_start :].startswith("Soldiers in")


@pytest.mark.parametrize(
    "note", ["A ship lies beside the old bridge in Riga on Monday.", "Editor's note: John Roe teaches history in Riga. " * 4]
)
def test_dateline_below_a_note(note):
    """A dateline that can be nothing else is found below captions and notes, which stay prose; a city before a colon there is not."""
    found = clean(text=f"{note}\n\nRIGA, Latvia (AP) \u2014 {FIRST}\n\n{SECOND}")
    assert found.dateline == "RIGA, Latvia (AP)"
    assert found.text.startswith(note.strip())
    assert found.text[found.prose_start :] == f"{FIRST}\n\n{SECOND}"
    assert clean(text=f"{note}\n\nRIGA: {FIRST}\n\n{SECOND}").dateline is None


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("\u200b\n...", "empty_text"),
        ("ADVERTISEMENT", "empty_text"),
        ("El viejo puente fue cerrado el lunes por las autoridades del puerto. " * 6, "foreign_language"),
    ],
)
def test_rejects(text, check):
    """Nothing left, or surely another language: a reject that names the file, the row and the remedy."""
    found = clean_record(replace(EMPTY, text=text, title="T"))
    assert (found["stage"], found["check_name"], found["article_id"], found["source_row"]) == ("cleaning", check, EMPTY.article_id, 3)
    assert found["reason"].startswith("b/x.jsonl row 3: ")
    assert Rejects.frame([found]).height == 1


def test_columns_are_those_of_articles():
    """A clean article has the columns of `articles` but the one known later, and the text."""
    assert list(CLEANED_TYPES) == [*(name for name in Articles.types() if name != "has_incident"), "text", "prose_start"]
    assert pl.DataFrame([clean(text=FIRST)], schema=CLEANED_TYPES).height == 1


LINES = (
    "By Jane Doe",
    "USA TODAY",
    "Jane Doe",
    "ADVERTISEMENT",
    "Ship hits bridge",
    "RIGA (Reuters) - ",
    FIRST,
    SECOND,
    "2022-09-05",
    "Photo: x",
    "",
    "(Reporting by J. Roe)",
    "&amp;nbsp;",
    "<p>",
    "half a line that goes on and on without an end mark",
    "and so on",
    FIRST.upper(),
    "___",
)


@given(
    st.lists(st.sampled_from(LINES), min_size=1, max_size=9).map("\n".join),
    st.sampled_from([None, "Ship hits bridge", "SHIP HITS BRIDGE IN RIGA TODAY"]),
)
def test_cleaning_is_idempotent(text, title):
    """Cleaning what came out of cleaning gives the same text."""
    first = clean_record(replace(EMPTY, text=text, title=title))
    if isinstance(first, CleanArticle):
        body = first.text[len(first.title) + 2 :] if first.title else first.text
        again = clean(text=body, title=first.title)
        assert (again.text, again.title) == (first.text, first.title)


@given(st.text(max_size=200), st.text(max_size=30), st.booleans())
def test_any_text_gives_an_article_or_a_reject(text, title, is_page):
    """No characters crash cleaning; what comes out fits its table."""
    found = clean_record(replace(EMPTY, **{"html" if is_page else "text": text}, title=title))
    if isinstance(found, CleanArticle):
        assert 0 <= found.prose_start < found.char_count
        assert pl.DataFrame([found], schema=CLEANED_TYPES)["char_count"].item() == len(found.text)
    else:
        assert Rejects.frame([found]).height == 1


def test_dateline_below_a_standfirst_is_found():
    """A standfirst or a byline above the dateline does not hide it."""
    text = "Tank bursts at quay\n\nTEMA, Ghana, March 3 (Agency) -- A tank burst at the port. Two were hurt."
    found = clean(title="Two hurt in port", text=text)
    assert found.dateline == "TEMA, Ghana, March 3 (Agency)"
    assert found.text[found.prose_start :].startswith("A tank burst")
