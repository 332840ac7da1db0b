"""The release as a schema.org Dataset, for the head of the page, where searches for data look."""

from collections.abc import Iterable
from typing import Any

import polars as pl

from pipeline.site.downloads import Download
from pipeline.site.facts import Facts

MEDIA_TYPES = {
    ".parquet": "application/vnd.apache.parquet", ".csv": "text/csv", ".zip": "application/zip", ".json": "application/json",
    ".geojson": "application/geo+json", ".md": "text/markdown", ".geoparquet": "application/vnd.apache.parquet",
}  # fmt: skip
KEYWORDS = ("event data", "political violence", "information extraction", "news")


def describe_dataset(facts: Facts, downloads: Iterable[Download], incidents: pl.DataFrame) -> dict[str, Any]:
    """JSON-LD, with each file that has a hash as a distribution; addresses are relative to the page."""
    days = incidents.select(first=pl.col("date_start").min(), last=pl.col("date_end").max()).row(0)
    covered = {"temporalCoverage": "/".join(day.isoformat() for day in days)} if all(days) else {}
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": facts.title,
        "description": " ".join(facts.description),
        "version": facts.version,
        "datePublished": facts.created,
        "license": facts.licence["path"],
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": facts.author},
        "citation": facts.cite(),
        "keywords": list(KEYWORDS),
        **covered,
        "distribution": [_describe_file(one) for one in downloads if one.sha256],
    }


def _describe_file(file: Download) -> dict[str, Any]:
    ending = file.name[file.name.rfind(".") :]
    return {
        "@type": "DataDownload",
        "name": file.name,
        "contentUrl": f"../{file.name}",
        "encodingFormat": MEDIA_TYPES.get(ending, "text/plain"),
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }
