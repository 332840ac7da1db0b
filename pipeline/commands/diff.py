"""`diff`: what changed between two releases, row by row and cell by cell, and why."""

import argparse
import json
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import UsageError

if TYPE_CHECKING:
    from pipeline.release.differences import Difference

FORMATS = ("text", "json")


def add(commands: Any) -> argparse.ArgumentParser:
    """Declare the command."""
    said = "Shows what changed from release A to release B, row by row and cell by cell, with the reasons that B's history gives."
    command = commands.add_parser("diff", help="show what changed between two releases", description=said)
    which = "a version in OUT/releases, or the folder of a release"
    command.add_argument("older", metavar="A", help=which)
    command.add_argument("newer", metavar="B", help=which)
    command.add_argument("--out", type=Path, default=Path("data"), metavar="DIR", help="the folder OUT of a build (default: data)")
    command.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="text (default): lines for people; json: one object")
    return command


def run(given: argparse.Namespace) -> int:
    """Print the differences; 0 whether or not there are any, 1 when a release is damaged. Raises UsageError for one that is not there."""
    from pipeline.release.contents import ReleaseError
    from pipeline.release.differences import compare_releases, find_version

    older, newer = (_find_folder(name, given.out) for name in (given.older, given.newer))
    try:
        versions = find_version(older), find_version(newer)
        differences = list(compare_releases(older, newer))
    except ReleaseError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if given.format == "json":
        told = {"from": versions[0], "to": versions[1], "changes": [vars(found) for found in differences]}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _print_lines(f"{versions[0]} → {versions[1]}", differences)
    return 0


def _find_folder(name: str, out: Path) -> Path:
    from pipeline.checksums import NAME
    from pipeline.release.versions import list_versions

    releases = out / "releases"
    places = [releases / name] if Path(name).name == name else []  # a path is never looked up among the versions
    for folder in (*places, Path(name)):
        if (folder / NAME).is_file():
            return folder.resolve()  # once: `latest` may lead to another release before the last file is read
    there = ", ".join(list_versions(releases)) or "no release"
    raise UsageError(f"{name}: no such release; {releases} holds {there}; name one of these, another --out, or a folder that holds {NAME}")


def _print_lines(title: str, differences: Iterable["Difference"]) -> None:
    from pipeline.release.lines import count_rows, write_rows

    tables = [(name, list(found)) for name, found in groupby(differences, key=lambda found: found.table_name)]
    print(title if tables else f"{title}: nothing changed")
    for name, found in tables:
        print(f"\n{name}: {count_rows(found)}")
        for lines in write_rows(found):
            print(*lines, sep="\n")
