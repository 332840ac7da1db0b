"""Files to payloads: each is opened, unpacked and handed to the reader of its form, and nothing that is wrong with it stops another."""

from collections.abc import Iterator

from pipeline.ingestion.addresses import describe_listed, is_address
from pipeline.ingestion.archives import Member, open_members
from pipeline.ingestion.discovery import InputFile
from pipeline.ingestion.forms import ARCHIVES
from pipeline.ingestion.opening import measure, open_file, unpack
from pipeline.ingestion.payloads import Payload, Refused
from pipeline.ingestion.readers import READERS
from pipeline.ingestion.readers.streams import buffer, cut_lines

# Forms that hold many articles; the others hold one.
OF_ROWS = frozenset({"json lines", "json", "csv", "tsv", "parquet", "feed", "web archive"})


def read_payloads(file: InputFile) -> Iterator[Payload]:
    """The records of a file in order, one at a time; at least one, and never an error."""
    if file.check:
        return iter((_refuse(file),))
    read = _read_list if file.form == "list" else _read_archive if file.form in ARCHIVES else _read_file
    return _read_safely(file, read(file))


def _read_file(file: InputFile) -> Iterator[Payload]:
    with open_file(file) as stream:
        yield from READERS[file.form](stream, file)


def _read_archive(file: InputFile) -> Iterator[Payload]:
    for member in open_members(file):
        yield from (_refuse(member.file),) if member.file.check else _read_safely(member.file, _read_member(member))


def _read_list(file: InputFile) -> Iterator[Payload]:
    with open_file(file) as stream:
        for listed in describe_listed(cut_lines(buffer(stream)), file):
            yield from read_payloads(listed)


def _read_member(member: Member) -> Iterator[Payload]:
    with member.open() as packed, unpack(measure(packed, member.allowance), member.file.packing, member.allowance) as stream:
        yield from READERS[member.file.form](stream, member.file)


def _read_safely(file: InputFile, payloads: Iterator[Payload]) -> Iterator[Payload]:
    """The payloads; where reading stops, one more for the rest, and where there is none, one that says so."""
    row, found = 0, False
    try:
        for payload in payloads:
            row, found = payload.row or 0, True
            yield payload
    except Refused as refused:
        found = True
        yield Payload(file, row + 1 if row else None, None, refused.check, refused.reason)
    except Exception as error:  # whatever a library finds wrong with a file of others: it must stop no other
        found = True
        yield _refuse_rest(file, row, error)
    if not found:
        yield Payload(file, None, None, "empty_file", "holds no record: fill it or remove it")


def _refuse(file: InputFile) -> Payload:
    return Payload(file, None, None, file.check, file.trouble)


def _refuse_rest(file: InputFile, row: int, error: Exception) -> Payload:
    words = "" if is_address(file.path) else " ".join(str(error).split())[:200]  # of an address they may repeat what is secret
    said = words or type(error).__name__
    if file.form in OF_ROWS:
        reason = f"cannot be read from row {row + 1} on ({said}): restore or repack the file"
        return Payload(file, row + 1, None, "broken_container", reason)
    check = "broken_container" if file.form in ARCHIVES else "unreadable_file"
    return Payload(file, None, None, check, f"cannot be read to its end ({said}): restore or repack the file")
