"""Which columns of other assets a column is made of, as the models say it, told stage by stage."""

import dagster as dg

from pipeline.dagster.tables import EXTRACTED, VALIDATED, key_of
from schemas import TABLES, Table

RAW_TEXTS = ("title", "text", "html")  # what the cleaned text is made of
MADE_BY_MERGING = ("incidents", "actors")
KEEPS_IDS = {"incidents": "incident_reports", "actors": "actor_mentions"}  # by what a released id is known again
COMPARED = ("incident_reports", "incident_parties", "casualty_claims", "actor_mentions")  # by what incidents are told apart
HANG_ON_INCIDENTS = ("incidents", "actors", "merges", "evidence")  # tables whose rows depend on which reports are one incident
DECIDED = ("articles", "incident_reports", "actor_mentions")  # tables whose rows merges decides on
REJECTS = ("ingestion_rejects", "cleaning_rejects", "extraction_rejects", "validation_rejects")

Column = tuple[dg.AssetKey, str]


def trace_columns(key: dg.AssetKey, columns: list[str]) -> dg.TableColumnLineage | None:
    """The lineage of a table's columns; None where the models say nothing of it."""
    found = {column: [dg.TableColumnDep(*dep) for dep in _leave(key, column, (column,))] for column in columns}
    return dg.TableColumnLineage(found) if any(found.values()) else None


def _leave(key: dg.AssetKey, column: str, seen: tuple[str, ...]) -> list[Column]:
    """The origins in other assets: a column of the same table stands for what it is made of itself."""
    found: dict[Column, None] = {}
    for origin in trace_column(key, column):
        if origin[0] != key:
            found[origin] = None
        elif origin[1] not in seen:
            found |= dict.fromkeys(_leave(key, origin[1], (*seen, origin[1])))
    return list(found)


def trace_column(key: dg.AssetKey, column: str) -> list[Column]:
    """The columns one column is made of, of the assets just before it where they hold it."""
    *stage, name = key.path
    if stage == ["released"]:
        return []
    if stage == ["validated"]:
        return _trace_validated_articles(column) if name == "articles" else [(key_of("extracted", name), column)]
    if stage == ["extracted"]:
        return _trace_extracted(TABLES[name], column)
    if name == "cleaned_articles":
        return _trace_cleaned(column)
    if name == "article_copies":
        return [(key_of(None, "cleaned_articles"), "article_id" if column == "article_id" else "text")]
    if name == "rejects":
        return [(key_of(None, table), column) for table in REJECTS]
    return _trace_published(TABLES[name], column) if name in TABLES else []


def _trace_cleaned(column: str) -> list[Column]:
    model = TABLES["articles"]
    origins = model.lineage(column) if column in model.columns() else ("cleaned_articles.text",)
    names = [name for origin in origins for name in (RAW_TEXTS if origin == "cleaned_articles.text" else (origin.split(".")[1],))]
    return [(key_of(None, "raw_records"), name) for name in names]


def _trace_validated_articles(column: str) -> list[Column]:
    if column == "has_incident":
        return [(key_of("extracted", "incident_reports"), "article_id")]
    return [(key_of(None, "article_copies" if column == "duplicate_of" else "cleaned_articles"), column)]


def _trace_extracted(model: type[Table], column: str) -> list[Column]:
    """Ids of incidents and actors have no origin yet: deduplication fills them in."""
    found = []
    for table, name in _split(model.lineage(column)):
        if table in EXTRACTED:
            found.append((key_of("extracted", table), name))
        elif table in ("articles", "cleaned_articles"):
            found.append((key_of(None, "cleaned_articles"), name))
    return found


def _trace_published(model: type[Table], column: str) -> list[Column]:
    """What deduplication makes comes from validated tables; ids it fills in come from the tables it makes."""
    name, origins = model.sql_name(), _split(model.lineage(column))
    filled_in = model.references().get(column, "").split(".")[0] in MADE_BY_MERGING
    if name in VALIDATED and not filled_in and column != "has_incident":
        return [(key_of("validated", name), column)]
    return [(key_of("validated" if table in VALIDATED else None, table), column) for table, column in origins]


def find_parents(table: str, stage: str | None = None) -> set[dg.AssetKey]:
    """The assets that a table of validation or deduplication is made of, where one step makes many tables of many.

    They are those its columns come from, and for a validated table also those its rows hang on: where a row
    of these is refused, so are the rows that point to it.
    """
    model, key = TABLES[table], key_of(stage, table)
    found = {dep[0] for column in model.types() for dep in _leave(key, column, (column,))}
    if stage == "validated":
        hangs_on = {target.split(".")[0] for column, target in model.references().items() if not model.columns()[column].nullable}
        hangs_on |= set(EXTRACTED) if table == "evidence" else set()
        found |= {key_of(stage, other) for other in hangs_on - {table}}
    if table in MADE_BY_MERGING and stage is None:
        found |= {key_of("released", other) for other in ("ids", KEEPS_IDS[table])}
    if table in HANG_ON_INCIDENTS and stage is None:
        found |= {key_of(None, "report_words"), key_of(None, "report_names"), *(key_of("validated", other) for other in COMPARED)}
    if table == "merges":
        found |= {key_of("validated", other) for other in DECIDED} | {key_of(None, "article_copies")}
    return found


def _split(origins: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(table, column) for table, column in (origin.split(".") for origin in origins)]
