"""JSON that somebody else wrote, read so that the same text gives the same answer wherever it is read."""

import json
import re
from array import array
from itertools import accumulate
from typing import Any

MAX_DEPTH = 100  # lists and objects within each other: how many more Python takes depends on how deep the caller stands
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)', re.DOTALL)  # one that does not end too, or each mark in it would begin another
_STEPS = bytes(1 if byte in b"[{" else 255 for byte in range(256))  # as signed bytes: one deeper, one up
_OTHERS = bytes(set(range(256)) - set(b"[]{}"))


def parse_json(text: str) -> Any:
    """The value in a text, control characters within its strings allowed. Raises ValueError, which says what is wrong with it."""
    if text.count("[") + text.count("{") > MAX_DEPTH and _measure_depth(text) > MAX_DEPTH:
        raise ValueError(f"nested deeper than {MAX_DEPTH} lists and objects")
    return json.loads(text, strict=False)


def _measure_depth(text: str) -> int:
    brackets = _STRING.sub("", text).encode("ascii", "ignore").translate(_STEPS, _OTHERS)
    return max(accumulate(array("b", brackets)), default=0)
