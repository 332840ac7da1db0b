"""An article as extraction sees it: the cleaned text, its sentences and words, and what is known from outside."""

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Span as Words

from pipeline.annotation.names.mention import Entity
from pipeline.annotation.places.toponyms import Places
from pipeline.annotation.quotations import Quotation
from pipeline.annotation.times import TimeExpression
from pipeline.contract.records import Span

ANTECEDENTS = "antecedents"  # where a document keeps the words that its pronouns stand for, number by number
PARTS = ("title", "dateline", "body")


@dataclass(frozen=True)
class Sentence:
    """One sentence, by its number among all of the article.

    `start` and `end` are offsets into the cleaned text; `words` is spaCy's span of tokens.
    """

    index: int
    start: int
    end: int
    text: str
    part: str  # one of PARTS
    paragraph: int  # counted from 0 over the body; the title is -1
    words: Words
    times: tuple[TimeExpression, ...]  # in order, none overlapping
    clock: Span | None  # the first time of day


@dataclass(frozen=True)
class AnnotatedArticle:
    """Cleaned text (title, blank line, body) with its sentences in order, and the persons and bodies that it names.

    Where only some sentences of the prose were chosen, the others stand in none of the fields but `length` and `paragraphs`.
    Nothing writes into its words once it is made.
    """

    article_id: str
    text: str
    published_on: date | None
    today: date | None  # the day from which it counts: of publication, else of its dateline
    publisher: str | None
    dateline: str | None
    sentences: tuple[Sentence, ...]
    length: int  # sentences of the prose
    paragraphs: int  # of the prose
    entities: tuple[Entity, ...]
    places: Places
    quotations: tuple[Quotation, ...]  # of title and body, in order, none overlapping

    @property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of the prose, without title and dateline."""
        return tuple(sentence for sentence in self.sentences if sentence.part == "body")
