"""What the model reads lands on the right words of the document, whatever stands between sentences."""

from pipeline.annotation.parsing import fill
from pipeline.annotation.tokens import make_doc


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
