"""A raw record to a clean article: characters, paragraphs, furniture, title, byline, language, dateline, case."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pipeline.cleaning.datelines import HEADLINE, Dateline, find_dateline
from pipeline.cleaning.dates import parse_published, read_address
from pipeline.cleaning.edges import trim_edges
from pipeline.cleaning.insertions import cut_teasers, drop_galleries
from pipeline.cleaning.languages import find_language
from pipeline.cleaning.pages import Page, read_page
from pipeline.cleaning.pages.people import name_people
from pipeline.cleaning.paragraphs import split_paragraphs
from pipeline.cleaning.recasing import is_upper_case, recase_dateline, recase_text
from pipeline.cleaning.records import CleanArticle
from pipeline.cleaning.repair import repair_line, repair_text
from pipeline.cleaning.walls import find_wall
from pipeline.ingestion import RawRecord
from schemas.rejects import reject_input

STANDFIRST = 2  # short paragraphs that may stand above the dateline: a standfirst and a byline
NOTES = 4  # paragraphs of any length that may stand above a firm one: captions, summaries, an editor's note
GAP = "\n\n"  # between the title and the body, and between paragraphs


@dataclass(frozen=True)
class _Body:
    text: str
    dateline: str | None
    prose_start: int


def clean_record(record: RawRecord) -> CleanArticle | dict[str, Any]:
    """The article of a record, or the row of rejects (stage cleaning) that says why there is none; nothing in a record raises.

    What the record gives wins over what its page says. Cleaning a clean article changes nothing.
    """
    try:
        return _clean(record)
    except Exception as error:  # whatever it is: it must stop no other record
        reason = f"a step of cleaning stopped with {type(error).__name__}: report it with the record, and take it out of the batch"
        return reject_record(record, "cleaning_failed", reason)


def _clean(record: RawRecord) -> CleanArticle | dict[str, Any]:
    page = Page(text=record.text) if record.text else read_page(record.html or "", record.url)
    title = repair_line(record.title or page.title)
    text = drop_galleries(page.text or "")
    split = split_paragraphs(cut_teasers(repair_text(text)))
    byline, paragraphs = trim_edges(split, title)
    if wall := find_wall(split, paragraphs, is_live_blog=page.is_live_blog, asks_to_pay=page.asks_to_pay):
        return reject_record(record, *wall)
    if not any(c.isalnum() for paragraph in paragraphs for c in paragraph):
        return reject_record(record, "empty_text", "no text is left after cleaning: give the article's own words in `text` or `html`")
    prose = GAP.join(paragraphs)
    language = find_language(prose)
    if language.foreign:
        reason = f"the text is not English (it looks like `{language.code}`): take it out of the batch or translate it"
        return reject_record(record, "foreign_language", reason)
    body = _recase(paragraphs, *_find_head(paragraphs))
    if title and is_upper_case(title):
        title = recase_text(title)
    head = f"{title}{GAP}" if title else ""
    text = head + body.text
    return CleanArticle(
        article_id=record.article_id, source_id=record.source_id, source_path=record.source_path, batch=record.batch,
        title=title, byline=_name_writers(record, page, byline),
        published_on=parse_published(record.published or page.published) or read_address(record.url),
        publisher=repair_line(record.publisher or page.publisher), url=repair_line(record.url), dateline=body.dateline,
        language=language.code, char_count=len(text), text_sha256=sha256(text.encode()).hexdigest(), duplicate_of=None,
        text=text, prose_start=len(head) + body.prose_start,
    )  # fmt: skip


def _find_head(paragraphs: list[str]) -> tuple[int, Dateline | None]:
    """Where the paragraph with the dateline begins, and the dateline: the first paragraph, or the next below a standfirst or notes."""
    begin, is_standfirst = 0, True
    for number, paragraph in enumerate(paragraphs[: NOTES + 1]):
        dateline = find_dateline(paragraphs[number:])
        if dateline and (dateline.is_firm or (is_standfirst and number <= STANDFIRST)):
            return begin, dateline
        is_standfirst = is_standfirst and len(paragraph) <= HEADLINE and not paragraph.endswith((".", "!", "?", "”", '"'))
        begin += len(paragraph) + len(GAP)
    return 0, None


def _recase(paragraphs: list[str], begin: int, dateline: Dateline | None) -> _Body:
    """The body, in ordinary case where it was in capitals throughout."""
    text = GAP.join(paragraphs)
    end, start = (begin + dateline.end, begin + dateline.prose_start) if dateline else (0, 0)
    if is_upper_case(text):
        text = recase_text(text[:begin]) + recase_dateline(text[begin:end]) + text[end:start] + recase_text(text[start:])
    return _Body(text, text[begin:end] or None, start)


def reject_record(record: RawRecord, check: str, reason: str) -> dict[str, Any]:
    """The row of rejects (stage cleaning) for a record; `reason` says what is wrong and what mends it."""
    path, row = record.source_path, record.source_row
    where = path if row is None else f"{path} row {row}"
    said = {"id": record.source_id, "batch": record.batch, "url": record.url}
    return reject_input("cleaning", check, f"{where}: {reason}", source_path=path, source_row=row, article_id=record.article_id, row=said)


def _name_writers(record: RawRecord, page: Page, byline: str | None) -> str | None:
    """Whom the record names; else the byline of a text as it stands, or of a page the people whom it names, or a line of its text."""
    if record.byline:
        return repair_line(record.byline)
    if record.text or byline is None:
        return byline or repair_line(page.author)
    return repair_line(page.author) or "; ".join(name_people(byline, page.publisher)) or None
