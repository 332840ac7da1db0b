"""The version of the rules: of all that decides what they read from a text."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version

from pipeline.sources import SHORT, hash_code

# What decides, beside the code, what extraction finds.
LIBRARIES = ("spacy", "onnxruntime", "numpy", "sentencex", "ahocorasick-rs", "text2num", "pycountry", "python-dateutil", "pydantic")


@cache
def hash_extraction() -> str:
    """Hash of rules, words and model, and of the libraries they stand on."""
    libraries = [f"{name}=={version(name)}" for name in LIBRARIES]
    return sha256("\n".join([hash_code("annotation", "contract", "extraction", "rules"), *libraries]).encode()).hexdigest()[:SHORT]
