from __future__ import annotations

import hashlib
import hmac
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from answers.errors import ArchiveError
from answers.model import Verdict
from answers.record.open_store import open_store
from answers.record.question_log import Logged, QuestionLog
from answers.record.schema import metadata
from answers.record.secret import Secret

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def logged(
    token: str, question: str = "did Ada mention it?", verdict: Verdict = Verdict.NOT_FOUND, **more: object
) -> Logged:
    values: dict[str, object] = {"collection": "one", "data": "{}", "at": NOW} | more
    return Logged(token=token, question=question, verdict=verdict, **values)  # type: ignore[arg-type]


@pytest.fixture
def log() -> QuestionLog:
    return open_store().questions


def test_what_is_kept_is_found_by_token_prompt_and_reply(log: QuestionLog) -> None:
    entry = logged("a", prompt="1", reply="2")
    log.keep(entry)
    assert [log.find("a"), log.asked_by("1"), log.answered_by("2")] == [replace(entry, prompt=None)] * 3


def test_keeping_again_takes_its_place_and_keeps_the_votes(log: QuestionLog) -> None:
    log.keep(logged("a"))
    log.vote("a", "x", True)
    log.keep(logged("a", question="another?"))
    found = log.find("a")
    assert found is not None
    assert (found.question, log.helped("one")) == ("another?", (1, 0))


def test_what_was_never_kept_is_not_found(log: QuestionLog) -> None:
    assert (log.find("a"), log.asked_by("1"), log.answered_by("2"), log.vote("a", "x", True)) == (
        None,
        None,
        None,
        (0, 0),
    )


def test_each_voter_counts_once(log: QuestionLog) -> None:
    log.keep(logged("a"))
    log.vote("a", "x", True)
    log.vote("a", "x", False)
    assert log.vote("a", "y", True) == (1, 1)


