"""A Dagster UI of a copy of the project."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

COPIED = ("pipeline", "schemas", "raw", "pyproject.toml", "workspace.yaml", "dagster.yaml", "Makefile")
PATIENCE = 120  # seconds until the UI must answer


@pytest.fixture(scope="session")
def project(tmp_path_factory) -> Path:
    """The project without its outputs, so that a run leaves the checkout as it was."""
    folder = tmp_path_factory.mktemp("project")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def log(tmp_path_factory) -> Path:
    """The file that holds what the UI prints on the terminal."""
    return tmp_path_factory.mktemp("log") / "dev.log"


@pytest.fixture(scope="session")
def ui(project, log) -> Iterator[str]:
    """The address of the UI that `make dev` opens, in the environment of the tests."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["make", "-o", ".venv/.ready", f"BIN={Path(sys.executable).parent}", "dev"]  # -o: the environment is there
    given = {**os.environ, "DAGSTER_CLI_DEV_HOST": "127.0.0.1", "DAGSTER_CLI_DEV_PORT": str(port)}
    with open(log, "wb") as file:
        process = subprocess.Popen(command, cwd=project, env=given, stdout=file, stderr=file, start_new_session=True)
    try:
        wait_for(f"http://127.0.0.1:{port}/server_info", process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def wait_for(address: str, process: subprocess.Popen, log: Path) -> None:
    """Wait until the UI answers; fail with its log when it ends or stays silent."""
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    pytest.fail(f"dagster dev did not come up:\n{log.read_text(errors='replace')[-4_000:]}")
