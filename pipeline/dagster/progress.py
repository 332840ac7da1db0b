"""Progress of a step, written to the run's log: the UI shows the lines, the command line draws its bar from them."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

import dagster as dg

Item = TypeVar("Item")
EVERY = 250  # items between two lines: some seconds of the slowest step


def follow(context: dg.AssetExecutionContext, items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
    """The items, with a line in the log now and then and one at the end."""
    done = 0
    for done, item in enumerate(items, start=1):
        if done % EVERY == 0 and done != total:
            log_progress(context, done, total, what)
        yield item
    log_progress(context, done, total or done, what)


def log_progress(context: dg.AssetExecutionContext, done: int, total: int | None, what: str) -> None:
    """One line; `done` and `total` go along as numbers, for whoever draws a bar."""
    said = f"{done:,} of {total:,} {what}" if total else f"{done:,} {what}"
    context.log.info(said, extra={"done": done, "total": total})
