"""Feeds, RSS and Atom: one article an entry."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import feedparser

from pipeline.ingestion.discovery import InputFile
from pipeline.ingestion.payloads import BLANK, Payload, Refused, read_whole

ENDS = (b"</rss", b"</feed", b"rdf")  # how RSS, Atom, and RSS as RDF end; the last under any prefix
END = 64  # bytes


def read_feed(stream: BinaryIO, file: InputFile) -> Iterator[Payload]:
    """The entries, by their numbers; an article's whole text wins over its summary.

    feedparser takes what it can of a feed that is not well-formed. Raises Refused for XML that is none, EOFError for one cut short.
    """
    data = read_whole(stream)
    if not data:
        return
    feed = feedparser.parse(data)
    if not feed.version and not feed.entries:
        raise Refused("not_a_feed", "it is neither RSS nor Atom: save its articles as .html, .txt or .csv")
    if not feed.entries:
        raise Refused("empty_feed", "the feed holds no entry: fill it or remove it")
    publisher = feed.feed.get("title")
    for number, entry in enumerate(feed.entries, start=1):
        yield Payload(file, number, _read_entry(entry), otherwise={"publisher": publisher})
    if not _is_closed(data):
        raise EOFError("the feed does not end")


def _is_closed(data: bytes) -> bool:
    end = data.rstrip(BLANK)[-END:].lower()
    return end.endswith(b">") and any(mark in end for mark in ENDS)


def _read_entry(entry: Any) -> dict[str, Any]:
    """What an entry says, by the names of fields."""
    whole = max((part.get("value", "") for part in entry.get("content", ())), key=len, default="")
    return {
        "id": entry.get("id"), "title": entry.get("title"), "url": entry.get("link"), "byline": entry.get("author"),
        "published": entry.get("published") or entry.get("updated"), "publisher": entry.get("source", {}).get("title"),
        "html": whole if whole.strip() else entry.get("summary"),
    }  # fmt: skip
