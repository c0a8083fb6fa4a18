"""What all tests share."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Generator

import pytest
from hypothesis import settings

EVERYTHING = "ONRECORD_TEST_EVERYTHING"
"""Set where a program that tests need may not be missing, and the long tests run too."""

settings.register_profile("untimed", deadline=None)  # the first example loads what all others need
settings.load_profile("untimed")

# A shell starts background jobs with Ctrl-C ignored, and what is ignored is inherited: the processes that tests start
# and interrupt need it as a person's terminal gives it.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what this machine has no program for, and what takes long, and say so."""
    if os.environ.get(EVERYTHING):
        return
    for item in items:
        missing = [name for mark in item.iter_markers("needs") for name in mark.args if not shutil.which(name)]
        if missing:
            item.add_marker(pytest.mark.skip(reason=f"{', '.join(missing)}: not installed here"))
        for mark in item.iter_markers("everything"):
            item.add_marker(pytest.mark.skip(reason=f"{mark.args[0]}: {EVERYTHING}=1 runs it"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Print how the answers came about that a failing test was about."""
    report = yield
    if report.when == "call" and report.failed and call.excinfo is not None:
        from explained import of_failure

        lines = of_failure(call.excinfo, getattr(item, "funcargs", {}))
        if lines:
            report.sections.append(("How the answers came about", "\n".join(lines)))
    return report
