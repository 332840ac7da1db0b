"""Every form of the verbs on some lists, lower case."""

from functools import cache

from pipeline.lexicon import load_words


@cache
def speech_forms() -> frozenset[str]:
    """Forms of the verbs by which somebody says something."""
    return frozenset(form for row in load_words("speech_verbs") for form in row["forms"].split("|"))


@cache
def accusing_forms() -> frozenset[str]:
    """Forms of verbs that put a deed on somebody else."""
    rows = load_words("accusations")
    return frozenset(form for row in rows if row["bearer"] == "object" for form in row["forms"].split("|"))
