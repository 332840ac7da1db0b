"""The rows that the last build made of each article, taken from its own files: only what is new or changed is made into rows again."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import polars as pl

from pipeline.contract.extractor import GIVEN
from pipeline.dagster.kept_columns import read_kept, write_kept
from pipeline.sources import hash_code

MADE_OF = tuple("text_sha256" if name == "text" else name for name in GIVEN)
"""The columns of cleaned_articles that decide, with the reader, what rows an article becomes."""


class KeptRows:
    """The files of `tables`, and in `folder` a list of the articles whose rows they hold, which a build writes last.

    `version` says what decides, beside an article and the assets, what rows it becomes. The list counts as long as no file is replaced.
    """

    def __init__(self, folder: Path, tables: Mapping[str, Path], version: str) -> None:
        self._folder, self._tables, self._version = folder, tables, version

    def take(self, articles: pl.DataFrame) -> tuple[pl.Series, dict[str, pl.DataFrame]]:
        """The ids of those of the articles, with columns MADE_OF, whose rows stand there, and by table these rows, if any."""
        listed = read_kept(self._path) if all(path.is_file() for path in self._tables.values()) else None
        if listed is None:
            return articles["article_id"].clear(), {}
        known = articles.join(listed, on=MADE_OF, how="semi", nulls_equal=True).select("article_id")
        rows = {name: pl.read_parquet(path, glob=False, hive_partitioning=False) for name, path in self._tables.items()}
        if known.height < listed.height:
            rows = {name: frame.join(known, on="article_id", how="semi") for name, frame in rows.items()}
        return known["article_id"], rows

    def note(self, articles: pl.DataFrame) -> None:
        """List the articles whose rows the files hold now, and all of them."""
        write_kept(articles.select(MADE_OF), self._path)

    @property
    def _path(self) -> Path:
        """Another one as soon as a file is."""
        stand = [(name, (found := path.stat()).st_size, found.st_mtime_ns) for name, path in self._tables.items()]
        decisive = f"{self._version} {hash_code('dagster')} {stand}"
        return self._folder / f"rows {sha256(decisive.encode()).hexdigest()}.parquet"
