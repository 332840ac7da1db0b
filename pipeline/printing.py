"""What the commands print, such that no terminal obeys it: names and texts of files reach it as they are, and may hold anything."""

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

LINE_BREAKS = "\n\t"  # what a program may print to lay out its own lines
_PLAIN = re.compile(r"[\n\t -~]*")


def escape_controls(text: str, allowed: str = LINE_BREAKS) -> str:
    """The text with each character that does not show itself (an escape, a change of direction, half a character) as \\uNNNN.

    JSON stays the JSON it was. Of line ends and tabs those in `allowed` stay; blanks of any width do.
    """
    if allowed == LINE_BREAKS and _PLAIN.fullmatch(text):
        return text
    return "".join(letter if _shows_itself(letter) or letter in allowed else json.dumps(letter)[1:-1] for letter in text)


def spell_name(name: str) -> str:
    """The name of a file as part of a line: a line end in it ends no line."""
    return escape_controls(name, allowed="")


def _shows_itself(letter: str) -> bool:
    return letter.isprintable() or unicodedata.category(letter) == "Zs"


class PlainStream:
    """A text stream that writes to another what `escape_controls` leaves; no terminal to whoever asks, so that nobody colours for it."""

    def __init__(self, stream: Any) -> None:
        self.raw = stream

    def write(self, text: str) -> int:
        """Write the text, escaped; as many characters as were given."""
        self.raw.write(escape_controls(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write one text after the other."""
        for line in lines:
            self.write(line)

    def isatty(self) -> bool:
        """Never."""
        return False

    def __getattr__(self, name: str) -> Any:
        return getattr(self.raw, name)


@contextmanager
def plain_output() -> Iterator[None]:
    """Let everything that is printed meanwhile, to stdout and stderr, by anybody, pass through `escape_controls`."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = map(PlainStream, before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def find_terminal() -> Any:
    """The stream behind stderr, for what moves the cursor itself and prints nothing from files."""
    return getattr(sys.stderr, "raw", sys.stderr) if isinstance(sys.stderr, PlainStream) else sys.stderr
