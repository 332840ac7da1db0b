"""How often rules fire, and which are switched off, within one reading: both hold for a block of code, and for nothing outside it."""

from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_off: ContextVar[frozenset[str]] = ContextVar("off", default=frozenset())
_fired: ContextVar[Counter[str] | None] = ContextVar("fired", default=None)


@contextmanager
def switch_off(rules: Collection[str]) -> Iterator[None]:
    """Within the block these rules, by id, answer as if they had found nothing."""
    token = _off.set(_off.get() | frozenset(rules))
    try:
        yield
    finally:
        _off.reset(token)


@contextmanager
def count_firings() -> Iterator[Counter[str]]:
    """Within the block every firing is counted, by the rule's id, in the counter that the block is given."""
    counted: Counter[str] = Counter()
    token = _fired.set(counted)
    try:
        yield counted
    finally:
        _fired.reset(token)


def is_off(rule: str) -> bool:
    """Whether a rule is switched off here."""
    return rule in _off.get()


def note_firing(rule: str) -> None:
    """Counts one firing of a rule, where somebody counts."""
    counted = _fired.get()
    if counted is not None:
        counted[rule] += 1
