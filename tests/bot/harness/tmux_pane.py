"""A program in a terminal of a given size, used as a person uses it: keys are sent, and the screen is looked at."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_PATIENCE = 60.0
"""Seconds until something awaited is taken for missing; nothing waits that long where all is well."""
_SCROLLED = 2000


class NoTerminalError(Exception):
    """There is no tmux here, or the screen never showed what was waited for."""


class Pane:
    """The one pane of a tmux server of its own."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket

    def keys(self, *keys: str) -> None:
        """Send keys by their names: "Enter", "Tab", "C-d"."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Send a text, character by character."""
        self._tmux("send-keys", "-l", text)

    @property
    def screen(self) -> str:
        """What the screen shows now."""
        return self._tmux("capture-pane", "-p")

    @property
    def all(self) -> str:
        """What the screen shows, and what has been scrolled out of it."""
        return self._tmux("capture-pane", "-p", "-S", f"-{_SCROLLED}")

    def wait(self, text: str, look: Callable[[str], str] = str, *, everywhere: bool = False) -> str:
        """Wait until the screen shows a text, and give what it shows then, read by ``look``."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            shown = look(self.all if everywhere else self.screen)
            if text in shown:
                return shown
            time.sleep(0.05)
        raise NoTerminalError(f"{text!r} was never shown, but:\n{self.screen}")

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-u", "-S", str(self._socket), *arguments]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=_environment())
        return done.stdout


@contextmanager
def pane(command: Sequence[str], columns: int, rows: int) -> Iterator[Pane]:
    """A terminal in which a program runs; when it ends, its exit status is shown and the terminal stays.

    Raises NoTerminalError, which says how to install it, where there is no tmux.
    """
    if shutil.which("tmux") is None:
        raise NoTerminalError("tmux is missing: apt-get install tmux")
    shell = f"{shlex.join(command)}; echo status $?; exec sleep 600"
    with TemporaryDirectory(prefix="tmux-") as folder:
        terminal = Pane(Path(folder) / "socket")
        size = ("-x", str(columns), "-y", str(rows))
        terminal._tmux("-f", os.devnull, "new-session", "-d", *size, shell)
        try:
            yield terminal
        finally:
            terminal._tmux("kill-server")


def _environment() -> dict[str, str]:
    """The tests' own, where the terminal takes characters for as wide as they are; and not inside another tmux."""
    return {name: value for name, value in os.environ.items() if name != "TMUX"} | {"LC_ALL": "C.UTF-8"}
