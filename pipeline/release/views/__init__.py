"""Views and macros of the DuckDB file, each in a file of SQL beside this one, with the comment that says what it shows.

Each stands on tables alone, so that their order is no matter: they are made in that of their names. They name no
database, which may be opened under any name, and hold no rows of their own.
"""

from pathlib import Path

FOLDER = Path(__file__).parent
ENDING = ".sql"


def list_views() -> list[str]:
    """The names of all views and macros, in order."""
    return sorted(path.stem for path in FOLDER.glob(f"*{ENDING}"))


def create_views() -> list[str]:
    """The SQL that creates each of them in schema main and says what it shows; the database must be in use."""
    return [(FOLDER / f"{name}{ENDING}").read_text(encoding="utf-8") for name in list_views()]
