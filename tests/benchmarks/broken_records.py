"""Records that are broken on purpose, the same for one seed: prose of an invented town, and what can happen to it on its way."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

PROSE = (
    "Gunmen killed nine people in Mosul on Monday, police said.", "“We heard two blasts,” said Omar Said, the mayor of Okoroville.",
    "HARWELL, May 5 (Reuters) - A bomb went off near the port on Friday, killing at least six.",
    "The governor, Lena Okafor, denied that her guards had shot the driver.", "The harbour was calm and the shops were open.",
    "The Red Front claimed responsibility for the attack in a statement sent to Radio Harwell.",
    "Three men, aged 19 to 24, were arrested two days after the kidnapping of a teacher.", "By Jane Doe", "Photo: a street under water",
    "According to the ministry, 12 soldiers and some civilians were wounded when a truck hit a mine.",
)  # fmt: skip
SIGNS = (
    "<", ">", "&", "&amp;", "amp;", "<b", "b>", "<!--", "-->", "<script>", "</script>", "<p>", "<title>", "“", "”", "‘", "’", '"', "'", "(",
    ")", "[", "]", "-", " - ", "—", ".", "...", ",", ";", ":", "!", "?", "\n", "\n\n", "\r", "\t", " ", "\u00a0", "\u200b", "\x00",
    "\x1b[31m", "Ã©", "â€™", "é", "e\u0301", "\ud800", "\U0001f525", "日本語", "عربي", "MORE ", "A-", "Ab ", "AbA",
    "Photos:", "Hide Caption 1 of 2", "By Jane Doe\n\n", "Reporting by Ann Poe. ", "killed ", "said ",
    "nine people ", "in Mosul, ", "Omar Said ", "on Monday ", "and ",
    "who ", "St. ", "No. ", "1", "12,000 ", "May 5", "2020-01-01", "http://x.example/a", "@okafor ", "(AP) ", "the ", "x",
)  # fmt: skip
TAGS = (
    "<p>", "</p>", "<div>", "</div>", "<h1>", "<title>", "<b>", "<br>", "<a href='x'>", "<table><tr><td>", "<script>", "<!-- ", "&lt;p&gt;",
)  # fmt: skip
SIZES = (0, 1, 5, 50, 500, 5_000)  # times something is repeated
LARGE = 200_000  # characters of the longest record


def _prose(rng: Random, count: int | None = None) -> str:
    gap = rng.choice((" ", "\n", "\n\n"))
    return gap.join(rng.choice(PROSE) for _ in range(count or rng.randint(1, 30)))


def _repeat(rng: Random) -> str:
    """One to three signs or words, again and again, among prose."""
    unit = "".join(rng.choice(SIGNS) for _ in range(rng.randint(1, 3)))
    return (rng.choice(("", _prose(rng, 2))) + unit * rng.choice(SIZES) + rng.choice(("", "x", _prose(rng, 2))))[:LARGE]


def _mix(rng: Random) -> str:
    """Signs and sentences in any order."""
    return "".join(rng.choice(rng.choice((SIGNS, PROSE))) for _ in range(rng.choice((10, 100, 1_000))))


def _mangle(rng: Random) -> str:
    """Prose with pieces cut out, doubled, put elsewhere and set in other case."""
    text = _prose(rng)
    for _ in range(rng.randint(1, 20)):
        start, end = sorted(rng.randrange(len(text) + 1) for _ in range(2))
        piece, at = text[start:end], rng.randrange(len(text) + 1)
        change = rng.randrange(4)
        text = (text[:start] + text[end:], text[:at] + piece[:200] + text[at:], text[:start] + piece.upper() + text[end:],
                text[:at] + rng.choice(SIGNS) + text[at:])[change] or "x"  # fmt: skip
    return text[:LARGE]


def _dense(rng: Random) -> str:
    """The same sentence, or the same words without an end, for pages."""
    sentence = rng.choice((*PROSE, "Gunmen killed nine people in Mosul, ", "killed ", "Okafor: We lost. ", "Omar Said met Lena Okafor. "))
    return f"{sentence}{rng.choice((' ', chr(10) * 2, ''))}" * rng.choice((20, 100, 300))


def _page(rng: Random) -> str:
    """A page whose tags need not close."""
    return "<html><body>" + "".join(rng.choice(TAGS) + rng.choice(("", rng.choice(PROSE))) for _ in range(rng.choice((5, 50, 500))))


TEXTS: dict[str, Callable[[Random], str]] = {
    "prose": _prose, "repeat": _repeat, "mix": _mix, "mangle": _mangle, "dense": _dense, "page": _page,
}  # fmt: skip
VALUES: tuple[Any, ...] = (None, "", " ", 0, -1, 1e308, True, [], {}, ["a"], {"a": 1}, "\ud800", "\x00", "x" * 5_000)


def make_record(rng: Random, number: int) -> tuple[str, bytes]:
    """(its kind, its line): JSON as a rule, with a field or the line itself broken now and then."""
    kind = rng.choice(sorted(TEXTS))
    record: dict[str, Any] = {"id": f"{kind}-{number}", "html" if kind == "page" else "text": TEXTS[kind](rng)}
    if rng.random() < 0.5:
        record["title"] = rng.choice((_prose(rng, 1), _repeat(rng)[:3_000]))
    if rng.random() < 0.5:
        record["published"] = rng.choice(("2031-05-05", "May 5, 2031", "05/06/2031", _repeat(rng)[:3_000]))
    if rng.random() < 0.15:
        record[rng.choice(("id", "text", "title", "published", "url", "publisher", "other"))] = rng.choice(VALUES)
    line = json.dumps(record, ensure_ascii=rng.random() < 0.5).encode("utf-8", rng.choice(("surrogatepass", "replace", "backslashreplace")))
    if rng.random() < 0.1:
        at = rng.randrange(len(line))
        line = rng.choice(
            (line[:at], line[at:], line[:at] + bytes([rng.randrange(256)]) * 3 + line[at:], b"[" * 5_000 + line, b"[" + line + b"]")
        )
    return kind, line.replace(b"\n", b" ") or b"?"


def write_records(raw: Path, count: int, seed: int) -> None:
    """Writes `count` records into batches below `raw`: most are lines, some of each kind files of their own."""
    rng, lines = Random(seed), []
    for folder in ("lines", "files"):
        (raw / folder).mkdir(parents=True, exist_ok=True)
    for number in range(count):
        kind, line = make_record(rng, number)
        if rng.random() < 0.1:
            content = (
                TEXTS[kind](rng).encode("utf-8", "surrogatepass") if rng.random() < 0.8 else rng.randbytes(rng.choice((10, 1_000, 50_000)))
            )
            (raw / "files" / f"{kind}-{number}{'.html' if kind == 'page' else '.txt'}").write_bytes(content)
        else:
            lines.append(line)
    (raw / "lines" / "broken.jsonl").write_bytes(b"\n".join(lines))


def name_kind(found: Any) -> str:
    """What a record or reject is called, by the kind that its id or its file begins with."""
    said = found.get("row") or found.get("source_path") if isinstance(found, dict) else found.source_id
    return str(said)[:60]
