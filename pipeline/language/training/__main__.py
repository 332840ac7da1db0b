"""Trains the model and writes it into pipeline/language/model: `python -m pipeline.language.training FOLDER`.

FOLDER holds the treebanks; the model's README.md says which and where anyone gets them. Two pipelines are trained,
each by its recipe (`syntax.cfg`, `names.cfg`), and shipped as one. One seed, one core, one order: the same folder
gives the same weights on the same kind of processor. Takes an hour to an hour and a half.
"""

import gzip
import sys
import tempfile
from pathlib import Path

from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from pipeline.language.model import CONFIG, WEIGHTS, word_lists  # noqa: F401  word_lists registers a callback the recipes name
from pipeline.language.training import augmentation  # noqa: F401  registers the augmenter that the recipes name
from pipeline.language.training.corpus import write_training_files

RECIPES = Path(__file__).parent
LEFT_OUT = ("training", "corpora", "paths", "initialize", "pretraining")  # of a recipe: what the shipped pipeline has no use for


def train_part(part: str, folder: Path, out: Path) -> Language:
    """The pipeline of one recipe, "syntax" or "names": the best of its evaluations, kept under `out`."""
    (out / part).mkdir(parents=True, exist_ok=True)
    train_file, dev_file = write_training_files(part, folder, out)
    paths = {"paths.train": str(train_file), "paths.dev": str(dev_file)}
    nlp = init_nlp(load_config(RECIPES / f"{part}.cfg", overrides=paths, interpolate=True))
    train(nlp, out / part, stdout=sys.stdout, stderr=sys.stderr)
    return nlp.from_disk(out / part / "model-best")


def ship(syntax: Language, names: Language) -> None:
    """Writes both pipelines as one, in two files."""
    syntax.add_pipe("ner", source=names)
    config = syntax.config.copy()
    config["nlp"]["after_creation"] = names.config["nlp"]["after_creation"]  # the marks that names are read by
    for section in LEFT_OUT:
        config.pop(section, None)
    config.to_disk(CONFIG)
    WEIGHTS.write_bytes(gzip.compress(syntax.to_bytes(exclude=["config"]), mtime=0))


def main(folder: Path) -> None:
    """Trains both parts and ships them."""
    with tempfile.TemporaryDirectory() as temporary:
        ship(*(train_part(part, folder, Path(temporary)) for part in ("syntax", "names")))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
