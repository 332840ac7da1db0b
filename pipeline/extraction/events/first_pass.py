"""What words alone show of an article and of its sentences, before any is annotated: whether it may name an incident."""

from functools import cache

from pipeline.extraction.events.mentions import PHYSICAL
from pipeline.extraction.events.trigger_pairs import may_hold_pair
from pipeline.extraction.events.triggers import find_phrases
from pipeline.lexicon import load_words, words_of
from pipeline.lexicon.event_words import predicate_rows
from pipeline.lexicon.phrases import PhraseMatcher, fold_case

ENOUGH = 2  # triggers of any strength that make an article worth reading
SHORT = 1000  # characters: a text so short may say all it has to say with one
_HARM = frozenset({"killed", "injured", "hurt", "abducted"})
_OF_INJURIES = "bear"  # the frame of verbs that say nothing without an injury beside them: "has", "suffered"


def reports_incident(text: str) -> bool:
    """Whether a strong trigger, two others or the words of a pair stand in the text outside set phrases ("heart attack").

    Of weaker triggers one is not enough: a report needs people hurt, a weapon or attackers beside it, which are triggers too, as a rule.
    """
    rows = [row for _, row in find_phrases(text)]
    enough = len(rows) >= (1 if len(text) <= SHORT else ENOUGH)
    return enough or any(row["strength"] == "strong" for row in rows) or may_hold_pair(fold_case(text))


def may_name_incident(text: str) -> bool:
    """Whether a sentence has the words of one that names an incident (`EventMention.names_incident`), whatever their syntax.

    That is a strong trigger, the words of a pair, or a weaker trigger with a word of harm, a weapon, an attacker, an accusation,
    something that only attackers aim at, or a day.
    """
    folded, strengths = fold_case(text), {row["strength"] for _, row in find_phrases(text)}
    return "strong" in strengths or bool(strengths and _beside().matches(folded)) or may_hold_pair(folded)


@cache
def _beside() -> PhraseMatcher:
    """The words that a weaker trigger needs beside it."""
    harm = {form for (form, _), row in predicate_rows().items() if row["outcome"] in _HARM and row["frame"] != _OF_INJURIES}
    accusations = {form for row in load_words("accusations") for form in row["forms"].split("|")}
    weapons = {row["phrase"] for row in load_words("weapons")}
    targets = {row["phrase"] for row in load_words("targets") if row["target_type"] in PHYSICAL}
    words = harm | accusations | weapons | targets | words_of("population", "attackers") | words_of("cues", "day_or_month")
    return PhraseMatcher((word, 0) for word in sorted(words))
