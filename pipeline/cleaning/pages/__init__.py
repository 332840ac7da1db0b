"""A news page to its main text, headline, day, outlet and the people who wrote it."""

from pipeline.cleaning.pages.reading import Page, read_page

__all__ = ["Page", "read_page"]
