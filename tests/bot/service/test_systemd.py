from __future__ import annotations

import os
import secrets
import socket
from pathlib import Path

import pytest

from bot.service.systemd import Systemd


@pytest.mark.parametrize("abstract", [False, True], ids=["path", "abstract"])
def test_a_state_is_one_datagram_of_lines(tmp_path: Path, abstract: bool) -> None:
    address = f"@onrecord-{secrets.token_hex(8)}" if abstract else str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as receiver:
        receiver.bind("\0" + address[1:] if abstract else address)
        receiver.settimeout(10)
        Systemd({"NOTIFY_SOCKET": address}).tell("READY=1", "STATUS=ready – at last")
        assert receiver.recv(1000).decode() == "READY=1\nSTATUS=ready – at last"


@pytest.mark.parametrize("environment", [{}, {"NOTIFY_SOCKET": ""}, {"NOTIFY_SOCKET": "vsock:2:1234"}])
def test_where_nobody_listens_nothing_is_sent(environment: dict[str, str]) -> None:
    systemd = Systemd(environment)
    assert not systemd.listens
    systemd.tell("READY=1")


def test_a_socket_that_fails_is_logged_and_no_error(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    Systemd({"NOTIFY_SOCKET": str(tmp_path / "none")}).tell("READY=1")
    assert caplog.messages == ["systemd cannot be told READY=1: No such file or directory"]


@pytest.mark.parametrize(
    ("environment", "seconds"),
    [
        ({}, None),
        ({"WATCHDOG_USEC": "30000000"}, 30.0),
        ({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": str(os.getpid())}, 30.0),
        ({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}, None),
        ({"WATCHDOG_USEC": "0"}, None),
        ({"WATCHDOG_USEC": "soon"}, None),
    ],
)
def test_the_watchdogs_time_is_known(environment: dict[str, str], seconds: float | None) -> None:
    assert Systemd(environment).watchdog == seconds
