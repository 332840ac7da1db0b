"""What a page sets into the prose of an article: the pictures of a gallery, links to other articles behind a name.

Each is looked for around the words that close it, so that the work grows with the text and not with its square.
"""

import re
from bisect import bisect_left

CLOSES_GALLERY, CLOSES_LINKS = "Hide Caption", "MORE"
LONGEST_CAPTION = 1_200  # characters from the name of a gallery to the number of its picture
_PICTURE = re.compile(rf"\b{CLOSES_GALLERY} \d{{1,3}} of \d{{1,3}}\b[ \t]*")
_GALLERY = re.compile(r"\bPhotos:")
LONGEST_LINKS = 700  # characters of links behind a name, up to the word that closes them
LONGEST_WORD = 60  # characters of a name
LONGEST_NAMES = 10 * LONGEST_WORD  # characters of a name, the name it is filed under, and what stands between: nine words at most
_NAME = rf"[A-Z][\w'’-]{{1,{LONGEST_WORD}}}"
_FULL = rf"(?:\(?[A-Z][\w.'’-]{{0,{LONGEST_WORD}}}\)? ){{0,5}}"  # words of the full name that the links are filed under
_LINKS = rf"[^\n]{{15,{LONGEST_LINKS}}}?\b{CLOSES_LINKS}\b"
_CLOSING = re.compile(rf"\b{CLOSES_LINKS}\b")
_GLUED = rf"(?P<name>\b{_NAME}) {_FULL}(?P=name)(?=[A-Z0-9])"
_APART = rf"(?P<name>\b(?P<first>{_NAME}) (?P<last>{_NAME})) (?P=first) {_FULL}(?P=last) (?=[A-Z0-9])"
_TWICE = rf"(?P<name>\b{_NAME}(?: {_NAME}){{1,3}})(?P=name) ?(?=[A-Z0-9])"
_TEASERS = tuple((re.compile(names), re.compile(names + _LINKS)) for names in (_TWICE, _GLUED, _APART))


def drop_galleries(text: str) -> str:
    """The text without the pictures that a page set into it: `Photos: … Hide Caption 3 of 12`, with what stands between."""
    pieces, kept = [], 0
    for picture in _PICTURE.finditer(text) if CLOSES_GALLERY in text else ():
        begin = _begin_gallery(text, kept, picture.start())
        while begin > kept and text[begin - 1] in " \t":
            begin -= 1
        pieces += (text[kept:begin], " ")
        kept = picture.end()
    return "".join((*pieces, text[kept:]))


def _begin_gallery(text: str, kept: int, end: int) -> int:
    """Where the gallery begins whose picture is numbered at `end`: with its name, if that stands before it in its line, behind `kept`."""
    floor = max(kept, end - LONGEST_CAPTION - len("Photos:"))
    floor = max(floor, text.rfind("\n", floor, end) + 1, text.rfind(CLOSES_GALLERY, floor, end) + 1)
    named = _GALLERY.search(text, floor, end)
    return named.start() if named else end


def cut_teasers(text: str) -> str:
    """The text without links behind a name, which stays: "Ann Poole Ann May PoolePort opens … MORE said"."""
    if CLOSES_LINKS in text:
        for names, whole in _TEASERS:
            text = _cut(text, names, whole)
    return text


def _cut(text: str, names: re.Pattern[str], whole: re.Pattern[str]) -> str:
    """The text with the name alone for each match of `whole`: `names` and the links behind. Only what a closing word ends is tried."""
    closings = [found.start() for found in _CLOSING.finditer(text)]
    pieces, kept, at = [], 0, 0
    while begun := names.search(text, at):
        number = bisect_left(closings, begun.start())
        if number == len(closings):
            break
        closing = closings[number]
        broken = text.rfind("\n", begun.end(), closing) + 1
        if broken or closing - begun.end() > LONGEST_LINKS:
            at = max(begun.start() + 1, broken, closing - LONGEST_LINKS - LONGEST_NAMES)
        elif found := whole.match(text, begun.start()):
            pieces += (text[kept : begun.start()], found["name"])
            kept = at = found.end()
        else:
            at = begun.start() + 1
    return "".join((*pieces, text[kept:]))
