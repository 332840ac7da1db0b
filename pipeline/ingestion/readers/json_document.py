"""JSON (.json): one object, a list of them, or an object that holds one such list, as programs answer; also JSON lines under that name."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from pipeline.ingestion import limits
from pipeline.ingestion.discovery import InputFile
from pipeline.ingestion.encoding import decode_bytes
from pipeline.ingestion.fields.names import FieldNames
from pipeline.ingestion.json_values import parse_json
from pipeline.ingestion.opening import make_seekable
from pipeline.ingestion.payloads import Payload, refuse_long
from pipeline.ingestion.readers.json_elements import cut_elements
from pipeline.ingestion.readers.json_lines import read_json_lines
from pipeline.ingestion.readers.streams import buffer, cut_pieces

BLANK = "\0 \t\r\n\ufeff"
DEEPEST = 2  # objects within each other in which the list of articles is looked for


def read_json(stream: BinaryIO, file: InputFile) -> Iterator[Payload]:
    """The articles of the document. One that is longer than an article may be is a list, or holds one: it is never in memory whole."""
    with make_seekable(stream) as document:
        data = document.read(limits.MAX_RECORD + 1)
        is_whole = len(data) <= limits.MAX_RECORD
        text = decode_bytes(data).strip(BLANK)
        document.seek(0)
        if _is_lines(text):
            yield from read_json_lines(document, file)
        elif text.startswith("[") or not is_whole:
            yield from _read_elements(document, file)
        elif text:
            yield from _read_value(text, file)


def _is_lines(text: str) -> bool:
    """Whether the first line is an object by itself, and something follows it."""
    first, _, rest = text.partition("\n")
    return bool(rest) and first.startswith("{") and isinstance(_parse(first), dict)


def _read_elements(document: BinaryIO, file: InputFile) -> Iterator[Payload]:
    number, refused = 0, refuse_long("the element")
    for number, element in enumerate(cut_elements(cut_pieces(buffer(document))), start=1):
        yield Payload(file, number, element) if element is not None else Payload(file, number, None, refused.check, refused.reason)
    if not number and document.tell() > limits.MAX_RECORD:
        raise refuse_long("the object, which holds no list of others,")


def _read_value(text: str, file: InputFile) -> Iterator[Payload]:
    value = _parse(text)
    articles = _find_articles(value, file.settings.names) if isinstance(value, dict) else None
    if articles is None:
        yield Payload(file, None, text.encode("utf-8", "surrogatepass"), otherwise={"id": file.stem})
    else:
        yield from (Payload(file, number, article) for number, article in enumerate(articles, start=1))


def _find_articles(value: Mapping[str, Any], names: FieldNames, deepest: int = DEEPEST) -> list[dict[str, Any]] | None:
    """The one list of objects that an object holds; None where it is an article itself."""
    found = names.find(value)
    if any(isinstance(said, str) for field in ("text", "html") for _, said in found[field]):
        return None
    lists = [part for part in value.values() if isinstance(part, list) and part and all(isinstance(one, dict) for one in part)]
    inner = [part for part in value.values() if isinstance(part, dict)]
    if not lists and len(inner) == 1 and deepest > 1:
        return _find_articles(inner[0], names, deepest - 1)
    return lists[0] if len(lists) == 1 else None


def _parse(text: str) -> Any:
    """The value; None where it is none, which is found out once more when the record is made."""
    try:
        return parse_json(text)
    except ValueError:
        return None
