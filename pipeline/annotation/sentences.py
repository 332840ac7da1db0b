"""Where sentences end: sentencex, mended where it breaks after an abbreviation that news prose uses, and where it finds no end."""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

# A sentence does not end after these when what follows could go on with it.
_OPEN_END = re.compile(r"(?:\b[ap]\.m|\b[bm]n|\b(?:No|Nos|St|Sgt|Lt|Col|Gen|Maj|Capt|Cpl|Rep|Sen|Gov|Sept|vs))\.$")
_GOES_ON = re.compile(r"(?:[a-z0-9(]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:EDT|EST|GMT|UTC|PDT|PST)\b)")
LONGEST = 600
"""Words and marks of a sentence; what is longer, as a list of countries is, is read as several.

Of 9,000 outside articles one has a longer one, of 1,378, a page of links; the longest told has 537. Rules that ask of each
word what another word of its sentence is to it cost up to the square of this: at 600, some tenths of a second.
"""
LAST = 16  # characters of a sentence that tell whether it has ended: more than the longest abbreviation
_WORD = re.compile(r"\w+|[^\w\s]")
_NAME_GOES_ON = re.compile(r"(?:Sgt|Lt|Col|Gen|Maj|Capt|Cpl|Rep|Sen|Gov|St|No)\.$")


def find_sentences(paragraph: str) -> list[tuple[int, int]]:
    """Offsets (start, end) of the sentences of one paragraph, without the blanks between them; none is longer than LONGEST."""
    found: list[tuple[int, int]] = []
    for boundary in get_sentence_boundaries("en", paragraph):
        start, end = _trim(paragraph, boundary["start_index"], boundary["end_index"])
        if start == end:
            continue
        if found and _belong_together(paragraph[max(found[-1][0], found[-1][1] - LAST) : found[-1][1]], paragraph[start:end]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return [piece for start, end in found for piece in _cut(paragraph, start, end)]


def _cut(paragraph: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of at most LONGEST words and marks, each up to a blank: one behind a comma or the like, if there is one."""
    counted, first = 0, start
    blanks: list[int] = []
    for word in _WORD.finditer(paragraph, start, end) if end - start > LONGEST else ():
        if counted >= LONGEST and blanks:
            behind_mark = [blank for blank in blanks[len(blanks) // 2 :] if paragraph[blank - 1] in ";:,"]
            last = (behind_mark or blanks)[-1]
            yield _trim(paragraph, first, last)
            first, blanks = last, []
            counted = sum(1 for _ in _WORD.finditer(paragraph, first, word.start()))
        if word.start() > first and paragraph[word.start() - 1].isspace():
            blanks.append(word.start() - 1)
        counted += 1
    yield _trim(paragraph, first, end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _belong_together(before: str, after: str) -> bool:
    if _NAME_GOES_ON.search(before):
        return True
    return bool(_OPEN_END.search(before) and _GOES_ON.match(after))
