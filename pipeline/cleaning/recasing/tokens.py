"""Words of a text as recasing sees them: runs of letters, with what stands around each."""

import re
from dataclasses import dataclass

_LETTERS = re.compile(r"[^\W\d_]+")
_CLITICS = frozenset(["s", "t", "re", "ve", "ll", "d", "m"])
# A sentence begins after an end mark, a line break, a heading in brackets before a quotation, and in a quotation that a
# comma or colon leads in.
_ENDS = re.compile('[.!?\u2026]+["\'\u201d\u2019)\\]]*\\s+["\'\u201c\u2018(\\[]*$|\\n\\s*["\'\u201c\u2018(\\[]*$|[\\],:]\\s*["\u201c]$')
_OPENING = re.compile("^[\"'\u201c\u2018(\\[\\s]*$")
LONGEST_END = 80  # characters between two sentences that tell them apart: where more stand, as in a line of dots, the last do
_NO_END = frozenset(
    ["mr", "mrs", "ms", "dr", "gen", "col", "maj", "capt", "lt", "sgt", "sen", "rep", "gov", "st", "no", "vs", "etc", "jr", "sr"]
)


@dataclass(frozen=True, slots=True)
class Token:
    """A run of letters: its offsets, its lower-case form, and its surroundings.

    `fixed` is the label (see model.LABELS) that its form alone decides, or None. `starts` says that a
    sentence begins with it, `glue` the sign without blank before it ("-", "'", a digit), "" when none.
    """

    start: int
    end: int
    word: str
    starts: bool
    glue: str
    before: str
    after: str
    fixed: str | None


def find_tokens(text: str) -> list[Token]:
    """The words of a text in order."""
    tokens: list[Token] = []
    last = 0
    for found in _LETTERS.finditer(text):
        start, end = found.span()
        gap = text[last:start]
        previous = tokens[-1] if tokens else None
        word = found.group().lower()
        starts = _starts_sentence(gap, previous)
        glue = gap[-1:] if gap and not gap[-1].isspace() and (len(gap) == 1 or gap[-1].isdigit()) else ""
        after = text[end : end + 2]
        tokens.append(Token(start, end, word, starts, glue, gap.strip()[-1:], after[:1].strip(), _fix(word, glue, after, previous)))
        last = end
    return tokens


def _starts_sentence(gap: str, previous: Token | None) -> bool:
    if previous is None:
        return bool(_OPENING.match(gap))
    if not _ENDS.search(gap, max(0, len(gap) - LONGEST_END)):
        return False
    short = gap.startswith(".") and (len(previous.word) == 1 or previous.word in _NO_END)
    return not short


def _fix(word: str, glue: str, after: str, previous: Token | None) -> str | None:
    """The label of words whose form decides: clitics, initials, ordinals, `a.m.`, `M-16`."""
    if glue in ("'", "\u2019") and word in _CLITICS and previous is not None:
        return "l"
    if glue.isdigit():
        return "l"
    if len(word) > 1:
        return None
    dotted = after[:1] == "."
    if dotted and word in "ap" and after[1:].lower() == "m":
        return "l"
    if word == "m" and glue == "." and previous is not None and previous.fixed == "l" and previous.word in "ap":
        return "l"
    if word == "i" or dotted or (after[:1] == "-" and after[1:].isdigit()):
        return "u"
    return None
