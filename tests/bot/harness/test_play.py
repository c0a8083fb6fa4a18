"""Scripts that are played: what fails is told with its line, and with what happened."""

from __future__ import annotations

import logging
import sqlite3
import textwrap
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from answers import Archive, Article
from bot.harness.checking import load
from bot.harness.play import play
from bot.harness.results import Result
from bot.harness.script import Script

HARBOUR = Article("quay", "Harbour", "Ada Quill said that the old harbour would close. She did not mention the cost.")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.open(tmp_path_factory.mktemp("play") / "archive.db") as archive:
        archive.add([HARBOUR])
        yield archive


def played(tmp_path: Path, archive: Archive, text: str, head: str = "") -> Result:
    """A script of these steps, played; the first of them stands on line 3, after what stands in ``head``."""
    path = tmp_path / "s.yaml"
    steps = textwrap.indent(textwrap.dedent(text).strip("\n"), "    ")
    path.write_text(f"- script: x\n{head}  steps:\n{steps}\n", encoding="utf-8")
    [script] = load([path])
    assert isinstance(script, Script)
    return play(script, archive)


def faults(result: Result) -> list[str]:
    """The faults without the file's folder: ":4: …"."""
    return [one.removeprefix(result.file) for one in result.faults]


ASKED = '- say: "@onrecord did Ada Quill mention the cost?"\n  expect: {%s}'


@pytest.mark.parametrize(
    ("expected", "fault"),
    [
        ("verdict: yes", "the verdict is no, not yes"),
        ("text: zebra", "it does not say 'zebra'"),
        ("never: [zebra, record says]", "it says 'record says'"),
        ("quotes: zebra", "no quotation holds 'zebra'"),
        ("first: zebra", "the first quotation does not hold 'zebra'"),
        ("others: did not mention", "no other's quotation holds 'did not mention'"),
        ("speaker: Trump", "the speaker is Ada Quill, not Trump"),
        ("cites: nowhere", "there is no article nowhere"),
        ("ephemeral: true", "everybody sees it"),
        ("picture: true", "no picture is attached"),
        ("picture: a.png", "a.png is not attached, but nothing"),
        ("buttons: []", "it has buttons: Timeline, Helped, Did not help, Context of 1"),
        ("buttons: [Zebra]", "no button 'Zebra' (there are Timeline, Helped, Did not help, Context of 1)"),
        ("edited: true", "it is a new message"),
        ("deleted: true", "nothing was deleted"),
        ("nothing: true", "onrecord sent a message"),
        ("refused: true", "Discord let the member do it"),
        ("form: Zebra", "no form is shown"),
        ("seen_by: bob, text: zebra", "bob: it does not say 'zebra'"),
    ],
)
def test_what_is_not_as_expected(tmp_path: Path, archive: Archive, expected: str, fault: str) -> None:
    assert faults(played(tmp_path, archive, ASKED % expected)) == [f":4: {fault}"]


def test_all_that_can_be_expected_of_an_answer_holds(tmp_path: Path, archive: Archive) -> None:
    expected = (
        "verdict: no, text: [record says], never: [zebra], quotes: [She did not mention], first: the cost,"
        " speaker: Quill, cites: quay, ephemeral: no, picture: no, buttons: [Timeline], edited: no, deleted: no"
    )
    result = played(tmp_path, archive, ASKED % expected)
    assert result.faults == ()
    assert result.transcript == ()


@pytest.mark.parametrize(
    ("steps", "fault"),
    [
        pytest.param(
            '- say: "@onrecord did Ada Quill mention the cost?"\n- click: Zebra',
            ":4: no button 'Zebra' (there are Timeline, Helped, Did not help, Context of 1)",
            id="no such button",
        ),
        pytest.param("- click: Timeline", ":3: reader sees no message of onrecord's with buttons", id="no buttons"),
        pytest.param(
            "- {slash: /help, as: help}\n- {click: Timeline, on: help}",
            ":4: no button 'Timeline' (the message has none)",
            id="a message without buttons",
        ),
        pytest.param("- reply: why?", ":3: reader sees no message of onrecord's to reply to", id="nothing to reply to"),
        pytest.param("- edit: why?", ":3: reader has written nothing yet", id="nothing to edit"),
        pytest.param("- delete:", ":3: reader has written nothing yet", id="nothing to delete"),
        pytest.param("- menu: Check the record", ":3: reader sees no message to choose it for", id="no message"),
        pytest.param("- fill: {Title: x}", ":3: no form is shown that could be filled in", id="no form"),
        pytest.param(
            "- {say: hello, as: q}\n- {reply: why?, to: q}",
            ":4: there is no message 'q': onrecord showed nothing",
            id="no answer",
        ),
        pytest.param(
            "- {say: hello, as: q}\n- delete: q\n- {edit: hi, on: q}",
            ":5: reader does not see the message 'q' (any more)",
            id="deleted",
        ),
        pytest.param(
            "- {slash: /help, as: h}\n- {edit: hi, on: h}",
            ":4: there is no message 'h': no member wrote it",
            id="not own",
        ),
        pytest.param(
            "- {slash: /help, as: h}\n- {reply: why?, to: h, by: bob}",
            ":4: bob does not see the message 'h' (any more)",
            id="for another member alone",
        ),
        pytest.param(
            "- {say: hello, as: q}\n- {edit: hi, on: q, by: bob}", ":4: Users can only edit their", id="other's"
        ),
        pytest.param("- slash: /settings show", ":3: Command '/settings' is not visible", id="a manager's command"),
        pytest.param("- {say: a, in: direct}\n- menu: Check the record", ":4: reader sees no message", id="direct"),
        pytest.param(
            '- slash: "/settings channel channel: #zebra every_question: yes"',
            ":3: /settings channel: channel: no #zebra (there are #general)",
            id="no such channel",
        ),
    ],
)
def test_what_nobody_could_do_ends_the_script(tmp_path: Path, archive: Archive, steps: str, fault: str) -> None:
    result = played(tmp_path, archive, f"{steps}\n- say: the end")
    [found] = faults(result)
    assert found.startswith(fault)
    assert not any("the end" in line for line in result.transcript)


