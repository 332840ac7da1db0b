"""How a run ends that the pipeline cannot go on with: in its own words where it has any."""

import dagster as dg
import pytest

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


def test_assets_stay_what_they_are():
    """Dagster sees the asset's own name and parameters."""
    assert read_some.__name__ == "read_some"
