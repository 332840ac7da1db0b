"""How a run ends that the pipeline cannot go on with: in its own words where it has any."""

import dagster as dg
import pytest

from pipeline.dagster.failures import explain_failures
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


def test_assets_stay_what_they_are():
    """Dagster sees the asset's own name and parameters."""
    assert read_some.__name__ == "read_some"
