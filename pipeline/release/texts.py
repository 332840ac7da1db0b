"""OUT/text: the cleaned texts that offsets and evidence point into. They stay local and are in no release."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FOLDER = "text"
PASSING = ".part"  # a text is whole or not there: an interrupted run leaves such a file, and the next removes it


@dataclass(frozen=True)
class TextsWritten:
    """How many files were written anew, left as they were, and removed."""

    written: int
    kept: int
    removed: int


def write_texts(articles: Iterable[tuple[str, str, str]], out: Path) -> TextsWritten:
    """Bring OUT/text/<batch>/<article_id>.txt in line with the articles, each (article_id, batch, cleaned text).

    A text that stands there already is not touched; the file of an article that is gone is removed, and a
    batch's folder with its last file. Files are UTF-8 without a change of line ends, so that offsets hold.
    Raises ValueError for an id or a batch that is no plain file name.
    """
    folder = out / FOLDER
    current, written = set(), 0
    for article_id, batch, text in articles:
        path = place_text(out, batch, article_id)
        current.add(path)
        written += _write_if_changed(path, text.encode())
    ours = (path for path in sorted(folder.glob("*/*")) if path.suffix in (".txt", PASSING) and path.is_file())
    gone = [path for path in ours if path not in current]
    for path in gone:
        path.unlink()
    for batch in sorted(folder.glob("*/")):
        if not any(batch.iterdir()):
            batch.rmdir()
    return TextsWritten(written, len(current) - written, sum(path.suffix == ".txt" for path in gone))


def place_text(out: Path, batch: str, article_id: str) -> Path:
    """Where the text of an article lies. Raises ValueError for an id or a batch that is no plain file name."""
    return out / FOLDER / _plain_name(batch, "batch") / f"{_plain_name(article_id, 'article_id')}.txt"


def _write_if_changed(path: Path, content: bytes) -> bool:
    if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    passing = path.with_suffix(PASSING)
    passing.write_bytes(content)
    os.replace(passing, path)
    return True


def _plain_name(name: str, field: str) -> str:
    if not name or name in (".", "..") or set(name) & {"/", "\\", "\0"}:
        raise ValueError(f"{field} {name!r} is no plain file name; rename the batch's folder")
    return name
