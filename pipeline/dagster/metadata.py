"""What the UI shows of an asset: columns, where each comes from, how many rows there are, what they look like, what was refused."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl

from pipeline.cleaning.surveying import COLUMNS as COUNTS
from pipeline.cleaning.surveying import Survey
from pipeline.dagster.lineage import trace_columns
from pipeline.dagster.tables import TEXTS
from pipeline.ingestion.refused import Refused, count_forms, count_refused
from schemas import TABLES

COLUMNS = "dagster/column_schema"
PREVIEW_ROWS = 8
CELL = 80  # characters of a cell in a preview: enough to recognise a value, and a row stays on the screen
MARKUP = "\\|`*_<[]~"  # what a Markdown reader would take for more than the character
INPUTS, REFUSED = "inputs", "refused"  # metadata of rejects: the command line lists them at the end, and those by form
INPUTS_BY_FORM, REFUSED_BY_FORM = "inputs by form", "refused by form"
REFUSING = ("ingestion_rejects", "cleaning_rejects")
TEXT_COLUMNS = {"text": "Cleaned text: title, blank line, body.", "prose_start": "Offset of the first character after title and dateline."}


def describe_file(key: dg.AssetKey, path: Path, rows: int, head: pl.DataFrame) -> dict[str, Any]:
    """Metadata of a materialisation: rows, preview, columns with their lineage, and the file."""
    lineage = trace_columns(key, head.columns)
    return {
        "dagster/row_count": rows,
        COLUMNS: describe_columns(key, head.schema),
        **({"dagster/column_lineage": lineage} if lineage else {}),
        "preview": dg.MetadataValue.md(render_rows(head)),
        "path": dg.MetadataValue.path(path),
        "bytes": path.stat().st_size,
    }


def describe_columns(key: dg.AssetKey, types: pl.Schema) -> dg.TableSchema:
    """Names, types, descriptions and constraints; these are the models', where a model has the column."""
    name = key.path[-1]
    model = TABLES.get("articles" if name == "cleaned_articles" else "rejects" if name.endswith("_rejects") else name)
    known = model.columns() if model else {}
    return dg.TableSchema([_describe_column(column, str(dtype), known.get(column)) for column, dtype in types.items()])


def _describe_column(name: str, dtype: str, column: Any) -> dg.TableColumn:
    if column is None:
        return dg.TableColumn(name, type=dtype, description=TEXT_COLUMNS.get(name))
    codes = column.metadata.get("code_set")
    limits = [f"codes: {codes}"] if codes else [str(check.error or check.name) for check in column.checks]
    constraints = dg.TableColumnConstraints(nullable=column.nullable, unique=column.unique, other=limits)
    return dg.TableColumn(name, type=dtype, description=column.description, constraints=constraints)


def render_rows(frame: pl.DataFrame) -> str:
    """A frame as a Markdown table: a row a line, long cells cut, NULL as an empty cell; texts of articles last."""
    if not frame.height:
        return "No rows."
    names = [name for name in frame.columns if name not in TEXTS] + [name for name in TEXTS if name in frame.columns]
    cells = [[render_cell(value) for value in row] for row in frame.select(names).iter_rows()]
    return "\n".join(f"| {' | '.join(line)} |" for line in [[render_cell(name) for name in names], ["---"] * len(names), *cells])


def render_cell(value: Any) -> str:
    """A value as one line of at most CELL characters that can neither end its cell nor be read as markup."""
    if value is None:
        return ""
    text = " ".join((", ".join(map(str, value)) if isinstance(value, list) else str(value)).split())
    text = text if len(text) <= CELL else f"{text[: CELL - 1]}…"
    return "".join(f"\\{mark}" if mark in MARKUP else mark for mark in text)


def describe_refused(rejects: Iterable[Mapping[str, Any]], inputs: int) -> dict[str, Any]:
    """How many inputs a stage looked at, and what it refused of them, by reason and by form."""
    listed = list(rejects)
    forms = count_forms(reject["source_path"] for reject in listed)
    refused = [asdict(one) for one in count_refused(listed)]
    return {INPUTS: inputs, REFUSED: dg.MetadataValue.json(refused), REFUSED_BY_FORM: dg.MetadataValue.json(forms)}


def describe_survey(survey: Survey) -> dict[str, Any]:
    """What a survey of inputs found beside its table: totals, languages, examples of what lacks."""
    totals = {name.replace("_", " "): survey.total(name) for name in COUNTS}
    languages = {code or "too short to tell": count for code, count in survey.list_languages()}
    examples = {name.replace("_", " "): places for name, places in survey.examples.items() if places}
    return {**totals, "languages": dg.MetadataValue.json(languages), "examples": dg.MetadataValue.json(examples)}


def collect_refused(metadata: Mapping[str, Mapping[str, Any]]) -> tuple[int, list[Refused]]:
    """How many inputs a run looked at and what all stages that ran refused of them, the most frequent first; 0 where none ran."""
    told = [metadata[name] for name in REFUSING if REFUSED in metadata.get(name, {})]
    found = [Refused(**{**one, "worst": tuple(map(tuple, one["worst"]))}) for stage in told for one in stage[REFUSED]]
    return (told[0][INPUTS] if told else 0), sorted(found, key=lambda one: (-one.count, one.check_name))


def collect_forms(metadata: Mapping[str, Mapping[str, Any]]) -> tuple[dict[str, int], Counter[str]]:
    """By form the inputs that a run looked at, and those that its stages refused; empty where it looked at none."""
    told = [metadata[name] for name in REFUSING if name in metadata]
    refused: Counter[str] = Counter()
    for stage in told:
        refused.update(stage.get(REFUSED_BY_FORM, {}))
    return next((stage[INPUTS_BY_FORM] for stage in told if INPUTS_BY_FORM in stage), {}), refused
