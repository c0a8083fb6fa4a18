"""Killed anywhere, an archive loses nothing that was acknowledged, and answers at once."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import kills
import pytest
from trust_server import NEEDS_SERVER

pytestmark = pytest.mark.system

LONG = 1000


def counted(count: int, *lanes: str) -> dict[str, int]:
    """How many were killed and what was wrong, over some lanes."""
    command = [sys.executable, kills.__file__, "--kills", str(count), *lanes]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=10 * count + 300)
    lines = (done.stdout or done.stderr).splitlines()
    assert done.returncode == 0, "\n".join(lines[-10:])
    found: dict[str, int] = json.loads(lines[-1])
    return found


def test_processes_over_a_file() -> None:
    lanes = [lane for lane in kills.FILES if lane != "calls" or shutil.which("strace")]
    found = counted(len(lanes), *lanes)
    assert found["kills"] >= len(lanes)
    assert found["faults"] == 0


@NEEDS_SERVER
def test_clients_servers_and_connections() -> None:
    pytest.importorskip("psycopg")
    found = counted(len(kills.SERVERS), *kills.SERVERS)
    assert (found["kills"] >= len(kills.SERVERS), found["faults"]) == (True, 0)


@pytest.mark.skipif("ONRECORD_TEST_KILLS" not in os.environ, reason=f"{LONG:,} kills: ONRECORD_TEST_KILLS=1 runs it")
def test_a_thousand() -> None:
    assert counted(LONG)["faults"] == 0
