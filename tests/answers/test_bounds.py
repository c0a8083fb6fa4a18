"""Work that takes more time or memory than it may is stopped, and told apart from the work around it."""

from __future__ import annotations

import signal
import sys
import threading
import time
from contextlib import suppress

import pytest

from answers.bounds import bounded
from answers.errors import CostError

PLENTY = 4_096
ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux counts a process's own memory")


def spin(seconds: float = 60) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_work_that_goes_on_for_too_long_is_stopped() -> None:
    with pytest.raises(CostError, match=r"^it takes more than 0.1 s of the processor$"), bounded(0.1, PLENTY):
        spin()


def test_what_is_done_in_time_is_left_alone_then_and_later() -> None:
    with bounded(0.2, PLENTY):
        spin(0.05)
    spin(0.4)
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_a_library_that_takes_any_error_for_its_own_does_not_go_on() -> None:
    def stubborn() -> None:
        while True:
            with suppress(Exception):
                spin()

    with pytest.raises(CostError), bounded(0.1, PLENTY):
        stubborn()


def test_of_blocks_in_one_another_the_one_whose_time_is_over_ends() -> None:
    with bounded(30, PLENTY):
        with pytest.raises(CostError, match=r"0\.1 s"), bounded(0.1, PLENTY):
            spin()
        spin(0.05)
    with pytest.raises(CostError, match=r"0\.2 s"), bounded(0.2, PLENTY), bounded(30, PLENTY):
        spin()


@ON_LINUX
def test_work_that_takes_too_much_memory_is_stopped_and_later_work_is_not() -> None:
    with pytest.raises(CostError, match=r"^it takes more than 64 MB of memory$"), bounded(30, 64):
        bytearray(256 << 20)
    assert len(bytearray(256 << 20)) == 256 << 20


def test_in_another_thread_nothing_is_stopped() -> None:
    def work() -> None:
        with bounded(0.05, PLENTY):
            spin(0.2)
            done.append(True)

    done: list[bool] = []
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done
