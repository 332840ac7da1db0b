"""The trained model: its graph and tables beside this file, and README.md, its card. Nothing is downloaded.

An encoder reads the words of one sentence and gives each a tag, a part of speech, a head with a relation, and names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions

from pipeline.annotation.model.decoding import find_names, find_tree
from pipeline.annotation.model.features import case_of, lists_of
from pipeline.annotation.model.labels import Labels, Name, read_labels
from pipeline.annotation.model.wordpiece import WordPieces

FOLDER = Path(__file__).parent
GRAPH, RELATIONS, LABELS, VOCABULARY = (FOLDER / name for name in ("encoder.onnx", "relations.onnx", "labels.json", "vocabulary.txt"))
MOST_PIECES = 510  # positions of the encoder, without the two marks: a longer sentence is read in parts
ROOT, PARATAXIS = "ROOT", "parataxis"  # the second is how a later part hangs on the first
ERRORS_ONLY = 3  # of onnxruntime's levels of log


@dataclass(frozen=True)
class Reading:
    """What the model says of a sentence's words: a value a word; `heads` are indices, a root's its own."""

    tags: tuple[str, ...]
    parts_of_speech: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[Name, ...]


class Model:
    """The encoder with its tables, ready to read; one thread, one sentence at a time.

    8-bit products are scaled by the largest value beside them: sentences read together would change one another.
    """

    def __init__(self) -> None:
        self.labels: Labels = read_labels(LABELS)
        self.vocabulary = WordPieces(VOCABULARY)
        self._encoder, self._relations = _open(GRAPH), _open(RELATIONS)

    def read(self, words: Sequence[str]) -> Reading:
        """The reading of one sentence, at least one word; one of more than MOST_PIECES pieces in parts."""
        pieces = [self.vocabulary.of_word(word) for word in words]
        readings, start, size = [], 0, 0
        for at, own in enumerate(pieces):
            if size + len(own) > MOST_PIECES:
                readings.append(self._read_part(words[start:at], pieces[start:at]))
                start, size = at, 0
            size += len(own)
        readings.append(self._read_part(words[start:], pieces[start:]))
        return readings[0] if len(readings) == 1 else _join(readings)

    def _read_part(self, words: Sequence[str], pieces: Sequence[tuple[int, ...]]) -> Reading:
        lengths = [1, *map(len, pieces)]
        inputs = {
            "pieces": [self.vocabulary.first, *(piece for own in pieces for piece in own), self.vocabulary.last],
            "cases": [0, *np.repeat([case_of(word) for word in words], lengths[1:]), 0],
            "lists": [0, *np.repeat([lists_of(word) for word in words], lengths[1:]), 0],
            "first": [0, *np.cumsum(lengths)[:-1]],
        }
        found = self._encoder.run(None, {name: np.array(values, np.int64) for name, values in inputs.items()})
        tags, parts, names, arcs, dependents, heads = found
        tree = find_tree(arcs)
        return Reading(
            tags=tuple(self.labels.tags[one] for one in tags[1:]),
            parts_of_speech=tuple(self.labels.parts_of_speech[one] for one in parts[1:]),
            heads=tuple(at if head == 0 else int(head) - 1 for at, head in enumerate(tree)),
            relations=self._name_relations(dependents[1:], heads[tree], tree),
            names=tuple(find_names(names[1:], self.labels.names)),
        )

    def _name_relations(self, dependents: NDArray[np.float32], heads: NDArray[np.float32], tree: NDArray[np.int64]) -> tuple[str, ...]:
        [scores] = self._relations.run(None, {"dependents": dependents, "heads": heads})
        scores[:, self.labels.relations.index(ROOT)] = np.where(tree == 0, np.inf, -np.inf)  # the root, and nothing else, is called so
        return tuple(self.labels.relations[one] for one in scores.argmax(1))


def _open(graph: Path) -> InferenceSession:
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = ERRORS_ONLY
    return InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def _join(readings: list[Reading]) -> Reading:
    """Parts of one sentence as one: the root of each later part hangs on that of the first."""
    root = next(at for at, head in enumerate(readings[0].heads) if head == at)
    tags: list[str] = []
    parts: list[str] = []
    heads: list[int] = []
    relations: list[str] = []
    names: list[Name] = []
    for reading in readings:
        start = len(heads)
        later = start > 0
        tags.extend(reading.tags)
        parts.extend(reading.parts_of_speech)
        heads.extend(root if later and head == at else head + start for at, head in enumerate(reading.heads))
        relations.extend(PARATAXIS if later and one == ROOT else one for one in reading.relations)
        names.extend((first + start, last + start, kind) for first, last, kind in reading.names)
    return Reading(tuple(tags), tuple(parts), tuple(heads), tuple(relations), tuple(names))


@cache
def load_model() -> Model:
    """The shipped model, loaded once a process."""
    return Model()
