"""The event mentions of one article: of its headline and of its body, with the day on which it was published."""

from dataclasses import dataclass, replace
from datetime import date

from pipeline.annotation.document import AnnotatedArticle
from pipeline.extraction.events.mentions import EventMention, read_event
from pipeline.extraction.events.screening import screen_events
from pipeline.extraction.events.splitting import split_event

BRIEF = 4  # sentences: a text so short is all lead, and speaks of what it names


@dataclass(frozen=True)
class ArticleEvents:
    """What each annotated sentence says, in order of the text; `titles` are those of the headline, which may name no incident."""

    titles: tuple[EventMention, ...]
    body: tuple[EventMention, ...]
    length: int  # sentences of the prose
    paragraphs: int
    today: date | None

    @property
    def title(self) -> EventMention | None:
        """The headline's mention, if it has one."""
        return self.titles[0] if self.titles and self.titles[0].triggers else None

    @property
    def is_brief(self) -> bool:
        """Whether the text is all lead."""
        return self.length <= BRIEF

    @property
    def is_whole(self) -> bool:
        """Whether it has more than one paragraph."""
        return self.paragraphs > 1


def read_events(article: AnnotatedArticle) -> ArticleEvents:
    """The event mentions of an article; a sentence that tells two incidents gives two."""
    told = zip(article.sentences, article.places.toponyms, strict=True)
    read = [read_event(sentence, toponyms) for sentence, toponyms in told if sentence.part != "dateline"]
    titles = tuple(event for event in read if event.sentence.part == "title")
    body = [part for event in read if event.sentence.part == "body" for part in split_event(event)]
    screened = (replace(event, number=number) for number, event in enumerate(screen_events(article, body)))
    return ArticleEvents(titles, tuple(screened), article.length, article.paragraphs, article.today)
