"""README.md of a release: what it holds, how to open it, how to cite it, and what to know before counting."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from pipeline.evaluation.corpora import load_settings
from pipeline.release.citation import cite
from pipeline.release.datapackage import DESCRIPTION, TITLE
from pipeline.release.forms.edition import Edition
from schemas import TABLES

NAME = "README.md"
TEXT = """# {title}, {version}

{description}

## Files

| file | what it holds |
|---|---|
| `incidents.duckdb` | all tables, with comments, keys, views and macros |
| `<table>.parquet` | a table |
| `tables.csv.zip` | the main tables as CSV for spreadsheets, with `sources.csv`, `columns.csv`, `codes.csv` and a `datapackage.json` |
| `incidents.geojson`, `incidents.geoparquet` | {located} of {incidents} incidents as points, {unlocated} without coordinates left out |
| `codes.csv` | the codes, with their definitions |
| `datapackage.json`, `croissant.json` | columns, types, keys and links, for programs and catalogues |
| `CHANGES.md` | what differs from the release before, and why |
| `CITATION.cff`, `LICENSE.md` | how to cite it; what may be done with it, and what in it belongs to others |
| `site/index.html` | a page to look at all this in a browser: map, timeline, table, incidents with their sources |
| `SHA256SUMS`, `incidents.duckdb.sha256` | the hash of every file: `sha256sum -c SHA256SUMS incidents.duckdb.sha256` |

The same articles and code give the same bytes in every file but `incidents.duckdb`, whose hash stands apart.

## Tables

| table | rows | one row is |
|---|---:|---|
{tables}

`datapackage.json` describes each column; so do the comments in the DuckDB file. Tables of other groups than main stand there in
schemas: `provenance.evidence`, `history.changes`, `codes.codes`.

## Open

With [DuckDB](https://duckdb.org), in a terminal (`duckdb -readonly incidents.duckdb`) or any client:

```sql
SELECT label, fatalities_low, fatalities_best, fatalities_high FROM incidents ORDER BY date_start;
FROM monthly_tolls;
FROM incidents_near(33.3, 44.4, 100);  -- degrees, kilometres
```

In Python (`pip install duckdb polars`):

```python
import duckdb, polars
incidents = polars.scan_parquet("incidents.parquet").collect()
tolls = duckdb.connect("incidents.duckdb", read_only=True).sql("FROM monthly_tolls").fetchall()
```

In a spreadsheet: unpack `tables.csv.zip` and open `incidents.csv`, by day, or `sources.csv`, where a row is an article that tells of an
incident; `columns.csv` says what each column holds. Parties, claims and statements end with incident, outlet, day and address, and as far
as a release shows them with the words. Parts of lists are joined by "; ". Text that begins like a formula begins there with an
apostrophe, so that nothing is run.

In QGIS: drag `incidents.geojson` or `incidents.geoparquet` onto the map. Coordinates are those of the place named, most
often the middle of a town: `where_prec` says how exact they are.

## Before you count

- To be named here shows nothing about guilt: `responsibility` and `asserted_by` say who accuses whom, and how surely.
- Tolls are claims. `incidents` has the lowest, the best and the highest; an empty highest means "or more". Never add up `casualty_claims`.
- Empty is unknown, never zero. An incident that no article told of is not here: rows count reports, not the world.
- `status` and `stage` tell what is alleged, denied, only tried or threatened.
- A program read the articles, and it errs: `provenance.quality` has the measured figures, column by column, and `confidence` the
  share of like cells that were right. `FROM column_quality('incidents', 'city')` shows those of a column.
- Places and days may be inexact: `where_prec`, `date_prec`.
- Copies of one story are articles too: `articles.duplicate_of` names the original, `incidents.source_count` counts them once. What may
  be one incident in two rows, or two in one, `provenance.merges` shows with its score: `action` says whether they were joined or kept
  apart (`split`), `reason` why.
- An article also tells of old news: `incident_reports.is_main` says which incident it is about. `monthly_tolls` has only incidents that
  some article is about.

## Measured on

The corpora that `provenance.quality` names; the rules were made with some of them in sight, most of all those of split `tuned-on`.

{corpora}

## Cite

> {citation}

`CITATION.cff` has the same for programs. For single incidents, cite the articles behind them too, which `articles` names.

## Licence

The data as compiled are licensed under CC BY 4.0; titles and quotations belong to their publishers. `LICENSE.md` says what that means.
"""


def write_readme(edition: Edition, target: Path) -> None:
    """Write the page, with the rows of each table."""
    target.write_bytes(write_text(edition).encode())


def write_text(edition: Edition) -> str:
    """The page as text, in Markdown."""
    rows = {name: edition.table(name).height for name in TABLES}
    located = edition.located.height
    return TEXT.format(
        title=TITLE,
        version=edition.version,
        description=DESCRIPTION,
        incidents=f"{rows['incidents']:,}",
        located=f"{located:,}",
        unlocated=f"{rows['incidents'] - located:,}",
        tables="\n".join(_list_tables(rows)),
        corpora="\n".join(_list_corpora(edition.table("quality"))),
        citation=cite(edition.version, edition.created_on),
    )


def _list_tables(rows: dict[str, int]) -> Iterator[str]:
    for name, table in TABLES.items():
        place = name if table.group() == "main" else f"{table.group()}.{name}"
        yield f"| `{place}` | {rows[name]:,} | {table.to_schema().description.removeprefix('One row = ').removesuffix('.')} |"


def _list_corpora(quality: pl.DataFrame) -> Iterator[str]:
    """Each corpus of table quality and what it holds, where the program knows it: "wire, by confidence" is wire measured another way."""
    known = load_settings()
    for corpus in sorted({name.split(",")[0] for name in quality["corpus"]}):
        yield f"- `{corpus}`: {known[corpus]['about']}." if corpus in known else f"- `{corpus}`"
