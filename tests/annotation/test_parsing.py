"""What the model reads lands on the right words of the document, whatever stands between sentences."""

import pytest

from pipeline.annotation import annotate, parsing
from pipeline.annotation.model import Model, Reading
from pipeline.annotation.parsing import KEPT, fill, make_doc, read_words


def test_blanks_hang_on_the_word_before():
    """Line breaks and double blanks begin no sentence, have no lemma of their own, and leave the words' heads alone."""
    text = "\n\nPolice  fled.\n\nNobody was hurt."
    doc = make_doc(text)
    starts = text.index("Police"), text.index("Nobody")
    fill(doc, [doc.char_span(starts[0], starts[1] - 2), doc.char_span(starts[1], len(text))])
    assert [token.text for token in doc if token.is_sent_start] == ["\n\n", "Nobody"]
    assert [(token.text, token.head.text) for token in doc if token.is_space] == [("\n\n", "Police"), (" ", "Police"), ("\n\n", ".")]
    assert {token.tag_ for token in doc if token.is_space} == {"_SP"}
    assert [token.lemma_ for token in doc if not token.is_space] == ["police", "flee", ".", "nobody", "be", "hurt", "."]


def test_sentences_that_share_a_word_are_read_once():
    """A word over a border belongs to the first sentence: every word is read once."""
    doc = make_doc("Police fled Nobody fell")
    fill(doc, [doc[0:3], doc[2:4]])
    assert [token.text for token in doc if token.is_sent_start] == ["Police", "fell"]


def test_what_no_sentence_holds_stands_apart():
    """Words between the sentences are read as nothing, and are of no sentence beside them."""
    text = "Police fled. Nobody was hurt. Rain fell."
    doc = make_doc(text)
    fill(doc, [doc.char_span(0, 12), doc.char_span(text.index("Rain"), len(text))])
    assert [token.text for token in doc if token.is_sent_start] == ["Police", "Nobody", "Rain"]
    assert {token.tag_ for token in doc if text.index("Nobody") <= token.idx < text.index("Rain")} == {"_SP"}


@pytest.fixture
def asked(monkeypatch) -> list[tuple[str, ...]]:
    """The sentences that the model was asked for, none of them kept before."""
    sentences: list[tuple[str, ...]] = []
    real = Model.read

    def read(model: Model, words: tuple[str, ...]) -> Reading:
        sentences.append(words)
        return real(model, words)

    monkeypatch.setattr(Model, "read", read)
    read_words.cache_clear()
    return sentences


def test_a_sentence_read_before_costs_nothing(asked):
    """An article annotated in part and then whole asks the model once for each sentence, and both see the same of it."""
    row = {"article_id": "art-1", "text": "Police fled. Nobody was hurt. Rain fell.", "title": None, "prose_start": 0}
    part = annotate(row, lambda text: "hurt" in text)
    assert asked == [("Nobody", "was", "hurt", ".")]
    whole = annotate(row)
    assert sorted(asked) == [("Nobody", "was", "hurt", "."), ("Police", "fled", "."), ("Rain", "fell", ".")]
    assert [word.tag_ for word in part.body[0].words] == [word.tag_ for word in whole.body[1].words]


def test_readings_are_kept_within_bounds(monkeypatch):
    """However many sentences are read, no more than KEPT readings stay in memory, the latest among them."""

    class Counting:
        """A model that tells by the tag how often it was asked."""

        asked = 0

        def read(self, words: tuple[str, ...]) -> Reading:
            """One word each."""
            self.asked += 1
            return Reading((str(self.asked),), ("X",), (0,), ("ROOT",), ())

    model = Counting()
    monkeypatch.setattr(parsing, "load_model", lambda: model)
    read_words.cache_clear()
    for number in range(KEPT + 10):
        read_words((str(number),))
    assert read_words.cache_info().currsize == KEPT
    assert read_words((str(KEPT + 9),)).tags == (str(KEPT + 10),)
    assert read_words(("0",)).tags == (str(KEPT + 11),)
    read_words.cache_clear()
