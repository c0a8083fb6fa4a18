"""The units of systemd, as systemd itself judges them, and in agreement with the configuration."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from guide_blocks import TOOLS, TOP

from bot.settings import Settings, load

pytestmark = [pytest.mark.needs("systemd-analyze", "systemd-sysusers"), pytest.mark.system]

DEPLOY = TOP / "deploy"
PROGRAM = "/opt/onrecord/current/bin/onrecord"
SERVICES = ("onrecord.service", "onrecord-backup.service")


def values(unit: str, key: str) -> list[str]:
    """What a unit sets a key to, line by line."""
    return re.findall(rf"^{key}=(.*)$", (DEPLOY / unit).read_text(), re.MULTILINE)


def seconds(value: str) -> int:
    """A span of time as the units write it."""
    number, unit = re.fullmatch(r"(\d+)(min)?", value).groups()  # type: ignore[union-attr]
    return int(number) * (60 if unit else 1)


def analyze(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["systemd-analyze", *map(str, arguments)], capture_output=True, text=True, check=False)


def test_systemd_finds_nothing_wrong(tmp_path: Path) -> None:
    for name in (*SERVICES, "onrecord-backup.timer"):
        text = (DEPLOY / name).read_text()  # the program need not be installed here
        (tmp_path / name).write_text(text.replace(PROGRAM, sys.executable))
    found = analyze("verify", "--man=no", tmp_path / SERVICES[0], tmp_path / "onrecord-backup.timer")
    assert (found.returncode, found.stdout + found.stderr) == (0, "")


@pytest.mark.parametrize("unit", SERVICES)
def test_its_exposure_is_at_most_two(unit: str) -> None:
    found = analyze("security", "--offline=true", "--threshold=20", "--no-pager", DEPLOY / unit)
    assert found.returncode == 0, found.stdout


def test_the_copies_are_made_every_night() -> None:
    found = analyze("calendar", "--iterations=2", *values("onrecord-backup.timer", "OnCalendar"))
    days = re.findall(r"(?:Next elapse|Iter\. #2): \w+ (\S+)", found.stdout)
    assert len(set(days)) == 2, found.stdout


def test_the_user_is_made(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    made = subprocess.run(
        ["systemd-sysusers", f"--root={tmp_path}", DEPLOY / "onrecord.sysusers.conf"], capture_output=True, check=False
    )
    assert made.returncode == 0, made.stderr
    name, _, _, _, _, home, shell = (tmp_path / "etc" / "passwd").read_text().splitlines()[-1].split(":")
    assert (name, home, shell) == (*values(SERVICES[0], "User"), "/var/lib/onrecord", "/usr/sbin/nologin")


def test_it_may_write_where_the_configuration_keeps_the_archive() -> None:
    (folder,) = values(SERVICES[0], "StateDirectory")
    assert load(DEPLOY / "onrecord.yaml").archive == f"/var/lib/{folder}/archive.db"
    (command,) = values(SERVICES[1], "ExecStart")
    assert f"--archive %S/{folder}/archive.db backup" in command
    assert f"%S/{folder}/backups" in command
    assert f"{folder}/backups" in values(SERVICES[1], "StateDirectory")[0].split()


def test_it_is_given_the_time_that_it_takes_to_stop() -> None:
    assert seconds(values(SERVICES[0], "TimeoutStopSec")[0]) >= Settings().stop_seconds + 10


def test_it_starts_less_often_than_discord_allows() -> None:
    (pause,) = values(SERVICES[0], "RestartSec")
    assert 24 * 60 * 60 / seconds(pause) < 1000
    assert values(SERVICES[0], "RestartPreventExitStatus") == ["2"]


def test_both_have_the_same_walls_but_for_the_network() -> None:
    def walls(unit: str) -> set[str]:
        return set(
            (DEPLOY / unit).read_text().partition("# What it cannot do\n")[2].partition("\n[")[0].split("\n")
        ) - {""}

    assert walls(SERVICES[0]) ^ walls(SERVICES[1]) == {
        "PrivateNetwork=yes",
        "RestrictAddressFamilies=AF_UNIX",
        "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
    }


def test_the_command_by_hand_is_the_units_program() -> None:
    script = (DEPLOY / "onrecord.sh").read_text()
    assert script.rstrip().endswith(f'{PROGRAM} "$@"')
    (user,) = values(SERVICES[0], "User")
    assert f"--reuid={user} --regid={user}" in script
    assert "XDG_DATA_HOME=/var/lib " in script
    linted = subprocess.run([TOOLS / "shellcheck", DEPLOY / "onrecord.sh"], capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout
