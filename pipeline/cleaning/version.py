"""The version of cleaning: of all that decides what a raw record becomes."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version

from pipeline.sources import SHORT, hash_code

# What decides, beside the code, what cleaning makes of a record; those below trafilatura find main texts and dates for it.
LIBRARIES = (
    "trafilatura", "courlan", "htmldate", "justext", "dateparser", "lxml", "ftfy", "charset-normalizer", "py3langid", "numpy",
    "ahocorasick-rs", "pycountry",
)  # fmt: skip


@cache
def hash_cleaning() -> str:
    """Hash of code and words, and of the libraries they stand on."""
    libraries = [f"{name}=={version(name)}" for name in LIBRARIES]
    return sha256("\n".join([hash_code("ingestion", "cleaning"), *libraries]).encode()).hexdigest()[:SHORT]
