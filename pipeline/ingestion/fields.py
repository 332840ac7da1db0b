"""Payloads to records: what each field may be, and what is said of one that may not."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pipeline.ingestion.containers import FIELDS, MAX_RECORD, Payload
from pipeline.ingestion.encoding import decode_bytes, replace_surrogates
from pipeline.ingestion.json_values import parse_json
from pipeline.ingestion.plain_text import split_text
from pipeline.ingestion.records import RawRecord
from schemas.identity import make_id
from schemas.rejects import reject_input

KEPT = 200  # characters of a field that a reject repeats: enough to find the record by
_SCALARS = ("id", "url", "publisher", "published")  # what a reject may repeat: no text of the article


class _Refused(Exception):
    """A record that is not taken: check name and reason."""


def make_record(payload: Payload) -> RawRecord | dict[str, Any]:
    """The record in a payload, or the row of rejects that says why there is none."""
    fields: Mapping[str, Any] = {}
    try:
        if payload.data is None:
            raise _Refused(payload.check, payload.reason)
        fields = _parse(payload)
        return _build(payload, {name: _read_field(name, fields.get(name)) for name in FIELDS})
    except _Refused as refused:
        check, reason = refused.args
        said = {name: _shorten(fields[name]) for name in _SCALARS if isinstance(fields.get(name), str | int | bytes)}
        return reject(payload, check, reason, row=said or None)


def _shorten(value: str | int | bytes) -> str:
    """The beginning of a field that may hold anything, as text that a table can hold."""
    text = decode_bytes(value[: 4 * KEPT]) if isinstance(value, bytes) else str(value)
    return replace_surrogates(text[:KEPT])


def reject(payload: Payload, check: str, reason: str, **more: Any) -> dict[str, Any]:
    """A row of rejects for a payload, its reason led by the file's path and row."""
    path, row = payload.file.source_path, payload.row
    where = path if row is None else f"{path} row {row}"
    return reject_input("ingestion", check, f"{where}: {reason}", source_path=path, source_row=row, **more)


def _parse(payload: Payload) -> Mapping[str, Any]:
    data, form = payload.data, payload.file.form
    if isinstance(data, Mapping):
        return data
    text = decode_bytes(data)
    if form == "text":
        parts = split_text(text.replace("\0", ""))
        said = {"title": parts.title, "published": parts.published, "text": parts.body, "url": parts.url, "publisher": parts.publisher}
        return {"id": payload.file.stem} | said
    if form == "page":
        return {"id": payload.file.stem, "html": text}
    try:
        value = parse_json(text.strip("\0 \t\r\n\ufeff"))
    except ValueError as error:
        raise _Refused("bad_json", f"the line is no JSON ({str(error)[:KEPT]}): one complete object a line is expected") from None
    if not isinstance(value, dict):
        raise _Refused("not_an_object", f"the line holds a JSON {type(value).__name__}: one object a line is expected")
    return value


def _read_field(name: str, value: Any) -> str | None:
    """The field as text without NULs and broken surrogates; None when missing, null or blank."""
    if isinstance(value, bytes):
        if len(value) > MAX_RECORD:
            raise _Refused("too_large", f"field `{name}` is longer than {MAX_RECORD} bytes, the limit for one article: split it")
        value = decode_bytes(value)
    if name == "published" and isinstance(value, date | datetime):
        value = value.isoformat()
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _Refused("bad_type", f"field `{name}` is a {type(value).__name__}: write it as a string")
    value = replace_surrogates(value.replace("\0", ""))
    if name not in ("text", "html"):
        value = value.strip()
    return value if value.strip() else None


def _build(payload: Payload, fields: dict[str, str | None]) -> RawRecord:
    if fields["id"] is None:
        raise _Refused("missing_id", "field `id` is missing or blank: give every article of the batch its own")
    if fields["text"] is None and fields["html"] is None:
        raise _Refused("missing_text", "fields `text` and `html` are both missing or blank: one of them must hold the article")
    for name in ("text", "html"):
        if len(fields[name] or "") > MAX_RECORD:
            raise _Refused("too_large", f"field `{name}` is longer than {MAX_RECORD} characters, the limit for one article: split it")
    source_id, file = fields.pop("id"), payload.file
    article_id = make_id("article", file.batch, source_id)
    return RawRecord(article_id, file.batch, source_id, file.source_path, payload.row, **fields)
