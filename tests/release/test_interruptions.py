"""Publishing that is cut short at any step harms nothing, and the next run ends as if nothing had happened."""

import os
import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest

from pipeline.checksums import ITS_HASH, hash_file, list_files, read_checksums
from pipeline.release import history, publish, publishing
from pipeline.release.versions import list_versions

STEPS = (
    "write_parquet", "load_release", "extend_history", "link_or_copy", "write_notes", "write_code_list", "write_citation",
    "write_licence", "write_datapackage", "write_forms", "build_duckdb", "keep_copy", "write_site", "write_checksums", "sync_path",
    "stage_link", "sync_folder", "os.rename", "os.replace", "swap_in",
)  # fmt: skip


class Interruption(BaseException):
    """Stands for the process being killed."""


def publish_world(tables, out):
    """Publish into `out` as every test here does, by code of a version that no edit changes while the tests run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(history, "code_version", lambda: "0.1.0+aaa")
        return publish(tables, out, inputs_sha256="a" * 64, today=date(2026, 11, 3))


def hash_releases(out: Path) -> dict[str, str]:
    """Hash by path of every file under OUT/releases that the same input gives again."""
    folders = sorted((out / "releases").glob("*/"))
    return {f"{folder.name}/{name}": hash_file(folder / name) for folder in folders for name in list_files(folder)}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, world):
    """Two folders OUT: one with a first release, and the same with the second one on top."""
    first, second = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
    for out in (first, second):
        publish_world(world(), out)
    publish_world(world(numbers=(1, 2, 3)), second)
    return first, second


@pytest.mark.parametrize("step", STEPS)
def test_interruption_harms_nothing(undisturbed, world, tmp_path, monkeypatch, step):
    """The first release stays whole and readable, and the next run gives the very files of an undisturbed one."""
    first, second = undisturbed
    out = tmp_path / "out"
    shutil.copytree(first, out, symlinks=True)

    def interrupt(*_args, **_kwargs):
        raise Interruption(step)

    def interrupt_link(source, target, replace=os.replace):
        interrupt() if Path(target).name == "latest" else replace(source, target)

    with monkeypatch.context() as patch:
        if step.startswith("os."):
            patch.setattr(os, step.removeprefix("os."), interrupt_link if step == "os.replace" else interrupt)
        else:
            patch.setattr(publishing, step, interrupt)
        with pytest.raises(Interruption):
            publish_world(world(numbers=(1, 2, 3)), out)
    newest = out / "releases" / os.readlink(out / "releases" / "latest")
    for version in list_versions(out / "releases"):
        sums = read_checksums(out / "releases" / version) | read_checksums(out / "releases" / version, ITS_HASH)
        assert sums == {name: hash_file(out / "releases" / version / name) for name in sums}
    with duckdb.connect(out / "incidents.duckdb", read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchall() == [(2,)]
    assert newest.is_dir()

    release = publish_world(world(numbers=(1, 2, 3)), out)
    assert release.version == "2026.11.1"
    assert hash_releases(out) == hash_releases(second)
    assert os.readlink(out / "releases" / "latest") == "2026.11.1"
    assert sorted(path.name for path in (*out.iterdir(), *(out / "releases").iterdir())) == sorted(
        ["incidents.duckdb", "releases", "latest", "2026.11.0", "2026.11.1"]
    )
    with duckdb.connect(release.duckdb_path, read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchall() == [(3,)]
