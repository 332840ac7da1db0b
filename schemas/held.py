"""What holds a cell: by what else in a release, or by which local text, `verify` tells that the cell was changed afterwards.

Each column names one of HOLDERS. `pipeline.verification.cells` has the check behind each name.
"""

from collections.abc import Mapping
from dataclasses import dataclass

HOLDERS = {
    "nothing": "nothing in the output tells whether it is what was read or decided",
    "id": "the row's id is a hash of it",
    "rows": "other rows name the row by it",
    "certificate": "the row's id is a hash of cell, place and words",
    "quote": "it is the first quote of its evidence",
    "quotes": "it is the quotes of its evidence, joined by ' … '",
    "place_of": "it is the place of the evidence of another column",
    "article_of": "it is the article of the row's evidence",
    "shown": "it has its plain value where no words stand behind it, and another where some do",
    "number": "it is what the quote counts",
    "day": "it is the day that the quote names, or one counted from the day of publication or of another report",
    "words": "it is the code that a word list gives to the words behind it",
    "gazetteer": "it is what the gazetteer says of the place that the quote names",
    "weapons": "it is the weapons of its evidence, each once",
    "tolls": "it is a toll by the report's own casualty claims",
    "parties": "it is the surest standing of the report's perpetrators",
    "speaker": "it is the speaker of the statement whose words stand behind it, or the party itself",
    "actor": "it is the quote, or an actor that the article names, or somebody unnamed who speaks in it",
    "once": "one row of an article has it at most",
    "text": "the local text begins with it, has it at its place, is as long, has its hash, or has its quotation marks",
    "report": "it is that of the row's report",
    "merges": "table merges has the decision",
    "decisions": "table decisions has the value",
    "recomputed": "it is computed again from the other tables of the release",
    "package": "it is what the code that made the release carries",
}


@dataclass(frozen=True)
class Held:
    """By what a column is held: a name of HOLDERS, and what that check has to know, such as a column or a word list.

    `plain` is the value that a cell has with no words behind it, where that is not NULL; a mapping of values of the column
    `plain_of` where it depends on that. `opened` says in words which changes the check cannot see; it is empty where it sees any.
    """

    by: str
    of: tuple[str, ...] = ()
    plain: str | Mapping[str, str] | None = None
    plain_of: str = ""
    opened: str = ""

    def __post_init__(self) -> None:
        if self.by not in HOLDERS:
            raise ValueError(f"no check is called {self.by!r}; name one of {', '.join(HOLDERS)}, or define it in schemas/held.py")


NOTHING = Held("nothing")
RECOMPUTED = Held("recomputed")
BY_ID = Held("id")
BY_ROWS = Held("rows")
BY_REPORT = Held("report")
QUOTED = Held("quote")
CERTIFIED = Held("certificate")
