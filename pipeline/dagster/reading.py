"""Has a reader read articles, and takes over what it read in earlier builds."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.contract.extractor import FAILED, Article, Extractor, ExtractorError
from pipeline.contract.records import Extraction
from pipeline.dagster.kept_results import KeptResults, pack_extraction, unpack_extraction

AT_ONCE = 64  # extractions kept together: an interruption costs no more
Chunk = Sequence[Article]


def read_new(
    chunks: Iterable[Chunk], scope: str, extractor: Extractor, kept: KeptResults, tell: Callable[[int], None] = lambda done: None
) -> tuple[int, dict[str, Extraction]]:
    """Has the reader read the articles that are not among the kept results, and keeps what it says.

    Returns how many it read, and, by key, what it could not read this time; that is not kept, so that the next build tries again.
    `tell` is told how many articles are done. Raises ExtractorError where there is not one extraction for each article.
    """
    unknown, read = _Unknown(chunks, scope, kept), 0
    new: dict[str, Extraction] = {}
    failed: dict[str, Extraction] = {}
    try:
        for extraction in extractor.extract(unknown):
            if not unknown.keys:
                raise ExtractorError(f"extractor {extractor.name} gave more extractions than it was given articles; give one for each")
            stopped = any(one.check == FAILED for one in extraction.unread)
            (failed if stopped else new)[unknown.keys.popleft()] = extraction
            read += 1
            if len(new) == AT_ONCE:
                _keep(kept, new)
                tell(unknown.known + read)
    finally:
        _keep(kept, new)
    if unknown.keys:
        raise ExtractorError(f"extractor {extractor.name} gave no extraction for {len(unknown.keys)} articles; give one for each")
    tell(unknown.known + read)
    return read, failed


class _Unknown:
    """The articles that are not among the kept results, one after the other.

    `keys` are those of articles handed out and not answered yet, in order; `known` counts the articles passed over.
    """

    def __init__(self, chunks: Iterable[Chunk], scope: str, kept: KeptResults) -> None:
        self._chunks, self._scope, self._kept = chunks, scope, kept
        self.keys: deque[str] = deque()
        self.known = 0

    def __iter__(self) -> Iterator[Article]:
        for chunk in self._chunks:
            keys = [self._kept.key(article, self._scope) for article in chunk]
            there = self._kept.find(keys)
            self.known += len(there)
            for key, article in zip(keys, chunk, strict=True):
                if key not in there:
                    self.keys.append(key)
                    yield article


def take_over(
    chunks: Iterable[Chunk], scope: str, kept: KeptResults, failed: Mapping[str, Extraction]
) -> Iterator[Iterator[tuple[Article, Extraction]]]:
    """Every article of each chunk with its extraction, after `read_new`."""
    for chunk in chunks:
        keys = [kept.key(article, scope) for article in chunk]
        found = kept.find(keys)
        yield ((one, failed[key] if key in failed else unpack_extraction(found[key])) for one, key in zip(chunk, keys, strict=True))


def cut_to_scope(extraction: Extraction, scope: str) -> Extraction:
    """What a build of this scope publishes: with "incidents" nothing of an article that reports none."""
    return extraction if extraction.reports or scope != "incidents" else replace(extraction, mentions=(), statements=())


def _keep(kept: KeptResults, new: dict[str, Extraction]) -> None:
    kept.keep({key: pack_extraction(extraction) for key, extraction in new.items()})
    new.clear()
