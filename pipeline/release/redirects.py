"""Where ids went that stood in one release and do not stand in the next: merged, split, or retracted."""

from collections.abc import Iterator

import polars as pl

from pipeline.deduplication import find_successors
from pipeline.release.contents import Tables
from schemas import TABLES

MEMBERS = {"incidents": ("incident_reports", "incident_id"), "actors": ("actor_mentions", "actor_id")}
CITED = tuple(name for name, table in TABLES.items() if table.group() == "main")  # tables whose ids people write down


def find_redirects(before: Tables, after: Tables, version: str) -> pl.DataFrame:
    """The rows of id_redirects that release `version` adds; `before` is empty for the first release.

    An id that went leads to the rows that hold what it held: one, and it was merged; several, and it was split; none, and
    it was retracted (`changes` has the reason in words). Of an incident or actor that stays, a row that is new and took
    some of its reports or mentions is a split too.
    """
    rows = [row for name in CITED if name in before for row in _redirect(name, before, after)]
    return TABLES["id_redirects"].frame({"old_id": old, "new_id": new, "version": version, "reason": reason} for old, new, reason in rows)


def _redirect(name: str, before: Tables, after: Tables) -> Iterator[tuple[str, str | None, str]]:
    key = TABLES[name].key()[0]
    gone = sorted(set(before[name][key]) - set(after[name][key]))
    if name in MEMBERS:
        successors = _follow_members(name, before, after)
    else:
        successors = {old: {new} for old, new in find_successors(name, before[name], after[name]).items()} if name != "articles" else {}
    for old in gone:
        new = sorted(successors.get(old, ()))
        yield from ((old, one, "merge" if len(new) == 1 else "split") for one in new)
        if not new:
            yield old, None, "retracted"
    if name in MEMBERS:
        born = set(after[name][key]) - set(before[name][key])
        for old in sorted(set(successors) - set(gone)):
            yield from ((old, one, "split") for one in sorted(successors[old] & born))


def _follow_members(name: str, before: Tables, after: Tables) -> dict[str, set[str]]:
    """By id of the release before, the ids that hold its reports or mentions now."""
    table, column = MEMBERS[name]
    key = TABLES[table].key()[0]
    now = dict(after[table].select(key, column).iter_rows())
    successors = find_successors(table, before[table], after[table])
    found: dict[str, set[str]] = {}
    for member, owner in before[table].select(key, column).iter_rows():
        owner_now = now.get(successors.get(member, member))
        if owner_now is not None:
            found.setdefault(owner, set()).add(owner_now)
    return found
