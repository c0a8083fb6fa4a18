"""The program behind the walls that the unit and the container put around it: it sees a read-only system as a user
without rights, may write to one folder and to /tmp, reaches no network, and may not make memory executable."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from guide_blocks import TOP

pytestmark = [pytest.mark.needs("bwrap"), pytest.mark.system]

ANYBODY = "10001"
# MemoryDenyWriteExecute of the unit: prctl(PR_SET_MDWE, PR_MDWE_REFUSE_EXEC_GAIN), which outlives exec; kernels before
# 6.3 do not know it and say so, and are left to the unit's own filter of system calls.
ENTER = """
import ctypes, errno, os, sys
libc = ctypes.CDLL(None, use_errno=True)
if libc.prctl(65, 1, 0, 0, 0) and ctypes.get_errno() != errno.EINVAL:
    sys.exit("PR_SET_MDWE is refused")
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


class Walls:
    """A folder that may be written to, and the rest of the machine as it is seen behind the walls."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *command: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        walls = [
            "bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
            "--uid", ANYBODY, "--gid", ANYBODY,
            "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp",
            "--ro-bind", str(TOP), str(TOP), "--ro-bind", sys.prefix, sys.prefix,
            "--bind", str(self.folder), "/tmp/state", "--chdir", "/tmp/state",
            "--clearenv", "--setenv", "PATH", os.environ["PATH"], "--setenv", "PYTHONPATH", str(TOP),
            "--setenv", "HOME", "/tmp/state", "--setenv", "ONRECORD_ARCHIVE", "/tmp/state/archive.db",
            "--setenv", "PYTHONDONTWRITEBYTECODE", "1",
        ]  # fmt: skip
        return subprocess.run([*walls, *command], input=given, capture_output=True, text=True, check=False)

    def onrecord(self, *arguments: str, given: str | None = None) -> str:
        """What the command shows; it has to succeed."""
        ran = self.run(sys.executable, "-c", ENTER, "-m", "bot.cli", *arguments, given=given)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout


@pytest.fixture(scope="module")
def walls(tmp_path_factory: pytest.TempPathFactory) -> Walls:
    """With an archive of one article, which was read there."""
    walls = Walls(tmp_path_factory.mktemp("state"))
    article = "---\npublished: 2025-03-04\n---\nMayor Ada Quill did not mention the harbour on Monday."
    assert walls.onrecord("add", "-", given=article) == "1 added, 0 replaced, 0 unchanged, 0 rejected\n1 read\n"
    return walls


def test_they_stand(walls: Walls) -> None:
    ran = walls.run("sh", "-c", 'id -u; touch /etc/x "$PYTHONPATH/x"; grep CapEff /proc/self/status')
    assert ran.stdout.split() == [ANYBODY, "CapEff:", "0000000000000000"]
    assert ran.stderr.count("Read-only file system") == 2


def test_memory_is_not_made_executable(walls: Walls) -> None:
    code = (
        "import ctypes, mmap\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "page = mmap.mmap(-1, 4096)\n"
        "at = ctypes.addressof(ctypes.c_char.from_buffer(page))\n"
        "print(libc.prctl(66, 0, 0, 0, 0), libc.mprotect(ctypes.c_void_p(at), 4096, 5))"
    )
    known, refused = walls.run(sys.executable, "-c", ENTER, "-c", code).stdout.split()
    assert (known, refused) in (("1", "-1"), ("-1", "0"))


def test_it_answers(walls: Walls) -> None:
    assert walls.onrecord("ask", "did Ada Quill mention the harbour?").startswith("No – ")


def test_it_draws(walls: Walls) -> None:
    walls.onrecord("timeline", "harbour", "--png", "harbour.png")
    assert (walls.folder / "harbour.png").read_bytes().startswith(b"\x89PNG")


def test_it_makes_copies(walls: Walls) -> None:
    (walls.folder / "backups").mkdir()
    walls.onrecord("backup", "--keep", "14", "backups")
    (copy,) = (walls.folder / "backups").iterdir()
    assert walls.onrecord("--archive", f"backups/{copy.name}", "coverage").startswith("1 article")


def test_the_doctor_finds_nothing_that_would_stop_it(walls: Walls) -> None:
    configuration = yaml.safe_load((TOP / "deploy" / "onrecord.yaml").read_text())
    places = {"archive": "/tmp/state/archive.db", "token_file": "/tmp/state/token"}
    (walls.folder / "onrecord.yaml").write_text(yaml.safe_dump(configuration | places))
    (walls.folder / "token").touch(0o400)
    (walls.folder / "token").chmod(0o600)
    (walls.folder / "token").write_text("MTAwMDAwMDAwMDAwMDAwMDAx.Gabcde.a-token-of-nobody_0123456789abcdefgh\n")
    assert " 0 faults" in walls.onrecord("doctor", "--config", "onrecord.yaml")
