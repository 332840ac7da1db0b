"""Links to other articles that a site sets into a sentence behind a name: "Ann Poole Ann May PoolePort opens … MORE said"."""

import re

LONGEST = 700  # characters of such links, up to the word that closes them
_FULL = r"(?:\(?[A-Z][\w.'’-]*\)? ){0,5}"  # words of the full name that the links are filed under
_LINKS = rf"[^\n]{{15,{LONGEST}}}?\bMORE\b"
_GLUED = re.compile(rf"(?P<name>\b[A-Z][\w'’-]+) {_FULL}(?P=name)(?=[A-Z0-9]){_LINKS}")
_APART = re.compile(rf"(?P<name>\b(?P<first>[A-Z][\w'’-]+) (?P<last>[A-Z][\w'’-]+)) (?P=first) {_FULL}(?P=last) (?=[A-Z0-9]){_LINKS}")


def cut_teasers(text: str) -> str:
    """The text without such links; the name before them stays."""
    return _APART.sub(r"\g<name>", _GLUED.sub(r"\g<name>", text)) if "MORE" in text else text
