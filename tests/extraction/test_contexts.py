"""The sentence around the words behind a cell."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pipeline.contract.records import Span
from pipeline.extraction.contexts import add_contexts, find_context
from pipeline.extraction.rule_extractor import extract_rows
from schemas.evidence import MAX_CONTEXT

TITLE = "Bomb kills five in Lagos"
NEWS = "A bomb killed five people in a market in Lagos on Monday."
FILLER = " ".join("Traders had opened their stalls early that morning, as they did all week, and nobody saw who came." for _ in range(9))
PAST = "In 2019, gunmen killed nine people in Kano on March 3."


def read(body: str) -> tuple[str, list[dict]]:
    text = f"{TITLE}\n\n{body}"
    article = {
        "article_id": "art-1", "text": text, "title": TITLE, "prose_start": len(TITLE) + 2, "published_on": date(2031, 4, 8),
        "publisher": None, "dateline": None,
    }  # fmt: skip
    rows = extract_rows(article, "all")
    add_contexts(article, rows)
    return text, rows["evidence"]


def shown(cells: list[dict]) -> set[int]:
    quoted = [(cell["char_start"], cell["char_end"] - cell["char_start"]) for cell in cells]
    around = [(cell["context_start"], len(cell["context"])) for cell in cells if cell["context"]]
    return {place for start, length in (*quoted, *around) for place in range(start, start + length)}


def test_cell_of_the_news_shows_its_sentence():
    """Of an article that shows little else, the toll stands in its sentence."""
    text, cells = read(f"{NEWS}\n\n{FILLER}")
    toll = next(cell for cell in cells if cell["column_name"] == "fatalities_best")
    assert toll["context"] == NEWS
    assert text[toll["context_start"] :].startswith(NEWS)


def test_background_shows_none():
    """An incident that the article only recalls shows the words themselves, and no more."""
    _, cells = read(f"{NEWS}\n\n{FILLER}\n\n{PAST}\n\n{FILLER}")
    assert not any(cell["context"] == PAST for cell in cells)


def test_no_more_than_half_of_a_text_is_shown():
    """Of a text that is all evidence, contexts are left out, and quotes stay."""
    text, cells = read(NEWS)
    assert cells
    assert not any(cell["context"] for cell in cells)
    text, cells = read(f"{NEWS}\n\n{FILLER}")
    assert len(shown(cells)) <= len(text) / 2


@given(st.integers(0, 400), st.integers(1, 300), st.integers(1, 900))
def test_context_holds_the_words(start, length, sentence):
    """A context holds the words whole, lies in their sentence, and is no longer than the limit."""
    words, around = Span(start, start + length), Span(0, sentence)
    context = find_context(words, [around])
    if context:
        assert context.start <= words.start
        assert words.end <= context.end
        assert around.start <= context.start
        assert context.end <= around.end
        assert context.end - context.start <= MAX_CONTEXT
