"""Table `codes`: the vocabulary of all coded columns, with the crosswalk to the field's standards."""

import polars as pl

from schemas.codes import code_sets, codes_of, rows_of
from schemas.columns import computed
from schemas.held import Held
from schemas.table import Table

_PACKAGE = Held("package")


class Codes(Table):
    """One code, or one of its counterparts in another standard."""

    code_set: str = computed("Which list the code belongs to, usually the name of the column that holds it.", nullable=False, held=_PACKAGE)
    code: str = computed("The value as it stands in the tables.", nullable=False, held=_PACKAGE)
    label: str = computed("The code in words.", nullable=False, held=_PACKAGE)
    definition: str = computed("What falls under the code and what does not.", nullable=False, held=_PACKAGE)
    example: str = computed("An invented phrase that gets the code.", held=_PACKAGE)  # type: ignore[assignment]  # hides a method
    standard: str = computed("The standard that has a counterpart: UCDP GED, ACLED, GTD, PLOVER, MUC-4, PDTB 2.0.", held=_PACKAGE)
    standard_term: str = computed("The counterpart's name in that standard.", held=_PACKAGE)
    relation: str = computed("What the counterpart is against this code: exact, broader or narrower.", codes="relation", held=_PACKAGE)

    class Config:
        name = "codes"
        title = "Codes"
        description = "One row = one code of one set, once for each standard it maps to."
        metadata = {"group": "codes", "key": ("code_set", "code", "standard", "standard_term")}


def load_codes() -> pl.DataFrame:
    """All code sets as one frame."""
    return Codes.frame({"code_set": name, **row} for name in code_sets() for row in rows_of(name))


__all__ = ["Codes", "codes_of", "load_codes"]
