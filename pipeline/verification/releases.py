"""What a release says of itself: its list of checksums and its description, read once."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.checksums import ITS_HASH, UNREPEATED, read_checksums
from pipeline.checksums import NAME as SUMS
from pipeline.release.datapackage import NAME as DESCRIPTION
from pipeline.release.datapackage import describe_schema
from pipeline.release.forms.readme import NAME as README
from pipeline.release.reading import ENDING
from pipeline.release.versions import list_versions
from pipeline.verification.findings import Lie, LieFound
from schemas import TABLES

RESTORE = "Restore the file from a copy of the release, or move the release's folder out of OUT."


@dataclass(frozen=True)
class Published:
    """One release on disk."""

    path: Path

    @property
    def version(self) -> str:
        """Its number, which is its folder's name."""
        return self.path.name

    @cached_property
    def sums(self) -> Mapping[str, str]:
        """SHA-256 by path within the release, as SHA256SUMS has it. Raises LieFound when that file is gone or broken."""
        return self._read_sums(SUMS)

    @cached_property
    def own_sums(self) -> Mapping[str, str]:
        """The hash of its DuckDB file, by name; empty of a release made before there was one. Raises LieFound as `sums` does."""
        if README not in self.sums and not (self.path / ITS_HASH).exists():
            return {}
        found = self._read_sums(ITS_HASH)
        if set(found) != {UNREPEATED}:
            raise LieFound(Lie(self.path / ITS_HASH, f"the list of checksums does not list {UNREPEATED} alone", RESTORE))
        return found

    def _read_sums(self, name: str) -> Mapping[str, str]:
        try:
            return read_checksums(self.path, name)
        except FileNotFoundError as error:
            raise LieFound(Lie(self.path / name, "the list of checksums is not there", RESTORE)) from error
        except (OSError, ValueError) as error:
            raise LieFound(Lie(self.path / name, f"the list of checksums cannot be read: {error}", RESTORE)) from error

    @cached_property
    def resources(self) -> Mapping[str, Mapping[str, Any]]:
        """What datapackage.json says of each file, by file name. Raises LieFound when it is gone or no such description."""
        file = self.path / DESCRIPTION
        try:
            told = json.loads(file.read_bytes())
            found = {str(resource["path"]): resource for resource in told["resources"]}
            version = told["version"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise LieFound(Lie(file, f"no description can be read: {type(error).__name__}, {error}", RESTORE)) from error
        if version != self.version:
            raise LieFound(Lie(file, "the version is not that of the folder", RESTORE, column="version", said=version, found=self.version))
        return found

    @cached_property
    def tables(self) -> Mapping[str, Mapping[str, Any]]:
        """The Table Schema of each Parquet file, by name of the table. Raises LieFound where one is missing or leaves something out."""
        found = {name.removesuffix(ENDING): told.get("schema") for name, told in self.resources.items() if name.endswith(ENDING)}
        for name, schema in found.items():
            if not _is_whole(schema, found):
                problem = "no columns, key and links to tables of the release are described for the table"
                raise LieFound(Lie(self.path / DESCRIPTION, problem, RESTORE, name))
        return found

    def file_of(self, table: str) -> Path:
        """The Parquet file of a table."""
        return self.path / f"{table}.parquet"

    def key_of(self, table: str) -> list[str]:
        """The key that its description gives a table."""
        schema = self.tables[table]
        return list(schema["primaryKey"] if "primaryKey" in schema else schema["uniqueKeys"][0])

    def fits_models(self) -> bool:
        """Whether its tables have the columns that the models have today: else other code made it, and other rules held."""
        return list(self.tables) == list(TABLES) and all(
            [(field["name"], field["type"]) for field in self.tables[name]["fields"]]
            == [(field["name"], field["type"]) for field in describe_schema(table)["fields"]]
            for name, table in TABLES.items()
        )


def _is_whole(schema: Any, tables: Mapping[str, Any]) -> bool:
    """Whether a Table Schema has what is read from it here."""
    try:
        names = {field["name"] for field in schema["fields"] if field["type"]}
        key = schema["primaryKey"] if "primaryKey" in schema else schema["uniqueKeys"][0]
        links = [
            (link["fields"][0], link["reference"]["resource"], link["reference"]["fields"][0]) for link in schema.get("foreignKeys", [])
        ]
    except (KeyError, IndexError, TypeError, AttributeError):
        return False
    return bool(key) and set(key) <= names and all(column in names and (not other or other in tables) for column, other, _ in links)


def find_releases(out: Path) -> list[Published]:
    """The releases in OUT, the newest first."""
    folder = out / "releases"
    return [Published(folder / version) for version in reversed(list_versions(folder))]


def check_latest(out: Path, newest: Published) -> None:
    """The link `latest` leads to the newest release. Raises LieFound when it does not."""
    link = out / "releases" / "latest"
    there = os.readlink(link) if link.is_symlink() else "a folder or file" if link.exists() else "nothing"
    if there.rstrip("/") != newest.version:
        remedy = "Build again: that sets the link."
        raise LieFound(Lie(link, "the link does not lead to the newest release", remedy, said=there, found=newest.version))
