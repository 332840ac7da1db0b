"""Files of the releases: those that are listed are there, whole, and no others; the description says the same of them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.checksums import ITS_HASH, UNREPEATED, hash_file, list_files
from pipeline.checksums import NAME as SUMS
from pipeline.release.datapackage import NAME as DESCRIPTION
from pipeline.verification.findings import Counts, Lie, LieFound
from pipeline.verification.releases import RESTORE, Published

Explain = Callable[[Published, str, str], Lie]  # release, file and what is wrong with it → the lie, with the row where it can be told


def check_lists(releases: Sequence[Published]) -> Counts:
    """Every file that a release lists is there, and every file that is there is listed and, if it is a table, described.

    Raises LieFound for the first that is not.
    """
    for release in releases:
        there = _list_entries(release.path)
        for name in sorted(there ^ {*release.sums, *release.own_sums, *([ITS_HASH] if release.own_sums else [])}):
            problem = f"the file is not listed in {SUMS}" if name in there else f"the file is listed in {SUMS} and not there"
            remedy = "Move it out of the release; a release never changes." if name in there else RESTORE
            raise LieFound(Lie(release.path / name, problem, remedy))
        tables = {name for name in there if name.endswith((".parquet", ".csv"))}
        for name in sorted(tables ^ set(release.resources)):
            problem = f"{DESCRIPTION} does not describe {name}" if name in tables else f"{DESCRIPTION} describes {name}, which is not there"
            raise LieFound(Lie(release.path / DESCRIPTION, problem, RESTORE))
    return Counts(releases=len(releases), files=sum(len(_list_entries(release.path)) + 1 for release in releases))


def _list_entries(release: Path) -> set[str]:
    """The files of a release but its list of checksums, and folders that hold none."""
    apart = [name for name in (UNREPEATED, ITS_HASH) if (release / name).exists()]
    empty = [path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_dir() and not any(path.iterdir())]
    return {*list_files(release), *apart, *empty}


def check_hashes(releases: Sequence[Published], explain: Explain) -> Counts:
    """Every file has the hash that SHA256SUMS and datapackage.json give it, and the bytes. Raises LieFound with what `explain` tells.

    A file that several releases share is read once.
    """
    known: dict[tuple[int, int], str] = {}
    for release in releases:
        for name, digest in sorted({**release.sums, **release.own_sums}.items()):
            path = release.path / name
            if not path.is_file():
                raise LieFound(Lie(path, "a folder stands where a file is listed", RESTORE))
            actual = _hash_once(path, known)
            if actual != digest:
                raise LieFound(explain(release, name, f"the file is not the one that {SUMS if name in release.sums else ITS_HASH} lists"))
            told = release.resources.get(name)
            if told and (told.get("hash"), told.get("bytes")) != (f"sha256:{actual}", path.stat().st_size):
                raise LieFound(explain(release, name, f"the file is not the one that {DESCRIPTION} describes"))
    return Counts()


def _hash_once(path: Path, known: dict[tuple[int, int], str]) -> str:
    place = (path.stat().st_dev, path.stat().st_ino)
    if place not in known:
        known[place] = hash_file(path)
    return known[place]
