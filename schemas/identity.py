"""Row ids: a hash of values that do not change from run to run. The only place that makes ids."""

from hashlib import sha256

PREFIXES = {
    "article": "art", "incident": "inc", "actor": "act", "statement": "sta", "report": "rep", "party": "par",
    "claim": "cla", "mention": "men", "evidence": "evi", "reject": "rej", "merge": "mer", "change": "chg", "quality": "qua",
    "decision": "dec",
}  # fmt: skip
HEX_DIGITS = 16  # 64 bits: a clash within ten million rows has odds of about 1 in 370,000


def make_id(kind: str, *parts: str | int | None) -> str:
    """An id such as `inc-0123456789abcdef` from the kind of row and its stable values.

    None and "" give different ids; the order of the parts counts.
    """
    text = "\x1f".join("\x00" if part is None else str(part) for part in (kind, *parts))
    return f"{PREFIXES[kind]}-{sha256(text.encode()).hexdigest()[:HEX_DIGITS]}"
