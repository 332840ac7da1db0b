"""A page pasted whole into a text: its menus, buttons and footer, told by lines that name nothing but a section, the site or a button."""

from collections.abc import Iterator
from functools import cache

from pipeline.lexicon import list_words

FEWEST = 3  # lines of a menu within one run of short lines: two may be a headline and its section
MOST_WORDS = 4  # of a line in a menu
SENTENCE = 6  # words of a line that is prose where it ends like one
_ENDS = (".", "!", "?", "\u201d", '"', "\u2019", ")")
_RIGHTS = ("\u00a9", "copyright", "all rights reserved", "(c)")


def drop_menus(lines: list[str]) -> list[str]:
    """The lines of a text without a page's menus above and between its heads, and without all that stands behind its last sentence.

    A text without a menu is given back as it is.
    """
    prose = [number for number, line in enumerate(lines) if _is_prose(line)]
    if not prose:
        return lines
    above, below = lines[: prose[0]], lines[prose[-1] + 1 :]
    menus = list(_find_menus(above))
    if not menus and not any(_find_menus(below)):
        return lines
    return [*_cut_menus(above, menus), *lines[prose[0] : prose[-1] + 1]]


def _cut_menus(lines: list[str], menus: list[range]) -> list[str]:
    """The lines without the menus, and without what stands above the first where that is too short to be a headline."""
    dropped = {number for menu in menus for number in menu}
    if menus and all(len(line.split()) <= MOST_WORDS for line in lines[: menus[0].start]):
        dropped |= set(range(menus[0].start))
    return [line for number, line in enumerate(lines) if number not in dropped]


def _find_menus(lines: list[str]) -> Iterator[range]:
    """Runs of short lines, blank ones among them, from the first to the last that is one of a menu."""
    run: list[int] = []
    for number, line in enumerate([*lines, " ".join(["end"] * (MOST_WORDS + 1))]):
        if len(line.split()) <= MOST_WORDS:
            run.append(number)
            continue
        items = [number for number in run if _fold(lines[number]) in _load_menus()]
        if len(items) >= FEWEST:
            yield range(items[0], items[-1] + 1)
        run = []


def _is_prose(line: str) -> bool:
    return len(line.split()) >= SENTENCE and line.endswith(_ENDS) and not line.casefold().startswith(_RIGHTS)


def _fold(line: str) -> str:
    return " ".join(line.casefold().strip(" |>\u203a\u00bb\u2022\u00b7*-+\u25be\u25bc").split())


@cache
def _load_menus() -> frozenset[str]:
    return list_words("page_menus")
