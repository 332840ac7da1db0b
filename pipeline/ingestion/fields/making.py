"""Payloads to records: what each field may be, and what is said of one that may not."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from pipeline.ingestion import limits
from pipeline.ingestion.encoding import decode_bytes, replace_surrogates
from pipeline.ingestion.fields.dates import write_published
from pipeline.ingestion.fields.names import FIELDS, FieldNames
from pipeline.ingestion.json_values import parse_json
from pipeline.ingestion.payloads import Payload, Refused, refuse_long
from pipeline.ingestion.records import RawRecord
from schemas.identity import make_id
from schemas.rejects import reject_input

KEPT = 200  # characters of a field that a reject repeats: enough to find the record by
SHOWN = 12  # names that a reject repeats
HASHED = 16  # hex digits of the hash of a text that has no other id
_SCALARS = ("id", "url", "publisher", "published")  # what a reject may repeat: no text of the article
_NAMED = ("publisher", "byline")  # an object or a list of them stands for the name in it
_TEXTS = ("text", "html")
Found = Mapping[str, list[tuple[str, Any]]]  # by field what a record has under its names, best first


def make_record(payload: Payload) -> RawRecord | dict[str, Any]:
    """The record in a payload, or the row of rejects that says why there is none."""
    names, found = payload.file.settings.names, {}
    try:
        if payload.data is None:
            raise Refused(payload.check, payload.reason)
        record = _parse(payload.data)
        found = names.find(record)
        fields = {field: _choose(field, found[field], names) or payload.otherwise.get(field) or None for field in FIELDS}
        if not any(fields[name] for name in _TEXTS):
            raise Refused("missing_text", _say_missing(record, names))
        return _build(payload, fields)
    except Refused as refused:
        return reject(payload, refused.check, refused.reason, row=_repeat(found))


def reject(payload: Payload, check: str, reason: str, **more: Any) -> dict[str, Any]:
    """A row of rejects for a payload, its reason led by the file's path and row."""
    path, row = payload.file.source_path, payload.row
    where = path if row is None else f"{path} row {row}"
    return reject_input("ingestion", check, f"{where}: {reason}", source_path=path, source_row=row, **more)


def _parse(data: bytes | Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(data, Mapping):
        return data
    try:
        value = parse_json(decode_bytes(data).strip("\0 \t\r\n\ufeff"))
    except ValueError as error:
        raise Refused("bad_json", f"it is no JSON ({str(error)[:KEPT]}): one complete object is expected") from None
    if not isinstance(value, dict):
        raise Refused("not_an_object", f"it is a JSON {type(value).__name__}: one object is expected")
    return value


def _choose(field: str, found: Iterable[tuple[str, Any]], names: FieldNames) -> str | None:
    """The first value that is not empty. One of a wrong kind is passed over, and refused where nothing better comes and it was meant."""
    fault = None
    for name, value in found:
        try:
            said = _read_value(field, value)
        except Refused as refused:
            fault = fault or (refused if names.is_own(name) or refused.check != "bad_type" else None)
            continue
        if said is not None:
            return said
    if fault:
        raise fault
    return None


def _read_value(field: str, value: Any) -> str | None:
    """The value as text without NULs and broken surrogates; None when null or blank."""
    if isinstance(value, Mapping) and len(value) == 1 and next(iter(value)).startswith("$"):
        value = next(iter(value.values()))  # MongoDB's {"$oid": …} and {"$date": …}
    if isinstance(value, bytes):
        if len(value) > limits.MAX_RECORD:
            raise refuse_long(f"field `{field}`")
        value = decode_bytes(value)
    value = _write(field, value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Refused("bad_type", f"field `{field}` is a {type(value).__name__}: write it as a string")
    value = replace_surrogates(value.replace("\0", ""))
    if field not in _TEXTS:
        value = value.strip()
    return value if value.strip() else None


def _write(field: str, value: Any) -> Any:
    """Values of other kinds that a field may have, as the text that stands for them; any other as it is."""
    if field == "published" and isinstance(value, date | datetime):
        return value.isoformat()
    if field in ("id", "published") and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if field == "published" and isinstance(value, float):
        return f"{value:.3f}"
    if field in _NAMED and isinstance(value, Mapping | list):
        named = [one.get("name") if isinstance(one, Mapping) else one for one in (value if isinstance(value, list) else [value])]
        return ", ".join(name for name in named if isinstance(name, str)) or None
    return value


def _build(payload: Payload, fields: dict[str, str | None]) -> RawRecord:
    for name in _TEXTS:
        if len(fields[name] or "") > limits.MAX_RECORD:
            raise refuse_long(f"field `{name}`")
    if fields["published"]:
        fields["published"] = write_published(fields["published"], payload.file.settings.dates)
    file, given = payload.file, fields.pop("id")
    source_id = given or fields["url"] or _hash_text(fields["text"] or fields["html"])
    id_from = "input" if given else "url" if fields["url"] else "text"
    article_id = make_id("article", file.batch, source_id)
    return RawRecord(article_id, file.batch, source_id, file.source_path, payload.row, **fields, id_from=id_from)


def _hash_text(text: str) -> str:
    return f"sha256:{sha256(text.encode()).hexdigest()[:HASHED]}"


def _say_missing(record: Mapping[str, Any], known: FieldNames) -> str:
    said = "fields `text` and `html` are both missing or blank: one of them must hold the article"
    names = ", ".join(f"`{_shorten(name)}`" for name in [name for name in record if not known.is_known(name)][:SHOWN])
    return f"{said}. The record also has {names}: where one is the article under another name, say so in fields.toml" if names else said


def _repeat(found: Found) -> dict[str, str] | None:
    """What a reject says of its record, to find it by."""
    first = {field: next((value for _, value in found.get(field, ()) if value is not None), None) for field in _SCALARS}
    said = {field: _shorten(value) for field, value in first.items() if isinstance(value, str | int | bytes)}
    return said or None


def _shorten(value: str | int | bytes) -> str:
    """The beginning of a field that may hold anything, as text that a table can hold."""
    text = decode_bytes(value[: 4 * KEPT]) if isinstance(value, bytes) else str(value)
    return replace_surrogates(text[:KEPT])
