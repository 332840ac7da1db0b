"""Words → pieces of the encoder's vocabulary: BERT's uncased WordPiece, for words that are already apart.

Case and accents are folded away, typographic quotes and dashes are read as plain ones; what case said is kept
beside the pieces (`shapes.py`). Source of the algorithm: Wu et al. 2016, longest match first.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path

CLASSIFY, SEPARATE, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
MOST_PIECES = 12  # of one word: the rest of a longer one says nothing more
CACHED_WORDS = 100_000  # forms of a corpus repeat: cached, pieces cost next to nothing
PLAIN = str.maketrans({"’": "'", "‘": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "."})


class WordPieces:
    """The vocabulary, one piece a line; a line's number is the piece's id."""

    def __init__(self, vocabulary: Path) -> None:
        lines = vocabulary.read_text(encoding="utf-8").splitlines()
        self.ids = {piece: number for number, piece in enumerate(lines)}
        self.first, self.last = self.ids[CLASSIFY], self.ids[SEPARATE]
        self.of_word = lru_cache(CACHED_WORDS)(self._of_word)

    def _of_word(self, word: str) -> tuple[int, ...]:
        """Ids of a word's pieces, at least one and at most MOST_PIECES."""
        found = [piece for part in _split(word[: 10 * MOST_PIECES]) for piece in self._match(part)]
        return tuple(found[:MOST_PIECES]) or (self.ids[UNKNOWN],)

    def _match(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = self.ids.get(("##" if start else "") + part[start:end])
                if piece is not None:
                    break
            else:
                return [self.ids[UNKNOWN]]
            found.append(piece)
            start = end
        return found


def _split(word: str) -> list[str]:
    """A word in lower case without accents, each mark of punctuation apart."""
    folded = unicodedata.normalize("NFD", word.translate(PLAIN).lower())
    kept = "".join(f" {sign} " if _is_mark(sign) else sign for sign in folded if unicodedata.category(sign) != "Mn")
    return kept.split()


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "P" or (sign.isascii() and not sign.isalnum() and not sign.isspace())
