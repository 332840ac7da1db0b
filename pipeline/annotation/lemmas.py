"""From a word and its tags to its dictionary form, as UD English has it: tables for whole words, rules for endings, nothing trained.

`model/lemmas.csv.gz` has one line a rule, made by `pipeline.annotation.model.training.lemmas`: under a Penn Treebank tag either a whole
word in lower case with its lemma, for one part of speech or (blank) for any, or an ending ("*ied") and what stands instead
("*y"). A whole word goes before endings, a longer ending before a shorter one.
"""

import csv
import gzip
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "model" / "lemmas.csv.gz"
ENDING = "*"  # marks an ending in the table
KEPT = 100_000  # words with their tags that are kept once read

# Tags that share their endings: "attacked" is read alike as a past and as a participle.
ENDINGS_OF = {
    "NNS": "NNS", "NNPS": "NNS", "VBZ": "VBZ", "VBD": "VBN", "VBN": "VBN", "VBG": "VBG",
    "JJR": "JJR", "RBR": "JJR", "JJS": "JJS", "RBS": "JJS",
}  # fmt: skip
NAMES = ("NNP", "NNPS")
VERBATIM = ("ADD", "GW", "LS", "_SP")  # addresses, pieces of words, numbers of lists, blanks: as printed
LONGEST_INITIALS = 4  # letters: of longer names printed in capitals most are no initials

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-"})
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INSIDE_NAMES = str.maketrans("", "", "-'.&")
_VOWEL = re.compile(r"[aeiouy]")
_INITIALS_WITH_ENDING = re.compile(r"[A-Z]{2,}s")  # "TVs"
_ADDRESS = re.compile(r"@|://|^www\.", re.IGNORECASE)
_DECADE = re.compile(r"(?:\w+-)?'?\d+'?s")
_ROMAN = re.compile(r"(?=..)m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})")
_FIRST_LETTER = re.compile(r"(?<!\w)(?<!\w')\w|(?<=\b[od]')\w")  # not the s of "Rosie's", but the Brien of "O'Brien"


@dataclass(frozen=True)
class LemmaRules:
    """`words`: (tag, part of speech or "", word) → lemma; `endings`: (tag, ending) → what stands instead."""

    words: dict[tuple[str, str, str], str]
    endings: dict[tuple[str, str], str]

    def read(self, form: str, xpos: str, upos: str) -> str:
        """The lemma of a word as printed; `lemmatize` says what it looks like."""
        if xpos in VERBATIM or _ADDRESS.search(form):
            return form
        word = straighten(form)
        lower = word.lower()
        known = self.find_word(lower, xpos, upos)
        if xpos in NAMES:
            return _write_name(word, lower, known, self.strip_ending(lower, xpos))
        if known is not None:
            return known
        if xpos == "CD":
            return word.replace(",", "") if _THOUSANDS.fullmatch(word) else lower.upper() if _ROMAN.fullmatch(lower) else lower
        base = lower if _DECADE.fullmatch(lower) else self.strip_ending(lower, xpos)
        is_initials = word.isupper() and word.isalpha() and not _VOWEL.search(lower)
        return _cut(word, lower, base) if is_initials or _INITIALS_WITH_ENDING.fullmatch(word) else base

    def find_word(self, lower: str, xpos: str, upos: str) -> str | None:
        """The lemma of a whole word in lower case: under its part of speech, its tag, or its tag's group."""
        for key in ((xpos, upos, lower), (xpos, "", lower), (ENDINGS_OF.get(xpos, xpos), "", lower)):
            if key in self.words:
                return self.words[key]
        return None

    def strip_ending(self, lower: str, xpos: str) -> str:
        """A word in lower case with its longest known ending replaced; the word itself where the tag takes no ending."""
        group = ENDINGS_OF.get(xpos)
        for start in range(1, len(lower) + 1 if group else 0):  # at least one letter stays before the ending
            instead = self.endings.get((group, lower[start:]))
            if instead is not None:
                return lower[:start] + instead
        return lower


def straighten(form: str) -> str:
    """A word with straight quotes, apostrophes and hyphens for typographic ones."""
    return form.translate(_STRAIGHT)


@cache
def load_rules() -> LemmaRules:
    """The rules of the table that the project ships."""
    words: dict[tuple[str, str, str], str] = {}
    endings: dict[tuple[str, str], str] = {}
    with gzip.open(TABLE, "rt", encoding="utf-8", newline="") as file:
        for tag, pos, form, lemma in csv.reader(file):
            if form[0] == ENDING and lemma[:1] == ENDING:
                endings[tag, form[1:]] = lemma[1:]
            else:
                words[tag, pos, form] = lemma
    return LemmaRules(words, endings)


@lru_cache(maxsize=KEPT)
def lemmatize(form: str, xpos: str, upos: str) -> str:
    """The lemma of a word as printed, with its Penn Treebank tag and its universal part of speech (either may be "").

    Names keep their capitals ("Kenyans": "Kenyan") and get them where the word is all in capitals or has none; other words are
    in lower case, however printed, unless their dictionary form has capitals ("TV", "I", "Muslim"). Typographic apostrophes
    and quotes become straight. Numbers lose the commas between thousands.
    """
    return load_rules().read(form, xpos, upos)


def _write_name(word: str, lower: str, known: str | None, base: str) -> str:
    """A name's lemma with the capitals it has in the text, or those of a name where the word is all in capitals or has none."""
    tells_case = not word.islower() and (len(word) == 1 or not word.isupper())
    if known is not None:
        return word if tells_case and known.lower() == lower else known
    is_initials = word.isupper() and (len(word) <= LONGEST_INITIALS or not word.translate(_INSIDE_NAMES).isalpha())
    if tells_case or is_initials:
        return _cut(word, lower, base)
    return _FIRST_LETTER.sub(lambda letter: letter[0].upper(), base)


def _cut(word: str, lower: str, base: str) -> str:
    """A word cut to its base in lower case, with the capitals of the letters that stay."""
    shorter = min(len(lower), len(base))
    stays = next((at for at in range(shorter) if lower[at] != base[at]), shorter)
    return word[:stays] + (base[stays:].upper() if word.isupper() else base[stays:])
