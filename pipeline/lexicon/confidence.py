"""How often cells that a rule read were right, by cell_confidence.csv, which `python -m pipeline.evaluation.calibration` counts."""

from functools import cache

from pipeline.lexicon import load_words

MAIN, BACKGROUND = "main", "background"  # an incident that the article is about, or another
EMPTY = ""  # the rule of a cell that stayed empty
JUDGED_AS = {
    "incident_reports": {
        "date_end": "date_start", "date_prec": "date_start", "admin1": "city", "geonames_id": "city", "latitude": "city",
        "longitude": "city", "country": "country_iso3", "where_prec": "place_name", "weapons": "weapon_type",
    },
    "incident_parties": {"role": "name"},
    "casualty_claims": {"outcome": "count_low", "qualifier": "count_low"},
    "statements": {"cue": "content", "is_direct": "content", "speech_act": "content", "speaker_text": "speaker"},
}  # fmt: skip
"""Columns that stand and fall with another, which the labels have."""
SHRUNK = 8  # cells: so many of the whole column are counted to those of a rule, which may be few

Cell = tuple[str, str, str]  # table, column, standing
Counts = tuple[int, int]  # right, of


@cache
def load_counts() -> dict[Cell, dict[str, Counts]]:
    """By table, column and standing (of a statement or an actor ""), by rule, how many cells were right, and of how many."""
    found: dict[Cell, dict[str, Counts]] = {}
    for row in load_words("cell_confidence"):
        cell = row["table_name"], row["column_name"], row["standing"]
        found.setdefault(cell, {})[row["rule"]] = int(row["right"]), int(row["of"])
    return found


def estimate_confidence(table: str, column: str, standing: str, rule: str) -> float | None:
    """The chance that a cell which a rule read is right; of EMPTY, that it is empty rightly. None for a column nobody judged."""
    rules = load_counts().get((table, JUDGED_AS.get(table, {}).get(column, column), standing))
    return None if rules is None else estimate(rules, rule)


def estimate(rules: dict[str, Counts], rule: str) -> float | None:
    """The share of right cells of a rule, drawn to that of all rules of the column where its own are few; two decimals."""
    alike = [counts for name, counts in rules.items() if (name == EMPTY) == (rule == EMPTY)]
    all_right, all_of = sum(right for right, _ in alike), sum(of for _, of in alike)
    if not all_of:
        return None
    usual = (all_right + 1) / (all_of + 2)
    right, of = rules.get(rule, (0, 0))
    return round((right + SHRUNK * usual) / (of + SHRUNK), 2)
