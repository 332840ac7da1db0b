"""One build at a time in a folder: who holds it is said, and no lock outlives its holder."""

import os
import socket
import subprocess
import sys
import threading

import pytest

from pipeline.release.output_lock import NAME, InUseError, find_holder, hold_output
from tests.conftest import ROOT

HOLDER = """
import sys
from pathlib import Path
from pipeline.release.output_lock import hold_output
with hold_output(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    """Another process that holds tmp_path until its input ends."""
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_second_is_told_who_holds_it(tmp_path, holder):
    """The error names the folder, process, machine and time; once that has ended, the folder is free."""
    found = find_holder(tmp_path)
    assert (found.process, found.machine) == (holder.pid, socket.gethostname())
    with pytest.raises(InUseError, match=rf"{tmp_path}: another build holds it \(process {holder.pid} on .*, since \d{{4}}-.* UTC\)"), \
            hold_output(tmp_path):  # fmt: skip
        pass
    holder.communicate("")
    assert find_holder(tmp_path) is None
    with hold_output(tmp_path):
        assert find_holder(tmp_path).process == os.getpid()


def test_killed_holder_leaves_the_folder_free(tmp_path, holder):
    """What a killed build has left in the file stands in nobody's way."""
    holder.kill()
    holder.wait()
    assert str(holder.pid) in (tmp_path / NAME).read_text()
    assert find_holder(tmp_path) is None
    with hold_output(tmp_path):
        assert find_holder(tmp_path).process == os.getpid()


def test_holder_may_ask_again_but_no_other_thread(tmp_path):
    """A build that holds the folder passes, however it names it; another thread of its process does not; an error frees the folder."""
    refused = []

    def ask():
        try:
            with hold_output(tmp_path):
                pass
        except InUseError as error:
            refused.append(error)

    def build():
        with hold_output(tmp_path), hold_output(tmp_path / "sub" / ".."):
            thread = threading.Thread(target=ask)
            thread.start()
            thread.join()
            raise ZeroDivisionError

    (tmp_path / "sub").mkdir()
    with pytest.raises(ZeroDivisionError):
        build()
    assert len(refused) == 1
    with hold_output(tmp_path):
        pass


def test_link_in_place_of_the_lock_is_not_followed(tmp_path):
    """A link where the lock belongs is refused: a build would empty the file that it leads to."""
    (tmp_path / "mine").write_text("mine")
    (tmp_path / NAME).symlink_to(tmp_path / "mine")
    with pytest.raises(OSError, match=NAME), hold_output(tmp_path):
        pass
    assert (tmp_path / "mine").read_text() == "mine"
