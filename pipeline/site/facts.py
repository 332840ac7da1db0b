"""What a release's papers say of it as a whole: title, version, day, licence, authors."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DESCRIPTION, CITATION = "datapackage.json", "CITATION.cff"
_AUTHOR = re.compile(r"^authors:\n {2}- name: (\".*\")$", re.MULTILINE)  # as a release's CITATION.cff is written


@dataclass(frozen=True)
class Facts:
    """A release by its papers; `created` is an ISO day, `citation` the text of CITATION.cff."""

    title: str
    description: tuple[str, ...]
    version: str
    created: str
    licence: dict[str, str]
    sources: tuple[dict[str, str], ...]
    author: str
    citation: str

    def cite(self) -> str:
        """The release in a list of references."""
        return f"{self.author} ({self.created[:4]}). {self.title}, version {self.version} [data set]."


def read_facts(folder: Path) -> Facts:
    """Read datapackage.json and CITATION.cff in the folder of a release. Raises OSError, KeyError or ValueError where one is broken."""
    package: dict[str, Any] = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
    citation = (folder / CITATION).read_text(encoding="utf-8")
    author = _AUTHOR.search(citation)
    if author is None:
        raise ValueError(f"{folder / CITATION}: names no author; write it anew with the release")
    return Facts(
        title=package["title"],
        description=tuple(" ".join(part.split()) for part in package["description"].split("\n\n")),
        version=package["version"],
        created=package["created"][:10],
        licence=package["licenses"][0],
        sources=tuple(package["sources"]),
        author=json.loads(author[1]),
        citation=citation,
    )