def test_a_field_that_a_form_has_not(tmp_path: Path, archive: Archive) -> None:
    head = "  members: {morgan: {manages: yes}}\n"
    result = played(tmp_path, archive, "- slash: /add\n- fill: {Headline: x}", head)
    assert faults(result) == [":5: the form has no field 'Headline' (it has Title, Publisher, Published, Link, Text)"]


def test_a_button_that_cannot_be_pressed(tmp_path: Path, archive: Archive) -> None:
    said = " ".join(f"Ada Quill said that pier {n} would close." for n in range(1, 6))
    head = f"  articles: [{{id: a, text: {said}}}]\n"
    steps = '- say: "@onrecord what did Ada Quill say?"\n- click: 2 more\n- click: Next'
    assert faults(played(tmp_path, archive, steps, head)) == [":6: the button 'Next' cannot be pressed now"]


def test_expectations_that_fail_do_not_end_the_script(tmp_path: Path, archive: Archive) -> None:
    result = played(tmp_path, archive, "- {slash: /help, expect: {text: zebra}}\n- {slash: /help, expect: {text: gnu}}")
    assert faults(result) == [":3: it does not say 'zebra'", ":4: it does not say 'gnu'"]


def test_the_transcript_says_who_did_what_and_what_the_bot_showed(tmp_path: Path, archive: Archive) -> None:
    result = played(
        tmp_path,
        archive,
        """
        - say: "@onrecord did Ada Quill mention the cost?"
          by: maya
          in: desk
          as: asked
        - click: Context of 1
          by: bob
          on: asked
        - wait: 11m
        - restart:
        - complete: "/quotes who: quil"
        - slash: /settings show
          expect: refused
        - edit: thanks
          by: maya
        - say: hello
          in: direct
          expect: {text: zebra}
        """,
    )
    transcript = "\n".join(result.transcript)
    assert transcript.startswith(
        "line 3  maya in #desk: @onrecord did Ada Quill mention the cost?\n  onrecord:\n    No. The record says"
    )
    for line in (
        "    > She did not mention the cost.",
        "    [Timeline] [Helped] [Did not help] [Context of 1]",
        "line 7  bob presses [Context of 1] (asked)",
        "  onrecord to bob alone:",
        "line 10  11m pass",
        "line 11  onrecord is restarted",
        "line 12  reader types: /quotes who: quil",
        "  onrecord offers: Ada Quill",
        "line 13  reader: /settings show",
        "  Discord does not let them do it",
        "line 15  maya edits: thanks",
        "  onrecord deletes its message: No. The record says outright",
        "line 17  reader to onrecord: hello",
    ):
        assert f"\n{line}" in transcript
    assert faults(result) == [":19: onrecord shows nothing"]


def test_a_script_never_changes_the_archive(tmp_path: Path, archive: Archive) -> None:
    before = archive.catalogue.position
    head = "  members: {morgan: {manages: yes}}\n"
    steps = """
        - slash: "/add file: note.txt"
          files: {note.txt: Ada Quill said that the school would open.}
          expect: {text: is now in}
        - say: "@onrecord what did Ada Quill say about the school?"
          expect: {verdict: quotes}
        """
    for _ in range(2):
        assert played(tmp_path, archive, steps, head).faults == ()
    assert (archive.catalogue.position, archive.catalogue.size) == (before, 1)


def test_an_archive_in_memory_is_made_anew_for_each_script(tmp_path: Path) -> None:
    head = "  members: {morgan: {manages: yes}}\n"
    steps = '- {slash: "/settings shared search: no"}\n- {slash: /settings show, expect: {text: not searched}}'
    with Archive.from_articles([HARBOUR]) as archive:
        assert played(tmp_path, archive, steps, head).faults == ()
        assert archive.catalogue.collections() == ["shared"]
        assert played(tmp_path, archive, ASKED % "verdict: no").faults == ()


def test_what_goes_wrong_inside_the_bot_fails_the_script(tmp_path: Path) -> None:
    place = tmp_path / "broken.db"
    with Archive.open(place) as archive:
        archive.add([HARBOUR])
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("ALTER TABLE passages RENAME TO elsewhere")
    with Archive.open(place) as archive:
        result = played(tmp_path, archive, '- {slash: "/article article: quay", expect: {ephemeral: false}}')
    assert any(": the bot failed: " in fault for fault in result.faults)
    assert not [one for one in logging.getLogger().handlers if type(one).__name__ == "Incidents"]


def test_a_script_for_several_servers_with_the_same_members(tmp_path: Path, archive: Archive) -> None:
    head = "  servers: [Herald, Tribune]\n  members: {guest: {server: [Herald, Tribune]}, theo: {server: Tribune}}\n"
    steps = """
        - say: "@onrecord did Ada Quill mention the cost?"
          server: Tribune
          as: there
          expect: {verdict: no}
        - expect: {seen_by: theo, verdict: no}
        - click: Timeline
          on: there
          expect: {ephemeral: true}
        - say: "@onrecord did Ada Quill mention the cost?"
          expect: {verdict: no}
        - expect: {seen_by: theo, nothing: true}
        """
    assert played(tmp_path, archive, steps, head).faults == ()
