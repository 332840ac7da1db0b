"""Has records cleaned, and takes over what was made of them in earlier builds."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from pipeline.cleaning import CleanArticle, clean_record
from pipeline.cleaning.version import hash_cleaning
from pipeline.dagster.hashes import NOT_HASHED
from pipeline.dagster.io import cut_chunks
from pipeline.dagster.kept_results import KeptResults
from pipeline.ingestion import RawRecord


def name_cleaning() -> str:
    """Under what the results of this version of cleaning are kept."""
    return f"cleaning {hash_cleaning()}"


def clean_new(records: Iterable[Mapping[str, Any]], kept: KeptResults) -> Iterator[CleanArticle | dict[str, Any]]:
    """Of each raw record the article, or the row of rejects that says why there is none, in order.

    Articles are kept; rejects, which name the record's place, are made again.
    """
    for chunk in cut_chunks(records, lambda row: len(row["text"] or "") + len(row["html"] or "")):
        keys = [kept.key({name: value for name, value in row.items() if name not in NOT_HASHED}, "") for row in chunk]
        found, new = kept.find(keys), dict[str, bytes]()
        for key, row in zip(keys, chunk, strict=True):
            if key in found:
                yield unpack_article(found[key])
                continue
            made = clean_record(RawRecord(**row))
            if isinstance(made, CleanArticle):
                new[key] = pack_article(made)
            yield made
        kept.keep(new)


def pack_article(article: CleanArticle) -> bytes:
    """A clean article as packed JSON."""
    return zlib.compress(json.dumps(asdict(article), ensure_ascii=False, default=date.isoformat).encode(), level=1)


def unpack_article(packed: bytes) -> CleanArticle:
    """The article that `pack_article` was given."""
    cells = json.loads(zlib.decompress(packed))
    day = cells.pop("published_on")
    return CleanArticle(published_on=day and date.fromisoformat(day), **cells)
