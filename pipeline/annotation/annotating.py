"""From a row of cleaned_articles to its sentences with all that is read of their words, once and in order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from spacy.tokens import Doc

from pipeline.annotation.coreference.entities import draw_together
from pipeline.annotation.coreference.labels import label_names
from pipeline.annotation.coreference.pronouns import find_antecedents
from pipeline.annotation.coreference.relatives import part_kin
from pipeline.annotation.document import ANTECEDENTS, AnnotatedArticle, Sentence
from pipeline.annotation.names.detection import detect_names
from pipeline.annotation.names.mention import Entity
from pipeline.annotation.parse_repair import mend
from pipeline.annotation.parsing import fill, make_doc
from pipeline.annotation.places.resolution import read_places
from pipeline.annotation.quotations import Quotation, find_quotations
from pipeline.annotation.sentences import find_sentences
from pipeline.annotation.times import find_clock, find_times, read_publication_day
from pipeline.contract.records import Span

Stretch = tuple[str, int, int, int]  # part, paragraph, start, end


def annotate(article: Mapping[str, Any], chosen: Callable[[str], bool] | None = None) -> AnnotatedArticle:
    """Sentences of an article, their words annotated by the model; with `chosen`, of the prose only those whose text it wants.

    `article` needs article_id, text, title, prose_start; published_on, publisher and dateline may be
    missing. Offsets of the result point into `text`. Each article is annotated by itself, so that what
    is read from it depends on nothing beside it.
    """
    text, prose_start = article["text"], article["prose_start"] or 0
    doc = make_doc(text)
    stretches = tuple(_stretches(text, len(article.get("title") or ""), article.get("dateline") or "", prose_start))
    dateline = next((text[start:end] for part, _, start, end in stretches if part == "dateline"), None)
    today = read_publication_day(article.get("published_on"), dateline)
    places = tuple(_split(text, stretches))
    prose = [paragraph for part, paragraph, _, _ in places if part == "body"]
    found = tuple(_make_sentences(doc, text, places, today, chosen))
    if found:
        fill(doc, [sentence.words for sentence in found])
        mend(doc)
    quotations = tuple(find_quotations(text, [Span(start, end) for part, _, start, end in stretches if part != "dateline"]))
    entities = _find_entities(doc, text, found, quotations)
    return AnnotatedArticle(
        article_id=article["article_id"],
        text=text,
        published_on=article.get("published_on"),
        today=today,
        publisher=article.get("publisher"),
        dateline=article.get("dateline"),
        sentences=found,
        length=len(prose),
        paragraphs=len(set(prose)),
        entities=entities,
        places=read_places(found, article.get("publisher")),
        quotations=quotations,
    )


def _find_entities(doc: Doc, text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> tuple[Entity, ...]:
    """Persons and bodies of the article, whose names and pronouns are then labelled wherever they stand."""
    body = [sentence for sentence in sentences if sentence.part == "body"]
    entities = draw_together(part_kin(detect_names(body), text), text)
    label_names(doc, text, entities)
    doc.user_data[ANTECEDENTS] = find_antecedents(sentences, entities, quotations)
    return entities


def _make_sentences(
    doc: Doc, text: str, places: Sequence[Stretch], today: date | None, chosen: Callable[[str], bool] | None
) -> Iterator[Sentence]:
    for index, (part, paragraph, first, last) in enumerate(places):
        own = text[first:last]
        if chosen is None or part != "body" or chosen(own):
            words = doc.char_span(first, last, alignment_mode="expand")
            times, clock = tuple(find_times(own, first, today)), find_clock(own, first)
            yield Sentence(index, first, last, own, part, paragraph, words, times, clock)


def _split(text: str, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """The title, the dateline and the sentences of the paragraphs."""
    for part, paragraph, start, end in stretches:
        spans = find_sentences(text[start:end]) if part == "body" else [(0, end - start)]
        yield from ((part, paragraph, start + first, start + last) for first, last in spans)


def _stretches(text: str, title_end: int, dateline: str, prose_start: int) -> Iterator[Stretch]:
    """The title, the dateline and the paragraphs, blanks at the ends left out.

    What stands between title and dateline, such as a standfirst, is of the body.
    """
    if title_end:
        yield "title", -1, 0, title_end
    begin = max(text.rfind(dateline, title_end, prose_start), title_end) if dateline else prose_start
    paragraph = 0
    for start, end in _lines(text, title_end, begin):
        yield "body", paragraph, start, end
        paragraph += 1
    head = text[begin:prose_start]
    if head.strip():
        start = begin + len(head) - len(head.lstrip())
        yield "dateline", -1, start, start + len(head.strip())
    for start, end in _lines(text, prose_start, len(text)):
        yield "body", paragraph, start, end
        paragraph += 1


def _lines(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    position = begin
    for line in text[begin:end].split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + len(line) - len(line.lstrip())
            yield start, start + len(stripped)
        position += len(line) + 1
