"""Results as JUnit XML: parsed back, they say the same, whatever characters a text holds."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from junitparser import JUnitXml

from answers.errors import InputError
from bot.harness import junit
from bot.harness.results import Result

RESULTS = [
    Result("a.yaml:3", "did Trump mention sanctions?", "no", seconds=0.25),
    Result("a.yaml:9", "Markup <&\"'>", "script", ("a.yaml:12: it does not say ']]>'",), ("line 11  maya: hi",), 1.5),
    Result(
        "b.yaml:1", "Controls \x00\x1b[2J\ufffe\ud800\u202e", "error", ("x\x07\x0b\uffff\nlast",), ("\x9b<a>",), 0.0
    ),
]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.xml"
    junit.check_target(str(path))
    assert not path.exists()
    junit.write(str(path), RESULTS)
    return path


def test_it_says_what_the_results_say(report: Path) -> None:
    read = JUnitXml.fromfile(str(report))
    first, second = list(read)
    assert (read.tests, read.failures, read.errors, read.time) == (3, 2, 0, 1.75)
    assert [(suite.name, suite.tests, suite.failures) for suite in (first, second)] == [
        ("a.yaml", 2, 1),
        ("b.yaml", 1, 1),
    ]
    passed, failed = list(first)
    assert (passed.name, passed.classname, passed.time) == ("did Trump mention sanctions?", "a.yaml", 0.25)
    assert passed.is_passed
    assert failed.name == "Markup <&\"'>"
    assert failed.result[0].message == "a.yaml:12: it does not say ']]>'"
    assert failed.result[0].text.splitlines() == ["a.yaml:9", "- a.yaml:12: it does not say ']]>'", "line 11  maya: hi"]


def test_it_has_what_ci_servers_need(report: Path) -> None:
    root = ElementTree.parse(report).getroot()
    assert root.tag == "testsuites"
    for suite in root:
        assert suite.tag == "testsuite"
        assert {"name", "tests", "failures", "errors", "time"} <= suite.attrib.keys()
        for case in suite:
            assert case.tag == "testcase"
            assert all(case.attrib[key] for key in ("name", "classname", "time"))
            assert [one.tag for one in case] in ([], ["failure"])
            assert all(one.attrib["message"] and one.attrib["type"] for one in case)


def test_characters_that_xml_cannot_hold_are_gone(report: Path) -> None:
    [case] = next(suite for suite in JUnitXml.fromfile(str(report)) if suite.name == "b.yaml")
    assert case.name == "Controls [2J\ufffd"
    assert case.result[0].message == "x \ufffd last"
    assert case.result[0].text.endswith("\n<a>")


def test_a_report_that_is_there_is_left_until_the_new_one_is_written(report: Path) -> None:
    before = report.read_bytes()
    junit.check_target(str(report))
    assert report.read_bytes() == before


@pytest.mark.parametrize(
    ("path", "message"),
    [("nowhere/report.xml", "No such file"), (".", "Is a directory"), ("a\0b", "cannot be written")],
)
def test_where_it_cannot_be_written_that_is_one_line(path: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        junit.check_target(path)
    with pytest.raises(InputError):
        junit.write(path, RESULTS)
