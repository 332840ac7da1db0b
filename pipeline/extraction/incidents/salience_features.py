"""What shows whether an article is about its main incident: how the headline and the opening name it, and of what else the text speaks."""

import re
from collections.abc import Iterator, Sequence

from pipeline.annotation.document import AnnotatedArticle
from pipeline.annotation.syntax import token_at
from pipeline.annotation.times import DAY, FEW_DAYS
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.types import family_of
from pipeline.extraction.incidents.background import find_background
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.incidents.mention_features import read_form
from pipeline.lexicon import words_of
from pipeline.lexicon.groups import find_groups, list_groups
from pipeline.lexicon.phrases import fold_case
from pipeline.lexicon.weights import ANY

FIRST = (0, 2, 6)  # sentences of the body: the opening, the lead, the head
SENTENCES = (8, 20, 40, 80)
SHARES = (0.05, 0.1, 0.2, 0.4)  # of the sentences that speak of the incident
MENTIONS = (1, 2, 5, 10)
OTHERS = (0, 1, 3)  # other incidents
AGES = (2, 7, 31, 366)  # days before the article
RATES = (0.0, 4.0, 10.0, 20.0)  # words of a subject among a thousand
PERSONS = (0, 2, 10)
VOICES = {"self": words_of("cues", "of_oneself"), "ours": words_of("cues", "of_ourselves"), "reader": words_of("cues", "of_reader")}


def list_salience(article: AnnotatedArticle, main: Cluster, others: Sequence[Cluster], titles: Sequence[EventMention]) -> frozenset[str]:
    """What speaks for an article that is about its main incident, and what against it."""
    return frozenset(
        {
            ANY,
            *_read_title(article, main, titles),
            *_stand(article, main, others),
            *_read_first(main),
            *_say_facts(article, main),
            *_read_subjects(article.text),
            *_read_voice(article),
        }
    )


def _read_title(article: AnnotatedArticle, main: Cluster, titles: Sequence[EventMention]) -> Iterator[str]:
    """Whether the headline names an incident of the kind, or asks, or argues."""
    head = [sentence for sentence in article.sentences if sentence.part == "title"]
    if not head:
        yield "title:none"
        return
    named = {family_of(trigger.incident_type) for event in titles for trigger in event.triggers}
    yield "title:same" if named & main.families else "title:other" if named else "title:silent"
    if any(event.claims for event in titles):
        yield "title:counts"
    words = [word for sentence in head for word in sentence.words]
    if words[0].lower_ in words_of("cues", "opens_question") or any("?" in sentence.text for sentence in head):
        yield "title:asks"
    if any(word.lower_ in forms for word in words for forms in VOICES.values()):
        yield "title:speaks_to_reader"
    own = {word.text for event in main.events[:3] for word in event.sentence.words if word.tag_.startswith(("NN", "VB"))}
    if head_words := {word.text for word in words if word.tag_.startswith(("NN", "VB"))}:
        yield f"title:shares:{_step(len(own & head_words), (0, 1, 3))}"


def _stand(article: AnnotatedArticle, main: Cluster, others: Sequence[Cluster]) -> Iterator[str]:
    """Where and how much the article tells of it."""
    told = {event.sentence.index for event in main.told if event.sentence.part == "body"}
    first = next((number for number, sentence in enumerate(article.body) if sentence.index in told), None)
    yield f"first:{'none' if first is None else _step(first, FIRST)}"
    yield f"length:{_step(article.length, SENTENCES)}"
    yield f"share:{_step(len(told) / max(article.length, 1), SHARES)}"
    yield f"mentions:{_step(len(main.events), MENTIONS)}"
    yield f"others:{_step(len(others), OTHERS)}"
    yield from (f"kind:{family}" for family in main.families)


def _read_first(main: Cluster) -> Iterator[str]:
    """How the first mention names the deed."""
    opening = main.events[0]
    if main.recalls:
        yield "first_mention:looks_back"
    yield from (f"first_mention:says:{group}" for group in find_background(opening.sentence.text))
    for trigger in opening.triggers[:1]:
        yield f"first_mention:{read_form(token_at(opening.sentence.words.doc, trigger.span.start, trigger.span.end))}"
        yield f"first_mention:{trigger.strength}"
        yield f"first_mention:{trigger.factuality.value}"
    if any(trigger.is_plural for trigger in opening.triggers):
        yield "first_mention:several"


def _say_facts(article: AnnotatedArticle, main: Cluster) -> Iterator[str]:
    """When it was, and where."""
    when = main.time
    if when is None or article.today is None:
        yield "day:none"
    else:
        yield f"day:{_step((article.today - when.end).days, AGES)}"
        yield f"exact:{when.precision <= DAY}" if when.precision <= FEW_DAYS else "exact:month"
    yield f"place:{main.where.precision if main.where else 'none'}"


def _read_subjects(text: str) -> Iterator[str]:
    """How many words on each subject stand among a thousand."""
    found = find_groups(text, "subject_words")
    length = len(text.split())
    yield from (f"{subject}:{_step(1000 * found.count(subject) / length, RATES)}" for subject in list_groups("subject_words"))


def _read_voice(article: AnnotatedArticle) -> Iterator[str]:
    """Who speaks outside quotations: a reporter, or somebody of themselves and their readers."""
    text = article.text
    for quotation in reversed(article.quotations):
        text = text[: quotation.outer.start] + text[quotation.outer.end :]
    words = re.findall(r"[a-z']+", fold_case(text))
    for name, forms in VOICES.items():
        yield f"voice:{name}:{_step(sum(word in forms for word in words), PERSONS)}"
    yield f"asks:{_step(text.count('?'), PERSONS)}"
    yield f"quotes:{_step(len(article.quotations), PERSONS)}"


def _step(value: float, bounds: Sequence[float]) -> str:
    """The first bound that a value does not pass."""
    return next((f"{bound:g}" for bound in bounds if value <= bound), "more")
