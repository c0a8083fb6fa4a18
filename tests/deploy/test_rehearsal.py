"""The operator's guide, followed word for word on a fresh Debian under systemd, with a Discord on the loopback.

It makes a machine, so it has to be asked for: ``ONRECORD_REHEARSAL=1``, as root, with debootstrap and systemd-nspawn.
The tests stand in the order of the guide and go on from one another.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from debian import lacking
from discord_wire import TOKEN
from guide_blocks import GUIDE, TOP, blocks
from rehearsal import CLONE, Rehearsal, format_of, rehearsing

from answers import SHARED, Archive

pytestmark = pytest.mark.system

if os.environ.get("ONRECORD_REHEARSAL") != "1":
    pytest.skip(
        "the guide is rehearsed with ONRECORD_REHEARSAL=1, by root, with debootstrap and systemd-nspawn",
        allow_module_level=True,
    )

OLDEST = TOP / "tests" / "answers" / "record" / "format_1.sql"
SERVER = "discord:1000000000000000002"
"""The server that the oldest archive has an article and a setting of; it is the loopback Discord's only one."""

SANCTIONS = "did Trump mention sanctions?"
HARBOUR = "did Ada Quill mention the bridge?"
LATER = "did Ben Rook mention the lighthouse?"
LATER_ARTICLE = "---\npublished: 2025-03-05\n---\nBen Rook did not mention the lighthouse on Tuesday.\n"


@pytest.fixture(scope="module")
def guide() -> Iterator[Rehearsal]:
    if reason := lacking():
        pytest.fail(reason, pytrace=False)
    with rehearsing() as rehearsal:
        yield rehearsal


def knows_the_sanctions(guide: Rehearsal) -> None:
    said = guide.ask(SANCTIONS)
    assert said.content.startswith("No. ")
    assert "did not mention imposing additional sanctions" in said.shown


def knows_the_harbour(guide: Rehearsal) -> None:
    said = guide.ask(HARBOUR)
    assert said.content.startswith("No. ")
    assert "She did not mention the bridge." in said.shown


def copies(guide: Rehearsal) -> list[Path]:
    """The copies of every night, the oldest first."""
    return sorted(guide.fetch("/var/lib/onrecord/backups").glob("archive-*.db"))


def test_under_systemd(guide: Rehearsal) -> None:
    said = guide.follow("Under systemd")
    assert " 0 faults" in said
    assert said.endswith("alive\n")
    knows_the_sanctions(guide)


def test_systemd_knows_it_as_ready_and_watches_over_it(guide: Rehearsal) -> None:
    assert guide.shows("Type", "ActiveState", "SubState", "StatusText", "WatchdogUSec", "NRestarts") == {
        "Type": "notify",
        "ActiveState": "active",
        "SubState": "running",
        "StatusText": "alive, in 1 server",
        "WatchdogUSec": "3min",
        "NRestarts": "0",
    }
    for unit in ("onrecord.service", "onrecord-backup.timer"):
        assert guide.machine.output("systemctl", "is-enabled", unit) == "enabled\n"


def test_it_has_no_rights_beyond_its_users(guide: Rehearsal) -> None:
    pid = guide.shows("MainPID")["MainPID"]
    status = dict(
        line.split(":", 1) for line in guide.machine.output("cat", f"/proc/{pid}/status").splitlines() if ":" in line
    )
    found = {name: status[name].split()[0] for name in ("NoNewPrivs", "Seccomp", "CapEff", "CapPrm", "CapBnd")}
    none = "0" * 16
    assert found == {"NoNewPrivs": "1", "Seccomp": "2", "CapEff": none, "CapPrm": none, "CapBnd": none}
    assert status["Uid"].split()[0] == guide.machine.output("id", "-u", "onrecord").strip() != "0"


