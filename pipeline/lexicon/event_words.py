"""The list of event words as its readers need it: phrases that name an incident, words that name an act, pairs of words."""

from functools import cache

from pipeline.lexicon import load_words

Row = dict[str, str]


@cache
def trigger_phrases() -> tuple[tuple[str, Row], ...]:
    """Every phrase that can name an incident by itself, with its row, in file order."""
    rows = (row for row in load_words("event_words") if row["incident_type"] and not row["place"])
    return tuple((phrase, row) for row in rows for phrase in row["forms"].split("|"))


@cache
def predicate_rows() -> dict[tuple[str, str], Row]:
    """The rows of words whose neighbours take part in an act, by form and part of speech."""
    return {(form, row["part"]): row for row in load_words("event_words") if row["frame"] for form in row["forms"].split("|")}


@cache
def pair_rows() -> tuple[Row, ...]:
    """The rows of pairs, in file order: the first that holds counts."""
    return tuple(row for row in load_words("event_words") if row["place"])
