"""`diff` on the command line: what it prints, for people and for programs, and what it says when a release is not there."""

import json
from datetime import date

import pytest

from pipeline.__main__ import main
from pipeline.release import differences, publish
from pipeline.release.folders import point_link
from tests.release.conftest import INCIDENT, build_world


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """A folder OUT with three releases; the last is as the first was but for the incident's label and a deleted article."""
    folder = tmp_path_factory.mktemp("out")
    for number, tables in enumerate((build_world(), build_world(cue="told"), build_world(numbers=(1,), label="Blast in Kabul"))):
        publish(tables, folder, inputs_sha256=str(number) * 64, today=date(2026, 11, 3))
    return folder


def run(*arguments):
    return main(["diff", *map(str, arguments)])


def test_changes_are_printed_for_people(out, capsys):
    """The two versions, then table by table how much changed, and row by row what and why."""
    assert run("2026.11.0", "2026.11.2", "--out", out) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:5] == [
        "2026.11.0 → 2026.11.2",
        "",
        "incidents: 1 modified",
        f"- {INCIDENT} Blast in Kabul",
        "  - label: Bombing in Kabul → Blast in Kabul (removed article)",
    ]
    assert "articles: 1 deleted" in lines


def test_latest_is_followed_once(out, capsys, monkeypatch):
    """A release that is cut while `diff` reads `latest` changes nothing of what it says: all is of the release it led to at first."""
    read = []

    def swap_after_the_first(release, name):
        read.append(release)
        point_link(out / "releases" / "latest", "2026.11.0")
        return load_table(release, name)

    load_table = differences.load_table
    monkeypatch.setattr(differences, "load_table", swap_after_the_first)
    try:
        assert run("2026.11.0", "latest", "--out", out) == 0
    finally:
        point_link(out / "releases" / "latest", "2026.11.2")
    assert capsys.readouterr().out.startswith("2026.11.0 → 2026.11.2\n")
    assert {folder.name for folder in read} == {"2026.11.0", "2026.11.2"}


def test_json_is_one_object(out, capsys):
    """It holds both versions and every change with label and reason, and is the same each time."""
    said = []
    for _ in range(2):
        assert run("2026.11.0", "2026.11.1", "--out", out, "--format", "json") == 0
        said.append(capsys.readouterr().out)
    told = json.loads(said[0])
    assert said[0] == said[1]
    assert (told["from"], told["to"], len(told["changes"])) == ("2026.11.0", "2026.11.1", 2)
    assert {tuple(change) for change in told["changes"]} == {
        ("table_name", "row_id", "change", "column_name", "old", "new", "label", "reason")
    }
    assert {(change["column_name"], change["old"], change["new"], change["label"], change["reason"]) for change in told["changes"]} == {
        ("cue", "said", "told", "Interior Ministry: we shall find them", "changed input")
    }


def test_releases_can_be_named_by_version_link_or_folder(out, capsys):
    """The same release under each of its names differs in nothing from itself."""
    names = ("2026.11.2", "latest", out / "releases" / "latest", out / "releases" / "2026.11.2")
    for name in names:
        assert run(names[0], name, "--out", out) == 0
        assert capsys.readouterr().out == "2026.11.2 → 2026.11.2: nothing changed\n"
    assert run(names[0], names[1], "--out", out, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["changes"] == []


@pytest.mark.parametrize("name", ["2026.12.0", "nowhere/2026.11.0", "../releases/2026.11.0", "."])
def test_release_that_is_not_there_is_named(out, capsys, name):
    """The message says what was asked for, where it was looked for, and what is there."""
    for arguments in ((name, "latest"), ("latest", name)):
        assert run(*arguments, "--out", out) == 2
        said = capsys.readouterr().err
        assert said.startswith(f"error: {name}: no such release; {out / 'releases'} holds 2026.11.0, 2026.11.1, 2026.11.2;")


def test_folder_without_releases_is_told(tmp_path, capsys):
    """Nothing there is said to be nothing."""
    assert run("2026.11.0", "latest", "--out", tmp_path) == 2
    assert f"{tmp_path / 'releases'} holds no release" in capsys.readouterr().err


def test_damaged_release_ends_with_its_name(tmp_path, capsys):
    """A file that is not the published one is no difference, but an error."""
    for label in ("a", "b"):
        release = publish(build_world(label=label), tmp_path, inputs_sha256="a" * 64, today=date(2026, 11, 3))
    (release.path / "incidents.parquet").write_bytes(b"no table")
    assert run("2026.11.0", "2026.11.1", "--out", tmp_path) == 1
    said = capsys.readouterr()
    assert "incidents.parquet: not what SHA256SUMS says" in said.err
    assert said.out == ""
