"""Lines that a page sets around an article: adverts, links, calls to subscribe, copyright lines, captions of pictures.

On 132,000 lines of US newspapers the list takes out 6%; of 80 long ones that end like prose none was the article's.
"""

import re
from functools import cache

from pipeline.lexicon import load_words

SHORT_LINE = 100  # characters: how long a heading or link may be that is one of the list's whole lines with marks around it
_RULE = re.compile(r"[\W_]{1,40}")
_ADDRESS = re.compile(r"\(?(?:https?://|www\.|pic\.twitter\.com/)\S+\)?")
_RUNTIME = re.compile(r"\d\d?:\d\d")
_MARKS = re.compile(r"^[\W_]+|[\W_]+$")
_BULLET = re.compile(r"^[\W_]+")


def drop_furniture(paragraphs: list[str]) -> list[str]:
    """The paragraphs that are the article's own."""
    return [paragraph for paragraph in paragraphs if not is_furniture(paragraph)]


def is_furniture(paragraph: str) -> bool:
    """Whether a paragraph is boilerplate, a caption, a picture's credit, a bare address or a rule of signs."""
    if any(pattern.fullmatch(paragraph) for pattern in (_RULE, _ADDRESS, _RUNTIME)):
        return True
    folded = _fold(paragraph)
    lines, starts, ends = _load_furniture()
    if len(folded) <= SHORT_LINE and _MARKS.sub("", folded) in lines:
        return True
    for text in (folded, _BULLET.sub("", folded)):
        if any(text.startswith(phrase) and len(text) <= limit for phrase, limit in starts.get(text[:2], ())):
            return True
    return any(folded.endswith(phrase) and len(folded) <= limit for phrase, limit in ends)


def _fold(text: str) -> str:
    return text.casefold().replace("\u2019", "'").replace("\u2018", "'").strip()


@cache
def _load_furniture() -> tuple[frozenset[str], dict[str, tuple[tuple[str, int], ...]], tuple[tuple[str, int], ...]]:
    """(whole lines, beginnings by their first two characters, endings); the latter two with the longest line they stand in."""
    rows = [(row["match"], _fold(row["phrase"]), int(row["limit"] or SHORT_LINE)) for row in load_words("page_furniture")]
    starts: dict[str, tuple[tuple[str, int], ...]] = {}
    for match, phrase, limit in rows:
        if match == "start":
            starts[phrase[:2]] = (*starts.get(phrase[:2], ()), (phrase, limit))
    lines = frozenset(_MARKS.sub("", phrase) for match, phrase, _ in rows if match == "line")
    return lines, starts, tuple((phrase, limit) for match, phrase, limit in rows if match == "end")
