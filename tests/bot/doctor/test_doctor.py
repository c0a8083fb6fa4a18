"""What the doctor says where nothing is broken, what it leaves alone, and how it goes on where a check fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from doctor_site import SECRET, TOP, Site, healthy_archive, healthy_site, named, state  # noqa: F401 (fixtures)

from answers import Archive, Article
from answers.reading.text.sentences import passages
from answers.record.open_store import open_store
from bot.cli import main
from bot.doctor.clock import against_program, against_record
from bot.doctor.findings import Finding, Status, ok
from bot.doctor.machine import GIGABYTE, MEGABYTE, enough, room
from bot.doctor.rounds import CHECKS, Check, examine
from bot.doctor.setup import Setup
from bot.doctor.token import mistaken_for
from bot.settings import TOKEN

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def article(id_: str) -> Article:
    return Article(id=id_, title="Bridge", text="Bo Lind said that the bridge was closed.")


def said(site: Site, check: str) -> list[tuple[str, str]]:
    """Status and words of the findings of one check."""
    return [(one["status"], one["found"]) for one in named(site.doctor().json["findings"], check)]


class TestWhereAllIsWell:
    def test_nothing_is_wrong(self, site: Site) -> None:
        outcome = site.doctor()
        assert outcome.status == 0
        bad = [one for one in outcome.json["findings"] if one["status"] in ("warning", "fault")]
        assert [one for one in bad if one["check"] not in ("memory", "clock")] == []  # these are the machine's own

    def test_every_check_has_its_say(self, site: Site) -> None:
        assert {check.name for check in CHECKS} <= {one["check"] for one in site.doctor().json["findings"]}

    def test_what_is_not_ok_has_a_remedy_and_what_is_has_none(self, site: Site) -> None:
        site.configure(message_content=True, shards="0/4", listen="0.0.0.0:1")
        findings = site.doctor().json["findings"]
        assert all((one["remedy"] is None) == (one["status"] == "ok") for one in findings)

    def test_the_last_line_counts(self, site: Site) -> None:
        site.configure(shards="x", archive=str(site.folder / "none.db"))
        outcome = site.doctor()
        found = outcome.json
        assert found["faults"] == 1
        warnings = found["warnings"]
        last = f"{found['checks']} checks, {warnings} warning{'' if warnings == 1 else 's'}, 1 fault"
        assert outcome.text.splitlines()[-1] == last

    def test_the_json_is_as_it_is_documented(self, site: Site) -> None:
        found = site.doctor().json
        assert set(found) == {"findings", "checks", "warnings", "faults"}
        assert all(set(one) == {"check", "status", "found", "remedy"} for one in found["findings"])
        assert {one["status"] for one in found["findings"]} <= {"ok", "note", "warning", "fault"}

    def test_nothing_of_the_token_is_shown(self, site: Site) -> None:
        outcome = site.doctor()
        assert not any(part in outcome.text for part in SECRET.split("."))

    def test_the_token_may_be_in_the_environment(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        site.configure(token_file=None)
        monkeypatch.setenv(TOKEN, SECRET)
        [(status, words)] = said(site, "token")
        assert status == "ok"
        assert TOKEN in words


class TestNotes:
    def test_articles_that_wait_to_be_read_are_counted(self, site: Site) -> None:
        with Archive.open(site.archive) as archive:
            archive.add([article("bridge")], read=False)
        [_, found] = named(site.doctor().json["findings"], "articles")
        assert found["found"].startswith("1 article of them still to be read")
        assert f"onrecord read --archive {site.archive}" in found["remedy"]

    def test_an_index_that_is_behind_catches_up(self, site: Site) -> None:
        with open_store(site.archive) as store:
            store.put([(one, passages(one.text)) for one in (article("one"), article("two"))])
        [(status, words)] = said(site, "index")
        assert status == "note"
        assert "behind the record by 2 changes" in words

    def test_a_privileged_intent_must_be_switched_on(self, site: Site) -> None:
        site.configure(message_content=True)
        [found] = named(site.doctor().json["findings"], "intents")
        assert found["status"] == "note"
        assert "Message Content Intent" in found["remedy"]

    @pytest.mark.parametrize(
        ("shards", "status", "words"),
        [
            ("auto", "ok", "Discord decides"),
            ("0-3/4", "ok", "runs 4 of 4"),
            ("0-3/16", "note", "runs 4 of 16"),
            ("0-1999/2000", "warning", "1,000 sessions a day"),
        ],
    )
    def test_shards_are_weighed(self, site: Site, shards: str, status: str, words: str) -> None:
        site.configure(shards=shards)
        [found] = said(site, "shards")
        assert found[0] == status
        assert words in found[1]


class Bot(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = json.dumps({"alive": True}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def answering() -> Iterator[int]:
    """The port where something answers as the bot does."""
    with HTTPServer(("127.0.0.1", 0), Bot) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def test_our_own_bot_at_the_endpoint_is_no_fault(site: Site, answering: int) -> None:
    site.configure(listen=f"127.0.0.1:{answering}")
    [(status, words)] = said(site, "endpoint")
    assert status == "note"
    assert "a bot answers" in words


class TestNothingIsChanged:
    def test_in_a_set_up_where_all_is_well(self, site: Site) -> None:
        before = state(site.folder)
        site.doctor()
        assert state(site.folder) == before

    def test_where_there_is_no_archive_yet(self, site: Site) -> None:
        site.configure(archive=str(site.folder / "new" / "archive.db"))
        before = state(site.folder)
        assert site.doctor().status == 0
        assert state(site.folder) == before

    def test_where_the_index_is_damaged(self, site: Site) -> None:
        for one in site.index.rglob("*.idx"):
            one.write_bytes(b"damage")
        before = state(site.folder)
        site.doctor()
        assert state(site.folder) == before

    def test_while_a_bot_has_the_archive_open_and_goes_on_writing(self, site: Site) -> None:
        program = (
            "import sys; from answers import Archive, Article\n"
            "with Archive.open(sys.argv[1]) as archive:\n"
            "    for line in sys.stdin:\n"
            "        archive.add([Article(id=line.strip(), title='t', text='Bo Lind left.')], read=False)\n"
            "        print(archive.coverage().articles, flush=True)\n"
        )
        with subprocess.Popen(
            [sys.executable, "-c", program, str(site.archive)], env={**os.environ, "PYTHONPATH": str(TOP)},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        ) as bot:  # fmt: skip
            assert bot.stdin is not None
            assert bot.stdout is not None
            for n in (41, 42):
                bot.stdin.write(f"new-{n}\n")
                assert bot.stdout.readline() == f"{n}\n"
                assert site.doctor().status == 0
                assert said(site, "articles")[0] == ("ok", f"there are {n} articles")
                assert said(site, "index")[0][0] == "ok"
            bot.stdin.close()
            assert bot.wait() == 0


class TestWhatCannotBeChecked:
    def test_what_depends_on_a_wrong_setting_is_said_to_be_unchecked(self, site: Site) -> None:
        site.configure(archive=7)
        for check in ("archive", "index", "articles", "folder", "disk space", "record clock"):
            assert said(site, check) == [("note", "not checked: the setting archive is wrong")]

    def test_the_other_settings_are_used(self, site: Site) -> None:
        site.configure(archive=7, message_content=True, processes=-1)
        assert said(site, "token")[0][0] == "ok"
        assert said(site, "intents")[0][0] == "note"

    def test_a_setting_may_come_before_the_one_that_it_needs(self, site: Site) -> None:
        site.configure(metrics=True, listen="127.0.0.1:1", processes=-1)
        found = Setup.read(str(site.config))
        assert found.settings is not None
        assert found.settings.metrics
        assert found.wrong == {"processes"}

    def test_without_a_configuration_the_machine_is_checked(self, site: Site) -> None:
        site.config.write_text("- archive\n")
        outcome = site.doctor()
        assert outcome.status == 1
        assert said(site, "language model")[0][0] == "ok"
        assert said(site, "token") == [("note", "not checked: the configuration cannot be read")]

    def test_what_needs_the_archive_is_unchecked_where_it_does_not_open(self, site: Site) -> None:
        site.archive.write_bytes(b"no archive" * 1000)
        assert said(site, "index") == [("note", "not checked: the archive cannot be opened")]
        assert said(site, "articles") == [("note", "not checked: the archive cannot be opened")]

    def test_a_check_that_fails_is_a_fault_and_keeps_no_other_from_being_made(self) -> None:
        def breaks(_: Setup) -> Iterator[Finding]:
            yield ok("first", "well")
            raise RuntimeError("no such luck")

        checks = (Check("first", breaks), Check("second", lambda _: [ok("second", "well")]))
        found = [(one.check, one.status) for one in examine(Setup.read(None), checks)]
        assert found == [("first", Status.OK), ("first", Status.FAULT), ("second", Status.OK)]


def test_a_password_is_not_shown(site: Site) -> None:
    site.configure(archive="postgresql+psycopg://bot:hunter2@127.0.0.1:1/articles")
    outcome = site.doctor()
    assert outcome.status == 1
    assert named(outcome.json["findings"], "archive")[0]["status"] == "fault"
    assert "hunter2" not in outcome.text


def test_a_wrong_command_line_is_no_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--thoroughly"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_it_costs_other_commands_nothing() -> None:
    program = (
        "import sys; from bot.cli.arguments import parse; parse(['doctor']); parse(['invite'])\n"
        "print(*(name for name in ('discord', 'spacy', 'sqlalchemy', 'rich', 'bot.doctor') if name in sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": str(TOP)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(
    ("free", "held", "status"),
    [
        (100 * GIGABYTE, GIGABYTE, Status.OK),
        (2 * GIGABYTE, 3 * GIGABYTE, Status.WARNING),
        (GIGABYTE - 1, 0, Status.WARNING),
        (50 * MEGABYTE, 0, Status.WARNING),
        (50 * MEGABYTE - 1, 0, Status.FAULT),
        (0, 0, Status.FAULT),
    ],
)
def test_room_on_the_disk_is_weighed(free: int, held: int, status: Status) -> None:
    assert room(Path("/srv"), free, held).status is status


@pytest.mark.parametrize(
    ("has", "processes", "status", "remedy"),
    [
        (2 * GIGABYTE, 2, Status.OK, ""),
        (512 * MEGABYTE, 2, Status.WARNING, "set processes: 1"),
        (256 * MEGABYTE, 0, Status.WARNING, "give the machine more memory"),
    ],
)
def test_memory_is_weighed(has: int, processes: int, status: Status, remedy: str) -> None:
    found = enough(has, processes)
    assert found.status is status
    assert found.remedy.startswith(remedy)


def test_a_clock_before_the_program_was_installed_is_wrong() -> None:
    assert against_program(NOW, NOW + timedelta(days=2)).status is Status.FAULT
    assert against_program(NOW, NOW + timedelta(hours=2)).status is Status.OK  # from a machine in another time zone


def test_a_clock_before_the_archives_last_change_is_behind() -> None:
    assert against_record(NOW, NOW + timedelta(minutes=3)).status is Status.FAULT
    assert against_record(NOW, NOW + timedelta(minutes=1)).status is Status.OK  # another machine's clock


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (SECRET, None),
        (f"{SECRET}\n", None),
        ("", "nothing"),
        ("ONRECORD_TOKEN=abc", "a line that sets a variable"),
        (f"ONRECORD_TOKEN={SECRET}", "a line that sets a variable"),
        (f"'{SECRET}'", "in quotes"),
        ("<your token>", "in quotes or brackets"),
        (f"Bot {SECRET}", "a word in front"),
        ("https://discord.com/api/webhooks/1000000000000000001/abcdef", "a webhook's address"),
        ("https://discord.com/oauth2/authorize?client_id=1", "a web address"),
        ("0123456789abcdef" * 4, "public key"),
        ("1000000000000000001", "an id"),
        ("mfa.abcdefghijklmnopqrstuvwxyz", "a user's token"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "JSON web token"),
        ("q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6", "a client secret"),
        ("q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5", "an OAuth2 access token"),
        ("MTAwMDAwMDAwMDAwMDAwMDAwMQ.Gabcde", "two of the three parts"),
        (f"{SECRET}\n{SECRET}", "several words or lines"),
        ("your-token-here", "no token"),
        ("ab.cd.ef", "no bot's token"),
        ("\u00e9t\u00e9.a.b", "no token"),
    ],
)
def test_what_is_pasted_by_mistake_is_told_apart(text: str, what: str | None) -> None:
    found = mistaken_for(text)
    assert (found is None) is (what is None)
    assert what is None or what in str(found)
    assert found is None or len(text.strip()) < 6 or text.strip() not in found


def test_a_token_that_is_cut_off_is_warned_of(site: Site) -> None:
    site.token.write_text(SECRET[:45])
    assert said(site, "token")[0][0] == "warning"
