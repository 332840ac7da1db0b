"""What a page sets before and behind the prose: the title again, bylines, notes on who reported. Taken off from the ends inwards.

Only the paragraphs next to the ends are looked at anew after each step, so that a thousand bylines cost a thousand steps and
not a thousand readings of the article.
"""

from collections import deque

from pipeline.cleaning.boilerplate import drop_furniture, is_furniture
from pipeline.cleaning.bylines import HEAD, TAIL, take_head, take_notes


def trim_edges(paragraphs: list[str], title: str | None) -> tuple[str | None, list[str]]:
    """(byline, paragraphs of the article itself): each step is repeated until there is nothing left to take."""
    lines, byline, told, unlike = deque(drop_furniture(paragraphs)), None, _fold(title or ""), ""
    changed = True
    while changed:
        changed = False
        if title and len(lines) > 1 and lines[0] is not unlike:
            if _fold(lines[0]) == told:
                lines.popleft()
                changed = True
            else:
                unlike = lines[0]
        named, fewer = _take_first(lines)
        noted, shorter = _take_last(lines)
        byline, changed = byline or named or noted, changed or fewer or shorter
    return byline, list(lines)


def _take_first(lines: deque[str]) -> tuple[str | None, bool]:
    """The names of a byline at the head, and whether any paragraph was taken."""
    first = [lines.popleft() for _ in range(min(HEAD + 1, len(lines)))]
    found, kept = take_head(first)
    lines.extendleft(reversed(kept))
    return found, len(kept) < len(first)


def _take_last(lines: deque[str]) -> tuple[str | None, bool]:
    """The note on who reported, and whether a paragraph was taken or cut; what is left of one may be furniture."""
    last = [lines.pop() for _ in range(min(TAIL + 1, len(lines)))][::-1]
    found, kept = take_notes(last)
    lines.extend(paragraph for paragraph in kept if paragraph in last or not is_furniture(paragraph))
    return found, kept != last


def _fold(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