@pytest.mark.parametrize(
    ("folders", "may"),
    [
        ("/var/lib/onrecord /var/cache/onrecord", True),
        ("/ /etc /etc/onrecord /usr/local/bin /opt/onrecord/current /var/lib /var/log /root /home /srv", False),
        (CLONE, False),
    ],
    ids=["its own folders", "the system's", "the clone"],
)
def test_it_may_write_to_its_own_folders_alone(guide: Rehearsal, folders: str, may: bool) -> None:
    """Even somebody who had become root in it."""
    pid = guide.shows("MainPID")["MainPID"]
    for folder in folders.split():
        tried = guide.machine.run("nsenter", f"--target={pid}", "--mount", "mktemp", f"{folder}/XXXXXX")
        assert (tried.returncode == 0) is may, tried.stdout
        assert may or "Read-only file system" in tried.stdout


def test_its_exposure_is_at_most_two(guide: Rehearsal) -> None:
    found = guide.machine.run("systemd-analyze", "security", "--threshold=20", "--no-pager", "onrecord.service")
    assert found.returncode == 0, found.stdout
    assert "Overall exposure level for onrecord.service: " in found.stdout


def test_it_answers_after_a_restart(guide: Rehearsal) -> None:
    before = guide.shows("MainPID")
    guide.machine.output("systemctl", "restart", "onrecord.service")
    assert guide.shows("MainPID") != before
    knows_the_sanctions(guide)


def test_the_invitation(guide: Rehearsal) -> None:
    assert "https://discord.com/oauth2/authorize?client_id=" in guide.follow("The invitation")


def test_articles(guide: Rehearsal) -> None:
    assert "1 added, 0 replaced, 0 unchanged, 0 rejected" in guide.follow("Articles")
    knows_the_harbour(guide)


def test_is_it_well(guide: Rehearsal) -> None:
    assert guide.follow("Is it well?").endswith("alive\n")


def test_backup(guide: Rehearsal) -> None:
    guide.follow("Backup")
    for copy in (*copies(guide), guide.fetch("/var/lib/onrecord/before-the-election.db")):
        with Archive.open(copy, read_only=True) as archive:
            assert archive.coverage().articles == 3


def test_restoring(guide: Rehearsal) -> None:
    guide.machine.output("onrecord", "add", "-", given=LATER_ARTICLE)
    assert guide.ask(LATER).content.startswith("No. ")
    assert " 0 faults" in guide.follow("Restoring")
    assert not guide.ask(LATER).content.startswith("No. ")
    knows_the_harbour(guide)
    knows_the_sanctions(guide)


def test_upgrading(guide: Rehearsal) -> None:
    """From the oldest archive that there is, as somebody has it who has run the bot from the beginning."""
    guide.machine.output("systemctl", "stop", "onrecord.service")
    guide.put_archive(OLDEST)
    before = guide.fetch("/opt/onrecord/current").readlink()

    assert guide.follow("Upgrading").endswith("alive\n")

    assert guide.fetch("/opt/onrecord/current").readlink() != before
    assert format_of(copies(guide)[-1]) == 1
    guide.machine.output("onrecord", "backup", "/var/lib/onrecord/upgraded.db")
    upgraded = guide.fetch("/var/lib/onrecord/upgraded.db")
    assert format_of(upgraded) > 1
    with Archive.open(upgraded, read_only=True) as archive:
        assert archive.coverage().articles == 2
        assert archive.coverage(collections=(SHARED, SERVER)).articles == 3
        assert archive.catalogue.settings(SERVER)["zone"] == "Europe/Kyiv"
    knows_the_sanctions(guide)
    knows_the_harbour(guide)


def test_going_back(guide: Rehearsal) -> None:
    newer = guide.fetch("/opt/onrecord/current").readlink()
    guide.follow("Going back")
    assert guide.fetch("/opt/onrecord/current").readlink() < newer
    guide.machine.output("systemctl", "start", "onrecord.service")
    knows_the_sanctions(guide)


def test_nothing_was_left_out(guide: Rehearsal) -> None:
    assert guide.followed == [block for block in blocks(GUIDE) if "docker" not in block.needs]


def test_the_log_holds_no_fault_and_nothing_secret(guide: Rehearsal) -> None:
    log = guide.machine.output("journalctl", "--no-pager", "--unit=onrecord*")
    for word in ("Traceback", "incident", TOKEN, "sanctions", "bridge"):
        assert word not in log
