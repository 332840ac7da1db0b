"""What of an article is read, and what is said of the rest."""

import pytest

from pipeline.annotation import budget
from pipeline.annotation.budget import LONGEST_RUN, LONGEST_TITLE, portion
from pipeline.contract.rows import UNREAD
from pipeline.extraction import extract_rows

FIRST = "Gunmen killed nine people in Mosul on Monday, police said."
FILLER = "The harbour was calm and the shops were open."
LAST = "A bomb killed six people in Kabul on Friday."


def article(text: str, title: str | None = None) -> dict:
    """A row of cleaned_articles as extraction is given it."""
    whole = f"{title}\n\n{text}" if title else text
    return {"article_id": "art-1", "title": title, "text": whole, "prose_start": len(whole) - len(text), "published_on": None,
            "publisher": None, "dateline": None}  # fmt: skip


@pytest.fixture
def small(monkeypatch):
    """A budget of a hundred words and marks."""
    monkeypatch.setattr(budget, "MOST_WORDS", 100)


def test_an_article_is_read_whole():
    """Within the budget nothing is left out and nothing is changed."""
    text = "\n\n".join((FIRST, FILLER, LAST))
    assert portion("Title", text) == budget.Portion("Title", text, ())
    assert extract_rows(article(text), "all")[UNREAD] == []


def test_reading_ends_with_a_paragraph(small):
    """The cut falls between paragraphs where one ends near the limit, else between sentences, else between words."""
    for gap, ends in (("\n\n", "."), (" ", "."), (" ", "open")):
        filler = FILLER if ends == "." else FILLER.removesuffix(".")
        text = gap.join([filler] * 20)
        read = portion(None, text)
        (unread,) = read.unread
        assert read.text == text[: unread.span.start]
        assert unread.span.end == len(text)
        assert 90 <= len(budget._WORD.findall(read.text)) <= 100
        if gap == "\n\n" or ends == ".":
            assert read.text.rstrip().endswith(".")
        assert text[unread.span.start - 1 : unread.span.start + 1].strip() != text[unread.span.start - 1 : unread.span.start + 1]


def test_what_stands_before_the_cut_is_read(small):
    """The incident of the first paragraph has its row, that of the last has none, and one reject says from where on nothing was read."""
    text = "\n\n".join((FIRST, *[FILLER] * 20, LAST))
    rows = extract_rows(article(text), "incidents")
    assert [row["city"] for row in rows["incident_reports"]] == ["Mosul"]
    (unread,) = rows[UNREAD]
    assert text[unread["char_start"] : unread["char_end"]].endswith(LAST)
    assert unread["check_name"] == "text_too_long"
    assert "100 words" in unread["reason"]


def test_an_encoded_stretch_is_passed_over():
    """What stands behind a stretch without blanks is read at its own offsets; the stretch is named, and joins no two sentences."""
    blob = "Zm9v" * (LONGEST_RUN // 4 + 1)
    text = f"{FIRST} {blob} {LAST}"
    rows = extract_rows(article(text), "incidents")
    assert [row["city"] for row in rows["incident_reports"]] == ["Mosul", "Kabul"]
    assert all(row["quote"] == text[row["char_start"] : row["char_end"]][: len(row["quote"])] for row in rows["evidence"])
    (unread,) = rows[UNREAD]
    assert (text[unread["char_start"] : unread["char_end"]], unread["check_name"]) == (blob, "no_words")


def test_a_title_is_as_long_as_a_sentence():
    """The rest of a longer one is read as what stands below it, and nothing is lost."""
    title = "Rain " * (LONGEST_TITLE + 50) + "ends"
    read = portion(title, f"{title}\n\n{FIRST}")
    assert len(read.title.split()) == LONGEST_TITLE
    assert read.unread == ()
    assert [row["city"] for row in extract_rows(article(FIRST, title), "incidents")["incident_reports"]] == ["Mosul"]
