"""The trained pipeline: what it is made of (`config.cfg`), its weights, and README.md, its card. Nothing is downloaded."""

import gzip
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.util import load_config, load_model_from_config

from pipeline.language.model import word_lists  # noqa: F401  registers the callback that the configuration names

FOLDER = Path(__file__).parent
CONFIG = FOLDER / "config.cfg"
WEIGHTS = FOLDER / "weights.msgpack.gz"


@cache
def load_model() -> Language:
    """spaCy's English tokenizer with our tagger, parser, lemmatizer and recogniser of names (PER, ORG, LOC)."""
    return load_model_from_config(load_config(CONFIG), auto_fill=True).from_bytes(gzip.decompress(WEIGHTS.read_bytes()))
