"""How a column is declared: where its value comes from, what it may hold, what it points to.

`read`: taken from the article's words, so table evidence holds the span behind it.
`given`: taken over from the input record. `computed`: made from other columns.
`key`: identifies the row. Each returns a pandera Field whose metadata says the same, and by what a cell is held (`held`).
"""

from typing import Any

import pandera.polars as pa

from schemas.codes import codes_of, integers_of
from schemas.held import BY_ROWS, NOTHING, Held

TEXT = ("cleaned_articles.text",)
_SOURCES = {"read": "From the text, with evidence.", "given": "From the input.", "computed": "Computed."}


def _field(description: str, source: str, lineage: tuple[str, ...], options: dict[str, Any]) -> Any:
    codes, whole = options.pop("codes", None), options.pop("whole", False)
    names = ("references", "unit", "fact", "code_set")
    metadata = {name: options.pop(name) for name in names if name in options} | {"held": options.pop("held", NOTHING)}
    if codes:
        metadata["code_set"] = codes
        options["isin"] = integers_of(codes) if whole else codes_of(codes)
    said = f"{description} {_say_source(source, metadata['held'])}"
    options.setdefault("nullable", True)
    return pa.Field(description=said, metadata={"source": source, "lineage": lineage, **metadata}, **options)


def _say_source(source: str, held: Held) -> str:
    """Where a value comes from; a plain value, which a cell has when no words say otherwise, has no evidence."""
    if isinstance(held.plain, str):
        return f"From the text, with evidence; {held.plain}, where the text says nothing else, has none."
    return _SOURCES[source]


def read(description: str, **options: Any) -> Any:
    """A column read from the cleaned text; `options`: codes, unit, references, held and pandera's own."""
    return _field(description, "read", TEXT, options)


def given(description: str, lineage: str, **options: Any) -> Any:
    """A column taken over from the input record's field `lineage`, or from another input where `lineage` is `table.column`."""
    return _field(description, "given", (lineage if "." in lineage else f"raw_records.{lineage}",), options)


def computed(description: str, *lineage: str, **options: Any) -> Any:
    """A column made from other columns, each named `table.column`."""
    return _field(description, "computed", lineage, options)


def key(description: str, *lineage: str, held: Held = BY_ROWS) -> Any:
    """The column that identifies a row: never NULL, unique, stable from release to release."""
    return _field(description, "computed", lineage, {"nullable": False, "unique": True, "held": held})


def link(description: str, references: str, **options: Any) -> Any:
    """A foreign key to `references` (`table.column`)."""
    options.setdefault("nullable", False)
    return _field(description, "computed", (references,), {"references": references, **options})


def offset(which: str, **options: Any) -> Any:
    """A Unicode code-point offset into the cleaned text."""
    said = f"Offset of the {which} in the cleaned text (title, blank line, body)."
    return _field(said, "computed", TEXT, {"unit": "code points", "ge": 0, **options})
