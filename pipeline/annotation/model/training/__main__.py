"""Trains the model and writes it into pipeline/annotation/model: `python -m pipeline.annotation.model.training FOLDER WORK`.

FOLDER holds the treebanks; the model's README.md says which and where anyone gets them. WORK keeps the base, fetched by
its hash, and the last checkpoint: the same command goes on from there. One seed and a fixed number of steps: the same
folder gives the same weights on the same kind of processor and number of threads. Needs the extra `training`.
"""

import sys
from pathlib import Path

from pipeline.annotation.model.training.base import fetch_base
from pipeline.annotation.model.training.corpus import collect_labels, read_training_sentences
from pipeline.annotation.model.training.export import export
from pipeline.annotation.model.training.fitting import fit


def main(folder: Path, work: Path) -> None:
    """Fetches, trains, exports."""
    weights, vocabulary = fetch_base(work / "base")
    sentences = read_training_sentences(folder)
    labels = collect_labels(sentences)
    network = fit(sentences, labels, weights, vocabulary, work)
    export(network, labels, vocabulary)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
