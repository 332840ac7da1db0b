"""What the article of each report names: the places of all its text, the days of its beginning, and the runs of words it opens with.

Two tellings that differ in a cell may still be of one incident, one of them misread. Where neither article so much as names what
the other is sure of, they are not (vetoes).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any
from zlib import crc32

import polars as pl

from pipeline.annotation.times import find_times
from pipeline.lexicon.gazetteer.naming import find_named
from pipeline.lexicon.word_counts import WORD

LEAD = 400  # characters of a text that hold title and lead
BEGINNING = 2_500  # characters in which news says when it happened: further on other days are recalled
LONGEST = 7  # days of a stretch ("over the weekend") that names each of its days
OPENING = 1_000  # characters that show whether one text was written after the other
RUN = 3  # words of a run: an edited word spoils three of them
SOME_DAY = date(9000, 1, 1)  # after all that is told: with it every day is read, if not right
EPOCH = date(1970, 1, 1).toordinal()
NAMES_TYPES = {
    "report_id": pl.String(), "countries": pl.List(pl.String()), "towns": pl.List(pl.Int64()), "lead_towns": pl.List(pl.Int64()),
    "days": pl.List(pl.Int32()), "lead_days": pl.List(pl.Int32()), "runs": pl.List(pl.UInt32()),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """Of one article: codes of countries, GeoNames ids of towns, days counted from 1970-01-01.

    Its lead is the first LEAD characters. `days` is None where it tells days that nobody can count, as it has none itself.
    """

    countries: frozenset[str] = frozenset()
    towns: frozenset[int] = frozenset()
    lead_towns: frozenset[int] = frozenset()
    days: frozenset[int] | None = None
    lead_days: frozenset[int] = frozenset()


class ReportNames:
    """What the article of each report names, by report_id: columns, since a million reports of sets would fill a machine."""

    def __init__(self, frame: pl.DataFrame | None = None) -> None:
        """`frame` has the columns of NAMES_TYPES."""
        self.frame = pl.DataFrame(schema=NAMES_TYPES) if frame is None else frame.select(list(NAMES_TYPES)).rechunk()
        self._rows = {report_id: row for row, report_id in enumerate(self.frame["report_id"])}
        self._named, self._runs = [_Lists(self.frame[held.name]) for held in fields(Names)], _Lists(self.frame["runs"])

    def get(self, report_id: str) -> Names | None:
        """What the report's article names; None where nobody looked."""
        row = self._rows.get(report_id)
        return None if row is None else Names(*[held.take(row) for held in self._named])

    def take(self, members: Sequence[Sequence[str]]) -> dict[str, pl.Series]:
        """Of each list of reports: days and lead_days from the first whose article names a day, towns and lead_towns from the first
        with a town in its lead. Where none does, days are NULL and there are no towns."""
        found: dict[str, pl.Series] = {}
        for wanted, columns in {"days": ("days", "lead_days"), "lead_towns": ("towns", "lead_towns")}.items():
            filled = (self.frame[wanted].list.len() > 0).fill_null(False).to_list()
            rows = ([row for report_id in ids if (row := self._rows.get(report_id)) is not None and filled[row]] for ids in members)
            of = pl.Series([held[0] if held else None for held in rows], dtype=pl.UInt32)
            found |= {name: self.frame[name].gather(of) for name in columns}
        none = pl.Series([[]], dtype=pl.List(pl.Int64))
        return found | {name: pl.select(pl.coalesce(found[name], none)).to_series() for name in ("towns", "lead_towns")}

    def list_runs(self, report_id: str) -> frozenset[int]:
        """Hashes of the runs of words that the report's article opens with."""
        row = self._rows.get(report_id)
        return frozenset() if row is None else self._runs.take(row) or frozenset()


_NONE: frozenset = frozenset()


class _Lists:
    """A column of lists, of which one is had at a time without making the others."""

    def __init__(self, column: pl.Series) -> None:
        lengths = column.list.len()
        each = column.filter(lengths.fill_null(0) > 0).explode()
        self._entries = each.unique().sort().to_list() if each.dtype == pl.String else None
        coded = each if self._entries is None else each.cast(pl.Enum(self._entries)).to_physical()
        self._values = coded.to_numpy()
        self._ends = [0, *lengths.fill_null(0).cum_sum().to_list()]
        self._known = lengths.is_not_null().to_numpy()

    def take(self, row: int) -> frozenset | None:
        """The entries of one row; None for NULL."""
        start, end = self._ends[row : row + 2]
        if start == end:
            return _NONE if self._known[row] else None
        values = self._values[start:end].tolist()
        return frozenset(values if self._entries is None else map(self._entries.__getitem__, values))


def list_report_names(reports: pl.DataFrame, texts: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Columns of NAMES_TYPES, ordered by report_id; of the towns those that some report is of.

    `reports` has report_id, article_id and geonames_id; `texts` are rows with article_id, text and published_on.
    """
    return keep_towns_told_of(list_named(reports, texts), reports)


def list_named(reports: pl.DataFrame, texts: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """As `list_report_names`, in any order and with all towns that a text may name: what one text says, whatever the others tell of."""
    of_article: dict[str, list[str]] = {}
    for report_id, article_id in reports.select("report_id", "article_id").iter_rows():
        of_article.setdefault(article_id, []).append(report_id)
    rows = []
    for row in texts:
        if row["article_id"] in of_article:
            names = _list_names(row["text"], row["published_on"])
            rows += [(report_id, *names) for report_id in of_article[row["article_id"]]]
    return pl.DataFrame(rows, schema=NAMES_TYPES, orient="row")


def keep_towns_told_of(named: pl.DataFrame, reports: pl.DataFrame) -> pl.DataFrame:
    """What `list_report_names` finds, of what `list_named` did."""
    told_of = pl.element().is_in(reports["geonames_id"].drop_nulls().unique().cast(pl.Int64).implode())
    towns = pl.col("towns", "lead_towns").list.eval(pl.element().filter(told_of))
    return named.with_columns(towns).select(list(NAMES_TYPES)).sort("report_id")


def _list_names(text: str, published: date | None) -> tuple:
    named, lead = find_named(text), find_named(text[:LEAD])
    days = _list_days(text[:BEGINNING], published)
    of_lead = set() if days is None else _list_days(text[:LEAD], published)
    listed = named.countries, named.towns, lead.towns, days, of_lead, _list_runs(text)
    return tuple(held if held is None else sorted(held) for held in listed)


def _list_days(text: str, published: date | None) -> set[int] | None:
    hits = find_times(text, 0, published)
    if published is None and len(find_times(text, 0, SOME_DAY)) > len(hits):
        return None
    spans = ((hit.when.start, hit.when.end) for hit in hits)
    return {
        count_days(first + timedelta(more))
        for first, last in spans
        if (last - first).days < LONGEST
        for more in range((last - first).days + 1)
    }


def count_days(day: date) -> int:
    """Days from 1970-01-01."""
    return day.toordinal() - EPOCH


def _list_runs(text: str) -> set[int]:
    words = [word.casefold() for word in WORD.findall(text[:OPENING])]
    return {crc32(" ".join(words[start : start + RUN]).encode()) for start in range(len(words) - RUN + 1)}
