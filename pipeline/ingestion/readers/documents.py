"""PDF and Word documents, by libraries that only the extra `documents` brings: one article a file."""

import io
import logging
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import BinaryIO

from pipeline.ingestion.discovery import InputFile
from pipeline.ingestion.payloads import Payload, Refused, read_whole
from pipeline.ingestion.readers.texts import name_parts

INSTALL = "pip install 'incident-pipeline[documents]'"


def read_pdf(stream: BinaryIO, file: InputFile) -> Iterator[Payload]:
    """The text of all pages. Raises Refused for a scan, which has none, and for a document with a password."""
    if data := read_whole(stream):
        pdf = _load("pypdf", "PDF").PdfReader(io.BytesIO(data))
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise Refused("encrypted", "the document has a password: save it without one")
        text = "\n\n".join(page.extract_text() for page in pdf.pages)
        if not text.strip():
            raise Refused("no_text", "the document is a scan and holds no text: run text recognition on it and put the text here as .txt")
        yield _make_payload(file, text, pdf.metadata.title if pdf.metadata else None)


def read_word(stream: BinaryIO, file: InputFile) -> Iterator[Payload]:
    """The text of all paragraphs. Raises Refused where there is none."""
    if data := read_whole(stream):
        document = _load("docx", "Word").Document(io.BytesIO(data))
        text = "\n\n".join(paragraph.text for paragraph in document.paragraphs if paragraph.text.strip())
        if not text.strip():
            raise Refused("no_text", "the document holds no text: put the article's own words here as .txt")
        yield _make_payload(file, text, document.core_properties.title)


def _make_payload(file: InputFile, text: str, title: str | None) -> Payload:
    """A document is laid out as a text file is: its title and its date may stand above its body; what it says of itself is less sure."""
    return Payload(file, None, {"id": file.stem, **name_parts(text)}, otherwise={"title": title})


def _load(module: str, form: str) -> ModuleType:
    logging.getLogger(module).setLevel(logging.CRITICAL)  # what it finds odd in a document is no news: a reject tells what stops it
    try:
        return import_module(module)
    except ImportError:
        raise Refused("library_missing", f"{form} is read by a library that is not there: {INSTALL}") from None
