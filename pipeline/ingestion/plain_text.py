"""A .txt article to its parts: title line, blank line, date line, blank line, body, as far as they are there, or as people save texts."""

import re
from dataclasses import dataclass

from pipeline.ingestion.pasted_pages import drop_menus
from pipeline.ingestion.text_heads import read_head

MAX_TITLE = 200  # characters: headlines seen in six newspaper corpora end at 170; a longer first line is prose
MAX_TITLE_LINES = 3  # a headline wrapped by hand
WIDE_LINE = 120  # characters: a longer line was not broken by hand, so a short one before it stands alone

# A full stop (not an ellipsis), a comma or a dash at the end: a sentence or its first part, no headline.
_ENDS_PROSE = re.compile("[^.][.][\"'\u201d\u2019)]*$|[,;:-]$")


@dataclass(frozen=True)
class TextParts:
    """Title, date as written, body, address and outlet of a .txt article; None for what it does not have."""

    title: str | None
    published: str | None
    body: str | None
    url: str | None = None
    publisher: str | None = None


def split_text(text: str) -> TextParts:
    """The parts of a .txt article. A file of one line is body; so is a first line that is prose.

    Bylines above the date stay, at the head of the body.
    """
    lines = _drop_blank([line.strip() for line in re.split(r"\r\n?|\n", text)])
    while lines and not lines[-1]:
        lines.pop()
    fields, rest = _take_heads(drop_menus(lines), {})
    if "title" not in fields:
        length = _count_title_lines(rest)
        title, rest = " ".join(rest[:length]), _drop_blank(rest[length:])
        if title:
            fields["title"] = title
            fields, rest = _take_heads(rest, fields) if "published" not in fields else (fields, rest)
    body = "\n".join(rest)
    if not body:
        fields, body = {name: value for name, value in fields.items() if name != "title"}, fields.get("title", "")
    body = "\n\n".join(filter(None, (fields.get("byline"), body)))
    return TextParts(fields.get("title"), fields.get("published"), body or None, fields.get("url"), fields.get("publisher"))


def _take_heads(lines: list[str], fields: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    """The fields with those of the lines at the top that say what they are, and the other lines.

    Behind a title they end with the date; of two lines for one field the second is body.
    """
    found, number, end = dict(fields), 0, 0
    while number < len(lines):
        head = read_head(lines[number]) if lines[number] else None
        if lines[number] and (head is None or head[0] in found):
            break
        if head:
            found[head[0]] = head[1]
            end = number + 1
        elif fields and "published" in found:
            break
        number += 1
    return found, _drop_blank(lines[end:])


def _count_title_lines(lines: list[str]) -> int:
    """How many lines at the head are the title."""
    head = next((i for i, line in enumerate(lines) if not line), len(lines))
    first_head = next((i for i, line in enumerate(lines[: head + 2]) if read_head(line)), None)
    if first_head is not None:
        before = [line for line in lines[:first_head] if line]
        fits = len(before) <= MAX_TITLE_LINES and len(" ".join(before)) <= MAX_TITLE
        return len(before) if fits else 0
    if head == len(lines) and not (len(lines) > 1 and len(lines[1]) > WIDE_LINE):
        return 0
    stands_alone = head == 1 or (len(lines) > 1 and len(lines[1]) > WIDE_LINE and len(lines[0]) <= WIDE_LINE)
    return 1 if stands_alone and not _ENDS_PROSE.search(lines[0]) and len(lines[0]) <= MAX_TITLE else 0


def _drop_blank(lines: list[str]) -> list[str]:
    start = next((i for i, line in enumerate(lines) if line), len(lines))
    return lines[start:]
