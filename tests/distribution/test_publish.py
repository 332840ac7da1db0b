"""`publish`: a release in a folder and in an object store on loopback, stopped and resumed, never overwritten."""

import re
import sys
from datetime import date
from pathlib import Path

import fsspec
import pytest
from fsspec.registry import _registry
from moto.server import ThreadedMotoServer

from pipeline.__main__ import main
from pipeline.checksums import hash_file
from pipeline.distribution import Target, list_uploads, target, upload_release
from pipeline.release import publish
from tests.release.conftest import build_world

NEWEST, OLDER = "2026.11.1", "2026.11.0"


class Interruption(BaseException):
    """Stands for the process being killed."""


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """A folder OUT with two releases."""
    folder = tmp_path_factory.mktemp("out")
    for tables in (build_world(), build_world(cue="told")):
        publish(tables, folder, inputs_sha256="a" * 64, today=date(2026, 11, 3))
    return folder


@pytest.fixture(scope="module")
def store():
    """An S3 server on loopback; gives its address."""
    server = ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def folder(tmp_path):
    """The address of a folder that is not there yet."""
    return str(tmp_path / "published")


@pytest.fixture(params=["folder", "s3"])
def place(request, folder, monkeypatch):
    """The address of an empty place of either kind."""
    if request.param == "folder":
        return folder
    for name, value in {"ENDPOINT_URL": request.getfixturevalue("store"), "ACCESS_KEY_ID": "a", "SECRET_ACCESS_KEY": "b"}.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    bucket = "s3://" + re.sub("[^a-z]", "-", request.node.name)
    fsspec.filesystem("s3", skip_instance_cache=True).mkdir(bucket)
    return f"{bucket}/data"


def run(*arguments):
    return main(["publish", *map(str, arguments)])


def list_there(place):
    """Hash by path of every file at an address."""
    files, root = fsspec.core.url_to_fs(place, skip_instance_cache=True)
    there = Target(place)
    names = [path.removeprefix(root).lstrip("/") for path in files.find(root)]
    return {name: there.hash_of(name) for name in names}


def list_here(out, version):
    """The same of a release on disk, as it should be there."""
    releases = out / "releases"
    return {path.relative_to(releases).as_posix(): hash_file(path) for path in (releases / version).rglob("*") if path.is_file()}


def read_latest(place):
    return Target(place).read_latest()


def test_release_arrives_whole(out, place, capsys):
    """Every file of the newest release, byte for byte, and latest.txt that names it; the second run finds all there."""
    assert run(place, "--out", out) == 0
    there, lines = list_there(place), capsys.readouterr().out.splitlines()
    assert there.pop("latest.txt")
    assert there == list_here(out, NEWEST)
    assert read_latest(place) == NEWEST
    assert [line.split()[0] for line in lines] == ["sent"] * len(there) + ["moved", "release"]
    assert [line.split()[-1] for line in lines[-3:-1]] == [f"{NEWEST}/SHA256SUMS", "latest.txt"]
    assert run(place, "--out", out) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["there"] * len(there) + ["release"]


def test_killed_run_is_resumed(out, place, monkeypatch):
    """Killed with seven files sent: latest.txt still names the release before, and the next run sends the rest alone."""
    Target(place).point_latest(OLDER)
    steps = upload_release(out / "releases" / NEWEST, Target(place))
    for _ in range(7):
        next(steps)
    with monkeypatch.context() as patch:
        patch.setattr(Target, "hash_of", interrupt)
        with pytest.raises(Interruption):
            next(steps)
    assert read_latest(place) == OLDER
    words = [step.did for step in upload_release(out / "releases" / NEWEST, Target(place))]
    assert words == ["there"] * 7 + ["sent"] * (len(list_here(out, NEWEST)) - 7) + ["moved"]
    assert read_latest(place) == NEWEST


def interrupt(*_args, **_kwargs):
    raise Interruption


def test_file_cut_short_in_a_folder_is_never_seen(out, folder, monkeypatch):
    """Killed while a file is on its way to a folder, it stands there by no name of a release, and the next run sends it anew."""
    files = type(fsspec.filesystem("file"))
    with monkeypatch.context() as patch:
        patch.setattr(files, "mv", interrupt)
        with pytest.raises(Interruption):
            run(folder, "--out", out)
    (part,) = list_there(folder)
    assert part.rpartition("/")[2].startswith(".")
    assert run(folder, "--out", out) == 0
    assert {name for name in list_there(folder) if name != "latest.txt"} == set(list_here(out, NEWEST))


def test_other_bytes_are_never_overwritten(out, place, capsys):
    """A file that somebody put there stays, is named with what to do, and the release is not named as the latest."""
    files, root = fsspec.core.url_to_fs(place, skip_instance_cache=True)
    name = f"{NEWEST}/CHANGES.md"
    if place.startswith("/"):
        files.makedirs(f"{root}/{NEWEST}")
    files.pipe_file(f"{root}/{name}", b"{}")
    assert run(place, "--out", out) == 1
    said = f"error: {place}/{name}: another file lies there; nothing is overwritten, so move it away or publish elsewhere\n"
    assert capsys.readouterr().err == said
    assert files.cat_file(f"{root}/{name}") == b"{}"
    assert read_latest(place) is None


