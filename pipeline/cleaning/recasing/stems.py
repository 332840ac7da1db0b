"""Words a word may be made from, by English endings and beginnings: enough to tell a rare word from a name."""

from collections.abc import Iterator

_ENDINGS = (
    "s", "es", "ies", "ed", "d", "ing", "ly", "er", "r", "ers", "or", "ors", "est", "ation", "ations", "ment", "ments", "ness", "al",
    "ally", "able", "ist", "ists", "ism", "ize", "ized", "izing", "ization", "ity", "ful", "less", "ward", "wards", "wide", "like", "ship",
    "hood",
)  # fmt: skip
_BEGINNINGS = (
    "un", "re", "dis", "in", "im", "non", "anti", "counter", "over", "under", "mis", "pre", "inter", "sub", "semi", "para", "multi", "out",
    "up", "fore", "co", "de", "ex", "bi", "tri", "micro", "mini", "super", "trans",
)  # fmt: skip
_INFLECTIONS = ("", "s", "es", "ed", "d", "ing", "ly", "er", "ers")
MIN_STEM = 3  # letters: shorter ones make anything from anything
MIN_REST = 4  # letters left when a beginning is taken off


def find_stems(word: str) -> Iterator[str]:
    """Possible stems of `word`, itself left out: `confiscated` gives `confiscat`, `confiscate` and more."""
    yield from _strip_endings(word, _ENDINGS)
    for beginning in _BEGINNINGS:
        rest = word[len(beginning) :]
        if word.startswith(beginning) and len(rest) >= MIN_REST:
            yield rest
            yield from _strip_endings(rest, _INFLECTIONS)


def _strip_endings(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    for ending in endings:
        stem = word[: len(word) - len(ending)]
        if not ending or not word.endswith(ending) or len(stem) < MIN_STEM:
            continue
        yield stem
        yield stem + "e"
        yield stem + "y"
        if stem.endswith("i"):
            yield stem[:-1] + "y"
        if stem[-1] == stem[-2]:
            yield stem[:-1]
