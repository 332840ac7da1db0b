"""Row ids: a hash of values that do not change from run to run. The only place that makes ids."""

from collections.abc import Iterable
from hashlib import sha256

import polars as pl

PREFIXES = {
    "article": "art", "incident": "inc", "actor": "act", "statement": "sta", "report": "rep", "party": "par",
    "claim": "cla", "mention": "men", "evidence": "evi", "reject": "rej", "merge": "mer", "change": "chg", "quality": "qua",
    "decision": "dec",
}  # fmt: skip
HEX_DIGITS = 16  # 64 bits: a clash within ten million rows has odds of about 1 in 370,000


def make_id(kind: str, *parts: str | int | None) -> str:
    """An id such as `inc-0123456789abcdef` from the kind of row and its stable values.

    None and "" give different ids; the order of the parts counts.
    """
    text = "\x1f".join("\x00" if part is None else str(part) for part in (kind, *parts))
    return f"{PREFIXES[kind]}-{sha256(text.encode()).hexdigest()[:HEX_DIGITS]}"


def make_ids(kind: str, rows: pl.DataFrame) -> pl.Series:
    """The same ids for all rows of a frame, whose columns hold strings and whole numbers: the parts, in order."""
    parts = (pl.col(name).cast(pl.String).fill_null("\x00") for name in rows.columns)
    texts = rows.select(pl.concat_str(pl.lit(kind), *parts, separator="\x1f")).to_series()
    return pl.Series([f"{PREFIXES[kind]}-{sha256(text.encode()).hexdigest()[:HEX_DIGITS]}" for text in texts], dtype=pl.String)


def id_in_sql(kind: str, columns: Iterable[str]) -> str:
    """The same id as an expression of DuckDB over columns that hold its parts: made for millions of rows at once."""
    parts = ", ".join([f"'{kind}'", *(f"""coalesce(CAST("{column}" AS VARCHAR), chr(0))""" for column in columns)])
    return f"'{PREFIXES[kind]}-' || substr(sha256(concat_ws(chr(31), {parts})), 1, {HEX_DIGITS})"
