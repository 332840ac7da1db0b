"""Rules that are functions: registered by a decorator, listed by id."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from pipeline.rules.tracing import is_off, note_firing

P = ParamSpec("P")
R = TypeVar("R")
_rules: dict[str, "Rule"] = {}


@dataclass(frozen=True)
class Rule:
    """One rule: what it is for, an article's words that it fires on, and words close to them that it spares."""

    id: str
    purpose: str
    fires_on: str
    spares: str
    module: str


def rule(id: str, *, fires_on: str, spares: str, otherwise: Any = False) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Registers a function as a rule. It fires when it answers anything but `otherwise`, which it answers when switched off.

    The first line of its docstring says what it is for. Raises ValueError for an id that is taken.
    """

    def register(function: Callable[P, R]) -> Callable[P, R]:
        unfired: R = otherwise
        add_rule(Rule(id, _first_line(function), fires_on, spares, function.__module__))

        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> R:
            if is_off(id):
                return unfired
            found = function(*args, **kwargs)
            if found != unfired:
                note_firing(id)
            return found

        return asked

    return register


def add_rule(added: Rule) -> None:
    """Puts a rule on the list, where it may stand already. Raises ValueError for an id that another has."""
    if _rules.get(added.id, added) != added:
        raise ValueError(f"rule {added.id!r} of {added.module} is one of {_rules[added.id].module} already: give it an id of its own")
    _rules[added.id] = added


def list_rules() -> list[Rule]:
    """All rules of the modules that are loaded, by id."""
    return [_rules[id] for id in sorted(_rules)]


def _first_line(function: Callable[..., Any]) -> str:
    return (inspect.getdoc(function) or "").split("\n")[0]
