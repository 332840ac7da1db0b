"""The asset graph as text, to be compared with asset_graph.txt. After a change that is meant: `python -m tests.dagster.asset_graph`."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg

FILE = Path(__file__).with_name("asset_graph.txt")


def render_graph(defs: dg.Definitions) -> str:
    """A block an asset, by group and key: what it is, what it is made of, and which checks hold it; ! marks one that blocks."""
    return "\n".join(line for block in sorted(_blocks(defs)) for line in (*block[1], ""))


def _blocks(defs: dg.Definitions) -> Iterator[tuple[tuple[str, str], list[str]]]:
    graph = defs.resolve_asset_graph()
    for key in graph.executable_asset_keys:
        node, name = graph.get(key), key.to_user_string()
        kinds = ", ".join([*sorted(node.kinds), *(["observed"] if node.is_observable else [])])
        checks = sorted(f"{'!' if graph.get_check_spec(check).blocking else ''}{check.name}" for check in node.check_keys)
        lines = [f"{node.group_name}: {name} ({kinds})"]
        lines += [f"  from {', '.join(sorted(parent.to_user_string() for parent in node.parent_keys))}"] if node.parent_keys else []
        lines += [f"  check {check}" for check in checks]
        yield (node.group_name, name), lines


if __name__ == "__main__":
    from pipeline.dagster.definitions import defs

    FILE.write_text(render_graph(defs), encoding="utf-8")
    print(f"{FILE.name} written")