def test_a_vote_does_not_hold_the_voter(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        store.questions.keep(logged("a"))
        store.questions.vote("a", "voter-1234567890", True)
    assert b"voter-1234567890" not in (tmp_path / "a.db").read_bytes()


MEMBER, MESSAGE, ANSWER = "417300000000000001", "1400000000000000001", "1400000000000000002"


def everything(place: Path) -> str:
    """All that the tables of what members did hold."""
    with closing(sqlite3.connect(place)) as connection:
        return repr(
            [connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("questions", "votes", "meta")]
        )


def test_the_file_alone_does_not_tell_who_asked_and_who_voted(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        log, identity = store.questions, store.identity
        log.keep(logged("a", prompt=MESSAGE, asker=MEMBER))
        log.replied("a", ANSWER)
        log.vote("a", MEMBER, True)
    held = everything(tmp_path / "a.db")
    for known in (MEMBER, MESSAGE, ANSWER):
        for text in (known, f"a:{known}", f"{identity}:a:{known}", f"{identity}:{known}"):
            tried = {text, hashlib.sha256(text.encode()).hexdigest()}
            tried |= {hmac.digest(key.encode(), text.encode(), "sha256").hex() for key in (identity, "a", "")}
            assert not [one for one in tried if f"'{one}'" in held]
            assert f"{int(known):x}" not in held


def test_the_same_secret_finds_what_it_marked_and_another_does_not(tmp_path: Path) -> None:
    for file, found in [("one", True), ("other", False), ("one", True)]:
        with open_store(tmp_path / "a.db") as store:
            store.secret = Secret(tmp_path / file)
            if not store.questions.find("a"):
                store.questions.keep(logged("a", prompt=MESSAGE, reply=ANSWER))
            assert [store.questions.asked_by(MESSAGE) is not None, store.questions.answered_by(ANSWER) is not None] == [
                found
            ] * 2
    assert (tmp_path / "one").stat().st_mode & 0o777 == 0o600


def test_what_a_member_asked_and_voted_is_forgotten_and_nothing_else(log: QuestionLog) -> None:
    for token, asker in [("a", MEMBER), ("b", MEMBER), ("c", "417300000000000002"), ("d", None)]:
        log.keep(logged(token, asker=asker))
        log.vote(token, "417300000000000002", True)
    log.vote("c", MEMBER, False)
    assert log.forget_member(MEMBER) == (2, 1)
    assert {token for token in "abcd" if log.find(token)} == {"c", "d"}
    assert log.helped("one") == (2, 0)
    assert log.forget_member(MEMBER) == (0, 0)


def test_what_was_forgotten_is_in_no_file(tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    with open_store(place) as store:
        store.questions.keep(logged("a", "did the quillfeather close?", asker=MEMBER))
        assert any(b"quillfeather" in file.read_bytes() for file in tmp_path.iterdir())
        store.questions.forget_member(MEMBER)
        assert not any(b"quillfeather" in file.read_bytes() for file in tmp_path.iterdir())


def test_what_an_older_format_kept_is_keyed_and_found_as_before(tmp_path: Path) -> None:
    place = tmp_path / "old.db"
    with open_store(place) as store:
        store.questions.keep(logged("a"))
        identity = store.identity
        mark = hashlib.sha256(f"{identity}:a:{MEMBER}".encode()).hexdigest()
        with store._database.writing() as connection:
            for table in ("name_words", "names", "sizes", "unreadable", "callings"):
                connection.exec_driver_sql(f"DROP TABLE {table}")
            for column in ("covered", "asker"):
                connection.exec_driver_sql(f"ALTER TABLE questions DROP COLUMN {column}")
            connection.exec_driver_sql(f"UPDATE questions SET prompt = '{MESSAGE}', reply = '{ANSWER}'")
            connection.exec_driver_sql(f"INSERT INTO votes VALUES ('a', '{mark}', 1)")
            connection.exec_driver_sql("UPDATE meta SET value = '3' WHERE key = 'format'")
    with open_store(place) as store:
        assert store.questions.asked_by(MESSAGE) is not None
        store.questions.keep(logged("b"))
        found = store.questions.asked_by(MESSAGE)
        assert found is not None
        assert (found.token, found.reply) == ("a", ANSWER)
        assert store.questions.vote("a", MEMBER, False) == (0, 1)
    held = everything(place)
    assert not [known for known in (MESSAGE, ANSWER, mark) if known in held]


@pytest.mark.parametrize("text", ["", "abc", "é", "g" * 64], ids=["empty", "short", "no ASCII", "no digits"])
def test_a_file_that_holds_no_secret_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "one").write_text(text, encoding="utf-8")
    with pytest.raises(ArchiveError, match=r"one (holds no secret|cannot be used)"):
        Secret(tmp_path / "one").mark("a")


def test_an_archive_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        with open_store(tmp_path / "a.db") as store:
            store.questions.keep(logged("a"))
            modes = {file.name: file.stat().st_mode & 0o777 for file in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}


def test_unanswered_are_counted_however_they_are_written(log: QuestionLog) -> None:
    for n, text in enumerate(["Did Ada mention it?", "did ada mention it", "who?", "did Ada say so?"]):
        verdict = Verdict.YES if text == "who?" else Verdict.NOT_ON_RECORD
        log.keep(logged(str(n), text, verdict, at=NOW + timedelta(days=n)))
    assert [(one.times, one.last.day) for one in log.unanswered("one")] == [(2, 2), (1, 4)]


def test_another_collection_is_not_counted(log: QuestionLog) -> None:
    log.keep(logged("a", collection="other"))
    log.vote("a", "x", True)
    assert (log.unanswered("one"), log.helped("one")) == ([], (0, 0))


@pytest.mark.parametrize(
    ("what", "left"),
    [
        ({"token": "a"}, {"b", "c"}),
        ({"collection": "one"}, {"c"}),
        ({"before": NOW + timedelta(days=1)}, {"b", "c"}),
        ({}, {"a", "b", "c"}),
    ],
    ids=["token", "collection", "age", "nothing given"],
)
def test_forgetting_deletes_what_is_meant(log: QuestionLog, what: dict[str, object], left: set[str]) -> None:
    log.keep(logged("a"))
    log.keep(logged("b", at=NOW + timedelta(days=2)))
    log.keep(logged("c", collection="other", at=NOW + timedelta(days=2)))
    log.forget(**what)  # type: ignore[arg-type]
    assert {token for token in "abc" if log.find(token)} == left


def test_an_archive_of_the_first_format_gets_the_log(tmp_path: Path) -> None:
    place = tmp_path / "old.db"
    with open_store(place) as store, store._database.writing() as connection:
        for table in ("name_words", "names", "sizes", "unreadable", "callings", "propositions", "votes", "questions"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("UPDATE meta SET value = '1' WHERE key = 'format'")
    with open_store(place) as store:
        store.questions.keep(logged("a"))
        with store._database.reading() as connection:
            columns = {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(questions)")}
        assert columns == {column.name for column in metadata.tables["questions"].columns}
        assert store.questions.find("a") is not None
