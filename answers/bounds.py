"""What one piece of work may cost: seconds of the processor, and memory, where the system can watch over them.

A signal that counts this process's own time stops Python code; in a process made for such work (``backstop``) the
kernel ends what does not come back from a library's, and what hangs without using any time. Memory is bounded by the
limit on data that Linux has. Signals reach the main thread alone: in other threads nothing is watched.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from answers.errors import CostError

_AGAIN = 0.1
"""Seconds after which one that was not stopped, for a library caught it, is stopped again."""
_GRACE = 15
"""Seconds that a library's code has to come back, before the kernel ends the process."""
_PATIENCE = 10
"""How many times as long as its own time a process may take by the clock: others may need the processor too."""
_STATUS = Path("/proc/self/status")

_backstop = False


class _Stop(BaseException):
    """Out of time. No ``Exception``: a library that takes any for its own trouble must not catch it."""


def backstop() -> None:
    """Let the kernel end this process where work goes far beyond its time: somebody must be there to replace it."""
    global _backstop  # noqa: PLW0603  a property of the process
    _backstop = True


@contextmanager
def bounded(seconds: float, megabytes: int) -> Iterator[None]:
    """Do the work of this block within so many seconds of the processor, and so much memory more than is in use.

    Blocks may be nested.

    Raises:
        CostError: it takes more; says of what.
    """
    if not _watched():
        yield
        return
    try:
        with _time(seconds), _memory(megabytes):
            yield
    except _Stop:
        if _ends and time.process_time() >= min(_ends):
            raise  # it is the time of a block around this one that is over
        raise CostError(f"it takes more than {seconds:g} s of the processor") from None
    except MemoryError:
        raise CostError(f"it takes more than {megabytes:,} MB of memory") from None


def _watched() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


_ends: list[float] = []
"""When each block that is open is out of time, the outermost first."""


@contextmanager
def _time(seconds: float) -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, _stop)
    _ends.append(time.process_time() + seconds)
    _set_timer()
    try:
        yield
    finally:
        _ends.pop()
        _set_timer()
        signal.signal(signal.SIGPROF, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    if _ends and time.process_time() >= min(_ends):
        raise _Stop


def _set_timer() -> None:
    """Have the signal come when the first of the open blocks is out of time; never where none is open."""
    left = max(0.001, min(_ends) - time.process_time()) if _ends else 0.0
    signal.setitimer(signal.ITIMER_PROF, left, _AGAIN if _ends else 0.0)
    if _backstop:
        import resource

        most = resource.getrlimit(resource.RLIMIT_CPU)[1]
        soft = int(min(_ends)) + _GRACE if _ends else most
        resource.setrlimit(resource.RLIMIT_CPU, (soft, most))
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE * left + _GRACE if _ends else 0.0)  # nothing handles its signal


@contextmanager
def _memory(megabytes: int) -> Iterator[None]:
    used = _data()
    if not used:
        yield
        return
    import resource

    before, most = resource.getrlimit(resource.RLIMIT_DATA)
    limits = [limit for limit in (used + (megabytes << 20), before, most) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_DATA, (min(limits), most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (before, most))


def _data() -> int:
    """Bytes of memory of its own that this process has; 0 where that is not known."""
    if not sys.platform.startswith("linux"):
        return 0
    with suppress(OSError, ValueError, IndexError):
        line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmData:"))
        return int(line.split()[1]) << 10
    return 0
