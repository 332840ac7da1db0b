"""A review list of a build, filled in by a person: each answered row as one decision.

A build leaves `review.csv` with empty columns ANSWERED. Who answers rows in a spreadsheet and saves the list in the folder of
decisions has decided: "right" holds what the program found, "wrong" turns it over.
"""

from collections.abc import Collection, Mapping

ANSWERED = ("answer", "new_value", "author", "date", "because")
NEEDED = frozenset({"action", "report_id", "other_report_id", "to_change", *ANSWERED})
RIGHT, WRONG = "right", "wrong"
ANSWERS = (RIGHT, WRONG)
CELL = 4  # commas before the value in a line that corrects a cell
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
        cell = _read_cell(row, answer)
        return {**cell, **said} if cell else f"to_change `{row['to_change']}` names no cell; copy it from the list that the build wrote"
    if row["new_value"].strip():
        return f"new_value `{row['new_value']}` has no cell to stand in; leave it empty beside `{row['action']}`"
    action = row["action"] if answer == RIGHT else TURNED.get(row["action"], row["action"])
    return {"action": action, "id": row["report_id"], "other_id": row["other_report_id"], "column": "", "value": "", **said}


def _read_cell(row: Mapping[str, str], answer: str) -> dict[str, str] | None:
    """A doubtful cell: as it stands, or with the new value; an empty one is unknown. None where the row names no cell."""
    parts = row["to_change"].split(",", CELL)
    if len(parts) <= CELL:
        return None
    _, id, _, column, kept = parts
    return {"action": "correct", "id": id, "other_id": "", "column": column, "value": kept if answer == RIGHT else row["new_value"].strip()}
