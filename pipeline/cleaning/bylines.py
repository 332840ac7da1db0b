"""Who wrote the article: lines at its head (`By Jane Doe`) and notes at its end (`Reporting by …; Editing by …`)."""

import re
from functools import cache

from pipeline.ingestion.text_heads import is_date_line
from pipeline.lexicon import load_words

HEAD = 4  # paragraphs at the head where a byline may stand, between a standfirst and the first sentence
TAIL = 4  # paragraphs at the end where notes on who reported stand, before a correction or an address
MAX_BYLINE = 120  # characters: three names with their agency
MAX_NOTE = 400  # characters: a dozen names and cities
_NAME = r"[A-Z\u00c0-\u00de][\w\u2019'.-]*"
_PARTICLE = "(?:de|del|della|la|le|van|von|der|den|bin|ben|al|el|da|dos|di|du|y|e|abu|ibn|ter|ten)"
_PERSON = rf"{_NAME}(?:\s+(?:{_PARTICLE}\s+)*{_NAME}){{1,4}}"
_WORDS_BETWEEN = frozenset(
    ("and", "with", "of", "for", "in", "from", "the", "at", "to", "on", "staff", "writer", "writers", "reporter", "correspondent", "editor",
     "special", "via", "&", "|", "/", "-", "\u2013", "\u2014")
)  # fmt: skip
_EDGES = " |,-\u2013\u2014"
_BY = re.compile(r"^(?:(?:story|words|text|report|reported|written) )?by:?\s+(?=\S)", re.IGNORECASE)
_ROLES = r"\b(?:reporting|writing|editing|additional reporting|compiled|edited|written|reported) by\b"
_ROLE = re.compile(_ROLES, re.IGNORECASE)
_SOURCES = r"(?:with )?(?:inputs?|additional reporting) from\b|contribut(?:ing|ors?)\s*:"
_NOTE_START = re.compile(rf"^[\W_]*(?:{_ROLES}|{_SOURCES})", re.IGNORECASE)
_KINDS = "report|story|article|post|piece|dispatch|file"
_CONTRIBUTED = re.compile(rf"\bcontributed (?:to this (?:{_KINDS})\b|reporting\b|from [A-Z])|\bcontributed\.?$")
_NOTE_AT_END = re.compile('(?<=[.!?"\u201d)])\\s*\\(?((?:Additional )?(?:Reporting|Writing|Editing|Compiled) by [^.()\n]{3,300})\\.?\\)?$')
_TIME_NOTE = re.compile(r"^(?:last )?(?:updated|published|posted|first published)\b.{0,60}$", re.IGNORECASE)


def split_byline(paragraphs: list[str]) -> tuple[str | None, list[str]]:
    """(byline, the other paragraphs). The byline is as the article has it, without `By`; that at the head wins."""
    head, body = take_head(paragraphs)
    note, body = take_notes(body)
    return head or note, body


def take_head(paragraphs: list[str]) -> tuple[str | None, list[str]]:
    """Takes out bylines among the first paragraphs, with the lines that stand beside them: an agency, a date."""
    found, kept = None, []
    for index, paragraph in enumerate(paragraphs):
        if index < HEAD and len(paragraph) <= MAX_NOTE:
            following = paragraphs[index + 1][:MAX_NOTE] if index + 1 < len(paragraphs) else ""
            names = read_byline(paragraph) or _read_signature(paragraph, following)
            if names or _is_agency(paragraph) or is_date_line(paragraph) or _is_time_note(paragraph):
                found = found or names
                continue
        kept.append(paragraph)
    return found, kept


def read_byline(line: str) -> str | None:
    """The names of a line that is a byline and nothing else; None for any other line."""
    start = _BY.match(line)
    if not start or len(line) > MAX_BYLINE:
        return None
    said = _drop_date(line[start.end() :].strip(_EDGES))
    words = [word.strip(",;|") for word in said.split()]
    ended = re.search(r"[.!?:;]$", said) and not re.search(r"\b(?:Jr|Sr|[A-Z])\.$", said)
    if not words or ended:
        return None
    plain = [word for word in words if word.lower() not in _WORDS_BETWEEN and not re.fullmatch(_PARTICLE, word)]
    named = all(re.match(r"[A-Z\u00c0-\u00de@(]", word) for word in plain if word)
    return said if plain and named and (len(plain) > 1 or _is_agency(said)) else None


def _read_signature(line: str, following: str) -> str | None:
    """Names without `By`: `Jane Doe, Associated Press`, or a line of names before the line of their agency."""
    person, comma, agency = line.partition(",")
    if comma and _is_agency(agency.strip()) and re.fullmatch(_PERSON, person.strip()):
        return line
    named = len(line) <= MAX_BYLINE and re.fullmatch(rf"{_PERSON}(?:(?:,| and|, and) {_PERSON})*", line)
    return line if named and _is_agency(following) else None


def _drop_date(said: str) -> str:
    """`said` without a date that ends it."""
    for start in (found.start() for found in re.finditer(r"\s", said)):
        if is_date_line(said[start:].strip(_EDGES)):
            return said[:start].strip(_EDGES)
    return said


def _is_time_note(line: str) -> bool:
    return bool(_TIME_NOTE.match(line)) and any(c.isdigit() for c in line) and not re.search(r"[a-z]{3}\.$", line)


def _is_agency(line: str) -> bool:
    return line.strip(f"{_EDGES}().") in _load_agencies()


@cache
def _load_agencies() -> frozenset[str]:
    return frozenset(row["words"] for row in load_words("datelines") if row["kind"] == "agency")


def take_notes(paragraphs: list[str]) -> tuple[str | None, list[str]]:
    """Takes out notes among the last paragraphs; the first that names reporters is the byline."""
    first, found, kept = len(paragraphs) - TAIL, None, []
    for index, paragraph in enumerate(paragraphs):
        if index >= max(first, 1):
            if len(paragraph) <= MAX_NOTE and (_NOTE_START.match(paragraph) or _CONTRIBUTED.search(paragraph)):
                found = found or (paragraph.strip(" ()[]") if _ROLE.search(paragraph) else None)
                continue
            if _is_time_note(paragraph):
                continue
            note, paragraph = _cut_notes(paragraph)
            found = found or note
        kept.append(paragraph)
    return found, kept


def _cut_notes(paragraph: str) -> tuple[str | None, str]:
    """The note that ends a paragraph, and the paragraph without it and without those before it."""
    found, end = None, len(paragraph)
    while ended := _NOTE_AT_END.search(paragraph, max(0, end - MAX_NOTE), end):
        found, end = found or ended.group(1), ended.start()
        while end and paragraph[end - 1].isspace():
            end -= 1
    return found, paragraph[:end]
