"""Readers of files that hold articles, one a form or family: bytes to payloads."""

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from pipeline.ingestion.discovery import InputFile
from pipeline.ingestion.payloads import Payload
from pipeline.ingestion.readers.delimited import read_delimited
from pipeline.ingestion.readers.documents import read_pdf, read_word
from pipeline.ingestion.readers.feeds import read_feed
from pipeline.ingestion.readers.json_document import read_json
from pipeline.ingestion.readers.json_lines import read_json_lines
from pipeline.ingestion.readers.mail import read_mail
from pipeline.ingestion.readers.markdown import read_markdown
from pipeline.ingestion.readers.pages import read_page, read_saved_page
from pipeline.ingestion.readers.parquet import read_parquet
from pipeline.ingestion.readers.texts import read_text
from pipeline.ingestion.readers.warc import read_warc

Reader = Callable[[BinaryIO, InputFile], Iterator[Payload]]

READERS: Mapping[str, Reader] = {
    "text": read_text, "markdown": read_markdown, "page": read_page, "saved page": read_saved_page, "mail": read_mail, "feed": read_feed,
    "json lines": read_json_lines, "json": read_json, "csv": read_delimited, "tsv": read_delimited, "parquet": read_parquet,
    "pdf": read_pdf, "word": read_word, "web archive": read_warc,
}  # fmt: skip
