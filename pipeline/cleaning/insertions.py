"""What a page sets into the prose of an article: the pictures of a gallery, links to other articles behind a name."""

import re

LONGEST_CAPTION = 1_200  # characters from the name of a gallery to the number of its picture
_CAPTION = rf"\bPhotos:(?:(?!Hide Caption)[^\n]){{0,{LONGEST_CAPTION}}}?"
_GALLERY = re.compile(rf"[ \t]*(?:{_CAPTION})?\bHide Caption \d{{1,3}} of \d{{1,3}}\b[ \t]*")
LONGEST_LINKS = 700  # characters of links behind a name, up to the word that closes them
_FULL = r"(?:\(?[A-Z][\w.'’-]*\)? ){0,5}"  # words of the full name that the links are filed under
_LINKS = rf"[^\n]{{15,{LONGEST_LINKS}}}?\bMORE\b"
_GLUED = re.compile(rf"(?P<name>\b[A-Z][\w'’-]+) {_FULL}(?P=name)(?=[A-Z0-9]){_LINKS}")
_APART = re.compile(rf"(?P<name>\b(?P<first>[A-Z][\w'’-]+) (?P<last>[A-Z][\w'’-]+)) (?P=first) {_FULL}(?P=last) (?=[A-Z0-9]){_LINKS}")


def drop_galleries(text: str) -> str:
    """The text without the pictures that a page set into it: `Photos: … Hide Caption 3 of 12`, with what stands between."""
    return _GALLERY.sub(" ", text) if "Hide Caption" in text else text


def cut_teasers(text: str) -> str:
    """The text without links behind a name, which stays: "Ann Poole Ann May PoolePort opens … MORE said"."""
    return _APART.sub(r"\g<name>", _GLUED.sub(r"\g<name>", text)) if "MORE" in text else text
