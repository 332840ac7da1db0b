"""Line breaks to paragraphs: one blank line between them, none inside.

Newspapers' texts come in three forms: a line a paragraph, paragraphs between blank lines, and telex text broken
at a fixed width. The last is told by what a typesetter does: a line ends where the next word no longer fits.
"""

import re
from itertools import pairwise

MAX_WIDTH = 132  # characters: the widest line printer; a longer line was never broken by hand
MIN_WIDTH = 30  # a narrower block is a list or verse
MIN_BREAKS = 3  # breaks inside blocks needed to see a width
FULL_SHARE = 0.8  # of those breaks must come where the next word would not fit; the rest end paragraphs or were ragged
ENDED_SHARE = 0.5  # of them may come where a sentence ends: a typesetter's seldom do, ends of paragraphs do
SLACK = 8  # characters a telex line may stop short: its operators broke at a bell before the margin
MIN_HALF = 40  # characters of a line that may be half a sentence: shorter ones are headings and list items
_SENTENCE_END = re.compile("[.!?:;\u2026\"\u201d'\u2019)\\]]$")


def split_paragraphs(text: str) -> list[str]:
    """Paragraphs of a repaired text, without line breaks inside; no word is lost, split or put elsewhere."""
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", text)]
    width = _find_width([block for block in blocks if len(block) > 1])
    return [paragraph for block in blocks for paragraph in _join_block(block, width) if paragraph]


def _find_width(blocks: list[list[str]]) -> int | None:
    """The width the text was broken at, or None when it was not."""
    breaks = [pair for block in blocks for pair in pairwise(block)]
    width = max((len(line) for block in blocks for line in block), default=0)
    if not MIN_WIDTH <= width <= MAX_WIDTH or len(breaks) < MIN_BREAKS:
        return None
    full = sum(_is_full(line, following, width) for line, following in breaks)
    ended = sum(bool(_SENTENCE_END.search(line)) for line, _ in breaks)
    return width if full >= FULL_SHARE * len(breaks) and ended <= ENDED_SHARE * len(breaks) else None


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width - SLACK


def _join_block(lines: list[str], width: int | None) -> list[str]:
    joined = [lines[:1]]
    for line, following in pairwise(lines):
        broken = _is_full(line, following, width) if width else _stops_midway(line, following)
        if broken:
            joined[-1].append(following)
        else:
            joined.append([following])
    return [" ".join(parts).strip() if len(parts) > 1 else "".join(parts) for parts in joined]


def _stops_midway(line: str, following: str) -> bool:
    """Whether a break falls inside a sentence: it does not end before, and goes on in lower case after."""
    return len(line) >= MIN_HALF and not _SENTENCE_END.search(line) and following[:1].islower()
