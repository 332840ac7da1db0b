"""CSV and TSV: one article a row, its fields named in the first."""

import csv
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.ingestion import limits
from pipeline.ingestion.discovery import InputFile
from pipeline.ingestion.encoding import decode_bytes
from pipeline.ingestion.payloads import Payload, refuse_long
from pipeline.ingestion.readers.streams import buffer, cut_lines

DELIMITERS = ",;\t|"  # the most frequent one of the first line is meant


def read_delimited(stream: BinaryIO, file: InputFile) -> Iterator[Payload]:
    """The rows below the first that are not blank, by their numbers from 1. Raises csv.Error or Refused where none can be told any more."""
    lines = _Lines(cut_lines(buffer(stream)))
    head = next(lines, "")
    delimiter = "\t" if file.form == "tsv" else max(DELIMITERS, key=head.count)
    names = next(csv.reader([head], delimiter=delimiter), [])
    for number, cells in enumerate(_read_rows(lines, delimiter), start=1):
        lines.check_end(number)
        if any(cell.strip() for cell in cells):
            yield _make_payload(file, number, names, cells)


def _read_rows(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    """The rows. How long a cell may be is known to the module csv alone, for all that read: it is set for a row and put back."""
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        before = csv.field_size_limit(limits.MAX_RECORD)
        try:
            row = next(rows, None)
        finally:
            csv.field_size_limit(before)
        if row is None:
            return
        yield row


class _Lines:
    """Lines as text, with an eye on what one row takes of them: a quotation mark that is never closed takes all that follow."""

    def __init__(self, lines: Iterator[bytes | None]) -> None:
        self._lines, self._row = lines, ""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if line is None or len(self._row) + len(line) > limits.MAX_RECORD:
            raise refuse_long("the row, perhaps for a quotation mark that is not closed,")
        text = decode_bytes(line)
        self._row += text
        return text

    def check_end(self, number: int) -> None:
        """Begin another row. Raises csv.Error where the one at hand ended with the file, within quotation marks."""
        said, self._row = self._row, ""
        if said.count('"') % 2 and "\n" in said.rstrip("\n"):
            raise csv.Error(f"a quotation mark opens in row {number} and does not close")


def _make_payload(file: InputFile, number: int, names: list[str], cells: list[str]) -> Payload:
    if any(cell.strip() for cell in cells[len(names) :]):
        reason = f"the row has {len(cells)} cells, and the first row names {len(names)}: put a cell that holds a comma in quotation marks"
        return Payload(file, number, None, "ragged_row", reason)
    record: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=False):
        if cell or name not in record:
            record.setdefault(name, cell)
    return Payload(file, number, record)
