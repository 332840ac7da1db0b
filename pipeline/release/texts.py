"""OUT/text: the cleaned texts that offsets and evidence point into. They stay local and are in no release."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from pipeline.release.reading import load_table
from pipeline.release.versions import list_versions
from pipeline.release.written import PASSING, WrittenFiles

FOLDER = "text"
LONGEST = 200  # bytes of a folder's name: file systems take 255
HASH = 16  # hexadecimal digits that tell two long names apart


@dataclass(frozen=True)
class TextsWritten:
    """How many files were written anew, left as they were, and removed; and which are not the build's own, and were left alone."""

    written: int
    kept: int
    removed: int
    foreign: tuple[Path, ...] = ()


def write_texts(articles: Iterable[tuple[str, str, str]], out: Path) -> TextsWritten:
    """Bring OUT/text/<batch>/<article_id>.txt in line with the articles, each (article_id, batch, cleaned text).

    A text that stands there already is not touched; the file of an article that is gone is removed, and a
    batch's folder with its last file, where a build wrote them. Files are UTF-8 without a change of line ends, so that
    offsets hold. Raises ValueError for an id or a batch that is no plain file name, ForeignFileError where another's
    file or a link is in the way, ReleaseError for a damaged release.
    """
    files, current, written = WrittenFiles(out), set(), 0
    _vouch_released(files, out)
    for article_id, batch, text in articles:
        path = place_text(out, batch, article_id)
        current.add(path)
        written += files.write(path, text.encode())
    removed = _remove_gone(files, out, current)
    files.finish()
    return TextsWritten(written, len(current) - written, removed, tuple(_find_foreign(out / FOLDER, current)))


def _vouch_released(files: WrittenFiles, out: Path) -> None:
    """The newest release tells the hash of each text; folders that were built before there was a list have no other proof."""
    versions = list_versions(out / "releases")
    if versions:
        articles = load_table(out / "releases" / versions[-1], "articles")
        for article_id, batch, digest in articles.select("article_id", "batch", "text_sha256").iter_rows():
            with suppress(ValueError):  # a batch whose text has no place: none was ever written
                files.vouch(place_text(out, batch, article_id), digest)


def _remove_gone(files: WrittenFiles, out: Path, current: set[Path]) -> int:
    gone = [path for path in files.paths if path not in current and path.is_relative_to(out / FOLDER)]
    removed = sum(map(files.remove, gone))
    for folder in sorted({path.parent for path in gone}):
        files.remove_folder(folder)
    return removed


def _find_foreign(folder: Path, current: set[Path]) -> Iterator[Path]:
    """Files and links below a folder, by name, that are no current texts; links are not followed."""
    for inside, folders, names in os.walk(folder):
        folders.sort()
        linked = [name for name in folders if os.path.islink(os.path.join(inside, name))]
        found = (Path(inside, name) for name in sorted((*linked, *names)) if name != PASSING)
        yield from (path for path in found if path not in current)


def place_text(out: Path, batch: str, article_id: str) -> Path:
    """Where the text of an article lies. Raises ValueError for an id or a batch that is no plain file name.

    The folder of a batch whose name is too long, as one is when bytes that are no text were spelt out in it, has
    a hash for its end.
    """
    return _place_batch(out, batch) / f"{_plain_name(article_id, 'article_id')}.txt"


@lru_cache(maxsize=1 << 10)
def _place_batch(out: Path, batch: str) -> Path:
    return out / FOLDER / _shorten(_plain_name(batch, "batch"))


def _shorten(name: str) -> str:
    written = name.encode()
    if len(written) <= LONGEST:
        return name
    return f"{written[: LONGEST - HASH - 1].decode(errors='ignore')}-{sha256(written).hexdigest()[:HASH]}"


def _plain_name(name: str, field: str) -> str:
    if not name or name in (".", "..") or set(name) & {"/", "\0"}:
        raise ValueError(f"{field} {name!r} is no plain file name; rename the batch's folder")
    return name
