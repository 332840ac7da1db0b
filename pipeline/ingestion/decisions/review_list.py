"""A review list of a build, filled in by a person: each answered row as one decision.

A build leaves `review.csv` with empty columns ANSWERED. Who answers rows in a spreadsheet and saves the list in the folder of
decisions has decided: "right" holds what the program found, "wrong" turns it over.
"""

import csv
from collections.abc import Collection, Mapping

ANSWERED = ("answer", "new_value", "author", "date", "because")
NEEDED = frozenset({"action", "report_id", "other_report_id", "to_change", *ANSWERED})
RIGHT, WRONG = "right", "wrong"
ANSWERS = (RIGHT, WRONG)
TURNED = {"merge": "split", "split": "merge"}


def is_review_list(columns: Collection[str]) -> bool:
    """Whether a file of these columns is a review list; a spreadsheet may have changed their order."""
    return set(columns) >= NEEDED


def read_answer(row: Mapping[str, str]) -> dict[str, str] | str | None:
    """The cells of the decision that a row answers with; what is wrong with the answer; None where there is none."""
    answer = row["answer"].strip().lower()
    if not answer:
        return None
    if answer not in ANSWERS:
        return f"answer `{row['answer']}` is unknown; write {' or '.join(ANSWERS)}, or nothing"
    said = {"author": row["author"].strip(), "date": row["date"].strip(), "reason": row["because"].strip()}
    if row["action"] == "correct":
        return {**_read_cell(row, answer), **said}
    if row["new_value"].strip():
        return f"new_value `{row['new_value']}` has no cell to stand in; leave it empty beside `{row['action']}`"
    action = row["action"] if answer == RIGHT else TURNED.get(row["action"], row["action"])
    return {"action": action, "id": row["report_id"], "other_id": row["other_report_id"], "column": "", "value": "", **said}


def _read_cell(row: Mapping[str, str], answer: str) -> dict[str, str]:
    """A doubtful cell: as it stands, or with the new value; an empty one is unknown."""
    _, id, _, column, *value = next(csv.reader([row["to_change"]]))
    kept = ",".join(value)
    return {"action": "correct", "id": id, "other_id": "", "column": column, "value": kept if answer == RIGHT else row["new_value"].strip()}
