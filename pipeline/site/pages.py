"""Pages from templates: every value that is put into one is escaped."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt

TEMPLATES = Path(__file__).with_name("templates")
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    keep_trailing_newline=True,
)  # fmt: skip
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def write_page(path: Path, template: str, **values: Any) -> None:
    """Write the page that a template makes of the values."""
    path.write_bytes(_ENVIRONMENT.get_template(template).render(**values).encode())


def render_markdown(text: str) -> str:
    """Markdown as HTML, safe to put into a page: what is HTML in it already is shown as it is written, not obeyed."""
    return str(_MARKDOWN.render(text))
