"""Articles as a reader is given them, made up for these tests."""

from datetime import date
from typing import Any

TEXT = "Gunmen killed nine people in Mosul on Monday, police said."


def article(name: str, text: str = TEXT) -> dict[str, Any]:
    """An article with this id and text, and nothing else known but its day."""
    return {
        "article_id": f"art-{name}", "title": None, "text": text, "prose_start": 0, "published_on": date(2031, 3, 5), "publisher": None,
        "dateline": None,
    }  # fmt: skip
