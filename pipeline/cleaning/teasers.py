"""Links to other articles that a site sets into a sentence behind a name: "Ann Poole Ann May PoolePort opens … MORE said"."""

import re

LONGEST = 700  # characters of such links, up to the word that closes them
_TEASER = re.compile(
    r"(?P<name>\b[A-Z][\w'’-]+) "
    r"(?:\(?[A-Z][\w.'’-]*\)? ){0,5}(?P=name)"  # the full name that the links are filed under
    rf" ?(?=[A-Z0-9'‘\"“])[^\n]{{15,{LONGEST}}}?\bMORE\b"
)


def cut_teasers(text: str) -> str:
    """The text without such links; the name before them stays."""
    return _TEASER.sub(r"\g<name>", text) if "MORE" in text else text
