"""Loads every module that has rules, so that all are on the list."""

import pkgutil
from importlib import import_module

from pipeline.rules.patterns import load_patterns

READERS = ("pipeline.annotation", "pipeline.extraction")
TRAINING = ".training"  # needs libraries that running the pipeline does not


def load_rules() -> None:
    """Imports the modules of annotation and extraction, and reads the patterns."""
    load_patterns()
    for reader in READERS:
        for module in pkgutil.walk_packages(import_module(reader).__path__, f"{reader}."):
            if TRAINING not in module.name:
                import_module(module.name)
