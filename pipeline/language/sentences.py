"""Where sentences end: sentencex, mended where it breaks after an abbreviation that news prose uses."""

import re

from sentencex import get_sentence_boundaries

# A sentence does not end after these when what follows could go on with it.
_OPEN_END = re.compile(r"(?:\b[ap]\.m|\b[bm]n|\b(?:No|Nos|St|Sgt|Lt|Col|Gen|Maj|Capt|Cpl|Rep|Sen|Gov|Sept|vs))\.$")
_GOES_ON = re.compile(r"(?:[a-z0-9(]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:EDT|EST|GMT|UTC|PDT|PST)\b)")
_NAME_GOES_ON = re.compile(r"(?:Sgt|Lt|Col|Gen|Maj|Capt|Cpl|Rep|Sen|Gov|St|No)\.$")


def find_sentences(paragraph: str) -> list[tuple[int, int]]:
    """Offsets (start, end) of the sentences of one paragraph, without the blanks between them."""
    found: list[tuple[int, int]] = []
    for boundary in get_sentence_boundaries("en", paragraph):
        start, end = _trim(paragraph, boundary["start_index"], boundary["end_index"])
        if start == end:
            continue
        if found and _belong_together(paragraph[found[-1][0] : found[-1][1]], paragraph[start:end]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


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
