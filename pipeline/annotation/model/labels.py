"""What the heads of the network choose among, in the order of their classes."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

Name = tuple[int, int, str]  # first word, last word (exclusive), kind
OUTSIDE = "O"


@dataclass(frozen=True)
class Labels:
    """Penn Treebank tags, UD parts of speech, UD relations, and for names "O" and BIOES with a kind."""

    tags: tuple[str, ...]
    parts_of_speech: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]

    def classes_of_names(self, names: Sequence[Name] | None, words: int) -> list[int]:
        """The class of each word of a sentence with these names."""
        found = [OUTSIDE] * words
        for first, last, kind in names or ():
            if last - first == 1:
                found[first] = f"S-{kind}"
            else:
                found[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 2), f"E-{kind}"]
        return [self.names.index(one) for one in found]


def name_classes(kinds: Sequence[str]) -> tuple[str, ...]:
    """The classes of names of some kinds, "O" the first."""
    return (OUTSIDE, *(f"{place}-{kind}" for kind in kinds for place in "BIES"))


def read_labels(path: Path) -> Labels:
    """Labels as `write_labels` left them."""
    return Labels(**{name: tuple(values) for name, values in json.loads(path.read_text(encoding="utf-8")).items()})


def write_labels(labels: Labels, path: Path) -> None:
    """Writes labels as JSON, one list a field."""
    path.write_text(json.dumps(asdict(labels), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
