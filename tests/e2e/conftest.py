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

COPIED = ("pipeline", "schemas", "raw", "pyproject.toml", "workspace.yaml")
SETTINGS = "nux:\n  enabled: false\ntelemetry:\n  enabled: false\n"
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
def ui(project, tmp_path_factory) -> Iterator[str]:
    """The address of `dagster dev`, run in the project's root with its workspace.yaml alone."""
    home = tmp_path_factory.mktemp("home")
    (home / "dagster.yaml").write_text(SETTINGS)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dagster", "dev", "--host", "127.0.0.1", "--port", str(port)]
    with open(home / "dev.log", "wb") as log:
        process = subprocess.Popen(
            command, cwd=project, env={**os.environ, "DAGSTER_HOME": str(home)}, stdout=log, stderr=log, start_new_session=True
        )
    try:
        wait_for(f"http://127.0.0.1:{port}/server_info", process, home / "dev.log")
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
