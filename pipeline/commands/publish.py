"""`publish`: a release to where others find it: a folder, an object store, a hub."""

import argparse
import sys
from pathlib import Path
from typing import Any

from pipeline.commands import UsageError

LATEST = "latest"


def add(commands: Any) -> argparse.ArgumentParser:
    """Declare the command."""
    said = (
        "Sends a release, file by file, to TARGET/VERSION, and names it in TARGET/latest.txt when all of it is there. Nothing is "
        "overwritten: a file there with other bytes is an error. Every file is read back and held against its hash. What was "
        "stopped goes on when it is run again."
    )
    command = commands.add_parser("publish", help="send a release to a folder, an object store or a hub", description=said)
    where = "a folder, s3://BUCKET/PATH, hf://datasets/OWNER/NAME, or another address of fsspec"
    command.add_argument("target", metavar="TARGET", help=where)
    command.add_argument("--out", type=Path, default=Path("data"), metavar="DIR", help="the folder OUT of a build (default: data)")
    command.add_argument("--version", default=LATEST, metavar="VERSION", help="the release to send (default: latest)")
    command.add_argument("--dry-run", action="store_true", help="say what would be sent, and write nothing")
    return command


def run(given: argparse.Namespace) -> int:
    """Send and print each step: 0 when all is there, 1 when something stopped it. Raises UsageError where nothing could be begun."""
    from pipeline.distribution import Target, TargetError, upload_release  # here: polars takes a second to load
    from pipeline.release.contents import ReleaseError

    release = _find_release(given.out, given.version)
    try:
        target = Target(given.target)
    except TargetError as error:
        raise UsageError(str(error)) from error
    if target.folder and target.folder.resolve().is_relative_to(given.out.resolve()):
        raise UsageError(f"{given.target}: lies within --out {given.out}, where builds replace and remove files; choose a folder outside")
    try:
        for step in upload_release(release, target, dry_run=given.dry_run):
            print(f"{step.did:<8}{step.size:>14,}  {step.name}", flush=True)
    except (ReleaseError, TargetError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"release {release.name} {'would be' if given.dry_run else 'is'} whole in {target.address}/{release.name}")
    return 0


def _find_release(out: Path, version: str) -> Path:
    from pipeline.release.versions import list_versions

    versions = list_versions(out / "releases")
    if not versions:
        raise UsageError(f"--out {out}: holds no release; build one, or name the folder that a build was given as --out")
    found = versions[-1] if version == LATEST else version
    if found not in versions:
        raise UsageError(f"--version {version}: not in {out / 'releases'}, which has {', '.join(versions)}")
    return out / "releases" / found
