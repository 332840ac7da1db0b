"""Markdown (.md): one article. Lines `key: value` between two lines `---` at its head give fields; a heading above all is its title."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.ingestion.discovery import InputFile
from pipeline.ingestion.encoding import decode_bytes
from pipeline.ingestion.payloads import Payload, read_whole
from pipeline.ingestion.text_heads import is_date_line

_HEAD = re.compile(r"\s*^---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r"^(\w[\w.: -]*?)[ \t]*:[ \t]+(\S.*)$", re.MULTILINE)
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
LONGEST = 20_000  # characters of a block in which marks are looked for: brackets without an end cost the square of their number
_BLOCKS, _WORDS = MarkdownIt("commonmark").disable("inline"), MarkdownIt("commonmark")


def read_markdown(stream: BinaryIO, file: InputFile) -> Iterator[Payload]:
    """The article without its marks; nothing where the file is blank. What its head says wins over what its body shows."""
    if data := read_whole(stream):
        text = decode_bytes(data).replace("\0", "").replace("\r\n", "\n")
        head = _HEAD.match(text)
        said = {key: value.strip().strip("\"'") for key, value in _FIELD.findall(head[1])} if head else {}
        title, published, body = _read_body(text[head.end() :] if head else text)
        yield Payload(file, None, {**said, "text": body}, otherwise={"id": file.stem, "title": title, "published": published})


def _read_body(text: str) -> tuple[str | None, str | None, str]:
    """Title, date line and the rest, a blank line between two blocks."""
    references: dict[str, Any] = {}
    blocks = list(_read_blocks(_BLOCKS.parse(text, references), references))
    title = blocks.pop(0)[1] if blocks and blocks[0][0] else None
    published = blocks.pop(0)[1] if blocks and is_date_line(blocks[0][1]) else None
    return title, published, "\n\n".join(block for _, block in blocks)


def _read_blocks(tokens: list[Token], references: dict[str, Any]) -> Iterator[tuple[bool, str]]:
    """Whether it is a heading, and the text, of each block that has any."""
    for before, token in zip([None, *tokens], tokens, strict=False):
        text = _read_words(token.content, references) if token.type == "inline" else "" if token.nesting else token.content
        if text.strip():
            yield before is not None and before.type == "heading_open", text.strip()


def _read_words(block: str, references: dict[str, Any]) -> str:
    """The words of a block. A picture's description is none of the article's."""
    if len(block) > LONGEST:
        return block
    children = _WORDS.parseInline(block, references)[0].children or []
    return "".join(_BREAKS.get(token.type, token.content if token.type in ("text", "code_inline") else "") for token in children)
