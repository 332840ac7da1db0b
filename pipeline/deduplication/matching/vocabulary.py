"""Words as whole numbers, which compare many times faster than letters: in the low bits what a word tells, above them which it is."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa

from pipeline.deduplication.matching.surroundings import WORDS_TYPES, hash_word
from pipeline.lexicon.word_counts import weigh_count, weigh_word

BITS = 16  # for what a word tells, in the thousandths of weigh_word: the rarest word tells 38,622
FEW = 50  # of the lexicon's ARTICLES articles: a word in fewer is rare
LISTS = ("words", "title", "opening")
MASSES = {"words": "mass", "title": "title_mass", "opening": "opening_mass"}  # lists of words, and how much all of one tell


class ReportWords:
    """The words of reports by report_id, as numbers: a frame, and the row of each report.

    `frame` holds for each of LISTS the numbers and their mass; `title_keys`, hashes of the words of the title; and `said`. Its last row
    is empty, for reports without words.
    """

    def __init__(self, frame: pl.DataFrame | None = None) -> None:
        """`frame` has the columns of WORDS_TYPES."""
        held = pl.DataFrame(schema=WORDS_TYPES) if frame is None else frame.select(list(WORDS_TYPES))
        empty = {name: [None if name == "report_id" else []] for name in WORDS_TYPES}
        held = pl.concat([held, pl.DataFrame(empty, schema=WORDS_TYPES)])
        self._rows = {report_id: row for row, report_id in enumerate(held["report_id"])}
        numbered = _number_words(held)
        self.frame = numbered.with_columns(said=held["said"], **{MASSES[name]: add_up(numbered[name]) for name in LISTS})
        self._filled = {name: (self.frame[name].list.len() > 0).fill_null(False).to_numpy() for name in (*LISTS, "said")}

    def take(self, members: Iterable[list[str]]) -> dict[str, pl.Series]:
        """Of each list of reports the columns of `frame`; each list of words from the first of the reports that has some."""
        empty = self.frame.height - 1
        rows = [[self._rows.get(report_id, empty) for report_id in ids] for ids in members]
        found: dict[str, pl.Series] = {}
        for name, filled in self._filled.items():
            of = pl.Series([next((row for row in held if filled[row]), empty) for held in rows], dtype=pl.UInt32)
            beside = {"words": ("mass",), "title": ("title_mass", "title_keys"), "opening": ("opening_mass",), "said": ()}[name]
            found |= {column: self.frame[column].gather(of) for column in (name, *beside)}
        return found


def add_up(lists: pl.Series) -> pl.Series:
    """How much the words of each list tell together, in thousandths."""
    return lists.list.eval(pl.element() & (2**BITS - 1)).list.sum().cast(pl.Int64).fill_null(0)


def is_rare(numbers: pl.Series) -> pl.Series:
    """Of each word whether few articles have it."""
    return (numbers & (2**BITS - 1)) > weigh_count(FEW)


def count_rare(lists: pl.Series) -> pl.Series:
    """How many of the words of each list few articles have."""
    return lists.list.eval(((pl.element() & (2**BITS - 1)) > weigh_count(FEW)).sum()).list.first().fill_null(0)


def weigh_keys(title_keys: pl.Series, title: pl.Series) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int64]]:
    """The hashes that stand in the lists of the one, ordered, and what the words beside them in the other tell."""
    filled = title.list.len() > 0
    keys, numbers = (held.filter(filled).explode().to_numpy() for held in (title_keys, title))
    found, first = np.unique(keys, return_index=True)
    return found, (numbers[first] & (2**BITS - 1)).astype(np.int64)


def _number_words(held: pl.DataFrame) -> pl.DataFrame:
    """The lists as numbers, and title_keys."""
    flat = {name: held[name].filter(held[name].list.len() > 0).explode() for name in LISTS}
    words = pl.concat([each.unique() for each in flat.values()]).unique().sort()
    known = pl.Enum(words)
    numbers = np.array([(place << BITS) | weigh_word(word) for place, word in enumerate(words)], dtype=np.uint64)
    keys = np.array([hash_word(word) for word in words], dtype=np.uint32)
    places = {name: each.cast(known).to_physical().to_numpy() for name, each in flat.items()}
    columns = {name: _fold(numbers[places[name]], held[name]) for name in LISTS}
    return pl.DataFrame(columns).with_columns(title_keys=_fold(keys[places["title"]], held["title"]))


def _fold(flat: npt.NDArray, like: pl.Series) -> pl.Series:
    """Lists of these values, each as long as that of the other column."""
    ends = np.concatenate([[0], like.list.len().fill_null(0).cum_sum().to_numpy()]).astype(np.int64)
    return pl.Series(pa.LargeListArray.from_arrays(pa.array(ends), pa.array(flat)))
