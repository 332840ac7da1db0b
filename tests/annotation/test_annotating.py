"""Sentences and words of an article, and the offsets that tie them to the cleaned text."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotation import annotate
from pipeline.annotation.boundaries import sentence_of
from pipeline.annotation.sentences import find_sentences


def article(text: str, title: str | None = None, prose_start: int = 0) -> dict:
    return {"article_id": "art-1", "text": text, "title": title, "prose_start": prose_start}


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("Gen. Omar Diallo spoke. He left.", ["Gen. Omar Diallo spoke.", "He left."]),
        ("It happened at 5 p.m. Monday near the port.", ["It happened at 5 p.m. Monday near the port."]),
        ("It happened at 5 p.m. Nobody saw it.", ["It happened at 5 p.m.", "Nobody saw it."]),
        ("The U.S. envoy arrived. Talks began.", ["The U.S. envoy arrived.", "Talks began."]),
        ("Sgt. Ada Musa was hurt. Lt. Ben Okoro was not.", ["Sgt. Ada Musa was hurt.", "Lt. Ben Okoro was not."]),
    ],
)
def test_sentences_end_where_a_reader_stops(paragraph, sentences):
    """Abbreviations do not end a sentence; full stops do."""
    assert [paragraph[start:end] for start, end in find_sentences(paragraph)] == sentences


def test_title_dateline_and_body_are_told_apart():
    """Each sentence knows the part and the paragraph it stands in."""
    text = "Blast in port\n\nTEMA, Ghana -- A blast hit the port. Two people were hurt.\n\nPolice came."
    annotated = annotate(article(text, "Blast in port", text.index("A blast hit")) | {"dateline": "TEMA, Ghana"})
    assert [(s.part, s.paragraph, s.text) for s in annotated.sentences] == [
        ("title", -1, "Blast in port"),
        ("dateline", -1, "TEMA, Ghana --"),
        ("body", 0, "A blast hit the port."),
        ("body", 0, "Two people were hurt."),
        ("body", 1, "Police came."),
    ]


def test_a_standfirst_above_the_dateline_is_of_the_body():
    """What stands between title and dateline is read as prose."""
    text = "Blast in port\n\nTwo hurt as tank bursts\n\nTEMA, Ghana -- A blast hit the port."
    annotated = annotate(article(text, "Blast in port", text.index("A blast hit")) | {"dateline": "TEMA, Ghana"})
    assert [(s.part, s.text) for s in annotated.sentences[1:]] == [
        ("body", "Two hurt as tank bursts"),
        ("dateline", "TEMA, Ghana --"),
        ("body", "A blast hit the port."),
    ]


def test_times_places_and_quotations_stand_on_the_article():
    """What the words say of when and where, and what was said, is found once, at its place in the text."""
    text = 'Blast in port\n\nACCRA, Ghana -- A blast was heard in Tema on Monday at 5 pm, police said.\n\n"We saw it burn," a guard said.'
    row = article(text, "Blast in port", text.index("A blast")) | {"dateline": "ACCRA, Ghana", "published_on": date(2022, 9, 7)}
    annotated = annotate(row)
    told = annotated.sentences[2]
    assert [(text[time.span.start : time.span.end], time.when.start) for time in told.times] == [("Monday", date(2022, 9, 5))]
    assert text[told.clock.start : told.clock.end] == "5 pm"
    assert [(one.text, one.where.country) for one in annotated.places.toponyms[told.index]] == [("Tema", "Ghana")]
    assert [text[quotation.outer.start : quotation.outer.end] for quotation in annotated.quotations] == ['"We saw it burn,"']
    assert annotated.today == date(2022, 9, 7)


def test_only_chosen_sentences_are_annotated():
    """Title, dateline and the sentences that are wanted stand as in the whole article; the others are only counted."""
    text = "Blast in port\n\nTema, Ghana -- Crews met in Accra. A blast hit Tema. Rain fell.\n\nAda Musa sang.\n\nA blast shook Lima."
    row = article(text, "Blast in port", text.index("Crews")) | {"dateline": "Tema, Ghana"}
    whole, part = annotate(row), annotate(row, lambda sentence: "blast" in sentence)
    wanted = [sentence for sentence in whole.sentences if sentence.part != "body" or "blast" in sentence.text]
    assert [(s.index, s.start, s.end, s.paragraph) for s in part.sentences] == [(s.index, s.start, s.end, s.paragraph) for s in wanted]
    assert [(s.text, s.index, s.paragraph) for s in part.body] == [("A blast hit Tema.", 3, 0), ("A blast shook Lima.", 6, 2)]
    assert (part.length, part.paragraphs) == (whole.length, whole.paragraphs) == (len(whole.body), 3)
    assert [[hit.text for hit in found] for found in part.places.toponyms] == [[], ["Tema", "Ghana"], [], ["Lima"]]
    assert part.entities == ()
    for own, other in zip(part.sentences, wanted, strict=True):
        assert [(w.text, w.tag_, w.head.idx, w.dep_) for w in own.words] == [(w.text, w.tag_, w.head.idx, w.dep_) for w in other.words]
        assert {sentence_of(word)[0] for word in own.words} == {own.words.start}
        assert not own.words.doc[own.words.end : sentence_of(own.words[0])[1]].text.strip()


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=300))
def test_sentences_lie_in_the_text_in_order(text):
    """Whatever the text, a sentence is the text between its offsets, and none overlaps the next."""
    sentences = annotate(article(text)).sentences
    assert all(text[s.start : s.end] == s.text and s.text.strip() for s in sentences)
    assert all(one.end <= other.start for one, other in pairwise(sentences))
