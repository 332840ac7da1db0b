"""Cells held to their own quotes, to the local texts and to the other tables, by what each column says that it is held by.

`check_cells(out, newest)`: the first cell that lies. `say_unheld()`: the columns in which a lie would not be seen.
"""

from pipeline.verification.cells.checking import check_cells
from pipeline.verification.cells.unheld import list_of_code, list_of_texts, list_opened, list_unheld, say_columns, say_unheld

__all__ = ["check_cells", "list_of_code", "list_of_texts", "list_opened", "list_unheld", "say_columns", "say_unheld"]
