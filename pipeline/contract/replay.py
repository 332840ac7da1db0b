"""A reader that reads nothing: it gives back the extractions that a file holds, so that a build can do without the rules."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from pipeline.contract.extraction_file import LineError, hash_text, read_line
from pipeline.contract.extractor import Article, ExtractorError
from pipeline.contract.records import Extraction, Span, Unread

SHORT = 12  # hex digits of the file's hash


@dataclass(frozen=True)
class _Place:
    number: int  # of the line, from 1
    offset: int  # bytes


@dataclass(frozen=True)
class ReplayExtractor:
    """Gives back what `extraction_file` says of each article; one that the file does not have is not read, and a reject says so.

    Evidence keeps the method that the file names. Raises ExtractorError where the file cannot be used.
    """

    path: Path
    name: str = "replay"

    @property
    def version(self) -> str:
        """Changes with the file's content."""
        return self._index[0]

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """The extraction that the file holds of each article."""
        _, places = self._index
        with open(self.path, "rb") as file:
            for article in articles:
                yield self._find(file, places.get(article["article_id"]), article)

    def _find(self, file: BinaryIO, place: _Place | None, article: Article) -> Extraction:
        if place is None:
            return _skip(article, "extraction_missing", f"{self.path.name} has no line for the article: add one")
        file.seek(place.offset)
        where = f"{self.path.name}, line {place.number}"
        try:
            line = read_line(file.readline())
        except LineError as error:
            return _skip(article, "extraction_malformed", f"{where}: {error}; mend the line as pipeline/contract/extraction_file.py has it")
        if line.text_sha256 != hash_text(article["text"]):
            return _skip(article, "extraction_of_other_text", f"{where} was read from another text of the article: read it anew")
        return line.extraction

    @cached_property
    def _index(self) -> tuple[str, dict[str, _Place]]:
        """The hash of the file, and where in it each article's line stands."""
        places: dict[str, _Place] = {}
        digest, offset = sha256(), 0
        try:
            with open(self.path, "rb") as file:
                for number, line in enumerate(file, 1):
                    name = self._name(line, number)
                    if name in places:
                        raise ExtractorError(f"{self.path}: lines {places[name].number} and {number} are both of {name}: leave one out")
                    places[name] = _Place(number, offset)
                    offset += len(line)
                    digest.update(line)
        except OSError as error:
            raise ExtractorError(f"{self.path}: cannot be read ({error.strerror}); name a file of extractions") from error
        return digest.hexdigest()[:SHORT], places

    def _name(self, line: bytes, number: int) -> str:
        try:
            return str(json.loads(line)["article_id"])
        except (ValueError, LookupError, TypeError):
            raise ExtractorError(f"{self.path}, line {number}: no JSON object with an article_id; mend the line or take it out") from None


def _skip(article: Article, check: str, reason: str) -> Extraction:
    return Extraction(unread=(Unread(Span(0, len(article["text"])), check, reason),))
