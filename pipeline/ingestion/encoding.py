"""Bytes to text: UTF-8 first; what is not UTF-8 is judged by its bytes, and never fails."""

import codecs
import re

from charset_normalizer import from_bytes

SAMPLE = 65_536  # bytes charset-normalizer looks at: more changes its mind on no text tried and costs seconds
FOREIGN_SHARE = 0.2  # of bytes above 127: English with typographic marks has under 0.05, Cyrillic or Japanese above 0.5
WIDE_SHARE = 0.25  # of NUL bytes: Latin script in UTF-16 has about 0.5, anything else next to none
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
# Names that servers give whatever the encoding is, and those of Python's own that are no encoding of a page.
_LABELS_OF_NO_USE = frozenset(
    {"ascii", "iso8859-1", "utf-8", "utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"}
)
_MAC_QUOTES = re.compile(rb"[a-z]\xd5[a-z]|\xd2[A-Za-z]|[a-z.,?!]\xd3(?:\s|$)")
_WINDOWS_QUOTES = re.compile(rb"[\x91-\x97]")


def find_wide_encoding(head: bytes) -> str | None:
    """The UTF-16 or UTF-32 codec that the first bytes of a file speak for, or None."""
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    if marked:
        return marked if marked != "utf-8-sig" else None
    sample = head[:4096]
    if len(sample) < 4:
        return None
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        share = sample[offset::2].count(0) / len(sample)
        if share > WIDE_SHARE and sample[1 - offset :: 2].count(0) < sample[offset::2].count(0) / 4:
            return name
    return None


def decode_bytes(data: bytes) -> str:
    """Text of `data`, without a byte-order mark; never raises.

    English in a Western single-byte encoding is read as Windows-1252 (or Mac Roman, where its quotation marks
    stand), also where it is mixed with UTF-8 in one file; charset-normalizer, which takes short English for
    Central European, judges only bytes that are mostly foreign.
    """
    wide = find_wide_encoding(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if sum(byte > 127 for byte in data[:SAMPLE]) <= FOREIGN_SHARE * len(data[:SAMPLE]):
        if _MAC_QUOTES.search(data) and not _WINDOWS_QUOTES.search(data):
            return data.decode("mac_roman")
        return data.decode("utf-8-sig", _WINDOWS)
    best = from_bytes(data[:SAMPLE]).best()
    return data.decode(best.encoding, "replace") if best else data.decode("utf-8-sig", _WINDOWS)


def decode_labelled(data: bytes, label: str | None) -> str:
    """Text of `data` that comes with the name of an encoding, which is often wrong: what is UTF-8 is read so whatever it is called."""
    try:
        return data.decode("utf-8-sig") if find_wide_encoding(data) is None else decode_bytes(data)
    except UnicodeDecodeError:
        pass
    try:
        name = codecs.lookup(label or "").name
        return decode_bytes(data) if name in _LABELS_OF_NO_USE else data.decode(name)
    except (LookupError, ValueError):
        return decode_bytes(data)


def replace_surrogates(text: str) -> str:
    """The text as valid Unicode: halves of a character are joined, a lone one becomes U+FFFD, since no file can hold it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _read_as_windows(error: UnicodeError) -> tuple[str, int]:
    """Error handler: the bytes that are no UTF-8, one by one, in Windows-1252, or Latin-1 where that has none."""
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    return "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in wrong), error.end


_WINDOWS = "pipeline.windows-1252"
codecs.register_error(_WINDOWS, _read_as_windows)
