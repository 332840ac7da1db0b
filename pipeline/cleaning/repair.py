"""Characters: mojibake, entities, tags left in text, controls, blanks. Quotation marks stay as they are."""

import html
import re

import ftfy

# No straightened quotation marks and no folded widths: statements are kept verbatim.
_FTFY = ftfy.TextFixerConfig(unescape_html=False, uncurl_quotes=False, fix_character_width=False, normalization="NFC", explain=False)
MOST_ROUNDS = 12  # times a text is gone over: entities of entities were seen four deep, and tags of tags never
_NESTED = re.compile(r"&(?:(?:amp|AMP|#0{0,5}38|#[xX]0{0,4}26);)+")  # an ampersand, however often it was escaped
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_BLOCKS = (
    "address|article|aside|blockquote|body|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|li|main|nav|ol|p|pre|"
    "section|table|tbody|td|th|thead|title|tr|ul"
)
_INLINE = (
    "a|abbr|acronym|audio|b|big|button|canvas|center|cite|code|em|embed|font|i|iframe|img|input|ins|label|link|meta|object|picture|q|s|"
    "small|source|span|strike|strong|sub|sup|svg|tt|u|var|video|wbr"
)
_SILENT = re.compile(r"<!--|<(script|style|noscript)\b[^<>]*>", re.IGNORECASE)
_SILENT_ENDS = {
    None: re.compile("-->"),
    **{tag: re.compile(rf"</{tag}\s*>", re.IGNORECASE) for tag in ("script", "style", "noscript")},
}
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCKS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_MARKUP_SIGNS = re.compile("[<>&]")
_LINE_BREAKS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Soft hyphen, joiners, direction marks, byte-order mark, interlinear marks, tag characters: nothing to read.
_INVISIBLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\U000e0000-\U000e007f]"
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_BLANKS = re.compile("[\t \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_MANY_BREAKS = re.compile(r"\n{3,}")


def repair_text(text: str) -> str:
    """The text with its characters mended and its lines trimmed; line breaks are \\n, at most two in a row. Idempotent.

    Entities may hold entities, and tags stand between their parts: a text is gone over until nothing changes. What still
    does after MOST_ROUNDS was nested to be so, and its signs of markup become blanks.
    """
    for _ in range(MOST_ROUNDS):
        before = text
        text = _settle(_fix_mojibake(_strip_markup(text)))
        if text == before or ("&" not in text and "<" not in text and text.isascii()):
            return text
    return repair_text(_MARKUP_SIGNS.sub(" ", text)) if _MARKUP_SIGNS.search(text) else text


def repair_line(text: str | None) -> str | None:
    """The same for a field of one line; None when nothing is left."""
    return (" ".join(repair_text(text).split()) or None) if text else None


def _fix_mojibake(text: str) -> str:
    """ftfy, line by line as it works itself; a line of plain ASCII has nothing for it to mend."""
    return "\n".join(line if line.isascii() and "\x1b" not in line else ftfy.fix_text(line, _FTFY) for line in text.split("\n"))


def _strip_markup(text: str) -> str:
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found.group()), _NESTED.sub("&", text))
    if "<" in text:
        text = _drop_silent(text)
        text = _INLINE_TAG.sub("", _BLOCK_TAG.sub("\n", text))
    return text


def _drop_silent(text: str) -> str:
    """The text without comments and scripts. One that no end follows stays, and none of its kind is looked for behind it."""
    pieces, kept, at, endless = [], 0, 0, set()
    while begun := _SILENT.search(text, at):
        at, kind = begun.end(), begun[1] and begun[1].casefold()
        ended = None if kind in endless else _SILENT_ENDS[kind].search(text, at)
        if ended:
            pieces.append(text[kept : begun.start()])
            kept = at = ended.end()
        else:
            endless.add(kind)
    return "".join((*pieces, text[kept:]))


def _settle(text: str) -> str:
    text = _LINE_BREAKS.sub("\n", text)
    text = _BLANKS.sub(" ", _CONTROLS.sub("", _INVISIBLE.sub("", text)))
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return _MANY_BREAKS.sub("\n\n", lines).strip("\n")
