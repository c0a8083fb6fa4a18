"""Results as JUnit XML, which CI servers show: a suite a file, a test case a question or script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from junitparser import Failure, JUnitXml, TestCase, TestSuite

from answers.errors import InputError
from bot.harness.results import Result
from bot.present.plain import harmless

_FORBIDDEN = re.compile("[^\\t\\n\\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


def check_target(path: str) -> None:
    """Raises InputError where a report cannot be written there; nothing that is there is changed."""
    target = Path(path)
    try:
        there = target.exists()
        target.open("ab").close()
        if not there:
            target.unlink()
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: {getattr(error, 'strerror', None) or 'cannot be written'}") from None


def write(path: str, results: Iterable[Result]) -> None:
    """Write a report. Raises InputError where it cannot be written."""
    report = JUnitXml("onrecord check")
    for file, found in groupby(results, lambda one: one.file):
        suite = TestSuite(_text(file))
        for result in found:
            suite.add_testcase(_case(result))
        report.add_testsuite(suite)
    report.update_statistics()  # type: ignore[no-untyped-call]
    try:
        report.write(path, pretty=True)
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: {getattr(error, 'strerror', None) or 'cannot be written'}") from None


def _case(result: Result) -> TestCase:
    case = TestCase(_text(result.name), _text(result.file), round(result.seconds, 3))
    if not result.passed:
        failure = Failure(_text(result.faults[0]), "failed")
        lines = [result.where, *(f"- {one}" for one in result.faults), *result.transcript]
        failure.text = "\n".join(_text(line) for line in lines)
        case.result = [failure]
    return case


def _text(line: str) -> str:
    return _FORBIDDEN.sub("\ufffd", harmless(line))
