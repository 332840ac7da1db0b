"""How a run ends that the pipeline cannot go on with: in its own words where it has any."""

import errno
import sqlite3
from concurrent.futures.process import BrokenProcessPool

import dagster as dg
import pytest

from pipeline.dagster import failures, io
from pipeline.dagster.definitions import build_defs
from pipeline.dagster.failures import explain_failures
from pipeline.dagster.resources import Workspace
from pipeline.ingestion.refused import NothingReadError

SAID = "raw: no article could be read; put articles there"


@explain_failures
def read_nothing() -> int:
    raise NothingReadError(SAID)


@explain_failures
def read_some():
    yield 1
    raise NothingReadError(SAID)


@explain_failures
def stumble() -> int:
    raise ZeroDivisionError("a fault of the program")


@pytest.mark.parametrize("compute", [read_nothing, lambda: list(read_some())], ids=["function", "generator"])
def test_a_failure_it_explains_is_told_in_its_own_words(compute):
    """The UI shows the sentence first, without the frames that led to it, and the run is not tried again."""
    with pytest.raises(dg.Failure) as failed:
        compute()
    assert failed.value.description == SAID
    assert failed.value.__suppress_context__
    assert not failed.value.allow_retries


def test_what_was_made_before_a_failure_is_handed_on():
    """A table that was whole before the failure can be looked at."""
    assert next(read_some()) == 1


def test_a_fault_of_the_program_keeps_its_frames():
    """Nobody is told that he could mend it."""
    with pytest.raises(ZeroDivisionError):
        stumble()


def test_what_an_asset_makes_bit_by_bit_fails_in_its_own_words(tmp_path):
    """Settings of a batch that cannot be followed are found while its records are written down; the run says the same as the command."""
    (tmp_path / "raw" / "desk").mkdir(parents=True)
    (tmp_path / "raw" / "desk" / "fields.toml").write_text("[fields]\nheadline = 3\n")
    (tmp_path / "raw" / "desk" / "story.txt").write_text("Harbour opens\n\nThe harbour opened.\n")
    workspace = Workspace(raw_dir=str(tmp_path / "raw"), out_dir=str(tmp_path / "out"))
    job = build_defs(workspace).resolve_job_def("clean_articles_only")
    result = job.execute_in_process(instance=dg.DagsterInstance.ephemeral(), raise_on_error=False)
    failed = result.failure_data_for_node("read_raw_files")
    assert failed.user_failure_data.description.startswith("desk/fields.toml")


def test_a_damaged_release_is_told_in_its_own_words(tmp_path):
    """Who opens the run reads which file is gone, above any frame."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "out" / "releases" / "2031.4.0").mkdir(parents=True)
    job = build_defs(Workspace(raw_dir=str(tmp_path / "raw"), out_dir=str(tmp_path / "out"))).resolve_implicit_global_asset_job_def()
    asked = [key for key in job.asset_layer.executable_asset_keys if key.path[0] == "released"]
    result = job.execute_in_process(asset_selection=asked, raise_on_error=False)
    failed = result.failure_data_for_node("read_newest_release")
    assert "2031.4.0" in failed.user_failure_data.description
    assert "restore" in failed.user_failure_data.description


def test_assets_stay_what_they_are():
    """Dagster sees the asset's own name and parameters."""
    assert read_some.__name__ == "read_some"


def make_locked() -> sqlite3.Error:
    """What SQLite says of a file that another process writes."""
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY_SNAPSHOT  # of the kind SQLITE_BUSY
    return error


STALE = OSError(errno.ESTALE, "Stale file handle", "raw/a.txt")
BY_CHANCE = [STALE, OSError(errno.EIO, "Input/output error"), make_locked(), BrokenProcessPool("a worker was killed")]
FOR_GOOD = [
    FileNotFoundError(errno.ENOENT, "No such file"), OSError(errno.ENOSPC, "No space left"), NothingReadError(SAID), ZeroDivisionError(),
]  # fmt: skip


def run(monkeypatch, *errors: Exception) -> tuple[bool, int, list[dg.DagsterEvent]]:
    """A step that fails with each of these errors, one a try, and then succeeds: whether it did, in how many tries, and its failure."""
    monkeypatch.setattr(failures, "WAIT", 0)
    tries = []

    @dg.asset
    @explain_failures
    def harbour() -> None:
        tries.append(1)
        if len(tries) <= len(errors):
            raise errors[len(tries) - 1]

    result = dg.materialize([harbour], raise_on_error=False)
    return result.success, len(tries), [event for event in result.all_events if event.is_step_failure]


@pytest.mark.parametrize("error", BY_CHANCE, ids=repr)
def test_what_may_pass_is_tried_again(monkeypatch, error):
    """A share that did not answer or a worker that was killed costs another try, and no run."""
    assert run(monkeypatch, error, error) == (True, 3, [])


def test_what_does_not_pass_fails_in_its_own_words(monkeypatch):
    """The last of three tries ends the run with the system's sentence, not with a count of tries."""
    success, tries, [failed] = run(monkeypatch, *[STALE] * 5)
    assert (success, tries) == (False, 3)
    assert failed.step_failure_data.user_failure_data.description == str(STALE)


@pytest.mark.parametrize("error", FOR_GOOD, ids=repr)
def test_what_would_fail_again_is_tried_once(monkeypatch, error):
    """A missing file, a full disk, what the pipeline explains and a fault of the program."""
    success, tries, _ = run(monkeypatch, error)
    assert (success, tries) == (False, 1)


def test_what_is_written_down_is_tried_again_too(tmp_path, monkeypatch):
    """A file that could not be put in its place by chance is written once more, and its asset is made once."""
    monkeypatch.setattr(failures, "WAIT", 0)
    put, failed = io.os.replace, []

    def put_at_second_try(source, target):
        failed.append(target)
        if len(failed) == 1:
            raise OSError(errno.EIO, "Input/output error", str(target))
        put(source, target)

    monkeypatch.setattr(io.os, "replace", put_at_second_try)
    (tmp_path / "raw").mkdir()
    job = build_defs(Workspace(raw_dir=str(tmp_path / "raw"), out_dir=str(tmp_path / "out"))).resolve_implicit_global_asset_job_def()
    result = job.execute_in_process(asset_selection=[dg.AssetKey("human_decisions")])
    assert result.success
    assert len(failed) == 2
    assert len(result.get_asset_materialization_events()) == 1