def test_dry_run_writes_nothing(out, folder, capsys):
    """It says what is missing."""
    assert run(folder, "--out", out, "--dry-run") == 0
    said = capsys.readouterr().out
    assert said.count("missing") == len(list_here(out, NEWEST)) + 1
    assert "would be whole" in said
    assert Target(folder).hash_of(f"{NEWEST}/SHA256SUMS") is None
    assert read_latest(folder) is None


def test_latest_never_goes_back(out, folder):
    """An older release sent afterwards is there, and the newer one stays the latest."""
    assert run(folder, "--out", out) == run(folder, "--out", out, "--version", OLDER) == 0
    assert read_latest(folder) == NEWEST
    assert set(list_here(out, OLDER)) < set(list_there(folder))


def test_what_did_not_arrive_as_sent_is_named(out, folder, monkeypatch, capsys):
    """Every file is read back: one that the place spoils ends the run, and latest.txt is not written."""
    put = Target.put

    def spoil(self, name, source):
        put(self, name, source)
        if name.endswith("actors.parquet"):
            (Path(folder) / name).write_bytes(b"x")

    monkeypatch.setattr(Target, "put", spoil)
    assert run(folder, "--out", out) == 1
    assert f"{folder}/{NEWEST}/actors.parquet: did not arrive as it was sent" in capsys.readouterr().err
    assert read_latest(folder) is None


def test_damaged_release_is_not_sent(out, tmp_path, capsys):
    """A file that is not what its checksums say is named before anything goes out."""
    path = out / "releases" / OLDER / "actors.parquet"
    sound = path.read_bytes()
    path.unlink()
    path.write_bytes(b"x")
    try:
        assert run(tmp_path / "published", "--out", out, "--version", OLDER) == 1
    finally:
        path.write_bytes(sound)
    assert f"error: {path}: not what SHA256SUMS lists; restore the file" in capsys.readouterr().err
    assert not (tmp_path / "published").exists()


def test_lists_of_checksums_go_last(out):
    """Who finds SHA256SUMS finds all that it lists."""
    names = [upload.name for upload in list_uploads(out / "releases" / NEWEST)]
    assert names[-2:] == ["incidents.duckdb.sha256", "SHA256SUMS"]


@pytest.mark.parametrize(
    ("address", "module", "said"),
    [
        ("s3://bucket/data", "s3fs", "s3://bucket/data: needs the extra s3: pip install 'incident-pipeline[s3]'"),
        ("hf://datasets/no/data", "huggingface_hub", "hf://datasets/no/data: needs the extra hub: pip install 'incident-pipeline[hub]'"),
        ("gs://bucket/data", "gcsfs", "gs://bucket/data: Please install gcsfs"),
        ("nowhere://data", "none", "nowhere://data: Protocol not known: nowhere; name a folder, s3://BUCKET/PATH"),
    ],
)
def test_missing_library_is_named(out, monkeypatch, capsys, address, module, said):
    """Where the library behind an address is not installed, the message says how to install it."""
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.delitem(_registry, address.partition(":")[0], raising=False)
    assert run(address, "--out", out) == 2
    assert capsys.readouterr().err.startswith(f"error: {said}")


def test_place_that_cannot_be_reached_is_named(out, tmp_path, capsys):
    """A file where a folder should be: the address and what to mend are told."""
    (tmp_path / "file").write_text("x")
    assert run(tmp_path / "file", "--out", out) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"error: {tmp_path / 'file'}/{NEWEST}/")
    assert "mend the address" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--version", "2020.1.0"], "--version 2020.1.0: not in "),
        (["--out", "nowhere"], "--out nowhere: holds no release"),
    ],
)
def test_release_that_is_not_there_is_named(out, tmp_path, monkeypatch, capsys, arguments, said):
    """Nothing is begun; the message says which releases there are."""
    monkeypatch.chdir(tmp_path)
    assert run("published", "--out", out, *arguments) == 2
    assert capsys.readouterr().err.startswith(f"error: {said}")


def test_folder_of_builds_is_no_place(out, capsys):
    """A build removes what it finds in OUT, so that nothing is published there."""
    assert run(out / "published", "--out", out) == 2
    assert "lies within --out" in capsys.readouterr().err


def test_latest_that_names_no_version_is_left(out, tmp_path, capsys):
    """Somebody else's latest.txt stays, and is named."""
    (tmp_path / target.LATEST).write_text("my notes")
    assert run(tmp_path, "--out", out) == 1
    assert f"{tmp_path}/latest.txt: names no version but 'my notes'" in capsys.readouterr().err
    assert (tmp_path / "latest.txt").read_text() == "my notes"
